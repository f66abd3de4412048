"""The rules: from the scores of the signs to a recommendation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Literal, NamedTuple

from msgspec import Struct

from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import GRAVITY, Recommendation, Thresholds

RuleName = Literal["decisive-sign", "red-flags", "sum", "serious-sign", "weighing", "too-little"]


class Rule(Struct, frozen=True):
    """A rule whose condition holds.

    ``recommendation`` is what the rule leads to. ``signs`` are the ids of the signs that the rule
    counts, ``points`` the sum of their points.
    """

    name: RuleName
    recommendation: Recommendation
    signs: tuple[str, ...]
    points: int


class Totals(NamedTuple):
    """The figures that the rules use, of a group of signs. ``|`` adds the totals of two groups.

    ``points`` is the sum of the points of the signs, ``highest`` the most points of one sign.
    ``went_on``: in at least one sign an answer says that the conduct went on after it was raised.
    ``unanswered_count`` is the number of signs without a chosen option, ``sign_count`` the number
    of signs. ``red_flag_count`` is the number of serious red flags.
    """

    points: int
    highest: int
    went_on: bool
    unanswered_count: int
    sign_count: int
    red_flag_count: int

    def __or__(self, other: "Totals") -> "Totals":
        return Totals(
            self.points + other.points,
            max(self.highest, other.highest),
            self.went_on or other.went_on,
            self.unanswered_count + other.unanswered_count,
            self.sign_count + other.sign_count,
            self.red_flag_count + other.red_flag_count,
        )


RecommendFunction = Callable[[Totals], Recommendation]
""":func:`recommend` with a fixed answer to the weighing question and fixed thresholds."""


def cached_recommend(weighing_answer: str | None, thresholds: Thresholds) -> RecommendFunction:
    """Return a cached :data:`RecommendFunction`: many different answers have the same totals."""
    return cache(partial(recommend, weighing_answer=weighing_answer, thresholds=thresholds))


def total_scores(scores: Sequence[SignScore]) -> Totals:
    """Return the totals of the signs with these scores."""
    return Totals(
        points=sum(score.points for score in scores),
        highest=max((score.points for score in scores), default=0),
        went_on=any(score.went_on for score in scores),
        unanswered_count=len([score for score in scores if not score.answered]),
        sign_count=len(scores),
        red_flag_count=sum(score.serious_red_flag for score in scores),
    )


def total_other_scores(scores: Sequence[SignScore], *sign_indexes: int) -> Totals:
    """Return the totals of all signs except those at ``sign_indexes``."""
    return total_scores([score for index, score in enumerate(scores) if index not in sign_indexes])


def capped_totals(totals: Totals, thresholds: Thresholds) -> Totals:
    """Lower the points, the unanswered signs and the red flags to what the rules distinguish.

    The capped totals give the same recommendation as the original totals, also after the totals of
    other signs are added to both.
    """
    return totals._replace(
        points=min(totals.points, thresholds.sum_fire),
        unanswered_count=min(totals.unanswered_count, thresholds.silent + 1),
        red_flag_count=min(totals.red_flag_count, thresholds.red_flags or 0),
    )


def gravest(recommendations: Iterable[Recommendation]) -> Recommendation:
    """Return the gravest of these recommendations; *keep* if there are none."""
    return max(recommendations, key=GRAVITY.index, default="keep")


def recommend(
    totals: Totals, weighing_answer: str | None, thresholds: Thresholds
) -> Recommendation:
    """Return the gravest recommendation of the rules that hold for the totals of all signs.

    ``weighing_answer`` is the option id that answers the weighing question, or None. The
    recommendation never gets milder when points rise, when ``went_on`` becomes true, when more
    signs are serious red flags, or when more signs are unanswered. The recommendation range
    and the flips rely on this property.
    """
    named_recommendations = _named_recommendations(totals, weighing_answer, thresholds)
    return gravest(recommendation for _, recommendation in named_recommendations)


def asks_weighing(scores: Sequence[SignScore], thresholds: Thresholds) -> bool:
    """Whether to ask the weighing question.

    The question is asked if a sign has enough points and no rule leads to *fire*.
    """
    totals = total_scores(scores)
    is_fire = recommend(totals, None, thresholds) == "fire"
    return totals.highest >= _weighing_points(thresholds) and not is_fire


def rules_that_hold(
    scores: Sequence[SignScore], weighing_answer: str | None, thresholds: Thresholds
) -> tuple[Rule, ...]:
    """Return every rule that holds, in the fixed order of the rules.

    This includes rules that lead to a milder recommendation than the final recommendation.
    """
    minimum_points_by_rule = {
        "decisive-sign": thresholds.decisive,
        "sum": 1,
        "serious-sign": thresholds.serious,
        "weighing": _weighing_points(thresholds),
    }
    rules: list[Rule] = []
    totals = total_scores(scores)
    for name, recommendation in _named_recommendations(totals, weighing_answer, thresholds):
        if name == "too-little":
            counted_scores = [score for score in scores if not score.answered]
        elif name == "red-flags":
            counted_scores = [score for score in scores if score.serious_red_flag]
        else:
            minimum_points = minimum_points_by_rule[name]
            counted_scores = [score for score in scores if score.points >= minimum_points]
        sign_ids = tuple(score.sign for score in counted_scores)
        points = sum(score.points for score in counted_scores)
        rules.append(Rule(name, recommendation, sign_ids, points))
    return tuple(rules)


def _weighing_points(thresholds: Thresholds) -> int:
    """Return how many points a sign must have for the weighing question to be asked."""
    return thresholds.serious if thresholds.weighing_from is None else thresholds.weighing_from


def _named_recommendations(
    totals: Totals, weighing_answer: str | None, thresholds: Thresholds
) -> Iterator[tuple[RuleName, Recommendation]]:
    """Yield the name and the recommendation of each rule that holds."""
    is_decisive = totals.highest >= thresholds.decisive
    is_serious = totals.highest >= thresholds.serious
    has_red_flags = (
        thresholds.red_flags is not None and totals.red_flag_count >= thresholds.red_flags
    )
    sum_means_fire = totals.points >= thresholds.sum_fire and totals.went_on
    sum_means_watch = totals.points >= thresholds.sum_watch
    is_fire = is_decisive or has_red_flags or sum_means_fire
    is_watch = is_serious or sum_means_watch
    weighs_no = weighing_answer == "no" and totals.highest >= _weighing_points(thresholds)
    has_too_few_answers = (
        totals.unanswered_count > thresholds.silent or totals.unanswered_count == totals.sign_count
    )

    if is_decisive:
        yield "decisive-sign", "fire"
    if has_red_flags:
        yield "red-flags", "fire"
    if sum_means_fire:
        yield "sum", "fire"
    if is_serious:
        yield "serious-sign", "watch"
    if sum_means_watch:
        yield "sum", "watch"
    if weighs_no and not is_fire:
        yield "weighing", "fire" if is_watch else "watch"
    # Every rule for *fire* implies ``is_watch``, so ``is_fire`` need not be tested.
    if has_too_few_answers and not (is_watch or weighs_no):
        yield "too-little", "undecided"
