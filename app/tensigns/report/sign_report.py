"""The model of one sign in a report: its points, its answers and its notes."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

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
from tensigns.report.wording import (
    capitalize,
    join_and,
    localized,
    marked_points,
    number_word,
    quote,
)

BAR_CELLS = 10
"""The length of a bar, in cells."""


class AnswerReport(Struct, frozen=True):
    """A question with its answer and its note. The texts are in the current language.

    ``answer`` is the label of the chosen option. If there is no such option, it is "I don't know",
    "not answered" or "not asked". ``is_open`` is True if the question is asked, belongs to a sign,
    and has no chosen option. ``points`` are the points of the option, or 0. ``note`` is empty if
    the question has no note.
    """

    key: str
    question: str
    answer: str
    is_answered: bool
    is_open: bool
    points: int
    note: str


class SignReport(Struct, frozen=True):
    """A sign with its points and its answers. The texts are in the current language.

    ``label`` is the short title. ``is_open`` is True if an open question could add points to the
    sign. ``filled_cells`` is the number of filled cells of the bar; the bar is full if the points
    reach the decisive threshold. ``answers_have_points`` is True if the sign has points, or if
    positive and negative points of its answers cancel out. ``points_text`` are the points as text,
    with a mark if the sign is open. ``heaviest_answer`` is the first answer with the most points
    about what happened, or else about what the client was told. ``heaviest_question`` is its
    question. Both are empty if no answer has more than 0 points. If others weigh nearly as much,
    the text of the answer ends with their number.
    """

    id: str
    number: int
    title: str
    label: str
    points: int
    is_open: bool
    filled_cells: int
    answers_have_points: bool
    points_text: str
    heaviest_answer: str
    heaviest_question: str
    answers: tuple[AnswerReport, ...]


class AnswerSection(Struct, frozen=True):
    """Answers under one heading."""

    title: str
    answers: tuple[AnswerReport, ...]


def build_sign_report(context: ReportContext, score: SignScore) -> SignReport:
    """Build the report of one sign from its score."""
    sign = context.signs_by_id[score.sign]
    questions = answered_questions(sign, context.sitting)
    answers = tuple(map(_answer_report, questions))
    # Without its question, an answer about what the client was told says little.
    conduct_answers = tuple(map(_answer_report, (q for q in questions if not q.question.raised)))
    heaviest = _heaviest_answer(conduct_answers) or _heaviest_answer(answers)
    return SignReport(
        id=sign.id,
        number=sign.number,
        title=localized(sign.title),
        label=localized(sign.label),
        points=score.points,
        is_open=score.sign in context.open_sign_ids,
        filled_cells=_filled_cells(score.points, context.questionnaire.decision.decisive),
        answers_have_points=bool(score.points) or _points_cancel(context, score),
        points_text=marked_points(score.points, is_open=score.sign in context.open_sign_ids),
        heaviest_answer=_with_others(heaviest, answers, score.points) if heaviest else "",
        heaviest_question=heaviest.question if heaviest else "",
        answers=answers,
    )


def weighing_answer(context: ReportContext) -> AnswerReport | None:
    """Return the answer to the weighing question, which never counts as open.

    Return None if the weighing question is not asked and has no note.
    """
    question = weighing_question(context.questionnaire, context.sitting)
    if not (question.is_visible or question.note):
        return None
    return replace(_answer_report(question), is_open=False)


def silent_signs_sentence(context: ReportContext) -> str:
    """Return sentences on the silent signs, and on points that do not count.

    The sentences say how many signs are silent, or that no sign has an answer, in which signs
    positive and negative points cancel out, and in which signs not all points count. The text is
    empty if there is nothing to say.
    """
    sentences = (
        _silent_sentence(context),
        _cancelled_sentence(context),
        _over_limit_sentence(context),
        *_spared_sentences(context),
    )
    return " ".join(filter(None, sentences))


def _filled_cells(points: int, decisive: int) -> int:
    """Return the number of filled cells of the bar.

    If the sign has points, at least one cell is filled. If it has fewer points than ``decisive``,
    at least one cell is empty.
    """
    return max(points * BAR_CELLS // decisive, int(points > 0))


def _heaviest_answer(answers: tuple[AnswerReport, ...]) -> AnswerReport | None:
    heaviest = max(answers, key=lambda answer: answer.points, default=None)
    return heaviest if heaviest is not None and heaviest.points > 0 else None


def _with_others(
    heaviest: AnswerReport, answers: tuple[AnswerReport, ...], sign_points: int
) -> str:
    """Return the heaviest answer, and how many others weigh at least half as much.

    The answer stands alone if it accounts for all points of the sign.
    """
    other_count = sum(
        answer.key != heaviest.key and 2 * answer.points >= heaviest.points for answer in answers
    )
    if heaviest.points >= sign_points or not other_count:
        return heaviest.answer
    message = ngettext(
        "{answer} (and one more answer)", "{answer} (and {count} more answers)", other_count
    )
    return message.format(answer=heaviest.answer, count=other_count)


def _answer_report(question: AnsweredQuestion) -> AnswerReport:
    return AnswerReport(
        key=question.key,
        question=localized(question.question.text),
        answer=_answer_text(question),
        is_answered=question.option is not None,
        is_open=question.is_visible and question.option is None,
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
    """Whether the sign has no points although an answer has points."""
    questions = visible_in_sign(context.signs_by_id[score.sign], context.counted_answers)
    return not score.points and any(
        question.option and question.option.points > 0 for question in questions
    )


def _cancelled_sentence(context: ReportContext) -> str:
    signs = [score.sign for score in context.decision.scores if _points_cancel(context, score)]
    if not signs:
        return ""
    message = _("Under {signs}, answers that take points off cancel out the others.")
    return message.format(signs=join_and(context.quoted_titles(signs)))


def _over_limit_sentence(context: ReportContext) -> str:
    """Return a sentence on the signs whose points exceed the limit without a decisive answer.

    Spared signs are left out.
    """
    signs = [
        score.sign
        for score in context.scores_with_points
        if score.sum > score.points and not (score.decisive or score.spared)
    ]
    if not signs:
        return ""
    message = _(
        "Under {signs} the answers come to more than {limit} points, but a sign counts for at most "
        "{limit}."
    )
    return message.format(
        signs=join_and(context.quoted_titles(signs)), limit=context.questionnaire.decision.decisive
    )


def _spared_sentences(context: ReportContext) -> Iterator[str]:
    """Yield a sentence for each spared sign whose points do not all count.

    The sentence has the answer that spares the sign.
    """
    message = _("Under {sign} only {points} points count, because you answered {answer}.")
    for score in context.scores_with_points:
        if score.spared and score.sum > score.points:
            questions = visible_in_sign(context.signs_by_id[score.sign], context.counted_answers)
            sparing_option = next(q.option for q in questions if q.option and q.option.spares)
            yield message.format(
                sign=quote(localized(context.signs_by_id[score.sign].title)),
                points=score.points,
                answer=quote(localized(sparing_option.label)),
            )


def _silent_sentence(context: ReportContext) -> str:
    scores = context.decision.scores
    if not any(score.answered for score in scores):
        return _("No sign has an answer yet.")
    silent_count = len(context.silent_scores)
    if not silent_count:
        return ""
    if silent_count == len(scores):
        return _("No sign has points.")
    message = ngettext("One sign has no points.", "{count} signs have no points.", silent_count)
    return capitalize(message.format(count=number_word(silent_count)))
