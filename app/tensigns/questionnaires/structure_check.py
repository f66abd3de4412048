"""What is wrong with a questionnaire's table, each fault told at its place."""

from collections.abc import Iterable

from tensigns.core.validation.faults import Fault
from tensigns.core.validation.structure import structure_faults
from tensigns.questionnaires.conversion import ConvertedQuestionnaire, convert
from tensigns.questionnaires.fault_messages import fault_message, location_text
from tensigns.storage.file_faults import FaultList
from tensigns.storage.toml import Table

_OF_NAMES = ("unknown-sign", "unknown-key", "unknown-option", "never-holds", "unreachable")
"""Faults of steps and figures that can come of another one within a sign."""


def convert_and_check(table: Table, faults: FaultList) -> ConvertedQuestionnaire:
    """Note what would leave a question nameless, unreachable or without words.

    Gives what could be made of the table.
    """
    made = convert(table, faults)
    if made.questionnaire is not None:
        add_reliable_faults(structure_faults(made.questionnaire), made.unsure, faults)
    return made


def add_reliable_faults(found: Iterable[Fault], unsure: frozenset[str], faults: FaultList) -> None:
    """Note faults but those that may be there only because a part was unsure: see Shaped."""
    for fault in found:
        if not (unsure and _may_follow(fault, unsure)):
            faults.add(location_text(fault.location), fault_message(fault))


def _may_follow(fault: Fault, unsure: frozenset[str]) -> bool:
    where = fault.location
    step = f"{where.part.partition(')')[0]})"
    return (
        where.sign in unsure
        or step in unsure
        or fault.details.get("other") in unsure
        or (not where.sign and fault.code in _OF_NAMES)
    )
