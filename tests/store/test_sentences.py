"""A sentence for every fault a questionnaire can have, and the place it is told at."""

import string
from typing import get_args

import pytest

from tensigns.core.faults import Fault, FaultCode, Place
from tensigns.store.sentences import place, sentence

DETAILS = (
    *("bound", "width", "limit", "number", "question", "others", "other", "id", "name", "near"),
    *("language", "milder", "before", "worse", "recommendation"),
)


@pytest.mark.parametrize("code", get_args(FaultCode))
def test_every_fault_has_its_sentence(code: FaultCode) -> None:
    told = sentence(Fault(code, Place(), dict.fromkeys(DETAILS, "")))
    assert told
    assert not set(told) & set("{}")
    assert told[-1] not in string.punctuation.replace('"', "")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Place(), ""),
        (Place(part="title"), "title"),
        (Place("lies"), "sign lies"),
        (Place("lies", "told", "yes", "becomes"), "sign lies question told option yes becomes"),
        (Place("weighing", "worth-it", "no"), "weighing option no"),
        (Place("weighing", "worth-it", part="text"), "weighing text"),
        (Place("weighing"), "sign weighing"),
        (Place(part="step (2) show_if"), "step (2) show_if"),
    ],
)
def test_a_place_is_told_in_the_words_of_the_file(where: Place, words: str) -> None:
    assert place(where) == words


def test_a_near_name_is_offered_and_a_hostile_one_is_harmless() -> None:
    fault = Fault("unknown-sign", Place(), {"name": "li\x1bes{0}", "near": "lies"})
    assert sentence(fault) == '"lies{0}" is no sign; did you mean "lies"?'


def test_what_softens_is_told_with_the_answers_around_it() -> None:
    fault = Fault("not-monotone", Place(), {"milder": "some", "others": "a.b = yes"})
    assert sentence(fault).endswith("(where a.b = yes)")
    assert sentence(fault._replace(details={"milder": "some", "others": ""})).endswith("with it")
