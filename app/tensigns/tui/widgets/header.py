"""The line at the top: the product, the client, and where the user is."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

SIDE = 0.2
"""The share of the line that the client's name leaves to either side."""


LEAST = 56
"""Cells from which there is room for all three."""


class ScreenHeader(Widget):
    """Three texts on one line; user text among them is shown as it is, cut where it is too long.

    One widget and not one a text: there is less to lay out whenever the place changes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"masthead--quiet"}
    DEFAULT_CSS = """
    ScreenHeader { height: 2; padding: 0 1; border-bottom: solid $border; }
    ScreenHeader > .masthead--quiet { color: $quiet; }
    """

    place: reactive[str] = reactive("")

    def __init__(self, subject: str = "", place: str = "") -> None:
        super().__init__()
        self._subject = subject
        self.set_reactive(ScreenHeader.place, place)

    def render(self) -> Content:
        """The product at the left, the client in the middle, the place at the right.

        Where there is little room, the client and the place alone.
        """
        width = self.content_size.width
        quiet = self.get_visual_style("masthead--quiet")
        if width < LEAST:
            place = Content.styled(self.place, quiet).truncate(width, ellipsis=True)
            left = max(width - place.cell_length - 2, 0)
            subject = Content.styled(self._subject or "tensigns", "bold")
            subject = subject.truncate(left, ellipsis=True, pad=True)
            return Content("").join((subject, place.pad_left(2)))
        most = width - 2 * round(width * SIDE)
        subject = Content.styled(self._subject, "bold").truncate(most, ellipsis=True)
        left = (width - subject.cell_length) // 2
        right = width - subject.cell_length - left
        product = Content.styled("tensigns", quiet).truncate(left, ellipsis=True, pad=True)
        place = Content.styled(self.place, quiet).truncate(right, ellipsis=True)
        return Content("").join((product, subject, place.pad_left(right - place.cell_length)))
