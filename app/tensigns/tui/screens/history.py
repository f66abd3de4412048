"""A client's sittings on a time line, and the points of each sign over time."""

from collections.abc import Callable, Mapping, Sequence
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
from tensigns.report.wording import recommendation_word, short_date
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.symbols import symbol, symbol_width
from tensigns.tui.tones import tone
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.table import CursorTable

MARK = "*"


@dataclass(frozen=True)
class HistoryRow:
    """A finished sitting on the time line; ``signs`` are the points by the sign's id.

    ``stands`` is false for one that was amended: another one stands in its place.
    """

    id: str
    day: date
    recommendation: Recommendation
    points: int
    remark: str
    signs: Mapping[str, int]
    stands: bool = True


@dataclass(frozen=True)
class HistoryContent:
    """A client's events, newest first, each amended one after the one that stands for it.

    ``labels`` are those of the signs by id; ``faults`` tell what could not be read.
    """

    labels: Mapping[str, str]
    events: tuple[HistoryRow, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Calls:
    """What a history can set off, by the ids of sittings; ``delete`` takes the day shown too."""

    open: Callable[[str], object]
    compare: Callable[[str, str], object]
    ask: Callable[[], object]
    delete: Callable[[str, date], object]
    undo: Callable[[], object]


class HistoryTable(CursorTable[Text]):
    """The time line; Enter is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]


WIDTHS = (1, 0, 11, 16, 6)
"""Cells of the columns of the time line but the symbol's, and the remark's, which is the last."""

SLIM = 76
"""Cells below which the word takes fewer, so that a remark fits."""

LEAST_REMARK = 8
"""Cells below which a remark tells nothing."""

SLIM_WIDTHS = (1, 0, 11, 9, 6)

LABEL, COLUMN = 24, 7
"""Cells of a sign's label, and of its points in one sitting."""


class HistoryScreen(Page[None]):
    """The time line above, the signs over time below; ``load`` reads both afresh.

    What cannot be read is told; where nothing is left to tell, it closes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", N_("ask again")),
        Binding("m", "mark", N_("mark")),
        Binding("c", "compare", N_("what changed")),
        Binding("d", "delete", N_("delete")),
        Binding("u", "undo", N_("undo")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("home"), key_display="esc"),
    ]

    def __init__(self, client: str, load: Callable[[], HistoryContent], calls: Calls) -> None:
        super().__init__()
        self._client = client
        self._read = load
        self._calls = calls
        self._history = HistoryContent({}, (), ())
        self._marked: list[str] = []

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._client, _("history"))
        with Vertical(id="history"):
            yield HistoryTable(cursor_type="row")
            with VerticalScroll(id="over-time", can_focus=True):
                yield Static(classes="heading")
                yield DataTable(
                    id="signs",
                    cursor_type="none",
                    show_cursor=False,
                    cell_padding=0,
                    header_height=2,
                )
                yield Static(id="faults")
        yield KeyFooter()

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
        """Read the sittings afresh; the cursor goes to one that came in."""
        before = self._ids
        self._history = self._read()
        if not self._history.events and not self._history.faults:
            self.dismiss()
            return
        came = [each for each in self._ids if each not in before] if before else []
        here = self.query_one(HistoryTable).nearest(self._ids)
        self._list(came[0] if len(came) == 1 else here)
        self.query_one("#faults", Static).update(Content("\n".join(self._history.faults)))
        self.set_focus(self.query_one(HistoryTable) if self._history.events else None)
        self.refresh_bindings()

    def _list(self, here: str | None = None) -> None:
        table = self.query_one(HistoryTable)
        here = here or table.here
        table.clear(columns=True)
        if self._history.events:
            for title, width in zip(self._titles, self._widths, strict=True):
                table.add_column(Text(title), width=symbol_width() if width == 0 else width)
        for event in self._history.events:
            table.add_row(*self._cells(event)[: len(self._widths)], key=event.id)
        table.point_at(here)
        self._list_signs()

    def _cells(self, event: HistoryRow) -> tuple[Text, ...]:
        quiet = self.app.theme_variables.get("quiet", "")
        plain = "" if event.stands else quiet
        style = tone(event.recommendation, self.app.theme_variables) if event.stands else quiet
        return (
            Text(MARK if event.id in self._marks else ""),
            Text(symbol(event.recommendation), style=style),
            Text(short_date(event.day), style=plain),
            Text(recommendation_word(event.recommendation), style=style),
            Text(str(event.points), style=plain, justify="right"),
            Text(event.remark, style=quiet, overflow="ellipsis", no_wrap=True),
        )

    def _list_signs(self) -> None:
        """The signs that spoke, oldest sitting at the left."""
        table: DataTable[Text] = self.query_one("#signs", DataTable)
        table.clear(columns=True)
        self.query_one(".heading").display = bool(self._history.events)
        if not self._history.events:
            return
        standing = [event for event in self._history.events if event.stands]
        room = max((self.app.size.width - LABEL - 5) // COLUMN, 2)
        events: Sequence[HistoryRow] = standing[:room][::-1]
        more = len(standing) > room
        message = _("Points by sign, the last {number} sittings") if more else _("Points by sign")
        self.query_one(".heading", Static).update(Content(message.format(number=room)))
        table.add_column(Text(""), width=LABEL)
        for event in events:
            table.add_column(_two_lines(short_date(event.day)), width=COLUMN)
        for sign, label in self._history.labels.items():
            points = [event.signs.get(sign) for event in events]
            if any(points):
                table.add_row(Text(label), *(_points(each) for each in points))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the sitting that Enter or a click chose."""
        if event.row_key.value:
            self._calls.open(event.row_key.value)

    def action_ask(self) -> None:
        """Begin a new sitting."""
        self._calls.ask()

    def action_mark(self) -> None:
        """Mark a sitting, or take the mark off; two are marked at most."""
        here = self.query_one(HistoryTable).here
        if here is None:
            return
        if here in self._marks:
            self._marked = [each for each in self._marks if each != here]
        else:
            self._marked = [*self._marks[-1:], here]
        self._list(here)

    def action_compare(self) -> None:
        """What changed between the two marked sittings, else since the one before."""
        chosen, here = {*self._marks}, self.query_one(HistoryTable).here
        if here is not None and len(chosen) < 2:  # noqa: PLR2004  a pair
            chosen.add(here)
            if len(chosen) == 1:
                chosen |= {*self._before(here)}
        pair = sorted(chosen, key=self._ids.index, reverse=True)
        if len(pair) == 2:  # noqa: PLR2004  a pair
            self._calls.compare(pair[0], pair[1])
        else:
            self.notify(_("There is no earlier sitting to compare with."), markup=False)

    def _before(self, sitting: str) -> list[str]:
        """The sitting before, if there is one; no amended one counts."""
        older = self._history.events[self._ids.index(sitting) + 1 :]
        return [event.id for event in older if event.stands][:1]

    def action_delete(self) -> None:
        """Move the sitting to the trash."""
        if (here := self.query_one(HistoryTable).here) is not None:
            self._calls.delete(here, self._history.events[self._ids.index(here)].day)

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self._calls.undo()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a sitting that can be read there is little to do."""
        return bool(self._history.events) or action not in {"mark", "compare", "delete"}

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Every finished sitting, newest first. Mark two with m to see what changed between "
            "them; without marks, c compares a sitting with the one before. Tab leads to the "
            "points by sign, and back."
        )
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], list(key_descriptions(self))))

    @property
    def _is_slim(self) -> bool:
        return self.app.size.width < SLIM

    @property
    def _widths(self) -> Sequence[int]:
        widths = SLIM_WIDTHS if self._is_slim else WIDTHS
        taken = sum(widths) + symbol_width() + 2 * (len(widths) + 1) + 5
        left = self.app.size.width - taken
        return (*widths, left) if left >= LEAST_REMARK else widths

    @property
    def _titles(self) -> Sequence[str]:
        came_to = _("last") if self._is_slim else _("recommendation")
        return ("", "", _("when"), came_to, _("points"), "")[: len(self._widths)]

    @property
    def _ids(self) -> list[str]:
        return [event.id for event in self._history.events]

    @property
    def _marks(self) -> list[str]:
        """The marked sittings that are there; the mark of a deleted one comes back with it."""
        there = self._ids
        return [each for each in self._marked if each in there]


def _two_lines(day: str) -> Text:
    """A day above its year, which is the last word in every language there is."""
    return Text("\n".join(day.rsplit(" ", 1)), justify="right")


def _points(points: int | None) -> Text:
    """A blank where the questionnaire lacked the sign."""
    return Text("" if points is None else str(points or "·"), justify="right")
