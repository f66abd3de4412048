"""The history of a client: every finished sitting with its points by sign."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.score import sign_scores
from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.wording import localized


class HistorySitting(Struct, frozen=True):
    """A finished sitting in a history.

    ``day`` is the date shown in lists. ``open_count`` is the number of open questions.
    ``sign_points`` are the points by sign id, ``open_signs`` the ids of the signs to which open
    questions could add points. ``amends`` is the id of the sitting that this sitting amends, or
    None. ``remark`` says that the sitting is an amendment, or was amended; otherwise it is empty.
    ``is_effective`` is False for a sitting that an amendment replaces.
    """

    id: str
    day: date
    recommendation: Recommendation
    points: int
    open_count: int
    sign_points: Mapping[str, int]
    open_signs: frozenset[str]
    amends: str | None = None
    remark: str = ""
    is_effective: bool = True


class SignLabel(Struct, frozen=True):
    """The number and the short title of a sign, in the current language."""

    number: int
    label: str


class ClientHistory(Struct, frozen=True):
    """A client's sittings, newest first. A replaced sitting comes after its amendment.

    ``sign_labels`` are the labels of the signs by sign id. ``faults`` has a line for each file or
    folder that could not be read.
    """

    sign_labels: Mapping[str, SignLabel]
    sittings: tuple[HistorySitting, ...]
    faults: tuple[str, ...]


def load_history(library: Library, client: Client) -> ClientHistory:
    """Return a client's sittings, and a fault for each unreadable sitting."""
    try:
        sitting_history = library.history(client)
        sitting_ids = library.sitting_ids(client)
    except TensignsError as error:
        return ClientHistory({}, (), (str(error),))
    sign_labels: dict[str, SignLabel] = {}
    sittings: list[HistorySitting] = []
    faults = [*sitting_history.faults]
    for effective_sitting in reversed(sitting_history.sittings):
        replaced_ids = [
            replaced_id
            for replaced_id in effective_sitting.replaced_ids
            if replaced_id in sitting_ids
        ]
        for sitting_id in (effective_sitting.id, *replaced_ids):
            try:
                sitting = library.load(client, sitting_id)
                questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
            except TensignsError as error:
                faults.append(str(error))
            else:
                history_sitting = _history_sitting(
                    questionnaire, sitting, sitting_id, effective_sitting
                )
                sittings.append(history_sitting)
                for sign_id, label in _sign_labels(questionnaire):
                    sign_labels.setdefault(sign_id, label)
    return ClientHistory(sign_labels, tuple(sittings), tuple(faults))


def _sign_labels(questionnaire: Questionnaire) -> Iterator[tuple[str, SignLabel]]:
    for sign in questionnaire.signs:
        yield sign.id, SignLabel(sign.number, localized(sign.label))


def _history_sitting(
    questionnaire: Questionnaire,
    sitting: Sitting,
    sitting_id: str,
    effective_sitting: EffectiveSitting,
) -> HistorySitting:
    """Return a sitting of a history: the effective sitting, or one that it replaces."""
    is_effective = sitting_id == effective_sitting.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    scores = sign_scores(questionnaire, sitting.answers)
    return HistorySitting(
        id=sitting_id,
        day=effective_sitting.day,
        recommendation=recommendation,
        points=points,
        open_count=len([*open_questions(questionnaire, sitting.answers)]),
        sign_points={score.sign: score.points for score in scores},
        open_signs=open_sign_ids(questionnaire, sitting.answers, scores),
        amends=sitting.amends,
        remark=amended if is_effective else _("before it was amended"),
        is_effective=is_effective,
    )
