"""Two sittings side by side: mirrored bars, and the answers of the sign under the cursor."""

from collections.abc import Callable
from dataclasses import dataclass
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
from tensigns.report.pair_report import PairReport
from tensigns.report.pair_signs import PairAnswers, PairSign
from tensigns.report.sign_report import AnswerReport
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.symbols import symbol
from tensigns.tui.tones import tone
from tensigns.tui.widgets.comparison_chart import LEFT, STACKED, ComparisonChart, chart_line
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader

ROOMY = 80
"""Cells from which both sides' answers stand beside each other."""

HEAD = 3
"""Lines above each side: who, what it came to, and when."""


@dataclass(frozen=True)
class Calls:
    """What a comparison can set off: write it down, or put another pair in its place."""

    export: Callable[[], object]
    swap: Callable[[], object]
    pick_left: Callable[[], object]
    pick_right: Callable[[], object]


class CompareScreen(Page[None]):
    """No winner: the recommendation of each, where they differ, and by how much.

    A pair is told from the left to the right.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the list of signs, which needs no pages.
        Binding("pagedown", "read(1)", N_("read on"), key_display="PgDn", priority=True),
        Binding("pageup", "read(-1)", show=False, priority=True),
        Binding("d", "toggle_differing", N_("only what differs")),
        Binding("s", "swap", N_("swap")),
        Binding("l", "pick_left", N_("another left")),
        Binding("r", "pick_right", N_("another right")),
        Binding("e", "export", N_("export")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
    ]

    differing: reactive[bool] = reactive(default=False, init=False)

    def __init__(self, pair: PairReport, calls: Calls) -> None:
        super().__init__()
        self._pair = pair
        self._calls = calls

    def compose(self) -> ComposeResult:
        yield ScreenHeader(place=_("side by side"))
        yield Static(id="heads")
        yield ComparisonChart()
        with VerticalScroll(id="spelled", can_focus=True):
            yield Static(id="answers")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the first sign."""
        self._show()
        self.query_one(ComparisonChart).focus()

    def recoloured(self) -> None:
        """Take the tones of the theme."""
        self._show()

    def on_resize(self) -> None:
        """Stack the sides where there is little room."""
        self._show()

    def show(self, pair: PairReport) -> None:
        """Show another pair."""
        self._pair = pair
        self._show()

    def watch_differing(self) -> None:
        """Show all signs, or those that differ."""
        self._show()

    def _show(self) -> None:
        self.query_one("#heads", Static).update(self._heads(self._pair))
        signs = [each for each in _signs(self._pair) if not self.differing or _differs(each)]
        self.query_one(ComparisonChart).show(signs, stacked=self._stacked)
        if not signs:
            self.query_one("#answers", Static).update(Text(_("They do not differ.")))

    @property
    def _stacked(self) -> bool:
        return self.app.size.width < STACKED

    def _heads(self, pair: PairReport) -> Table:
        grid = chart_line(None if self._stacked else LEFT)
        between = Text("\n".join("│" * HEAD))
        # There the days do not show, and one client's name twice tells nothing apart.
        names = (pair.name_a, pair.name_b)
        one, other = names if self.has_class("-short") else (pair.a.client, pair.b.client)
        grid.add_row(self._head(one, pair.a, "right"), between, self._head(other, pair.b, "left"))
        return grid

    def _head(self, who: str, report: SittingReport, justify: Literal["left", "right"]) -> Text:
        variables = self.app.theme_variables
        name = Text(who, style="bold", overflow="ellipsis", no_wrap=True)
        verdict = f"{symbol(report.recommendation)} {report.word.upper()} {report.points}"
        told = Text(verdict, style=f"bold {tone(report.recommendation, variables)}")
        when = Text(report.date, style=variables.get("quiet", ""))
        head = Text("\n", justify=justify).join([name, told, when])
        head.justify = justify
        return head

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Spell out the sign under the cursor."""
        sign = next((each for each in _signs(self._pair) if each.id == event.option_id), None)
        if sign is None:
            # Said of the pair that was shown before.
            return
        changed = f" · {_('difference')} {sign.change}" if sign.difference else ""
        title = Text(f"{sign.title}{changed}", style="bold")
        told = [said for said in sign.said if said.differs or not self.differing]
        spell = _side_by_side if self.app.size.width >= ROOMY else _one_below_the_other
        spelled = (spell(self._pair, said) for said in told)
        self.query_one("#answers", Static).update(Group(title, *spelled))
        self.query_one("#spelled").scroll_home(animate=False)

    def action_read(self, pages: int) -> None:
        """Go on in the answers to the sign under the cursor, or back."""
        spelled = self.query_one("#spelled")
        spelled.scroll_relative(y=pages * max(spelled.size.height - 1, 1), immediate=True)

    def action_toggle_differing(self) -> None:
        """Show only what differs, or everything again."""
        self.differing = not self.differing

    def action_swap(self) -> None:
        """Change the sides."""
        self._calls.swap()

    def action_pick_left(self) -> None:
        """Put another sitting at the left."""
        self._calls.pick_left()

    def action_pick_right(self) -> None:
        """Put another sitting at the right."""
        self._calls.pick_right()

    def action_export(self) -> None:
        """Write the comparison down, and say where."""
        self._calls.export()

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Each sign's points to both sides of the middle, and below them the answers to the "
            "sign under the cursor. A sign is compared where both were asked the same."
        )
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], list(key_descriptions(self))))


def _signs(pair: PairReport) -> tuple[PairSign, ...]:
    return (*pair.signs, *pair.apart)


def _differs(sign: PairSign) -> bool:
    return not sign.comparable or bool(sign.difference) or any(each.differs for each in sign.said)


def _side_by_side(_pair: PairReport, said: PairAnswers) -> Group:
    """A question, and below it both sides' answers, each on its side of the middle."""
    grid = chart_line(LEFT, justify="left")
    grid.add_row(_answer(said.a), Text(), _answer(said.b))
    return Group(Text(f"\n{said.question}"), grid)


def _one_below_the_other(pair: PairReport, said: PairAnswers) -> Group:
    """A question, and below it both sides' answers, each after whose it is."""
    sides = ((pair.name_a, said.a), (pair.name_b, said.b))
    told = (Text(f"  {name}: {_answer(answer).plain}") for name, answer in sides)
    return Group(Text(f"\n{said.question}"), *told)


def _answer(answer: AnswerReport) -> Text:
    return Text(f"{answer.answer}\n{answer.note}" if answer.note else answer.answer)
