"""The result of a sitting: the recommendation, the signs with points, and the reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Thresholds
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.export import ClientSitting
from tensigns.report.next_steps import StepGroup
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import capitalize, number_word
from tensigns.tui.legends import result_legend
from tensigns.tui.screens.answers_dialog import AnswersDialog
from tensigns.tui.screens.base import FlowRequest, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.report_page import ReportPage
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner
from tensigns.tui.widgets.section import Section, SectionGroup
from tensigns.tui.widgets.sign_bars import SignBars


class ResultScreen(ReportPage):
    """The report of a sitting.

    ``can_re_evaluate`` is True if today's edition of the questionnaire differs from the edition of
    the sitting.
    """

    @dataclass
    class SittingRequest(FlowRequest):
        """A request for a flow about the sitting."""

        client_sitting: ClientSitting

    class ExportRequested(SittingRequest):
        """A request to export the sitting."""

    class WhatNowRequested(SittingRequest):
        """A request to choose what to do next about the client."""

    class WhatIfRequested(SittingRequest):
        """A request to try other answers."""

    class ReEvaluationRequested(SittingRequest):
        """A request to show the result under today's questionnaire too."""

    @dataclass
    class AmendmentRequested(SittingRequest):
        """A request to amend the sitting.

        The amendment opens at the question ``question_key``. If the key is None, it opens at the
        review.
        """

        question_key: str | None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "what_now", N_("what now"), id="what_now"),
        Binding("enter", "what_now", show=False),
        Binding("t", "what_if", N_("what if"), id="what_if"),
        Binding("a", "answers", N_("answers"), id="answers"),
        Binding("m", "amend", N_("amend"), id="amend"),
        Binding("v", "re_evaluate", N_("with today's questions"), id="re_evaluate"),
        Binding("e", "export", N_("export"), id="export"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("escape", "dismiss", N_("back"), key_display="esc", id="back"),
        Binding("q", "app.quit", N_("quit"), id="quit"),
    ]

    def __init__(
        self, client_sitting: ClientSitting, report: SittingReport, *, can_re_evaluate: bool
    ) -> None:
        super().__init__(report)
        self._client_sitting = client_sitting
        self._can_re_evaluate = can_re_evaluate

    def compose_result(self) -> ComposeResult:
        yield RecommendationBanner()
        yield SignBars(self._report)

    def on_mount(self) -> None:
        """Show the recommendation."""
        self.query_one(RecommendationBanner).show(self._report)

    def section_groups(self) -> Iterable[SectionGroup]:
        report = self._report
        why = (
            self._section(_("Amended"), filter(None, [report.amendment_sentence])),
            self._section("", report.rule_paragraphs),
            *starmap(self._section, report.past_sections),
        )
        changes = starmap(self._section, (*report.open_sections, *report.change_sections))
        steps = (
            *map(self._steps_section, report.step_groups),
            self._section(_("Later"), filter(None, [report.recheck_sentence])),
            self._section(_("Note"), filter(None, [report.note])),
        )
        return (
            SectionGroup.of(_("Why"), why),
            SectionGroup.of(_("What would change it"), changes),
            SectionGroup.of(_("What to do"), steps),
        )

    def _section(self, title: str, sentences: Iterable[str]) -> Section:
        return Section(title, [*sentences], names=self._sign_titles)

    def _steps_section(self, group: StepGroup) -> Section:
        lines = [step.sentence for step in group.steps]
        return Section(group.title, lines, first_number=group.first_number, names=self._sign_titles)

    @property
    def _sign_titles(self) -> tuple[str, ...]:
        return tuple(sign.title for sign in self._report.signs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable the re-evaluation if there is no other edition of the questionnaire."""
        return action != "re_evaluate" or self._can_re_evaluate

    def action_what_now(self) -> None:
        self.post_message(self.WhatNowRequested(self, self._client_sitting))

    def action_what_if(self) -> None:
        self.post_message(self.WhatIfRequested(self, self._client_sitting))

    def action_re_evaluate(self) -> None:
        self.post_message(self.ReEvaluationRequested(self, self._client_sitting))

    def action_export(self) -> None:
        self.post_message(self.ExportRequested(self, self._client_sitting))

    def action_amend(self) -> None:
        """Amend the sitting, starting at its first mover, or at the review if it has no movers."""
        movers = self._report.movers
        question_key = movers[0].key if movers else None
        self.post_message(self.AmendmentRequested(self, self._client_sitting, question_key))

    def action_answers(self) -> None:
        """Show the answers, sign by sign."""
        sections = self._report.answer_sections
        if sections:
            self.app.push_screen(AnswersDialog(sections))
        else:
            paragraphs = [self._report.silent_signs_sentence]
            self.app.push_screen(MessageDialog(_("Your answers"), paragraphs))

    def action_help(self) -> None:
        """Show how the points become a recommendation, and the keys of this screen."""
        paragraph = _(
            "A sign has {decisive} points at most. That many on one sign, or {sum_fire} together "
            "when something went on after you raised it, mean “fire”; {serious} on one sign or "
            "{sum_watch} together mean “watch”."
        )
        thresholds = self._report.thresholds
        paragraphs = [
            paragraph.format(
                decisive=thresholds.decisive,
                sum_fire=thresholds.sum_fire,
                serious=thresholds.serious,
                sum_watch=thresholds.sum_watch,
            ),
            *_red_flags_help(thresholds),
        ]
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), paragraphs, keys, result_legend()))


def _red_flags_help(thresholds: Thresholds) -> Iterator[str]:
    """Yield the sentence on the rule for red flags, if the questionnaire has this rule."""
    if thresholds.red_flags is not None:
        message = ngettext(
            "One red flag with {serious} points or more that no answer spares means “fire” too.",
            "{count} red flags with {serious} points or more that no answer spares mean “fire” "
            "too.",
            thresholds.red_flags,
        )
        sentence = message.format(
            count=number_word(thresholds.red_flags), serious=thresholds.serious
        )
        yield capitalize(sentence)
