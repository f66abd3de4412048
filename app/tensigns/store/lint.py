"""What is wrong with a questionnaire's table, each fault told at its place."""

from collections.abc import Iterable

from tensigns.core.faults import Fault
from tensigns.core.structure import structure
from tensigns.store.faults import Faults
from tensigns.store.sentences import place, sentence
from tensigns.store.shapes import Shaped, shaped
from tensigns.store.toml import Table

_OF_NAMES = ("unknown-sign", "unknown-key", "unknown-option", "never-holds", "unreachable")
"""Faults of steps and figures that can come of another one within a sign."""


def note_structure(table: Table, faults: Faults) -> Shaped:
    """Note what would leave a question nameless, unreachable or without words.

    Gives what could be made of the table.
    """
    made = shaped(table, faults)
    if made.questionnaire is not None:
        note(structure(made.questionnaire), made.unsure, faults)
    return made


def note(found: Iterable[Fault], unsure: frozenset[str], faults: Faults) -> None:
    """Note faults but those that may be there only because a part was unsure: see Shaped."""
    for fault in found:
        if not (unsure and _may_follow(fault, unsure)):
            faults.add(place(fault.place), sentence(fault))


def _may_follow(fault: Fault, unsure: frozenset[str]) -> bool:
    where = fault.place
    step = f"{where.part.partition(')')[0]})"
    return (
        where.sign in unsure
        or step in unsure
        or fault.details.get("other") in unsure
        or (not where.sign and fault.code in _OF_NAMES)
    )
