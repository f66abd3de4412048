"""Faults of a questionnaire as data. ``questionnaires.fault_messages`` has their sentences."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

FaultCode = Literal[
    # of the structure
    "reserved-id",
    "repeated-id",
    "repeated-number",
    "unknown-question",
    "unknown-key",
    "unknown-option",
    "unknown-sign",
    "no-option-named",
    "yes-no-options",
    "weighing-without-no",
    "weighing-condition",
    "weighing-counts",
    "missing-translation",
    "surplus-translation",
    "no-zero",
    # of the proofs
    "too-many-ways",
    "never-shown",
    "never-holds",
    "option-changes-nothing",
    "question-changes-nothing",
    "never-comes-about",
    "cannot-reach-ten",
    "not-monotone",
    "scale-descends",
    "went-on-not-worst",
    "raise-first-unasked",
    "raise-first-ten",
    "label-too-wide",
    "unreachable",
]


class FaultLocation(NamedTuple):
    """A location in a questionnaire: ids from the outside in, then a part of the innermost.

    The weighing is the sign ``weighing``. A step is a ``part`` with its number from 1.
    """

    sign: str = ""
    question: str = ""
    option: str = ""
    part: str = ""


class Fault(NamedTuple):
    """A fault, its location and the values for its message.

    ``near`` in the details is the nearest known name; empty where none is near.
    """

    code: FaultCode
    location: FaultLocation
    details: Mapping[str, str]
