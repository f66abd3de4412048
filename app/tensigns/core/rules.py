"""From the points of the signs to a recommendation, with every rule that speaks."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from tensigns.core.questionnaire import GRAVITY, Recommendation, Thresholds
from tensigns.core.score import Score

RuleName = Literal["decisive-sign", "sum", "serious-sign", "weighing", "too-little"]


class Rule(NamedTuple):
    """A rule whose condition holds, with the signs that met it and their points together."""

    rule: RuleName
    recommendation: Recommendation
    signs: tuple[str, ...]
    points: int


def graver(recommendations: Iterable[Recommendation]) -> Recommendation:
    """The gravest of some recommendations; *keep* where there is none."""
    return max(recommendations, key=GRAVITY.index, default="keep")


def recommend(scores: Sequence[Score], weighing: str | None, limits: Thresholds) -> Recommendation:
    """The recommendation that the rules come to."""
    return graver(rule.recommendation for rule in rules(scores, weighing, limits))


def asks_weighing(scores: Sequence[Score], limits: Thresholds) -> bool:
    """Whether the closing question is asked: it would be *watch* by a serious sign."""
    found = rules(scores, None, limits)
    return graver(rule.recommendation for rule in found) == "watch" and any(
        rule.rule == "serious-sign" for rule in found
    )


def rules(
    scores: Sequence[Score], weighing: str | None, limits: Thresholds
) -> tuple[Rule, ...]:
    """Every rule whose condition holds, milder ones too, in their fixed order."""
    speaking = [score for score in scores if score.points]
    decisive = [score for score in speaking if score.points >= limits.decisive]
    serious = [score for score in speaking if score.points >= limits.serious]
    silent = [score for score in scores if not score.answered]
    points = sum(score.points for score in speaking)
    went_on = any(score.went_on for score in scores)

    found: list[Rule] = []
    if decisive:
        found.append(_rule("decisive-sign", "fire", decisive))
    if points >= limits.sum_fire and went_on:
        found.append(_rule("sum", "fire", speaking))
    if serious:
        found.append(_rule("serious-sign", "watch", serious))
    if points >= limits.sum_watch:
        found.append(_rule("sum", "watch", speaking))
    if weighing == "no" and serious and not any(rule.recommendation == "fire" for rule in found):
        found.append(_rule("weighing", "fire", serious))
    if not found and (len(silent) > limits.silent or len(silent) == len(scores)):
        found.append(_rule("too-little", "undecided", silent))
    return tuple(found)


def _rule(name: RuleName, recommendation: Recommendation, scores: Sequence[Score]) -> Rule:
    signs = tuple(score.sign for score in scores)
    return Rule(name, recommendation, signs, sum(score.points for score in scores))
