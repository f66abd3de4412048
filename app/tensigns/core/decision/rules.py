"""The rules: from the scores of the signs to a recommendation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Literal, NamedTuple

from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import GRAVITY, Recommendation, Thresholds

RuleName = Literal["decisive-sign", "sum", "serious-sign", "weighing", "too-little"]


class Rule(NamedTuple):
    """A rule that fired, with the ids of the signs that met it and the sum of their points."""

    rule: RuleName
    recommendation: Recommendation
    signs: tuple[str, ...]
    points: int


class Totals(NamedTuple):
    """All that the rules look at, for some signs. Totals of further signs are added with ``|``.

    ``highest`` is the points of the gravest sign. ``silent_count`` is the number of signs with
    nothing answered, ``sign_count`` that of all signs.
    """

    points: int
    highest: int
    went_on: bool
    silent_count: int
    sign_count: int

    def __or__(self, other: "Totals") -> "Totals":
        return Totals(
            self.points + other.points,
            max(self.highest, other.highest),
            self.went_on or other.went_on,
            self.silent_count + other.silent_count,
            self.sign_count + other.sign_count,
        )


Outcome = Callable[[Totals], Recommendation]
"""The recommendation for totals, with the weighing and the thresholds fixed."""


def cached_outcome(weighing: str | None, thresholds: Thresholds) -> Outcome:
    """A cached :data:`Outcome`: many different answers have the same totals."""
    return cache(partial(recommend, weighing=weighing, thresholds=thresholds))


def total_scores(scores: Sequence[SignScore]) -> Totals:
    """The totals of some signs."""
    return Totals(
        points=sum(score.points for score in scores),
        highest=max((score.points for score in scores), default=0),
        went_on=any(score.went_on for score in scores),
        silent_count=len([score for score in scores if not score.answered]),
        sign_count=len(scores),
    )


def total_other_scores(scores: Sequence[SignScore], *sign_indexes: int) -> Totals:
    """The totals of all signs but those at these indexes, which ascend."""
    others = list(scores)
    for index in reversed(sign_indexes):
        del others[index]
    return total_scores(others)


def gravest(recommendations: Iterable[Recommendation]) -> Recommendation:
    """The gravest of some recommendations; *keep* if there are none."""
    return max(recommendations, key=GRAVITY.index, default="keep")


def recommend(totals: Totals, weighing: str | None, thresholds: Thresholds) -> Recommendation:
    """The recommendation of the rules that fire; ``weighing`` is the answer to the weighing.

    More points, a further went-on or a further silent sign never make it milder. The range and
    the flips rely on that.
    """
    return gravest(recommendation for _, recommendation in _fired(totals, weighing, thresholds))


def asks_weighing(scores: Sequence[SignScore], thresholds: Thresholds) -> bool:
    """Whether the weighing is asked: without it, a serious sign leads to *watch*."""
    totals = total_scores(scores)
    return totals.highest >= thresholds.serious and recommend(totals, None, thresholds) == "watch"


def fired_rules(
    scores: Sequence[SignScore], weighing: str | None, thresholds: Thresholds
) -> tuple[Rule, ...]:
    """Every rule that fires, in the fixed order of the rules, also those that are milder."""
    least_points = {
        "decisive-sign": thresholds.decisive,
        "sum": 1,
        "serious-sign": thresholds.serious,
        "weighing": thresholds.serious,
    }
    rules: list[Rule] = []
    for name, recommendation in _fired(total_scores(scores), weighing, thresholds):
        if name == "too-little":
            matching = [score for score in scores if not score.answered]
        else:
            matching = [score for score in scores if score.points >= least_points[name]]
        sign_ids = tuple(score.sign for score in matching)
        rules.append(Rule(name, recommendation, sign_ids, sum(score.points for score in matching)))
    return tuple(rules)


def _fired(
    totals: Totals, weighing: str | None, thresholds: Thresholds
) -> Iterator[tuple[RuleName, Recommendation]]:
    """The rules that fire, each with its recommendation."""
    is_decisive = totals.highest >= thresholds.decisive
    is_serious = totals.highest >= thresholds.serious
    sum_fires = totals.points >= thresholds.sum_fire and totals.went_on
    sum_watches = totals.points >= thresholds.sum_watch
    is_too_little = (
        totals.silent_count > thresholds.silent or totals.silent_count == totals.sign_count
    )

    if is_decisive:
        yield "decisive-sign", "fire"
    if sum_fires:
        yield "sum", "fire"
    if is_serious:
        yield "serious-sign", "watch"
    if sum_watches:
        yield "sum", "watch"
    if weighing == "no" and is_serious and not (is_decisive or sum_fires):
        yield "weighing", "fire"
    if is_too_little and not (is_decisive or sum_fires or is_serious or sum_watches):
        yield "too-little", "undecided"
