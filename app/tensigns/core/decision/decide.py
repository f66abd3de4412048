"""The decision: what the answers come to, why, and what could still change it."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.flips import Flip, find_flips
from tensigns.core.decision.recommendation_range import recommendation_range
from tensigns.core.decision.rules import (
    Rule,
    asks_weighing,
    fired_rules,
    gravest,
    recommend,
    total_scores,
)
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.questionnaire import Questionnaire, Recommendation


class Decision(NamedTuple):
    """A recommendation with everything that explains it.

    ``points`` is the total over the signs. ``mildest`` and ``gravest`` are the ends that the
    open questions can still lead to, ``movers`` the keys of those that could do so alone.
    """

    recommendation: Recommendation
    points: int
    scores: tuple[SignScore, ...]
    rules: tuple[Rule, ...]
    mildest: Recommendation
    gravest: Recommendation
    movers: tuple[str, ...]
    flips: tuple[Flip, ...]

    @property
    def settled(self) -> bool:
        """Whether the open questions cannot change the recommendation."""
        return self.mildest == self.gravest


def decide(questionnaire: Questionnaire, answers: Answers) -> Decision:
    """Add the answers up. The same answers, in any order, give the same decision."""
    answers = counted_answers(questionnaire, answers)
    scores = sign_scores(questionnaire, answers)
    weighing = answers.get(questionnaire.weighing_key)
    found = fired_rules(scores, weighing, questionnaire.decision)
    (mildest, most_grave), movers = recommendation_range(questionnaire, answers, scores)
    return Decision(
        recommendation=gravest(rule.recommendation for rule in found),
        points=sum(each.points for each in scores),
        scores=scores,
        rules=found,
        mildest=mildest,
        gravest=most_grave,
        movers=movers,
        flips=find_flips(questionnaire, answers, scores),
    )


def recommendation_and_points(
    questionnaire: Questionnaire, answers: Answers
) -> tuple[Recommendation, int]:
    """The recommendation and the points, without what explains them: quick, for lists."""
    found = total_scores(sign_scores(questionnaire, answers))
    weighing = answers.get(questionnaire.weighing_key)
    return recommend(found, weighing, questionnaire.decision), found.points


def counted_answers(questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """The answers that count: those to questions that show, the weighing only where it is asked."""
    return {
        item.key: item.answer
        for item in visible_questions(questionnaire, answers)
        if item.answer is not None
    }


def visible_questions(
    questionnaire: Questionnaire, answers: Answers
) -> tuple[VisibleQuestion, ...]:
    """Every question that shows, in order; the weighing last, where it is asked."""
    items = [item for sign in questionnaire.signs for item in visible_in_sign(sign, answers)]
    if asks_weighing(sign_scores(questionnaire, answers), questionnaire.decision):
        key = questionnaire.weighing_key
        items.append(VisibleQuestion(key, questionnaire.weighing, answers.get(key)))
    return tuple(items)


def sign_scores(questionnaire: Questionnaire, answers: Answers) -> tuple[SignScore, ...]:
    """The score of every sign, in order."""
    return tuple(score_sign(sign, answers, questionnaire.decision) for sign in questionnaire.signs)
