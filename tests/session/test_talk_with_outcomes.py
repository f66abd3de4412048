"""A talk that is written with outcomes and the day on which it took place: all of it or nothing."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import ToldDetails
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.talk_letters import TalkPlan
from tensigns.session.conditions import outcome_entry
from tensigns.session.talk import load_talk_context, prepare_talk
from tests.library.sample import NOW

PLAN = TalkPlan(language="en", address="u", ask="Call before six.")
GOOD = outcome_entry("20261001T000000Z-0000/c1", "kept", NOW)
BAD = replace(GOOD, text="x" * 8_001)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data", lambda: NOW)


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex", NOW)


def test_a_talk_comes_with_its_outcomes_and_its_day(library: Library, client: Client) -> None:
    context = load_talk_context(library, client, NOW)
    prepared = prepare_talk(library, context, PLAN, NOW, Sender(), outcomes=[GOOD], held=NOW.date())
    kinds = [entry.kind for entry in library.journal(client).read().entries]
    assert sorted(kinds) == ["outcome", "talk", "terms", "told"]
    held = prepared.other_entries[-1].details
    assert isinstance(held, ToldDetails)
    assert held.of == prepared.entry.id


def test_with_an_outcome_that_cannot_be_written_nothing_is(
    library: Library, client: Client
) -> None:
    context = load_talk_context(library, client, NOW)
    with pytest.raises(BadInput):
        prepare_talk(library, context, PLAN, NOW, Sender(), outcomes=[GOOD, BAD], held=NOW.date())
    assert library.journal(client).read().entries == ()
