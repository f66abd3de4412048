"""A pair of sittings as a JSON document. Users' scripts rely on the keys, so keep them."""

from typing import NamedTuple

from tensigns.core.comparison import ComparisonSide, SignComparison, compare
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.render.sitting_document import Document, sitting_document


class SluggedSitting(NamedTuple):
    """A sitting with its questionnaire, the slug of its client, and its background.

    ``slug`` is None for a client that is not in the library.
    """

    questionnaire: Questionnaire
    sitting: Sitting
    slug: str | None
    background: Background = NO_BACKGROUND

    @property
    def answered_sitting(self) -> AnsweredSitting:
        """The sitting with its questionnaire."""
        return AnsweredSitting(self.questionnaire, self.sitting)


def pair_document(sitting_a: SluggedSitting, sitting_b: SluggedSitting) -> Document:
    """Return the documents of both sittings, with a comparison of every sign of either sitting.

    ``difference`` is the points of ``b`` minus the points of ``a``.
    """
    side_a, side_b = (
        ComparisonSide(slugged.questionnaire, slugged.sitting.answers)
        for slugged in (sitting_a, sitting_b)
    )
    return {
        "a": sitting_document(*sitting_a),
        "b": sitting_document(*sitting_b),
        "signs": [_sign_object(comparison) for comparison in compare(side_a, side_b)],
    }


def _sign_object(comparison: SignComparison) -> Document:
    return {
        "id": comparison.sign,
        "comparable": comparison.comparable,
        "a": comparison.a.points if comparison.a else None,
        "b": comparison.b.points if comparison.b else None,
        "difference": comparison.difference,
    }
