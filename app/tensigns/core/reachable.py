"""Which recommendations some answers lead to."""

from collections.abc import Iterable, Sequence

from tensigns.core.questionnaire import GRAVITY, Recommendation, Thresholds
from tensigns.core.rules import Totals, recommend


def reachable(parts: Sequence[Iterable[Totals]], limits: Thresholds) -> set[Recommendation]:
    """The recommendations that answers to some signs can come to, the weighing left out.

    ``parts``: for each sign, all that it can come to.
    """
    reached: set[Recommendation] = set()
    found = {Totals(0, 0, went_on=False, silent=0, signs=0)}
    for place, some in enumerate(parts, start=1):
        left = len(parts) - place
        silence = Totals(0, 0, went_on=False, silent=left, signs=left)
        joined = {one | two for one in found for two in some}
        outcomes = {each: recommend(each | silence, None, limits) for each in joined}
        reached.update(outcomes.values())
        found = {each for each, outcome in outcomes.items() if _leads_on(outcome, reached)}
    return reached


def _leads_on(outcome: Recommendation, reached: set[Recommendation]) -> bool:
    """Whether more answers could still lead anywhere new: from *watch* only to what is graver."""
    graver = GRAVITY[GRAVITY.index(outcome) :] if outcome in {"watch", "fire"} else GRAVITY
    return not reached.issuperset(graver)
