"""The message and the location of every fault that a questionnaire can have."""

import string
from typing import get_args

import pytest

from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.questionnaires.fault_messages import fault_message, location_text

DETAILS = (
    *(
        "bound",
        "count",
        "width",
        "limit",
        "number",
        "question",
        "others",
        "other",
        "id",
        "name",
        "near",
    ),
    *("language", "milder", "before", "worse", "recommendation"),
)


@pytest.mark.parametrize("code", get_args(FaultCode))
def test_every_fault_has_a_message(code: FaultCode) -> None:
    message = fault_message(Fault(code, FaultLocation(), dict.fromkeys(DETAILS, "")))
    assert message
    assert not set(message) & set("{}")
    assert message[-1] not in string.punctuation.replace('"', "")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (FaultLocation(), ""),
        (FaultLocation(part="title"), "title"),
        (FaultLocation("lies"), "sign lies"),
        (
            FaultLocation("lies", "told", "yes", "becomes"),
            "sign lies question told option yes becomes",
        ),
        (FaultLocation("weighing", "worth-it", "no"), "weighing option no"),
        (FaultLocation("weighing", "worth-it", part="text"), "weighing text"),
        (FaultLocation("weighing"), "sign weighing"),
        (FaultLocation(part="step (2) show_if"), "step (2) show_if"),
    ],
)
def test_a_location_uses_the_words_of_the_file(location: FaultLocation, expected: str) -> None:
    assert location_text(location) == expected


def test_a_similar_name_is_suggested_and_a_hostile_name_is_cleaned() -> None:
    fault = Fault("unknown-sign", FaultLocation(), {"name": "li\x1bes{0}", "near": "lies"})
    assert fault_message(fault) == "“lies{0}” is no sign; did you mean “lies”?"


def test_a_worse_answer_that_softens_is_reported_with_the_other_answers() -> None:
    fault = Fault("not-monotone", FaultLocation(), {"milder": "some", "others": "a.b = yes"})
    assert fault_message(fault).endswith("(where a.b = yes)")
    assert fault_message(fault._replace(details={"milder": "some", "others": ""})).endswith(
        "with it"
    )
