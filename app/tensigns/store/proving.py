"""Questionnaires held to what only trying every answer shows.

It takes up to some seconds, so it is left out where a questionnaire was taken before.
"""

from tensigns.core.proofs import proofs
from tensigns.store.faults import Faults
from tensigns.store.lint import note
from tensigns.store.questionnaires import Edition, structured


def every_fault(data: bytes, where: str) -> tuple[str, ...]:
    """A line for each fault of a questionnaire's file; :class:`BadInput` where it is no TOML."""
    faults = Faults(where)
    made = structured(data, where, faults)
    if made.questionnaire is not None:
        note(proofs(made.questionnaire), made.unsure, faults)
    return tuple(faults.lines)


def refuse_unproved(edition: Edition, where: str) -> None:
    """:class:`BadInput` with every fault of a questionnaire that has no fault of structure."""
    faults = Faults(where)
    note(proofs(edition.questionnaire), frozenset(), faults)
    faults.stop_if_any()
