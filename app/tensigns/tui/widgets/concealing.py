"""Textual's Static, Input and TextArea, which hide the names of clients in discreet mode.

All other modules take these widgets from here. A test makes sure of it.
"""

from functools import lru_cache
from typing import Any

from rich.text import Text
from textual import widgets
from textual.app import RenderResult

from tensigns.text.discretion import is_discreet, mask


def concealed(shown: Any) -> Any:
    """Return what a widget shows, in discreet mode without the names of clients."""
    if not is_discreet():
        return shown
    # Imported here because it needs parts of Rich that nothing else at the start needs.
    from tensigns.tui.concealed import concealed_visual  # noqa: PLC0415

    return concealed_visual(shown)


class Static(widgets.Static):
    """A text. Names are replaced when it is drawn, so that they can come back."""

    def render(self) -> RenderResult:
        """Return the text as it is shown."""
        shown: RenderResult = concealed(super().render())
        return shown


class Input(widgets.Input):
    """A line to edit. Names are masked: each character keeps its place."""

    @property
    def _value(self) -> Text:
        text = super()._value
        if is_discreet():
            text.plain = mask(text.plain)
        return text


class TextArea(widgets.TextArea):
    """Lines to edit. Names are masked: each character keeps its place."""

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown. A name can be on two lines, so the whole text is masked."""
        line = super().get_line(line_index)
        if is_discreet():
            line.plain = _masked_lines(tuple(self.document.lines))[line_index]
        return line


@lru_cache(maxsize=8)
def _masked_lines(lines: tuple[str, ...]) -> list[str]:
    return mask("\n".join(lines)).split("\n")
