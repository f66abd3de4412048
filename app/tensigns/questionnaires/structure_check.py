"""Check the structure of a questionnaire: its types, ids, references and translations.

This is fast and done on every read. ``proof_check`` tries the possible answers.
"""

from collections.abc import Iterable

from tensigns.core.validation.faults import Fault
from tensigns.core.validation.structure import structure_faults
from tensigns.questionnaires.conversion import ConvertedQuestionnaire, convert
from tensigns.questionnaires.fault_messages import fault_message, location_text
from tensigns.storage.file_faults import FaultList
from tensigns.storage.toml import Table

_DEPENDENT_CODES = (
    "unknown-sign",
    "unknown-key",
    "unknown-option",
    "never-holds",
    "unreachable",
)
"""Faults of steps and thresholds that a fault within a sign can cause."""


def convert_and_check_structure(table: Table, faults: FaultList) -> ConvertedQuestionnaire:
    """Convert a table and add every fault of its types and structure to ``faults``."""
    converted = convert(table, faults)
    if converted.questionnaire is not None:
        add_reliable_faults(
            structure_faults(converted.questionnaire), converted.unreliable_parts, faults
        )
    return converted


def add_reliable_faults(
    candidates: Iterable[Fault], unreliable_parts: frozenset[str], faults: FaultList
) -> None:
    """Add the faults that are not possibly caused by a placeholder in an unreliable part.

    :class:`ConvertedQuestionnaire` explains ``unreliable_parts``.
    """
    for fault in candidates:
        if not (unreliable_parts and _may_be_consequence(fault, unreliable_parts)):
            faults.add(location_text(fault.location), fault_message(fault))


def _may_be_consequence(fault: Fault, unreliable_parts: frozenset[str]) -> bool:
    location = fault.location
    step = f"{location.part.partition(')')[0]})"
    return (
        location.sign in unreliable_parts
        or step in unreliable_parts
        or fault.details.get("other") in unreliable_parts
        or (not location.sign and fault.code in _DEPENDENT_CODES)
    )
