"""Faults of a questionnaire as data. ``questionnaires.fault_messages`` has their messages."""

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
    "weighing-window",
    "after-without-becomes",
    "fades-without-window",
    "fades-to-worse",
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
    "too-few-red-flags",
]


class FaultLocation(NamedTuple):
    """A location in a questionnaire.

    ``sign``, ``question`` and ``option`` are ids; those that do not apply are empty. ``part`` is a
    key of the innermost of these, such as ``label``, or a part of the questionnaire. The weighing
    question is in the sign ``weighing``. A step is the part ``step (1)``, numbered from 1.
    """

    sign: str = ""
    question: str = ""
    option: str = ""
    part: str = ""


class Fault(NamedTuple):
    """A fault, its location and the values for its message.

    If ``details`` has the key ``near``, its value is the valid name that is most like the faulty
    name; it is empty if no valid name is similar.
    """

    code: FaultCode
    location: FaultLocation
    details: Mapping[str, str]
