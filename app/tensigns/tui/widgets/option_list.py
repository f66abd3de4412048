"""Lists whose cursor is a character, not a colour alone."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

from tensigns.tui.symbols import POINTER


class CursorList(OptionList):
    """An option list that points at the highlighted option; it keeps two cells for that."""

    # No text of ours holds a link, and to look for one takes a tenth of drawing an option.
    auto_links = False
    DEFAULT_CSS = """
    CursorList, CursorList:focus {
        & > .option-list--option { padding: 0 0 0 2; }
        &.-textual-compact > .option-list--option { padding: 0 0 0 2; }
    }
    """

    def on_resize(self) -> None:
        """Keep the highlighted option in view where there is less room than there was."""
        self.scroll_to_highlight()

    def watch_virtual_size(self) -> None:
        """The same where the options take more: a scroll bar that appears makes them narrower."""
        self.scroll_to_highlight()

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if the highlighted option begins there."""
        strip = super().render_line(y)
        if not is_at(strip, "option", self.highlighted):
            return strip
        if y > 0 and is_at(super().render_line(y - 1), "option", self.highlighted):
            return strip
        return cursor_line(strip)


def is_at(strip: Strip, kind: str, place: int | None) -> bool:
    """Whether a line belongs to an option or a row, as Textual marks it for clicks."""
    style = _first_style(strip)
    return style is not None and place is not None and style.meta.get(kind) == place


def cursor_line(strip: Strip) -> Strip:
    """The line with the pointer in its first cell."""
    return Strip.join([Strip([Segment(POINTER, _first_style(strip))], 1), strip.crop(1)])


def _first_style(strip: Strip) -> Style | None:
    return next((style for _text, style, _control in strip), None)
