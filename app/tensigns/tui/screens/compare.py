"""Two sittings side by side: bars for each sign, and the answers for the sign at the cursor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import OptionList

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.export import ClientSitting
from tensigns.report.pair_report import PairReport
from tensigns.report.pair_signs import PairAnswers, PairSign
from tensigns.report.sign_report import AnswerReport
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.legends import sign_table_legend
from tensigns.tui.screens.base import FlowRequest, Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.symbols import recommendation_colour, symbol
from tensigns.tui.widgets.comparison_chart import (
    MIN_WIDE_BARS_WIDTH,
    ComparisonChart,
    is_without_bars,
    two_sided_grid,
)
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.scrolled_text import ScrolledText

MIN_ANSWER_COLUMNS_WIDTH = 80
"""The smallest screen width, in cells, at which the answers of both sides are in two columns."""

HEAD_LINES = 3
"""The number of lines in the head of a side. They show the client, the result and the day."""


class CompareScreen(Page[None]):
    """The recommendations of two sittings, their points sign by sign, and the differences.

    ``build_report`` builds the report of a left and a right sitting. The constructor and
    :meth:`show_pair` call this function and raise the same errors.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  an instance variable in Textual
        *Page.HORIZONTAL_BREAKPOINTS,
        (MIN_WIDE_BARS_WIDTH, "-split"),
    ]

    @dataclass
    class ExportRequested(FlowRequest):
        """A request to export both sittings."""

        left: ClientSitting
        right: ClientSitting

    @dataclass
    class ReplaceLeftRequested(FlowRequest):
        """A request to choose another left sitting and to show it with :meth:`show_pair`."""

        screen: "CompareScreen"

    @dataclass
    class ReplaceRightRequested(FlowRequest):
        """A request to choose another right sitting and to show it with :meth:`show_pair`."""

        screen: "CompareScreen"

    BINDINGS: ClassVar[list[BindingType]] = [
        # These keys have priority over the list of signs. The list is shorter than a page, so it
        # does not need them.
        Binding(
            "pagedown",
            "scroll_answers(1)",
            N_("read on"),
            key_display="PgDn",
            priority=True,
            id="page_down",
        ),
        Binding("pageup", "scroll_answers(-1)", show=False, priority=True, id="page_up"),
        Binding("d", "toggle_differing", N_("only what differs"), id="only_differing"),
        Binding("s", "swap", N_("swap"), id="swap"),
        Binding("l", "replace_left", N_("change left"), id="replace_left"),
        Binding("r", "replace_right", N_("change right"), id="replace_right"),
        Binding("e", "export", N_("export"), id="export"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("escape", "dismiss", N_("back"), key_display="esc", id="back"),
    ]

    only_differing: reactive[bool] = reactive(default=False, init=False)

    def __init__(
        self,
        left: ClientSitting,
        right: ClientSitting,
        build_report: Callable[[ClientSitting, ClientSitting], PairReport],
    ) -> None:
        super().__init__()
        self.left = left
        self.right = right
        self._build_report = build_report
        self._report = build_report(left, right)

    def compose(self) -> ComposeResult:
        yield ScreenHeader(location=_("side by side"))
        yield Static(id="heads")
        yield ComparisonChart()
        with ScrolledText(id="answers"):
            yield Static(id="answer-text")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the pair, with the cursor on the first sign that differs."""
        self._update()
        self.query_one(ComparisonChart).focus()

    def apply_theme(self) -> None:
        """Draw the pair in the colours of the theme."""
        self._update()

    def on_resize(self) -> None:
        """Arrange the two sides for the new width."""
        self._update()

    def show_pair(self, left: ClientSitting, right: ClientSitting) -> None:
        """Show these two sittings in place of the current sittings."""
        self._report = self._build_report(left, right)
        self.left, self.right = left, right
        self._update()

    def watch_only_differing(self) -> None:
        """Show all signs and answers, or only the signs and answers that differ."""
        self._update()

    def _update(self) -> None:
        self.query_one("#heads", Static).update(self._heads(self._report))
        signs = [
            sign for sign in _all_signs(self._report) if not self.only_differing or _differs(sign)
        ]
        thresholds = (self._report.report_a.thresholds, self._report.report_b.thresholds)
        self.query_one(ComparisonChart).show(signs, thresholds, self.app.size.width)
        if not signs:
            self.query_one("#answer-text", Static).update(Text(_("They do not differ.")))

    def _heads(self, pair: PairReport) -> Table:
        grid = two_sided_grid(self.app.size.width)
        # A short window hides the line with the day. The heads there show the names of the sides,
        # which are the days if both sittings are about one client.
        left_name, right_name = (
            (pair.name_a, pair.name_b)
            if self.has_class("-short")
            else (pair.report_a.client, pair.report_b.client)
        )
        # Without bars, the middle of the heads is not above the middle of the points.
        middle = "" if is_without_bars(self.app.size.width) else "\n".join("│" * HEAD_LINES)
        grid.add_row(
            self._head(left_name, pair.report_a, "right"),
            Text(middle),
            self._head(right_name, pair.report_b, "left"),
        )
        return grid

    def _head(self, name: str, report: SittingReport, justify: Literal["left", "right"]) -> Text:
        theme = self.app.theme_variables
        result = f"{symbol(report.recommendation)} {report.word.upper()} {report.total_text}"
        colour = recommendation_colour(report.recommendation, theme)
        lines = [
            Text(name, style="bold", overflow="ellipsis", no_wrap=True),
            Text(result, style=f"bold {colour}"),
            Text(report.date, style=theme.get("quiet", "")),
        ]
        head = Text("\n", justify=justify).join(lines)
        head.justify = justify
        return head

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the answers of the sign under the cursor."""
        sign = next((sign for sign in _all_signs(self._report) if sign.id == event.option_id), None)
        if sign is None:
            # The event is about a pair that is no longer shown.
            return
        difference = f" · {_('difference')} {sign.difference_text}" if sign.difference else ""
        width = self.app.size.width
        # On a narrow screen the title with the difference takes two lines.
        name = sign.label if is_without_bars(width) else sign.title
        title = Text(f"{name}{difference}", style="bold")
        shown_answers = [
            answers for answers in sign.answers if answers.differs or not self.only_differing
        ]
        has_columns = width >= MIN_ANSWER_COLUMNS_WIDTH
        quiet = self.app.theme_variables.get("quiet", "")
        paragraphs = (
            _render_in_columns(answers, width, quiet)
            if has_columns
            else _render_in_lines(self._report, answers, quiet)
            for answers in shown_answers
        )
        self.query_one("#answer-text", Static).update(Group(title, *paragraphs))
        self.query_one("#answers").scroll_home(animate=False)

    def action_scroll_answers(self, pages: int) -> None:
        """Scroll the answers down by ``pages``. If ``pages`` is negative, scroll up."""
        answers = self.query_one("#answers")
        answers.scroll_relative(y=pages * max(answers.size.height - 1, 1), immediate=True)

    def action_toggle_differing(self) -> None:
        """Show only the signs and answers that differ, or show everything again."""
        self.only_differing = not self.only_differing

    def action_swap(self) -> None:
        """Swap the sides."""
        self.show_pair(self.right, self.left)

    def action_replace_left(self) -> None:
        self.post_message(self.ReplaceLeftRequested(self))

    def action_replace_right(self) -> None:
        self.post_message(self.ReplaceRightRequested(self))

    def action_export(self) -> None:
        self.post_message(self.ExportRequested(self, self.left, self.right))

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _(
            "Each sign's points to both sides of the middle, and below them the answers to the "
            "sign under the cursor. A sign is compared where both were asked the same."
        )
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, sign_table_legend()))


