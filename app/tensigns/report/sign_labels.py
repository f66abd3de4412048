"""The numbers and short titles of signs, by sign id, for texts that name a sign."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tensigns.core.questionnaire import Questionnaire
from tensigns.language import gettext as _
from tensigns.report.wording import localized


class SignLabel(Struct, frozen=True):
    """The number and the short title of a sign, in the current language."""

    number: int
    label: str


def sign_labels(questionnaires: Iterable[Questionnaire]) -> dict[str, SignLabel]:
    """Return the labels of the signs by sign id. The first questionnaire with a sign counts."""
    labels: dict[str, SignLabel] = {}
    for questionnaire in questionnaires:
        for sign in questionnaire.signs:
            labels.setdefault(sign.id, SignLabel(sign.number, localized(sign.label)))
    return labels


def sign_name(sign_id: str, labels: Mapping[str, SignLabel]) -> str:
    """Return a sign's number and short title; its id if no questionnaire has the sign."""
    if sign_id not in labels:
        return sign_id
    label = labels[sign_id]
    return _("{number}. {label}").format(number=label.number, label=label.label)
