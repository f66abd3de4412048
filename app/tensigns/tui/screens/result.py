"""The result: the word, whether it is settled, the signs that speak, and why."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.report import Report
from tensigns.report.signs import SignReport
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.widgets.masthead import Masthead

BAR = 10
"""Cells of a full bar: one a point."""


class ResultScreen(Page[None]):
    """A report on the screen, read from top to bottom.

    ``export`` writes the notes and gives where they are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "export", N_("export notes")),
        Binding("a", "answers", N_("answers")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("home"), key_display="esc"),
        Binding("q", "app.quit", N_("quit")),
    ]
    CSS_PATH = "result.tcss"

    def __init__(self, report: Report, export: Callable[[], str]) -> None:
        super().__init__()
        self._report = report
        self._export = export

    def compose(self) -> ComposeResult:
        report = self._report
        yield Masthead(report.client, report.date)
        with VerticalScroll(id="result", classes=report.recommendation):
            with Horizontal(classes="verdict"):
                yield Static(Content(f" {report.symbol}  {_spaced(report.word)} "), classes="word")
                yield Static(Content(report.total), classes="total")
            yield Static(Content(report.headline), classes="headline")
            if report.reach:
                yield Static(Content(report.reach), classes="quiet")
            if report.meaning:
                yield Static(Content(report.meaning), classes="quiet")
            with Vertical(classes="signs"):
                for sign in report.speaking:
                    yield from _bar(sign)
                yield Static(Content(report.silence), classes="quiet silence")
            yield from self._sections()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll at once."""
        self.query_one("#result").focus()

    def _sections(self) -> Iterator[Widget]:
        report = self._report
        steps = [f"{step.sign}: {step.text}" if step.sign else step.text for step in report.steps]
        opened = [each.question for each in report.movers]
        yield from _section(_("Why"), report.why)
        yield from _section(_("Still open"), [*opened, *filter(None, [report.weighing_open])])
        yield from _section(_("Tripwires"), report.tripwires)
        yield from _section(_("The talk"), report.talk)
        yield from _section(_("Next"), steps, numbered=True)
        yield from _section(_("Then"), [report.recheck] if report.recheck else [])
        yield from _section(_("Note"), [report.note] if report.note else [])

    def action_export(self) -> None:
        """Write the notes beside the user, and say where."""
        self.notify(self._export(), title=_("Notes written"), markup=False, timeout=10)

    def action_answers(self) -> None:
        """Show what was said, sign by sign."""
        paragraphs = []
        for section in self._report.record:
            lines = [section.title]
            for each in section.answers:
                lines += ["", each.question, f"→ {each.answer}"]
                lines += [each.note] if each.note else []
            paragraphs.append("\n".join(lines))
        if not paragraphs:
            paragraphs = [self._report.silence]
        self.app.push_screen(MessageScreen(_("Your answers"), paragraphs))

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Each sign has up to ten points. Ten on one sign, or twenty together when something "
            "went on after it was raised, says fire; five on one sign or eight together, watch."
        )
        self.app.push_screen(MessageScreen(_("Help"), [paragraph], list(described(self))))


def _spaced(word: str) -> str:
    """The word in large, as a terminal can: capitals, set apart."""
    return " ".join(word.upper())


def _bar(sign: SignReport) -> Iterator[Widget]:
    filled = "▇" * sign.points
    rest = "·" * (BAR - sign.points)
    with Horizontal(classes="row"):
        yield Static(Content(f"{sign.number:>2}  {sign.label}"), classes="label")
        yield Static(Content.assemble((filled, "$primary"), (rest, "$border")), classes="bar")
        yield Static(Content(f"{sign.points:>2}"), classes="points")
        yield Static(Content(sign.raised), classes="raised")


def _section(title: str, lines: Sequence[str], *, numbered: bool = False) -> Iterator[Widget]:

    if not lines:
        return
    with Horizontal(classes="section"):
        yield Static(Content(title), classes="title")
        with Vertical(classes="lines"):
            for number, line in enumerate(lines, start=1):
                if numbered:
                    with Horizontal(classes="step"):
                        yield Static(Content(f"{number}"), classes="number")
                        yield Static(Content(line), classes="line")
                else:
                    yield Static(Content(line), classes="line")
