"""The model of one sign in a report: its points, its answers and its notes."""

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

BAR_CELLS = 10
"""The length of a bar, in cells."""


class AnswerReport(Struct, frozen=True):
    """A question with its answer and its note, its texts in the language in use.

    ``answer`` is the label of the chosen option, or says that the question is open. ``points``
    are the option's. An empty ``note`` means that there is none.
    """

    key: str
    question: str
    answer: str
    is_answered: bool
    points: int
    note: str


class SignReport(Struct, frozen=True):
    """A sign: its points, how they read ("13, counted as 10"), and its answers.

    ``filled_cells`` is the length of its bar; a full one decides alone. ``answers_have_points``
    is also true where positive and negative points cancel. ``heaviest_answer`` is the answer
    with the most points, the first of several; empty if none has any.
    """

    id: str
    number: int
    title: str
    label: str
    points: int
    filled_cells: int
    answers_have_points: bool
    points_text: str
    heaviest_answer: str
    answers: tuple[AnswerReport, ...]


class AnswerSection(Struct, frozen=True):
    """Answers under one heading."""

    title: str
    answers: tuple[AnswerReport, ...]


def build_sign_report(context: ReportContext, score: SignScore) -> SignReport:
    """The report of one sign."""
    sign = context.signs_by_id[score.sign]
    answers = tuple(
        _answer_report(question) for question in answered_questions(sign, context.sitting)
    )
    return SignReport(
        id=sign.id,
        number=sign.number,
        title=localized(sign.title),
        label=localized(sign.label),
        points=score.points,
        filled_cells=_filled_cells(score.points, context.questionnaire.decision.decisive),
        answers_have_points=bool(score.points) or _points_cancel(context, score),
        points_text=_points_text(score),
        heaviest_answer=_heaviest_answer(answers),
        answers=answers,
    )


def weighing_answer(context: ReportContext) -> AnswerReport | None:
    """The answer to the weighing; none where it is neither asked nor has a note."""
    question = weighing_question(context.questionnaire, context.sitting)
    return _answer_report(question) if question.is_visible or question.note else None


def silent_signs_sentence(context: ReportContext) -> str:
    """How many signs have no points, how many have no answer, and where points cancel."""
    sentences = (_silent_sentence(context), _cancelled_sentence(context))
    return " ".join(filter(None, sentences))


def _filled_cells(points: int, decisive: int) -> int:
    """At least one cell where there are points; all of them only from ``decisive`` on."""
    return max(points * BAR_CELLS // decisive, int(points > 0))


def _points_text(score: SignScore) -> str:
    if score.sum == score.points:
        return str(score.points)
    return _("{sum}, counted as {points}").format(sum=score.sum, points=score.points)


def _heaviest_answer(answers: tuple[AnswerReport, ...]) -> str:
    heaviest = max(answers, key=lambda answer: answer.points)
    return heaviest.answer if heaviest.points > 0 else ""


def _answer_report(question: AnsweredQuestion) -> AnswerReport:
    return AnswerReport(
        key=question.key,
        question=localized(question.question.text),
        answer=_answer_text(question),
        is_answered=question.option is not None,
        points=question.option.points if question.option else 0,
        note=question.note,
    )


def _answer_text(question: AnsweredQuestion) -> str:
    if question.option:
        return localized(question.option.label)
    if not question.is_visible:
        return _("not asked")
    return _("I don't know") if question.state == "unknown" else _("not answered")


def _points_cancel(context: ReportContext, score: SignScore) -> bool:
    """Whether the sign has no points although some of its answers have."""
    questions = visible_in_sign(context.signs_by_id[score.sign], context.counted_answers)
    return not score.points and any(
        question.option and question.option.points for question in questions
    )


def _cancelled_sentence(context: ReportContext) -> str:
    signs = [score.sign for score in context.decision.scores if _points_cancel(context, score)]
    if not signs:
        return ""
    message = _("Under {signs}, what was put right makes up for what happened.")
    return message.format(signs=join_and(context.quoted_titles(signs)))


def _silent_sentence(context: ReportContext) -> str:
    number_of_signs = len(context.decision.scores)
    silent = context.scores_without_points
    unanswered = sum(not score.answered for score in silent)
    if not silent:
        return ""
    if unanswered == number_of_signs:
        return _("No sign has an answer yet.")
    if len(silent) == number_of_signs:
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
