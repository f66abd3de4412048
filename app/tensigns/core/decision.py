"""The decision: what the answers come to, why, and what could still change it."""

from typing import NamedTuple

from tensigns.core.conditions import Answers, Shown, shown
from tensigns.core.flips import Flip, flips
from tensigns.core.outlook import outlook
from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.core.rules import Rule, asks_weighing, gravest_of, recommend, rules, totals
from tensigns.core.score import Score, score


class Decision(NamedTuple):
    """A recommendation with everything that explains it.

    ``points`` is the total over the signs. ``mildest`` and ``gravest`` are the ends that the
    open questions can still lead to, ``movers`` the keys of those that could do so alone.
    """

    recommendation: Recommendation
    points: int
    scores: tuple[Score, ...]
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
    answers = counting(questionnaire, answers)
    scores = scored(questionnaire, answers)
    weighing = answers.get(questionnaire.weighing_key)
    found = rules(scores, weighing, questionnaire.decision)
    (mildest, gravest), movers = outlook(questionnaire, answers, scores)
    return Decision(
        recommendation=gravest_of(rule.recommendation for rule in found),
        points=sum(each.points for each in scores),
        scores=scores,
        rules=found,
        mildest=mildest,
        gravest=gravest,
        movers=movers,
        flips=flips(questionnaire, answers, scores),
    )


def added_up(questionnaire: Questionnaire, answers: Answers) -> tuple[Recommendation, int]:
    """The recommendation and the points, without what explains them: quick, for lists."""
    found = totals(scored(questionnaire, answers))
    weighing = answers.get(questionnaire.weighing_key)
    return recommend(found, weighing, questionnaire.decision), found.points


def counting(questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """The answers that count: those to questions that show, the weighing only where it is asked."""
    return {
        item.key: item.given for item in visible(questionnaire, answers) if item.given is not None
    }


def visible(questionnaire: Questionnaire, answers: Answers) -> tuple[Shown, ...]:
    """Every question that shows, in order; the weighing last, where it is asked."""
    items = [item for sign in questionnaire.signs for item in shown(sign, answers)]
    if asks_weighing(scored(questionnaire, answers), questionnaire.decision):
        key = questionnaire.weighing_key
        items.append(Shown(key, questionnaire.weighing, answers.get(key)))
    return tuple(items)


def scored(questionnaire: Questionnaire, answers: Answers) -> tuple[Score, ...]:
    """The score of every sign, in order."""
    return tuple(score(sign, answers, questionnaire.decision) for sign in questionnaire.signs)
