"""Check a questionnaire by trying the possible answers, as well as its structure.

This takes up to some seconds and imports the proofs, so ordinary starts do not import this module:
an edition in the archive has passed the check before. ``structure_check`` is the fast part.
"""

from tensigns.core.validation.proofs import proof_faults
from tensigns.questionnaires.reading import Edition, parse_questionnaire
from tensigns.questionnaires.structure_check import add_reliable_faults
from tensigns.storage.file_faults import FaultList


def all_fault_lines(data: bytes, file_label: str) -> tuple[str, ...]:
    """A line for each fault of a questionnaire file; :class:`BadInput` if it is no TOML."""
    faults = FaultList(file_label)
    converted = parse_questionnaire(data, file_label, faults)
    if converted.questionnaire is not None:
        add_reliable_faults(
            proof_faults(converted.questionnaire), converted.unreliable_parts, faults
        )
    return tuple(faults.lines)


def require_proofs(edition: Edition, file_label: str) -> None:
    """Raise :class:`BadInput` with every fault that the proofs of an edition show."""
    faults = FaultList(file_label)
    add_reliable_faults(proof_faults(edition.questionnaire), frozenset(), faults)
    faults.raise_if_any()
