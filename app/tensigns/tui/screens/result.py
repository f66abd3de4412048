"""The result: the word, whether it is settled, the signs that speak, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.widgets.bars import Bars
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner
from tensigns.tui.widgets.section import Section


@dataclass(frozen=True)
class Calls:
    """What a result can set off: write the notes, try answers out, amend.

    ``amend`` takes the key of the question to go to. ``revisit`` shows the result under today's
    questionnaire too; none where that is the sitting's own.
    """

    export: Callable[[], object]
    try_out: Callable[[], object]
    amend: Callable[[str | None], object]
    revisit: Callable[[], object] | None


class ResultScreen(Page[None]):
    """A report on the screen, read from top to bottom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "try_out", N_("what if")),
        Binding("a", "answers", N_("answers")),
        Binding("m", "amend", N_("amend")),
        Binding("v", "revisit", N_("by today's questions")),
        Binding("e", "export", N_("export")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
        Binding("q", "app.quit", N_("quit")),
    ]

    def __init__(self, report: SittingReport, calls: Calls) -> None:
        super().__init__()
        self._report = report
        self._calls = calls

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._report.client, self._report.date)
        with VerticalScroll(id="result"):
            yield RecommendationBanner()
            yield Bars(self._report)
            yield from self._sections()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys scroll at once."""
        self.query_one(RecommendationBanner).show(self._report)
        self.query_one("#result").focus()

    def _sections(self) -> Iterator[Section]:
        report = self._report
        opened = [each.question for each in report.movers]
        opened += [report.open_weighing_sentence] if report.open_weighing_sentence else []
        steps = [
            f"{step.sign}: {step.text}" if step.sign else step.text for step in report.next_steps
        ]
        parts = (
            Section(_("Amended"), [report.amendment_sentence] if report.amendment_sentence else []),
            Section(_("Why"), report.rule_sentences),
            Section(_("Still open"), opened),
            Section(_("Tripwires"), report.tripwires),
            Section(report.milder_changes_title, report.milder_changes),
            Section(_("Next"), steps, numbered=True),
            Section(_("Then"), [report.recheck_sentence] if report.recheck_sentence else []),
            Section(_("Note"), [report.note] if report.note else []),
        )
        return (part for part in parts if part.lines)

    def action_try_out(self) -> None:
        """See what other answers would lead to."""
        self._calls.try_out()

    def action_amend(self) -> None:
        """Correct or complete the answers, beginning with what could change the most."""
        movers = self._report.movers
        self._calls.amend(movers[0].key if movers else None)

    def action_revisit(self) -> None:
        """Show what it comes to under today's questionnaire too."""
        if self._calls.revisit is not None:
            self._calls.revisit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Today's questionnaire is of use where it is not the sitting's own."""
        return action != "revisit" or self._calls.revisit is not None

    def action_export(self) -> None:
        """Write the notes beside the user, and say where."""
        self._calls.export()

    def action_answers(self) -> None:
        """Show what was said, sign by sign."""
        paragraphs: list[str] = []
        for section in self._report.answer_sections:
            said = [section.title]
            for each in section.answers:
                said += ["", each.question, f"  {each.answer}"]
                said += [f"  {each.note}"] if each.note else []
            paragraphs.append("\n".join(said))
        self.app.push_screen(
            MessageDialog(_("Your answers"), paragraphs or [self._report.silent_signs_sentence])
        )

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "A sign has {decisive} points at most. That many on one sign, or {sum_fire} together "
            "when something went on after it was raised, says fire; {serious} on one sign or "
            "{sum_watch} together, watch."
        )
        thresholds = self._report.thresholds
        told = paragraph.format(
            decisive=thresholds.decisive,
            sum_fire=thresholds.sum_fire,
            serious=thresholds.serious,
            sum_watch=thresholds.sum_watch,
        )
        self.app.push_screen(MessageDialog(_("Help"), [told], list(key_descriptions(self))))
