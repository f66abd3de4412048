"""Whether the last sittings about a client all came to *watch* on the same sign."""

from collections.abc import Sequence
from datetime import date

from tensigns.core.decision.decide import decide
from tensigns.core.questionnaire import Sign
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.decision_context import RepeatedWatch

REPEATED_WATCHES = 3
"""How many sittings in a row must come to *watch* on the same sign."""


def find_repeated_watch(
    library: Library, client: Client, sittings: Sequence[EffectiveSitting]
) -> RepeatedWatch | None:
    """Return the sign on which at least the last three sittings came to *watch*.

    Return None if there is no such sign. If there are several such signs, return the sign with the
    most points in the last sitting. ``sittings`` are effective sittings, oldest first. Raise
    :class:`BadInput` if a sitting that is needed cannot be read.
    """
    common_ids: set[str] = set()
    points_by_sign: dict[str, int] = {}
    signs: dict[str, Sign] = {}
    count, since = 0, date.min
    for sitting in reversed(sittings):
        if sitting.result.recommendation != "watch":
            break
        questionnaire = library.edition(sitting.result.questionnaire_ref).questionnaire
        answers = library.load(client, sitting.id).answers
        decision = decide(questionnaire, answers, with_changes=False)
        sign_ids = {id_ for rule in decision.rules for id_ in rule.signs}
        if not count:
            points_by_sign = {score.sign: score.points for score in decision.scores}
            signs = {sign.id: sign for sign in questionnaire.signs}
            common_ids = sign_ids
        elif not common_ids & sign_ids:
            break
        common_ids &= sign_ids
        count, since = count + 1, sitting.day
    if count < REPEATED_WATCHES or not common_ids:
        return None
    sign_id = max(sorted(common_ids), key=lambda id_: points_by_sign.get(id_, 0))
    return RepeatedWatch(signs[sign_id], count, since)
