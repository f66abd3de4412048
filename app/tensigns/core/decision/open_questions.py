"""The open questions of a sitting, and the signs to which they could add points."""

from collections.abc import Iterator, Sequence

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import open_question_options, score_extremes
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds


def open_questions(questionnaire: Questionnaire, answers: Answers) -> Iterator[VisibleQuestion]:
    """Yield the open questions of the signs, in the order of the questionnaire.

    The weighing question is never among them: it belongs to no sign and adds no points.
    """
    for sign in questionnaire.signs:
        yield from _open_in_sign(sign, answers)


def open_sign_ids(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> frozenset[str]:
    """Return the ids of the open signs.

    A sign is open if answers to its open questions, and to the questions that those answers reveal,
    could add points to its score. ``scores`` are the scores of the signs for ``answers``.
    """
    return frozenset(
        sign.id
        for sign, score in zip(questionnaire.signs, scores, strict=True)
        if _could_gain_points(sign, answers, score, questionnaire.decision)
    )


def _could_gain_points(
    sign: Sign, answers: Answers, score: SignScore, thresholds: Thresholds
) -> bool:
    if score.points >= thresholds.decisive or not any(_open_in_sign(sign, answers)):
        # Most signs of a finished sitting are like this.
        return False
    options = open_question_options(sign, answers)
    extremes = score_extremes(sign, answers, options, thresholds)
    return any(extreme.points > score.points for extreme in extremes)


def _open_in_sign(sign: Sign, answers: Answers) -> Iterator[VisibleQuestion]:
    return (question for question in visible_in_sign(sign, answers) if question.is_open)
