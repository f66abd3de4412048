"""The decision: the recommendation for the answers, its reasons, and what could change it."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.expiry import Expiry, find_expiries
from tensigns.core.decision.flips import Flip, find_flips
from tensigns.core.decision.recommendation_range import recommendation_range
from tensigns.core.decision.rules import Rule, gravest, recommend, rules_that_hold, total_scores
from tensigns.core.decision.score import SignScore, sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Questionnaire, Recommendation


class Decision(NamedTuple):
    """A recommendation with everything that explains it.

    ``points`` is the total over all signs. ``rules`` are the rules that hold. Answers to the open
    questions could still lead to recommendations from ``mildest`` to ``gravest``. ``movers`` are
    the keys of the open questions that could change the recommendation alone. ``flips`` are changes
    of answers that lead to another recommendation. ``expiries`` are answers that lead to another
    recommendation when they expire.
    """

    recommendation: Recommendation
    points: int
    scores: tuple[SignScore, ...]
    rules: tuple[Rule, ...]
    mildest: Recommendation
    gravest: Recommendation
    movers: tuple[str, ...]
    flips: tuple[Flip, ...]
    expiries: tuple[Expiry, ...]

    @property
    def settled(self) -> bool:
        """Whether the open questions cannot change the recommendation."""
        return self.mildest == self.gravest


def decide(
    questionnaire: Questionnaire, answers: Answers, *, with_changes: bool = True
) -> Decision:
    """Decide on the answers of a sitting, finished or a draft.

    Answers to hidden questions are ignored. The order of the answers does not matter. Without
    ``with_changes`` the flips and expiries are left out, which takes much less time.
    """
    scores = sign_scores(questionnaire, answers)
    answers = counted_answers(questionnaire, answers, scores)
    weighing = answers.get(questionnaire.weighing_key)
    rules = rules_that_hold(scores, weighing, questionnaire.decision)
    reachable = recommendation_range(questionnaire, answers, scores)
    return Decision(
        recommendation=gravest(rule.recommendation for rule in rules),
        points=sum(score.points for score in scores),
        scores=scores,
        rules=rules,
        mildest=reachable.mildest,
        gravest=reachable.gravest,
        movers=reachable.movers,
        flips=find_flips(questionnaire, answers, scores) if with_changes else (),
        expiries=find_expiries(questionnaire, answers, scores) if with_changes else (),
    )


def recommendation_and_points(
    questionnaire: Questionnaire, answers: Answers
) -> tuple[Recommendation, int]:
    """Return the recommendation and the total points.

    For lists of sittings: it is faster than :func:`decide`.
    """
    totals = total_scores(sign_scores(questionnaire, answers))
    weighing = answers.get(questionnaire.weighing_key)
    return recommend(totals, weighing, questionnaire.decision), totals.points
