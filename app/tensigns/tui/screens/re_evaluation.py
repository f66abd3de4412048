"""The screen of a re-evaluation: the results under the sitting's edition and today's edition."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.re_evaluation import ReEvaluation
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.report_page import ReportPage
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner
from tensigns.tui.widgets.section import Section, SectionGroup
from tensigns.tui.widgets.sign_bars import SignBars


class ReEvaluationScreen(ReportPage):
    """The two results, one below the other, and the changes of the questionnaire."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back to the result"), key_display="esc", id="back"),
        Binding("q", "app.quit", N_("quit"), id="quit"),
    ]

    def __init__(self, re_evaluation: ReEvaluation) -> None:
        super().__init__(re_evaluation.original)
        self._re_evaluation = re_evaluation

    def compose_result(self) -> ComposeResult:
        results = self._re_evaluation
        yield Static(Content(results.headline), classes="headline")
        yield EditionResult(_("As it was then"), results.original_edition, results.original)
        yield EditionResult(
            _("With today's questionnaire"), results.current_edition, results.current
        )

    def section_groups(self) -> Iterable[SectionGroup]:
        sections = (
            Section(_("Why today"), self._re_evaluation.current.rule_paragraphs),
            Section(_("Not asked now"), self._re_evaluation.dropped_answers),
            Section(_("Changed questions"), self._re_evaluation.revised_questions),
            Section(_("New questions"), self._re_evaluation.new_questions),
        )
        return (SectionGroup.of("", sections),)


class EditionResult(Vertical):
    """The result under one edition, with a title and the label of the edition."""

    def __init__(self, title: str, edition: str, report: SittingReport) -> None:
        super().__init__()
        self._title = title
        self._edition = edition
        self._report = report

    def compose(self) -> ComposeResult:
        yield Static(Content(self._title), classes="heading")
        yield Static(Content(self._edition), classes="edition")
        yield RecommendationBanner()
        yield SignBars(self._report)

    def on_mount(self) -> None:
        """Show the recommendation."""
        self.query_one(RecommendationBanner).show(self._report)
