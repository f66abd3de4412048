"""What can be wrong with a questionnaire, as data; the sentences are written elsewhere."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

FaultCode = Literal[
    # its structure
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
    # its proofs
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
    """Where in a questionnaire: ids from the outside in, then the part of it.

    The weighing is the sign ``weighing``; a step is a ``part``, counted from 1.
    """

    sign: str = ""
    question: str = ""
    option: str = ""
    part: str = ""


class Fault(NamedTuple):
    """One fault at its place, with what a sentence about it needs.

    ``near`` among the details is the nearest known name, or empty where none is near.
    """

    code: FaultCode
    location: FaultLocation
    details: Mapping[str, str]
