"""The visible questions of a whole questionnaire, and the answers that count.

The visible questions of one sign are in ``conditions``. Whether the weighing question is visible
depends on the scores of the signs.
"""

from collections.abc import Sequence

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.rules import asks_weighing
from tensigns.core.decision.score import SignScore, sign_scores
from tensigns.core.questionnaire import Questionnaire


def visible_questions(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore] | None = None
) -> tuple[VisibleQuestion, ...]:
    """Return every visible question, in the order of the questionnaire.

    If the weighing question is asked, it is last. A caller that has the scores of the signs passes
    them, so that they are not computed again.
    """
    if scores is None:
        scores = sign_scores(questionnaire, answers)
    questions = [q for sign in questionnaire.signs for q in visible_in_sign(sign, answers)]
    if asks_weighing(scores, questionnaire.decision):
        key = questionnaire.weighing_key
        questions.append(VisibleQuestion(key, questionnaire.weighing, answers.get(key)))
    return tuple(questions)


def counted_answers(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore] | None = None
) -> dict[str, str]:
    """Return the answers that count: the answers to visible questions, by question key.

    ``scores`` has the same meaning as in :func:`visible_questions`.
    """
    return {
        question.key: question.answer
        for question in visible_questions(questionnaire, answers, scores)
        if question.answer is not None
    }