def _all_signs(pair: PairReport) -> tuple[PairSign, ...]:
    return (*pair.signs, *pair.not_comparable)


def _differs(sign: PairSign) -> bool:
    """Whether the points or an answer of a sign differ, or the sign cannot be compared."""
    return (
        not sign.comparable
        or bool(sign.difference)
        or any(answers.differs for answers in sign.answers)
    )


def _render_in_columns(answers: PairAnswers, width: int, quiet: str) -> Group:
    """Return a question, and the answers of both sides in two columns below the question.

    ``quiet`` is the colour of a text that stands for a missing answer.
    """
    grid = two_sided_grid(width, justify="left")
    grid.add_row(
        Group(*_answer_lines(answers.answer_a, quiet)),
        Text(),
        Group(*_answer_lines(answers.answer_b, quiet)),
    )
    return Group(Text(f"\n{answers.question}"), grid)


def _render_in_lines(pair: PairReport, answers: PairAnswers, quiet: str) -> Group:
    """Return a question and, below it, a line for each answer with the name of the side.

    ``quiet`` is the colour of a text that stands for a missing answer.
    """
    sides = ((pair.name_a, answers.answer_a), (pair.name_b, answers.answer_b))
    lines = (
        Padding(line, (0, 0, 0, 2))
        for name, answer in sides
        for line in _answer_lines(answer, quiet, name)
    )
    return Group(Text(f"\n{answers.question}"), *lines)


def _answer_lines(answer: AnswerReport, quiet: str, name: str = "") -> Iterator[RenderableType]:
    """Yield a line with the name, which can be empty, and the answer; then the indented note."""
    style = "" if answer.is_answered else quiet
    yield Text.assemble(f"{name}: " if name else "", (answer.answer, style))
    if answer.note:
        note = _("Note: {note}").format(note=answer.note)
        yield Padding(Text(note), (0, 0, 0, 2))
