"""The line at the top of a screen: the product, the client, and the location of the user."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

SIDE_SHARE = 0.2
"""The share of the width that the client's name leaves free at each side."""

FULL_WIDTH = 56
"""With fewer cells than this, the product is not shown."""


class ScreenHeader(Widget):
    """Product, client and location on one line; user text is shown as it is, cut if too long.

    Replaces Textual's Header, which shows the title of the app alone, and a row of three Statics.
    Those took 1.8 ms to lay out and paint a new location, which every answer brings; this takes 1.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"screen-header--quiet"}
    DEFAULT_CSS = """
    ScreenHeader { height: 2; padding: 0 1; border-bottom: solid $border; }
    ScreenHeader > .screen-header--quiet { color: $quiet; }
    """

    location: reactive[str] = reactive("")

    def __init__(self, client: str = "", location: str = "") -> None:
        super().__init__()
        self._client = client
        self.set_reactive(ScreenHeader.location, location)

    def render(self) -> Content:
        """The product at the left, the client in the middle, the location at the right.

        On a narrow screen the client at the left and the location at the right.
        """
        width = self.content_size.width
        quiet = self.get_visual_style("screen-header--quiet")
        if width < FULL_WIDTH:
            location = Content.styled(self.location, quiet).truncate(width, ellipsis=True)
            client = Content.styled(self._client or "tensigns", "bold")
            client_width = max(width - location.cell_length - 2, 0)
            client = client.truncate(client_width, ellipsis=True, pad=True)
            return Content("").join((client, location.pad_left(2)))
        client_width = width - 2 * round(width * SIDE_SHARE)
        client = Content.styled(self._client, "bold").truncate(client_width, ellipsis=True)
        left = (width - client.cell_length) // 2
        right = width - client.cell_length - left
        product = Content.styled("tensigns", quiet).truncate(left, ellipsis=True, pad=True)
        location = Content.styled(self.location, quiet).truncate(right, ellipsis=True)
        location = location.pad_left(right - location.cell_length)
        return Content("").join((product, client, location))
