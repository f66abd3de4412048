"""Two sittings side by side as the JSON document that scripts rely on."""

from typing import NamedTuple

from tensigns.core.comparison import ComparisonSide, SignComparison, compare
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.render.json_document import Document, sitting_document


class SluggedSitting(NamedTuple):
    """A sitting with its questionnaire, and the slug of its client."""

    questionnaire: Questionnaire
    sitting: Sitting
    slug: str | None


def pair_document(a: SluggedSitting, b: SluggedSitting) -> Document:
    """Both sittings, and every sign of either; ``difference`` is ``b`` less ``a``."""
    compared = compare(
        *(ComparisonSide(each.questionnaire, each.sitting.answers) for each in (a, b))
    )
    return {
        "a": sitting_document(*a),
        "b": sitting_document(*b),
        "signs": [_sign(each) for each in compared],
    }


def _sign(compared: SignComparison) -> Document:
    return {
        "id": compared.sign,
        "comparable": compared.comparable,
        "a": compared.a.points if compared.a else None,
        "b": compared.b.points if compared.b else None,
        "difference": compared.difference,
    }
