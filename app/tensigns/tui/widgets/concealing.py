"""Textual's Static, which hides the names of clients in discreet mode.

All other modules take it from here, and text boxes from :mod:`text_boxes`. A test makes sure of it.
"""

from typing import Any

from textual import widgets
from textual.app import RenderResult

from tensigns.text.discretion import is_discreet


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
