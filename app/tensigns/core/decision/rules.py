"""From the points of the signs to a recommendation, with every rule that speaks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Literal, NamedTuple

from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import GRAVITY, Recommendation, Thresholds

RuleName = Literal["decisive-sign", "sum", "serious-sign", "weighing", "too-little"]


class Rule(NamedTuple):
    """A rule whose condition holds, with the signs that met it and their points together."""

    rule: RuleName
    recommendation: Recommendation
    signs: tuple[str, ...]
    points: int


class Totals(NamedTuple):
    """All that the rules look at, of all signs or of some: more of them are joined by ``|``.

    ``highest`` are the points of the gravest sign, ``silent`` the signs with nothing answered.
    """

    points: int
    highest: int
    went_on: bool
    silent: int
    signs: int

    def __or__(self, other: "Totals") -> "Totals":
        return Totals(
            self.points + other.points,
            max(self.highest, other.highest),
            self.went_on or other.went_on,
            self.silent + other.silent,
            self.signs + other.signs,
        )


Outcome = Callable[[Totals], Recommendation]
"""What the rules come to, the answer to the weighing and the figures being settled."""


def cached_outcome(weighing: str | None, thresholds: Thresholds) -> Outcome:
    """An outcome that remembers, for much of what can be tried comes to the same totals."""
    return cache(partial(recommend, weighing=weighing, thresholds=thresholds))


def total_scores(scores: Sequence[SignScore]) -> Totals:
    """What some signs come to together."""
    return Totals(
        points=sum(score.points for score in scores),
        highest=max((score.points for score in scores), default=0),
        went_on=any(score.went_on for score in scores),
        silent=len([score for score in scores if not score.answered]),
        signs=len(scores),
    )


def gravest(recommendations: Iterable[Recommendation]) -> Recommendation:
    """The gravest of some recommendations; *keep* where there is none."""
    return max(recommendations, key=GRAVITY.index, default="keep")


def recommend(found: Totals, weighing: str | None, thresholds: Thresholds) -> Recommendation:
    """The recommendation that the rules come to.

    More points, a went-on or a silent sign more never make it milder: the range and the flips
    rest on that.
    """
    return gravest(recommendation for _, recommendation in _holding(found, weighing, thresholds))


def asks_weighing(scores: Sequence[SignScore], thresholds: Thresholds) -> bool:
    """Whether the closing question is asked: it would be *watch* by a serious sign."""
    found = total_scores(scores)
    return found.highest >= thresholds.serious and recommend(found, None, thresholds) == "watch"


def fired_rules(
    scores: Sequence[SignScore], weighing: str | None, thresholds: Thresholds
) -> tuple[Rule, ...]:
    """Every rule whose condition holds, milder ones too, in their fixed order."""
    least = {
        "decisive-sign": thresholds.decisive,
        "sum": 1,
        "serious-sign": thresholds.serious,
        "weighing": thresholds.serious,
    }
    found: list[Rule] = []
    for name, recommendation in _holding(total_scores(scores), weighing, thresholds):
        if name == "too-little":
            met = [score for score in scores if not score.answered]
        else:
            met = [score for score in scores if score.points >= least[name]]
        signs = tuple(score.sign for score in met)
        found.append(Rule(name, recommendation, signs, sum(score.points for score in met)))
    return tuple(found)


def _holding(
    found: Totals, weighing: str | None, thresholds: Thresholds
) -> Iterator[tuple[RuleName, Recommendation]]:
    decisive = found.highest >= thresholds.decisive
    serious = found.highest >= thresholds.serious
    gone_on = found.points >= thresholds.sum_fire and found.went_on
    adds_up = found.points >= thresholds.sum_watch
    too_little = found.silent > thresholds.silent or found.silent == found.signs

    if decisive:
        yield "decisive-sign", "fire"
    if gone_on:
        yield "sum", "fire"
    if serious:
        yield "serious-sign", "watch"
    if adds_up:
        yield "sum", "watch"
    if weighing == "no" and serious and not (decisive or gone_on):
        yield "weighing", "fire"
    if too_little and not (decisive or gone_on or serious or adds_up):
        yield "too-little", "undecided"
