"""Two sittings side by side: mirrored bars, and the answers of the sign under the cursor."""

from collections.abc import Callable, Iterator
from typing import ClassVar, Literal

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import OptionList, Static

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.pair import Pair
from tensigns.report.pair_signs import PairSign, Said
from tensigns.report.report import Report
from tensigns.report.signs import Answer
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.tones import tone
from tensigns.tui.widgets.key_line import KeyLine
from tensigns.tui.widgets.masthead import Masthead
from tensigns.tui.widgets.mirror import LEFT, STACKED, Mirror


class CompareScreen(Page[None]):
    """No winner: the recommendation of each, where they differ, and by how much.

    ``pair`` is told from the left to the right, ``swapped`` is the same the other way about.
    ``export`` writes the comparison and says where it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "toggle_differing", N_("only what differs")),
        Binding("s", "swap", N_("swap")),
        Binding("e", "export", N_("export")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
    ]

    pair: reactive[Pair | None] = reactive(None, init=False)
    differing: reactive[bool] = reactive(default=False, init=False)

    def __init__(self, pair: Pair, swapped: Pair, export: Callable[[Pair], object]) -> None:
        super().__init__()
        self._both = (pair, swapped)
        self._export = export

    def compose(self) -> ComposeResult:
        yield Masthead(place=_("side by side"))
        yield Static(id="heads")
        yield Mirror()
        with VerticalScroll(id="spelled", can_focus=True):
            yield Static(id="answers")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin as asked."""
        self.pair = self._both[0]
        self.query_one(Mirror).focus()

    def on_resize(self) -> None:
        """Stack the sides where there is little room."""
        self._show()

    def watch_pair(self) -> None:
        """Show the pair."""
        self._show()

    def watch_differing(self) -> None:
        """Show all signs, or those that differ."""
        self._show()

    def _show(self) -> None:
        if self.pair is None:
            return
        self.query_one("#heads", Static).update(self._heads(self.pair))
        signs = [each for each in _signs(self.pair) if not self.differing or _differs(each)]
        self.query_one(Mirror).show(signs)
        if not signs:
            self.query_one("#answers", Static).update(Text(_("They do not differ.")))

    def _heads(self, pair: Pair) -> Table:
        grid = Table.grid(padding=0, expand=True)
        if self.size.width < STACKED:
            grid.add_column(ratio=1, justify="right")
        else:
            grid.add_column(width=LEFT, justify="right")
        grid.add_column(width=3, justify="center")
        grid.add_column(ratio=1)
        grid.add_row(
            self._head(pair.a, justify="right"),
            Text("│\n│\n│"),
            self._head(pair.b, justify="left"),
        )
        return grid

    def _head(self, report: Report, *, justify: Literal["left", "right"]) -> Text:
        variables = self.app.theme_variables
        name = Text(report.client, style="bold", overflow="ellipsis", no_wrap=True)
        verdict = f"{report.symbol} {report.word.upper()} {report.points}"
        told = Text(verdict, style=f"bold {tone(report.recommendation, variables)}")
        when = Text(report.date, style=variables.get("quiet", ""))
        head = Text("\n", justify=justify).join([name, told, when])
        head.justify = justify
        return head

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Spell out the sign under the cursor."""
        if self.pair is None:
            return
        sign = next(each for each in _signs(self.pair) if each.id == event.option_id)
        changed = f"  ({sign.change})" if sign.difference else ""
        title = Text(f"{sign.title}{changed}", style="bold")
        told = [said for said in sign.said if said.differs or not self.differing]
        spelled = Group(title, *_spelled(told))
        self.query_one("#answers", Static).update(spelled)
        self.query_one("#spelled").scroll_home(animate=False)

    def action_toggle_differing(self) -> None:
        """Show only what differs, or everything again."""
        self.differing = not self.differing

    def action_swap(self) -> None:
        """Change the sides."""
        self.pair = self._both[1] if self.pair is self._both[0] else self._both[0]

    def action_export(self) -> None:
        """Write the comparison down, and say where."""
        if self.pair is not None:
            self._export(self.pair)

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Each sign's points to both sides of the middle, and below them the answers to the "
            "sign under the cursor. A sign is compared where both were asked the same."
        )
        self.app.push_screen(MessageScreen(_("Help"), [paragraph], list(described(self))))


def _signs(pair: Pair) -> tuple[PairSign, ...]:
    return (*pair.signs, *pair.apart)


def _differs(sign: PairSign) -> bool:
    return not sign.comparable or bool(sign.difference) or any(each.differs for each in sign.said)


def _spelled(told: list[Said]) -> Iterator[Text | Table]:
    """Each question with both sides' answers below it."""
    for said in told:
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(_answer(said.a), _answer(said.b))
        yield Text(f"\n{said.question}")
        yield grid


def _answer(answer: Answer) -> Text:
    return Text(f"{answer.answer}\n{answer.note}" if answer.note else answer.answer)
