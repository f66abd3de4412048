"""Redaction of entries: persons keep apart, and nothing that points to them stays."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.journal.entries import Entry, EventDetails
from tensigns.library.entry_codec import entry_to_table
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.entry_redaction import EntryRedaction
from tensigns.report.redaction import make_aliases
from tensigns.report.sign_labels import SignLabel, sign_labels
from tests.core.journal.strategies import entries
from tests.library.journal_sample import event

ALIASES = make_aliases({"globex-b-v-00000001": ["Globex B.V."]})


def redacted(*entries: Entry) -> list[Entry]:
    redaction = EntryRedaction(ALIASES, entries, with_texts=True)
    return [redaction.redact(entry) for entry in entries]


def entry_by(who: str, text: str = "rang") -> Entry:
    return event(text, details=EventDetails(who=who, record="mail from jansen@example.org"))


def test_each_person_has_one_letter() -> None:
    entries = redacted(entry_by("JB"), entry_by("Jansen, jb"), entry_by("JANSEN & De Wit"))
    assert [entry.details for entry in entries] == [
        EventDetails(who="Person A"),
        EventDetails(who="Person B, Person A"),
        EventDetails(who="Person B & Person C"),
    ]


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        ("P. de Vries", "De Vries rang", "Person A rang"),
        ("JB", "JB and jbs", "Person A and jbs"),
        ("The boss", "the boss of the boss", "Person A of Person A"),
        ("Globex helpdesk", "Globex rang", "Client A rang"),
        ("Jansen", "Jansen\nof Globex", "Person A\nof Client A"),
    ],
)
def test_names_in_texts_are_replaced(who: str, text: str, expected: str) -> None:
    (entry,) = redacted(entry_by(who, text))
    assert entry.text == expected


def test_what_is_no_text_of_the_user_stays() -> None:
    entry = entry_by("Event 2026-11", "an event")
    (result,) = redacted(entry)
    assert (result.kind, result.period, result.signs) == (entry.kind, entry.period, entry.signs)


def test_the_name_in_the_id_of_a_sign_is_replaced_but_not_that_of_a_builtin_sign() -> None:
    aliases = make_aliases({"globex-b-v-00000001": ["Globex", "Lies"]})
    entry = event(signs=("globex-threats", "lies"))
    redaction = EntryRedaction(aliases, [entry], with_texts=True)
    assert redaction.redact(entry).signs == ("client-a-threats", "lies")


def test_more_persons_than_letters_are_numbered() -> None:
    entries = redacted(*(entry_by(f"Name{number:02}x") for number in range(27)))
    assert entries[-1].details == EventDetails(who="Person 27")


def test_labels_of_the_users_own_signs_lose_the_name_and_built_in_ones_do_not() -> None:
    redaction = EntryRedaction(
        make_aliases({"demands-00000001": ["Demands B.V."]}), [], with_texts=True
    )
    built_in = sign_labels([builtin_edition().questionnaire])
    own = SignLabel(11, "What Demands does")
    labels = redaction.redact_labels({**built_in, "demands-habits": own})
    assert dict(list(labels.items())[:-1]) == built_in
    (own_id,) = labels.keys() - built_in.keys()
    assert labels[own_id] == SignLabel(11, "What Client A does")
    assert "demands" not in own_id


@given(st.lists(entries(), min_size=1))
def test_every_kind_is_redacted_whatever_its_persons_are_called(journal: list[Entry]) -> None:
    texts = {text for entry in journal for text in _texts(entry_to_table(entry)) if text.strip()}
    persons = [entry_by(text.replace(",", " ")) for text in texts]
    results = redacted(*persons, *journal)[len(persons) :]
    for entry, result in zip(journal, results, strict=True):
        assert type(result.details) is type(entry.details)
        assert (result.id, result.kind, result.period) == (entry.id, entry.kind, entry.period)
        assert "record" not in entry_to_table(result)
        assert entry_to_table(result).get("number") in (None, "left out")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
