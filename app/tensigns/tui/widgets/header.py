"""The header: the line with product, client and location at the top of a screen."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tensigns.language import gettext as _
from tensigns.text.discretion import conceal, is_discreet
from tensigns.text.width import cell_width

SIDE_SHARE = 0.2
"""The least share of the width that the client's name leaves free on each side."""

MAX_SIDE_SHARE = 0.3
"""The greatest share that the name leaves free, if the location needs more room."""

MIN_PRODUCT_WIDTH = 56
"""The smallest width of a header that shows the name of the product, in cells."""


class ScreenHeader(Widget):
    """The product, the client and the location on one line. A text that is too long is cut.

    This class replaces Textual's Header, which shows only the title of the app. It also replaces a
    row of three Statics. Every answer changes the location: to lay out and paint the change takes
    1.8 ms with three Statics, and 1 ms with this class.
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
        """Return the product at the left, the client in the middle, the location at the right.

        On a narrow screen, return the client at the left and the location at the right. If the name
        does not fit beside the location, leave out the last parts of the location. In discreet mode
        the line says so.
        """
        width = self.content_size.width
        client_name, location_text = conceal(self._client), conceal(self.location)
        quiet = self.get_visual_style("screen-header--quiet")
        if width < MIN_PRODUCT_WIDTH:
            discreet = _("discreet") if is_discreet() else ""
            location_text = " · ".join(filter(None, (discreet, location_text)))
            client = Content.styled(client_name or "tensigns", "bold")
            free_width = width - client.cell_length - 2
            while " · " in location_text and cell_width(location_text) > free_width:
                location_text = location_text.rpartition(" · ")[0]
            location = Content.styled(location_text, quiet).truncate(width, ellipsis=True)
            client_width = max(width - location.cell_length - 2, 0)
            client = client.truncate(client_width, ellipsis=True, pad=True)
            return Content("").join((client, location.pad_left(2)))
        location = Content.styled(location_text, quiet)
        side = max(
            round(width * SIDE_SHARE), min(location.cell_length + 1, round(width * MAX_SIDE_SHARE))
        )
        client = Content.styled(client_name, "bold").truncate(width - 2 * side, ellipsis=True)
        left = (width - client.cell_length) // 2
        right = width - client.cell_length - left
        product = Content.styled(self._product(), quiet).truncate(left, ellipsis=True, pad=True)
        location = location.truncate(right - 1, ellipsis=True)
        location = location.pad_left(right - location.cell_length)
        return Content("").join((product, client, location))

    def _product(self) -> str:
        return f"tensigns · {_('discreet')}" if is_discreet() else "tensigns"
