"""An option list whose cursor is a character, and the functions that draw this character."""

from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.concealing import concealed

if TYPE_CHECKING:
    from textual.widgets import DataTable


class CursorList(OptionList):
    """An option list with a pointer before the highlighted option, in two cells of padding.

    This class replaces Textual's OptionList, which shows the highlighted option only by colour:
    without colours, that option looks like all other options. CursorList also keeps the highlighted
    option in view when the list gets smaller. The keys can be set in ``config.toml``.
    """

    # No option contains a link, and the search for links takes a tenth of the time to draw an
    # option.
    auto_links = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False, id="up"),
        Binding("down", "cursor_down", show=False, id="down"),
        Binding("pageup", "page_up", show=False, id="page_up"),
        Binding("pagedown", "page_down", show=False, id="page_down"),
        Binding("home", "first", show=False, id="first"),
        Binding("end", "last", show=False, id="last"),
        Binding("enter", "select", show=False, id="open"),
    ]
    DEFAULT_CSS = """
    CursorList, CursorList:focus {
        & > .option-list--option { padding: 0 0 0 2; }
        &.-textual-compact > .option-list--option { padding: 0 0 0 2; }
    }
    """

    def _get_visual(self, option: Option) -> Visual:
        """Return an option as it is shown. Textual has no public method for it."""
        visual: Visual = concealed(super()._get_visual(option))
        return visual

    def draw_options_again(self) -> None:
        """Draw all options again, because discreet mode has changed their texts."""
        self._clear_caches()

    def on_resize(self) -> None:
        """Keep the highlighted option in view when the list gets smaller."""
        self.scroll_to_highlight()

    def watch_virtual_size(self) -> None:
        """Keep the highlighted option in view when options get narrower and need more lines."""
        self.scroll_to_highlight()

    def action_page_up(self) -> None:
        """Move the cursor up by a page. If the list is too narrow to have lines, do nothing.

        Textual's method fails in a list without lines.
        """
        if self._has_lines:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move the cursor down by a page. If the list is too narrow to have lines, do nothing."""
        if self._has_lines:
            super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def _has_lines(self) -> bool:
        return bool(self._lines) and (self.highlighted or 0) in self._index_to_line

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the highlighted option is on the screen; None if there is none in view."""
        return line_offset(self, "option", self.highlighted)

    def render_line(self, y: int) -> Strip:
        """Return a line of the list. The first line of the highlighted option has the pointer."""
        strip = super().render_line(y)
        if not is_line_of(strip, "option", self.highlighted):
            return strip
        if y > 0 and is_line_of(super().render_line(y - 1), "option", self.highlighted):
            return strip
        return with_pointer(strip)


def line_offset(
    widget: "OptionList | DataTable[Any]", kind: str, index: int | None
) -> Offset | None:
    """Return where the first line of an option of a list, or of a row of a table, is on the screen.

    Return None if the line is out of view.
    """
    for y in range(widget.content_size.height):
        if is_line_of(widget.render_line(y), kind, index):
            return widget.content_region.offset + Offset(0, y)
    return None


def is_line_of(strip: Strip, kind: str, index: int | None) -> bool:
    """Whether a line belongs to the option or row at an index. ``kind`` is "option" or "row".

    Textual stores the index under ``kind`` in the meta data of the line, for mouse clicks.
    """
    style = _first_style(strip)
    return style is not None and index is not None and style.meta.get(kind) == index


def with_pointer(strip: Strip) -> Strip:
    """Return the line with the pointer in its first cell."""
    return Strip.join([Strip([Segment(POINTER, _first_style(strip))], 1), strip.crop(1)])


def _first_style(strip: Strip) -> Style | None:
    return next((style for _text, style, _control in strip), None)
