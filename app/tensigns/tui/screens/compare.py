"""Two sittings side by side: mirrored bars, and the answers of the sign under the cursor."""

from collections.abc import Collection, Iterator
from typing import ClassVar, NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Footer, OptionList, Static

from tensigns.core.comparison import Compared
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.report import Report
from tensigns.report.signs import Answer, SignReport
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.tones import tone
from tensigns.tui.widgets.masthead import Masthead
from tensigns.tui.widgets.mirror import LEFT, STACKED, Mirror, by_sign


class Pair(NamedTuple):
    """Two reports and their signs compared; ``b`` is told against ``a``."""

    a: Report
    b: Report
    signs: tuple[Compared, ...]


class CompareScreen(Page[None]):
    """No winner: the recommendation of each, where they differ, and by how much.

    ``pair`` is told from the left to the right, ``swapped`` is the same the other way about.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "toggle_differing", N_("only what differs")),
        Binding("s", "swap", N_("swap")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
    ]
    CSS_PATH = "compare.tcss"

    pair: reactive[Pair | None] = reactive(None, init=False)
    differing: reactive[bool] = reactive(default=False, init=False)

    def __init__(self, pair: Pair, swapped: Pair) -> None:
        super().__init__()
        self._both = (pair, swapped)

    def compose(self) -> ComposeResult:
        yield Masthead(place=_("side by side"))
        yield Static(id="heads")
        yield Mirror()
        with VerticalScroll(id="spelled", can_focus=False):
            yield Static(id="answers")
        yield Footer(show_command_palette=False)

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
        signs = [each for each in self.pair.signs if not self.differing or _differs(each)]
        self.query_one(Mirror).show(self.pair.a, self.pair.b, signs)
        if not signs:
            self.query_one("#answers", Static).update(Text(_("They do not differ.")))

    def _heads(self, pair: Pair) -> Table:
        variables = self.app.theme_variables
        quiet = variables.get("quiet", "")
        grid = Table.grid(padding=0, expand=True)
        if self.size.width < STACKED:
            grid.add_column(ratio=1, justify="right")
        else:
            grid.add_column(width=LEFT, justify="right")
        grid.add_column(width=3, justify="center")
        grid.add_column(ratio=1)
        sides = []
        for report, left in ((pair.a, True), (pair.b, False)):
            name = Text(report.client, style="bold", overflow="ellipsis", no_wrap=True)
            verdict = f"{report.symbol} {report.word.upper()} {report.points}"
            told = Text(verdict, style=f"bold {tone(report.recommendation, variables)}")
            lines = Text("\n").join([name, told, Text(report.date, style=quiet)])
            lines.justify = "right" if left else "left"
            sides.append(lines)
        grid.add_row(sides[0], Text("│\n│\n│"), sides[1])
        return grid

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Spell out the sign under the cursor."""
        if self.pair is None or event.option_id is None:
            return
        compared = next(each for each in self.pair.signs if each.sign == event.option_id)
        a, b = by_sign(self.pair.a).get(compared.sign), by_sign(self.pair.b).get(compared.sign)
        sign = a or b
        name = sign.title if sign else compared.sign
        title = Text(f"{name}{_difference(compared)}", style="bold")
        only = compared.differing if self.differing and compared.comparable else None
        self.query_one("#answers", Static).update(Group(title, *_spelled(a, b, only)))

    def action_toggle_differing(self) -> None:
        """Show only what differs, or everything again."""
        self.differing = not self.differing

    def action_swap(self) -> None:
        """Change the sides."""
        self.pair = self._both[1] if self.pair is self._both[0] else self._both[0]

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Each sign's points to both sides of the middle, and below them the answers to the "
            "sign under the cursor. A sign is compared where both were asked the same."
        )
        self.app.push_screen(MessageScreen(_("Help"), [paragraph], list(described(self))))


def _differs(compared: Compared) -> bool:
    return not compared.comparable or bool(compared.difference) or bool(compared.differing)


def _difference(compared: Compared) -> str:
    return f"  ({compared.difference:+d})" if compared.difference else ""


def _spelled(
    a: SignReport | None, b: SignReport | None, only: Collection[str] | None
) -> Iterator[Text | Table]:
    """Each question with both sides' answers; all of them, or only these."""
    of_a = {each.key: each for each in a.answers} if a else {}
    of_b = {each.key: each for each in b.answers} if b else {}
    for key in dict.fromkeys((*of_a, *of_b)):
        if only is None or key in only:
            one, other = of_a.get(key), of_b.get(key)
            asked = one or other
            grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
            grid.add_column(ratio=1)
            grid.add_column(ratio=1)
            grid.add_row(_told(one), _told(other))
            yield Text(f"\n{asked.question if asked else key}")
            yield grid


def _told(answer: Answer | None) -> Text:
    if answer is None:
        return Text("·")
    return Text(f"{answer.answer}\n{answer.note}" if answer.note else answer.answer)
