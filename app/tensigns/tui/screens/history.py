"""A client's sittings on a time line, and the points of each sign over time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.words import day, word
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.symbols import symbol, symbol_width
from tensigns.tui.tones import tone
from tensigns.tui.widgets.key_line import KeyLine
from tensigns.tui.widgets.masthead import Masthead
from tensigns.tui.widgets.pointed_table import PointedTable

MARK = "*"


@dataclass(frozen=True)
class Event:
    """A finished sitting on the time line; ``signs`` are the points by sign, in order."""

    id: str
    day: date
    recommendation: Recommendation
    points: int
    remark: str
    signs: tuple[int, ...]


@dataclass(frozen=True)
class History:
    """A client's events, newest first, the signs' labels, and what could not be read."""

    client: str
    labels: tuple[str, ...]
    events: tuple[Event, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Calls:
    """What a history can set off, by the ids of sittings."""

    open: Callable[[str], object]
    compare: Callable[[str, str], object]
    ask: Callable[[], object]
    delete: Callable[[str], object]


class Events(PointedTable[Text]):
    """The time line; Enter is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]


WIDTHS = (1, 0, 18, 16, 6)
"""Cells of the columns of the time line but the symbol's, and the remark's, which is the last."""

SLIM = 60
"""Cells below which days are told in figures, and remarks in the sitting alone."""

SLIM_WIDTHS = (1, 0, 10, 9, 6)

LABEL, COLUMN = 24, 6
"""Cells of a sign's label, and of its points in one sitting."""


class HistoryScreen(Page[None]):
    """The time line above, the signs over time below; ``load`` reads both afresh."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", N_("ask again")),
        Binding("m", "mark", N_("mark")),
        Binding("c", "compare", N_("what changed")),
        Binding("d", "delete", N_("delete")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("home"), key_display="esc"),
    ]

    def __init__(self, load: Callable[[], History], calls: Calls) -> None:
        super().__init__()
        self._read = load
        self._calls = calls
        self._history = load()
        self._marked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Masthead(self._history.client, _("history"))
        with Vertical(id="history"):
            yield Events(cursor_type="row")
            with VerticalScroll(id="over-time", can_focus=True):
                yield Static(classes="heading")
                yield DataTable(id="signs", cursor_type="none", show_cursor=False, cell_padding=0)
                yield Static(id="faults")
        yield KeyLine()

    def on_mount(self) -> None:
        """Leave the focus to the time line."""
        self.query_one("#signs", DataTable).can_focus = False

    def on_resize(self) -> None:
        """Give the columns the width there is."""
        self._list()

    def recoloured(self) -> None:
        """Take the tones of the theme."""
        self._list()

    def on_screen_resume(self) -> None:
        """Read the sittings afresh."""
        self._history = self._read()
        if not self._history.events:
            self.dismiss()
            return
        self._list()
        self.query_one("#faults", Static).update(Content("\n".join(self._history.faults)))
        self.query_one(Events).focus()

    def _list(self) -> None:
        table = self.query_one(Events)
        place = table.cursor_row
        table.clear(columns=True)
        for title, width in zip(self._titles, self._widths, strict=True):
            table.add_column(Text(title), width=symbol_width() if width == 0 else width)
        for event in self._history.events:
            table.add_row(*self._cells(event)[: len(self._widths)], key=event.id)
        table.move_cursor(row=place)
        self._list_signs()

    def _cells(self, event: Event) -> tuple[Text, ...]:
        style = tone(event.recommendation, self.app.theme_variables)
        return (
            Text(MARK if event.id in self._marked else ""),
            Text(symbol(event.recommendation), style=style),
            Text(event.day.isoformat() if self._is_slim else day(event.day)),
            Text(word(event.recommendation), style=style),
            Text(str(event.points), justify="right"),
            Text(
                event.remark,
                style=self.app.theme_variables.get("quiet", ""),
                overflow="ellipsis",
                no_wrap=True,
            ),
        )

    def _list_signs(self) -> None:
        """The signs that ever spoke, oldest sitting at the left."""
        table: DataTable[Text] = self.query_one("#signs", DataTable)
        table.clear(columns=True)
        room = max((self.app.size.width - LABEL - 5) // COLUMN, 2)
        events: Sequence[Event] = self._history.events[:room][::-1]
        more = len(self._history.events) > room
        message = _("Points by sign, the last {number} sittings") if more else _("Points by sign")
        self.query_one(".heading", Static).update(Content(message.format(number=room)))
        table.add_column(Text(""), width=LABEL)
        for event in events:
            table.add_column(Text(f"{event.day:%y-%m}", justify="right"), width=COLUMN)
        for place, label in enumerate(self._history.labels):
            points = [event.signs[place] if place < len(event.signs) else 0 for event in events]
            if any(points):
                cells = [Text(str(each) if each else "·", justify="right") for each in points]
                table.add_row(Text(label), *cells)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the sitting that Enter or a click chose."""
        if event.row_key.value:
            self._calls.open(event.row_key.value)

    def action_ask(self) -> None:
        """Begin a new sitting."""
        self._calls.ask()

    def action_mark(self) -> None:
        """Mark a sitting, or take the mark off; two are marked at most."""
        here = self._here
        if here in self._marked:
            self._marked.remove(here)
        else:
            self._marked = [*self._marked[-1:], here]
        self._list()

    def action_compare(self) -> None:
        """What changed between the two marked sittings, else since the one before."""
        ids = [event.id for event in self._history.events]
        pair = sorted({*self._marked}, key=ids.index, reverse=True)
        if len(pair) < 2:  # noqa: PLR2004  a pair
            place = ids.index(self._here)
            other = pair[0] if pair and pair[0] != self._here else None
            before = ids[place + 1] if place + 1 < len(ids) else None
            pair = [each for each in (other or before, self._here) if each]
        if len(pair) == 2:  # noqa: PLR2004  a pair
            self._calls.compare(pair[0], pair[1])
        else:
            self.notify(_("There is no earlier sitting to compare with."), markup=False)

    def action_delete(self) -> None:
        """Move the sitting to the trash."""
        self._calls.delete(self._here)

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Every finished sitting, newest first. Mark two with m to see what changed between "
            "them; without marks, c compares a sitting with the one before. Tab leads to the "
            "points by sign, and back."
        )
        self.app.push_screen(MessageScreen(_("Help"), [paragraph], list(described(self))))

    @property
    def _is_slim(self) -> bool:
        return self.app.size.width < SLIM

    @property
    def _widths(self) -> Sequence[int]:
        if self._is_slim:
            return SLIM_WIDTHS
        taken = sum(WIDTHS) + symbol_width() + 2 * (len(WIDTHS) + 1) + 5
        return (*WIDTHS, max(self.app.size.width - taken, 1))

    @property
    def _titles(self) -> Sequence[str]:
        if self._is_slim:
            return ("", "", _("when"), _("last"), _("points"))
        return ("", "", _("when"), _("recommendation"), _("points"), "")

    @property
    def _here(self) -> str:
        return self._history.events[self.query_one(Events).cursor_row].id
