"""Which talk is still to be held."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tensigns.core.journal.conditions import talk_to_hold
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.status import status_from
from tensigns.core.journal.talk import TALK, TalkCondition, TalkDetails
from tests.library.journal_sample import event, told
from tests.library.sample import NOW

CONDITION = TalkCondition("c1", "no calls in the evening", NOW.date() + timedelta(days=30))
TALK_ENTRY = replace(
    event(), id="20261123T101530Z-0001", kind=TALK, details=TalkDetails(conditions=(CONDITION,))
)


def talk_left(*entries: Entry) -> Entry | None:
    numbered = (
        replace(entry, id=f"20261123T101530Z-000{number}", noted=NOW)
        for number, entry in enumerate(entries, start=2)
    )
    return talk_to_hold(status_from([TALK_ENTRY, *numbered], NOW + timedelta(days=1)))


def test_a_prepared_talk_is_to_be_held() -> None:
    assert talk_left() == TALK_ENTRY
    assert talk_left(told(of=None)) == TALK_ENTRY


@pytest.mark.parametrize("reference", [TALK_ENTRY.id, f"{TALK_ENTRY.id}/c1"])
def test_a_talk_is_held_when_its_client_was_told(reference: str) -> None:
    assert talk_left(told(of=reference)) is None
