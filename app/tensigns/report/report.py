"""The one model that screen, text, Markdown and pages are made of."""

from msgspec import Struct

from tensigns.core.questionnaire import Questionnaire, Recommendation, Thresholds
from tensigns.core.sitting import Sitting, Source
from tensigns.language import current
from tensigns.language import gettext as _
from tensigns.report.headline import (
    Open,
    headline,
    meaning,
    open_questions,
    reach,
    total,
    weighing_left_open,
)
from tensigns.report.signs import Answer, Section, SignReport, sign_report, silence, weighing_answer
from tensigns.report.steps import NextStep, next_steps, recheck, recheck_sentence
from tensigns.report.subject import Subject
from tensigns.report.turns import talk, talk_title, tripwires
from tensigns.report.why import why
from tensigns.report.words import SYMBOLS, day, word


class Report(Struct, frozen=True):
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
    open: tuple[Open, ...]
    weighing: Answer | None
    weighing_open: str
    tripwires: tuple[str, ...]
    talk_title: str
    talk: tuple[str, ...]
    steps: tuple[NextStep, ...]
    recheck: str
    note: str
    amendment: str
    source: Source
    thresholds: Thresholds

    @property
    def movers(self) -> tuple[Open, ...]:
        """The open questions that could change the recommendation alone."""
        return tuple(each for each in self.open if each.moves)

    @property
    def record(self) -> tuple[Section, ...]:
        """What was said, sign by sign: all of it where answers have points, else what was noted."""
        sections = [
            Section(f"{sign.number} {sign.title}", said)
            for sign in sorted((*self.speaking, *self.silent), key=lambda sign: sign.number)
            if (said := tuple(each for each in sign.answers if sign.tells or each.note))
        ]
        if self.weighing:
            sections.append(Section(_("The weighing"), (self.weighing,)))
        return tuple(sections)


def build(questionnaire: Questionnaire, sitting: Sitting) -> Report:
    """Decide a sitting and tell it; ``questionnaire`` is the one it was answered with."""
    subject = Subject.of(questionnaire, sitting)
    decision = subject.decision
    look_again = recheck(questionnaire, sitting.finished, decision.recommendation)
    silent = [score for score in decision.scores if not score.points]
    return Report(
        language=current(),
        client=sitting.client,
        date=day((sitting.finished or sitting.started).date()),
        finished=sitting.finished is not None,
        recommendation=decision.recommendation,
        symbol=SYMBOLS[decision.recommendation],
        word=word(decision.recommendation),
        points=decision.points,
        total=total(subject),
        settled=decision.settled,
        headline=headline(subject),
        reach=reach(subject),
        meaning=meaning(subject),
        speaking=tuple(sign_report(subject, score) for score in subject.speaking),
        silent=tuple(sign_report(subject, score) for score in silent),
        silence=silence(subject),
        why=why(subject),
        open=open_questions(subject),
        weighing=weighing_answer(subject),
        weighing_open=weighing_left_open(subject),
        tripwires=tripwires(subject),
        talk_title=talk_title(subject),
        talk=talk(subject),
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
