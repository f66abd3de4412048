"""A pair of sittings as a JSON document; scripts rely on its keys."""

from typing import NamedTuple

from tensigns.core.comparison import ComparisonSide, SignComparison, compare
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.render.sitting_document import Document, sitting_document


class SluggedSitting(NamedTuple):
    """A sitting with its questionnaire, and the slug of its client."""

    questionnaire: Questionnaire
    sitting: Sitting
    slug: str | None

    @property
    def answered_sitting(self) -> tuple[Questionnaire, Sitting]:
        """The sitting with its questionnaire."""
        return self.questionnaire, self.sitting


def pair_document(a: SluggedSitting, b: SluggedSitting) -> Document:
    """The documents of both sittings, and every sign of either; ``difference`` is b less a."""
    sides = (ComparisonSide(s.questionnaire, s.sitting.answers) for s in (a, b))
    return {
        "a": sitting_document(*a),
        "b": sitting_document(*b),
        "signs": [_sign_object(comparison) for comparison in compare(*sides)],
    }


def _sign_object(comparison: SignComparison) -> Document:
    return {
        "id": comparison.sign,
        "comparable": comparison.comparable,
        "a": comparison.a.points if comparison.a else None,
        "b": comparison.b.points if comparison.b else None,
        "difference": comparison.difference,
    }
