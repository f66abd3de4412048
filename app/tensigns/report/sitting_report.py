"""The one model that screen, text, Markdown and pages are made of."""

from msgspec import Struct

from tensigns.core.questionnaire import Questionnaire, Recommendation, Thresholds
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.headline import (
    OpenQuestion,
    headline,
    meaning_sentence,
    open_questions,
    open_weighing_sentence,
    points_summary,
    range_sentence,
)
from tensigns.report.next_steps import NextStep, next_steps, recheck_date, recheck_sentence
from tensigns.report.rule_sentences import rule_sentences
from tensigns.report.sign_report import (
    AnswerReport,
    AnswerSection,
    SignReport,
    build_sign_report,
    silent_signs_sentence,
    weighing_answer,
)
from tensigns.report.what_if import talk_points, talk_title, tripwires
from tensigns.report.wording import SYMBOLS, long_date, recommendation_word


class SittingReport(Struct, frozen=True):
    """Everything a reader sees about one sitting, in the language it was built in.

    Sentences that have nothing to say are empty. ``speaking`` are the signs that have points,
    gravest first; ``silent`` the others, in order, and ``silence`` says how many they are.
    ``open`` are the open questions, those that could change the recommendation alone first.
    ``thresholds`` are the figures that it was decided by.
    """

    language: str
    client: str
    date: str
    finished: bool
    recommendation: Recommendation
    symbol: str
    word: str
    points: int
    total: str
    settled: bool
    headline: str
    reach: str
    meaning: str
    speaking: tuple[SignReport, ...]
    silent: tuple[SignReport, ...]
    silence: str
    why: tuple[str, ...]
    open: tuple[OpenQuestion, ...]
    weighing: AnswerReport | None
    weighing_open: str
    tripwires: tuple[str, ...]
    talk_title: str
    talk: tuple[str, ...]
    steps: tuple[NextStep, ...]
    recheck: str
    note: str
    amendment: str
    source: QuestionnaireRef
    thresholds: Thresholds

    @property
    def movers(self) -> tuple[OpenQuestion, ...]:
        """The open questions that could change the recommendation alone."""
        return tuple(each for each in self.open if each.moves)

    @property
    def record(self) -> tuple[AnswerSection, ...]:
        """What was said, sign by sign: all of it where answers have points, else what was noted."""
        sections = [
            AnswerSection(f"{sign.number} {sign.title}", said)
            for sign in sorted((*self.speaking, *self.silent), key=lambda sign: sign.number)
            if (said := tuple(each for each in sign.answers if sign.tells or each.note))
        ]
        if self.weighing:
            sections.append(AnswerSection(_("The weighing"), (self.weighing,)))
        return tuple(sections)


def build_report(questionnaire: Questionnaire, sitting: Sitting) -> SittingReport:
    """Decide a sitting and tell it; ``questionnaire`` is the one it was answered with."""
    subject = ReportContext.of(questionnaire, sitting)
    decision = subject.decision
    look_again = recheck_date(questionnaire, sitting.finished, decision.recommendation)
    silent = [score for score in decision.scores if not score.points]
    return SittingReport(
        language=current_language(),
        client=sitting.client,
        date=long_date((sitting.finished or sitting.started).date()),
        finished=sitting.finished is not None,
        recommendation=decision.recommendation,
        symbol=SYMBOLS[decision.recommendation],
        word=recommendation_word(decision.recommendation),
        points=decision.points,
        total=points_summary(subject),
        settled=decision.settled,
        headline=headline(subject),
        reach=range_sentence(subject),
        meaning=meaning_sentence(subject),
        speaking=tuple(build_sign_report(subject, score) for score in subject.speaking),
        silent=tuple(build_sign_report(subject, score) for score in silent),
        silence=silent_signs_sentence(subject),
        why=rule_sentences(subject),
        open=open_questions(subject),
        weighing=weighing_answer(subject),
        weighing_open=open_weighing_sentence(subject),
        tripwires=tripwires(subject),
        talk_title=talk_title(subject),
        talk=talk_points(subject),
        steps=next_steps(subject),
        recheck=recheck_sentence(decision.recommendation, look_again),
        note=sitting.note,
        amendment=_amendment(sitting),
        source=sitting.source,
        thresholds=questionnaire.decision,
    )


def _amendment(sitting: Sitting) -> str:
    if not sitting.amends:
        return ""
    message = _("This amends the sitting {id}: {reason}")
    return message.format(id=sitting.amends, reason=sitting.reason or "")
