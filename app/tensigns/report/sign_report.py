"""The signs of a sitting as a reader sees them, with what was said to each question."""

from msgspec import Struct

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.score import SignScore
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.answered_questions import (
    AnsweredQuestion,
    answered_questions,
    weighing_question,
)
from tensigns.report.context import ReportContext
from tensigns.report.wording import capitalize, join_and, localized, number_word


class AnswerReport(Struct, frozen=True):
    """A question as it reads now, what was said to it, and the note at it.

    ``answer`` is the label of the option, or says that it is open; ``points`` are the option's.
    """

    key: str
    question: str
    answer: str
    answered: bool
    points: int
    note: str


BAR_CELLS = 10
"""Cells of a full bar."""


class SignReport(Struct, frozen=True):
    """A sign: its points, how they read ("13, counted as 10"), and its answers.

    ``bar`` is how many of the cells of a bar they fill; all of it is what decides alone.
    ``tells``: it has points, or its answers do. ``heaviest`` is the answer that brought the most
    points, the first of several; empty if none brought any.
    """

    id: str
    number: int
    title: str
    label: str
    points: int
    bar: int
    tells: bool
    weight: str
    heaviest: str
    answers: tuple[AnswerReport, ...]


class AnswerSection(Struct, frozen=True):
    """What was said under one heading."""

    title: str
    answers: tuple[AnswerReport, ...]


def build_sign_report(subject: ReportContext, score: SignScore) -> SignReport:
    """One sign with everything that was said to it."""
    sign = subject.signs[score.sign]
    answers = tuple(_answer(entry) for entry in answered_questions(sign, subject.sitting))
    return SignReport(
        id=sign.id,
        number=sign.number,
        title=localized(sign.title),
        label=localized(sign.label),
        points=score.points,
        bar=_bar(score.points, subject.questionnaire.decision.decisive),
        tells=bool(score.points) or _cancels(subject, score),
        weight=_weight(score),
        heaviest=_heaviest(answers),
        answers=answers,
    )


def _bar(points: int, full: int) -> int:
    """Not empty where there are points, and full where no fewer would do."""
    return max(points * BAR_CELLS // full, int(points > 0))


def _weight(score: SignScore) -> str:
    if score.sum == score.points:
        return str(score.points)
    return _("{sum}, counted as {points}").format(sum=score.sum, points=score.points)


def _heaviest(answers: tuple[AnswerReport, ...]) -> str:
    heaviest = max(answers, key=lambda each: each.points)
    return heaviest.answer if heaviest.points > 0 else ""


def weighing_answer(subject: ReportContext) -> AnswerReport | None:
    """What was said to the closing question, where it was asked or noted at."""
    entry = weighing_question(subject.questionnaire, subject.sitting)
    return _answer(entry) if entry.shows or entry.note else None


def _answer(entry: AnsweredQuestion) -> AnswerReport:
    return AnswerReport(
        key=entry.key,
        question=localized(entry.question.text),
        answer=_said(entry),
        answered=entry.option is not None,
        points=entry.option.points if entry.option else 0,
        note=entry.note,
    )


def _said(entry: AnsweredQuestion) -> str:
    if entry.option:
        return localized(entry.option.label)
    if not entry.shows:
        return _("not asked")
    return _("I don't know") if entry.state == "unknown" else _("not answered")


def silent_signs_sentence(subject: ReportContext) -> str:
    """How many signs have no points, in how many nothing was answered, and where points cancel."""
    sentences = (_silent(subject), _cancelled(subject))
    return " ".join(filter(None, sentences))


def _cancels(subject: ReportContext, score: SignScore) -> bool:
    """Whether answers have points that come to nothing together."""
    said = visible_in_sign(subject.signs[score.sign], subject.answers)
    return not score.points and any(item.option and item.option.points for item in said)


def _cancelled(subject: ReportContext) -> str:
    signs = [score.sign for score in subject.decision.scores if _cancels(subject, score)]
    if not signs:
        return ""
    message = _("Under {signs}, what was put right makes up for what happened.")
    return message.format(signs=join_and(subject.titles(signs)))


def _silent(subject: ReportContext) -> str:
    scores = subject.decision.scores
    silent = [score for score in scores if not score.points]
    unanswered = sum(not score.answered for score in silent)
    if not silent:
        return ""
    if unanswered == len(scores):
        return _("No sign has an answer yet.")
    if len(silent) == len(scores):
        sentence = _("All signs are silent.")
    else:
        message = ngettext("One sign is silent.", "{count} signs are silent.", len(silent))
        sentence = capitalize(message.format(count=number_word(len(silent))))
    if not unanswered:
        return sentence
    if unanswered == len(silent):
        message = ngettext("It has no answer yet.", "None of them has an answer yet.", unanswered)
    else:
        message = ngettext(
            "One of them has no answer yet.", "{count} of them have no answer yet.", unanswered
        )
    return f"{sentence} {capitalize(message.format(count=number_word(unanswered)))}"
