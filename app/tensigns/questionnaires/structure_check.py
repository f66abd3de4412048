"""Check the structure of a questionnaire: its types, ids, references and translations.

This check is fast and is done on every read. ``proof_check`` tries the possible answers.
"""

from collections.abc import Iterable

from tensigns.core.validation.faults import Fault
from tensigns.core.validation.structure import structure_faults
from tensigns.questionnaires.conversion import ConvertedQuestionnaire, convert
from tensigns.questionnaires.fault_messages import fault_message, location_text
from tensigns.questionnaires.format_check import add_format_faults
from tensigns.storage.file_faults import FaultList
from tensigns.storage.toml import Table

_DEPENDENT_CODES = (
    "unknown-sign",
    "unknown-key",
    "unknown-option",
    "never-holds",
    "unreachable",
    "too-few-red-flags",
)
"""The codes of faults of advice, steps and thresholds that a placeholder in a sign can cause."""


def convert_and_check_structure(table: Table, faults: FaultList) -> ConvertedQuestionnaire:
    """Convert a table to a questionnaire. Add every fault of its types and structure."""
    converted = convert(table, faults)
    add_format_faults(table, faults)
    if converted.questionnaire is not None:
        add_reliable_faults(
            structure_faults(converted.questionnaire), converted.unreliable_parts, faults
        )
    return converted


def add_reliable_faults(
    candidates: Iterable[Fault], unreliable_parts: frozenset[str], faults: FaultList
) -> None:
    """Add the candidates to the faults, except those that a placeholder may have caused.

    ``unreliable_parts`` are the parts with placeholders, as in :class:`ConvertedQuestionnaire`.
    """
    for fault in candidates:
        if not (unreliable_parts and _may_be_consequence(fault, unreliable_parts)):
            faults.add(location_text(fault.location), fault_message(fault))


def _may_be_consequence(fault: Fault, unreliable_parts: frozenset[str]) -> bool:
    """Whether a placeholder in an unreliable part may have caused the fault."""
    location = fault.location
    step = f"{location.part.partition(')')[0]})"
    is_across_signs = not location.sign or location.part.startswith("advice ")
    return (
        location.sign in unreliable_parts
        or step in unreliable_parts
        or fault.details.get("other") in unreliable_parts
        or (is_across_signs and fault.code in _DEPENDENT_CODES)
    )
