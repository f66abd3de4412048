"""A titled section of a report."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static


class Section(Horizontal):
    """A title on the left and lines of text on the right.

    The lines are numbered from ``first_number`` on. If it is None, they have no numbers.
    """

    DEFAULT_CSS = """
    Section {
        height: auto;
        margin-bottom: 1;

        .section-title { width: 15; color: $primary; text-style: bold; padding-right: 1; }
        .section-lines { height: auto; width: 1fr; }
        .section-row { height: auto; }
        .section-number { width: 4; color: $quiet; }
        .section-line { width: 1fr; }
    }
    """

    def __init__(
        self, title: str, lines: Sequence[str], *, first_number: int | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self.lines = lines
        self._first_number = first_number

    def compose(self) -> ComposeResult:
        yield Static(Content(self._title), classes="section-title")
        with Vertical(classes="section-lines"):
            for index, line in enumerate(self.lines):
                with Horizontal(classes="section-row"):
                    if self._first_number is not None:
                        number = self._first_number + index
                        yield Static(Content(f"{number:>2}"), classes="section-number")
                    yield Static(Content(line), classes="section-line")
