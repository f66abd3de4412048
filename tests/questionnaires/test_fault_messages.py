"""A sentence for every fault a questionnaire can have, and the place it is told at."""

import string
from typing import get_args

import pytest

from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.questionnaires.fault_messages import fault_message, location_text

DETAILS = (
    *("bound", "width", "limit", "number", "question", "others", "other", "id", "name", "near"),
    *("language", "milder", "before", "worse", "recommendation"),
)


@pytest.mark.parametrize("code", get_args(FaultCode))
def test_every_fault_has_its_sentence(code: FaultCode) -> None:
    told = fault_message(Fault(code, FaultLocation(), dict.fromkeys(DETAILS, "")))
    assert told
    assert not set(told) & set("{}")
    assert told[-1] not in string.punctuation.replace('"', "")


@pytest.mark.parametrize(
    ("where", "words"),
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
def test_a_place_is_told_in_the_words_of_the_file(where: FaultLocation, words: str) -> None:
    assert location_text(where) == words


def test_a_near_name_is_offered_and_a_hostile_one_is_harmless() -> None:
    fault = Fault("unknown-sign", FaultLocation(), {"name": "li\x1bes{0}", "near": "lies"})
    assert fault_message(fault) == '"lies{0}" is no sign; did you mean "lies"?'


def test_what_softens_is_told_with_the_answers_around_it() -> None:
    fault = Fault("not-monotone", FaultLocation(), {"milder": "some", "others": "a.b = yes"})
    assert fault_message(fault).endswith("(where a.b = yes)")
    assert fault_message(fault._replace(details={"milder": "some", "others": ""})).endswith(
        "with it"
    )
