"""The line at the top: the product, the client, and where the user is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Masthead(Horizontal):
    """Three texts on one line; user text among them is shown as it is, cut where it is too long."""

    DEFAULT_CSS = """
    Masthead {
        height: 2;
        padding: 0 1;
        border-bottom: solid $border;

        & > .masthead-product { width: 1fr; color: $quiet; }
        & > .masthead-subject { width: auto; max-width: 60%; text-style: bold; }
        & > .masthead-place { width: 1fr; text-align: right; color: $quiet; }
        & > Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, subject: str = "", place: str = "") -> None:
        super().__init__()
        self._subject = subject
        self._place = Static(Content(place), classes="masthead-place")

    def compose(self) -> ComposeResult:
        yield Static(Content("tensigns"), classes="masthead-product")
        yield Static(Content(self._subject), classes="masthead-subject")
        yield self._place

    def tell(self, place: str) -> None:
        """Say where the user is."""
        self._place.update(Content(place))
