"""The report of a sitting. Screens, text, Markdown and HTML are rendered from this model."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Questionnaire, Recommendation, Thresholds
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.report.amendment import amendment_sentence
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.basis import meaning_sentence
from tensigns.report.context import ReportContext
from tensigns.report.flip_sentences import milder_changes, tripwires
from tensigns.report.headline import (
    OpenQuestion,
    headline,
    open_questions,
    open_weighing_sentence,
    points_summary,
    range_sentence,
)
from tensigns.report.next_steps import NextStep, StepGroup, step_groups
from tensigns.report.noted_sentences import noted_sentences
from tensigns.report.recheck import recheck_date, recheck_sentence
from tensigns.report.rule_sentences import rule_paragraphs
from tensigns.report.sign_report import (
    AnswerReport,
    AnswerSection,
    SignReport,
    build_sign_report,
    silent_signs_sentence,
    weighing_answer,
)
from tensigns.report.since_last_time import SinceLastTime, build_since
from tensigns.report.time_changes import time_sentences
from tensigns.report.wording import (
    SYMBOLS,
    long_date,
    marked_points,
    open_count_text,
    recommendation_word,
)


class SentenceSection(NamedTuple):
    """Sentences under one heading."""

    title: str
    sentences: tuple[str, ...]


class SittingReport(Struct, frozen=True):
    """All texts and figures about one sitting, in the language that was current at the build.

    ``date`` is the day of the finish; for a draft, the day of the start. ``symbol`` and ``word``
    stand for the recommendation. A sentence that does not apply is empty. ``signs_with_points``
    come gravest first, ``signs_without_points`` in the questionnaire's order. ``open_summary`` is a
    phrase with the number of ``open_questions``, in which the movers come first. ``weighing`` is
    None if the weighing question is not asked and has no note. ``weighing_decides`` is whether its
    answer leads to the recommendation. ``since`` is None without an earlier sitting.
    ``noted_sentences`` has a sentence for each sign with points, on when something was noted about
    the sign; empty if the client has no entries. ``thresholds`` are the thresholds of the sitting's
    questionnaire.
    """

    language: str
    client: str
    date: str
    finished: bool
    recommendation: Recommendation
    symbol: str
    word: str
    points: int
    points_summary: str
    settled: bool
    headline: str
    range_sentence: str
    meaning_sentence: str
    signs_with_points: tuple[SignReport, ...]
    signs_without_points: tuple[SignReport, ...]
    silent_signs_sentence: str
    rule_paragraphs: tuple[str, ...]
    since: SinceLastTime | None
    noted_sentences: tuple[str, ...]
    open_questions: tuple[OpenQuestion, ...]
    open_summary: str
    weighing: AnswerReport | None
    weighing_decides: bool
    open_weighing_sentence: str
    tripwires: tuple[str, ...]
    milder_changes: tuple[str, ...]
    time_sentences: tuple[str, ...]
    step_groups: tuple[StepGroup, ...]
    recheck_sentence: str
    note: str
    amendment_sentence: str
    questionnaire_ref: QuestionnaireRef
    thresholds: Thresholds

    @property
    def signs(self) -> tuple[SignReport, ...]:
        """All signs, those with points first."""
        return (*self.signs_with_points, *self.signs_without_points)

    @property
    def listed_signs(self) -> tuple[SignReport, ...]:
        """The signs with points, then the other signs to which open questions could add points."""
        open_signs = (sign for sign in self.signs_without_points if sign.is_open)
        return (*self.signs_with_points, *open_signs)

    @property
    def has_open_signs(self) -> bool:
        """Whether open questions could add points to a sign."""
        return any(sign.is_open for sign in self.signs)

    @property
    def total_text(self) -> str:
        """The total points for a table, marked if a question is open."""
        return marked_points(self.points, is_open=bool(self.open_questions))

    @property
    def summary(self) -> str:
        """The recommendation, the points, and the number of open questions, if there are any."""
        return ", ".join(filter(None, (self.word, self.points_summary, self.open_summary)))

    @property
    def past_sections(self) -> tuple[SentenceSection, ...]:
        """The sections on what changed since the sitting before, and on what was noted."""
        sections = [SentenceSection(_("Noted, or from memory"), self.noted_sentences)]
        if self.since is not None:
            sections.insert(0, SentenceSection(self.since.title, self.since.sentences))
        return tuple(section for section in sections if section.sentences)

    @property
    def open_sections(self) -> tuple[SentenceSection, ...]:
        """The sections of open questions: the movers, the others, and the weighing question."""
        movers = [question.sentence for question in self.open_questions if question.is_mover]
        others = [question.sentence for question in self.open_questions if not question.is_mover]
        sections = (
            SentenceSection(_("Open, and could change the result"), tuple(movers)),
            SentenceSection(self._other_open_title, tuple(others)),
            SentenceSection(_("Your weighing"), tuple(filter(None, [self.open_weighing_sentence]))),
        )
        return tuple(section for section in sections if section.sentences)

    @property
    def change_sections(self) -> tuple[SentenceSection, ...]:
        """What could change the recommendation, under a heading for each direction."""
        sections = (
            SentenceSection(_("What would make it worse"), self.tripwires),
            SentenceSection(_("What would make it better"), self.milder_changes),
            SentenceSection(self._time_title, self.time_sentences),
        )
        return tuple(section for section in sections if section.sentences)

    @property
    def _other_open_title(self) -> str:
        """The heading of the open questions that do not change the recommendation alone."""
        if self.settled:
            return _("Open, without effect on the result")
        return _("Open, without effect on the result by itself")

    @property
    def _time_title(self) -> str:
        """The heading of the time sentences. For *fire*, the heading does not suggest waiting."""
        if self.recommendation == "fire":
            return _("If you stay: what time would change")
        return _("What only time changes")

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """The next steps of all groups."""
        return tuple(step for group in self.step_groups for step in group.steps)

    @property
    def movers(self) -> tuple[OpenQuestion, ...]:
        """The open questions that could alone change the recommendation."""
        return tuple(question for question in self.open_questions if question.is_mover)

    @property
    def answer_sections(self) -> tuple[AnswerSection, ...]:
        """The answers sign by sign, then the answer to the weighing question.

        If no answer of a sign has points, only the answers with a note are included.
        """
        sections = [
            AnswerSection(f"{sign.number} {sign.title}", answers)
            for sign in sorted(self.signs, key=lambda sign: sign.number)
            if (answers := tuple(a for a in sign.answers if sign.answers_have_points or a.note))
        ]
        if self.weighing:
            sections.append(AnswerSection(_("The weighing"), (self.weighing,)))
        return tuple(sections)

    @property
    def full_answer_sections(self) -> tuple[AnswerSection, ...]:
        """All answers sign by sign, with the points of each sign, then the weighing question."""
        sections = [
            AnswerSection(f"{sign.number} {sign.title}: {sign.points_text}", sign.answers)
            for sign in sorted(self.signs, key=lambda sign: sign.number)
        ]
        if self.weighing:
            sections.append(AnswerSection(_("The weighing"), (self.weighing,)))
        return tuple(sections)


def build_report(
    questionnaire: Questionnaire, sitting: Sitting, background: Background = NO_BACKGROUND
) -> SittingReport:
    """Decide on a sitting, finished or a draft, and build its report.

    ``questionnaire`` is the edition that the sitting answers. Without ``background``, the report
    says nothing about the sitting before and about the journal.
    """
    context = ReportContext.of(questionnaire, sitting)
    decision = context.decision
    recheck = recheck_date(questionnaire, sitting, decision.recommendation, background.amended_day)
    before = background.sitting_before
    return SittingReport(
        language=current_language(),
        client=sitting.client,
        date=long_date(sitting.day),
        finished=sitting.finished is not None,
        recommendation=decision.recommendation,
        symbol=SYMBOLS[decision.recommendation],
        word=recommendation_word(decision.recommendation),
        points=decision.points,
        points_summary=points_summary(context),
        settled=decision.settled,
        headline=headline(context),
        range_sentence=range_sentence(context),
        meaning_sentence=meaning_sentence(context),
        signs_with_points=_sign_reports(context, context.scores_with_points),
        signs_without_points=_sign_reports(context, context.scores_without_points),
        silent_signs_sentence=silent_signs_sentence(context),
        rule_paragraphs=rule_paragraphs(context),
        since=build_since(before, questionnaire, sitting) if before else None,
        noted_sentences=noted_sentences(context, background.entries),
        open_questions=open_questions(context),
        open_summary=open_count_text(len(context.open_questions)),
        weighing=weighing_answer(context),
        weighing_decides=bool(context.rules_named("weighing")),
        open_weighing_sentence=open_weighing_sentence(context),
        tripwires=tripwires(context),
        milder_changes=milder_changes(context),
        time_sentences=time_sentences(context),
        step_groups=step_groups(context),
        recheck_sentence=recheck_sentence(decision.recommendation, recheck),
        note=sitting.note,
        amendment_sentence=amendment_sentence(sitting),
        questionnaire_ref=sitting.questionnaire_ref,
        thresholds=questionnaire.decision,
    )


def _sign_reports(context: ReportContext, scores: Iterable[SignScore]) -> tuple[SignReport, ...]:
    return tuple(build_sign_report(context, score) for score in scores)
