"""Questionnaires held to what only trying every answer shows.

It takes up to some seconds, so it is left out where a questionnaire was taken before.
"""

from tensigns.core.validation.proofs import proof_faults
from tensigns.questionnaires.lint import add_faults
from tensigns.questionnaires.reading import Edition, convert_with_faults
from tensigns.storage.file_faults import FaultList


def all_fault_lines(data: bytes, where: str) -> tuple[str, ...]:
    """A line for each fault of a questionnaire's file; :class:`BadInput` where it is no TOML."""
    faults = FaultList(where)
    made = convert_with_faults(data, where, faults)
    if made.questionnaire is not None:
        add_faults(proof_faults(made.questionnaire), made.unsure, faults)
    return tuple(faults.lines)


def require_proofs(edition: Edition, where: str) -> None:
    """:class:`BadInput` with every fault of a questionnaire that has no fault of structure."""
    faults = FaultList(where)
    add_faults(proof_faults(edition.questionnaire), frozenset(), faults)
    faults.stop_if_any()
