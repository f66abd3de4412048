"""The history of a client: sittings and entries on one time line."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Period
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.session.client_history import HistorySitting, TimeLineRow, load_history
from tests.library.journal_sample import append, append_chain, event, other
from tests.library.refused_folders import refuse_listing
from tests.library.sample import NOW, finished_sitting, small_edition

Days = Callable[[TimeLineRow], date]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a clock."""
    return Library(tmp_path / "data", lambda: NOW + timedelta(hours=1))


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def record(library: Library, client: Client, days_ago: int) -> str:
    """Record a sitting and return its id."""
    sitting = finished_sitting(NOW - timedelta(days=days_ago))
    recorded_id = library.record(client, small_edition(), sitting).id
    assert recorded_id
    return recorded_id


def log(library: Library, client: Client, days_ago: int) -> str:
    """Write an entry about a day some days ago, and return its id."""
    period = Period.of_day((NOW - timedelta(days=days_ago)).date())
    return append(library, client, event(period=period)).id


def test_sittings_and_entries_are_on_one_time_line_newest_first(
    library: Library, client: Client
) -> None:
    ids = [
        log(library, client, 1),
        record(library, client, 5),
        log(library, client, 7),
        log(library, client, 8),
        record(library, client, 30),
    ]
    rows = load_history(library, client).time_line()
    assert [row.id for row in rows] == ids


def test_an_amendment_stays_beside_the_sitting_that_it_replaces(
    library: Library, client: Client
) -> None:
    replaced_id = record(library, client, 30)
    entry_id = log(library, client, 20)
    amendment = replace(finished_sitting(), amends=replaced_id, reason="mixed up")
    amendment_id = library.record(client, small_edition(), amendment).id
    rows = load_history(library, client).time_line()
    assert [row.id for row in rows] == [entry_id, amendment_id, replaced_id]


def test_what_is_misdated_is_last_and_named(library: Library, client: Client) -> None:
    entry_id = log(library, client, 3)
    misdated_sitting_id = record(library, client, -400)
    misdated = append(library, client, event(), NOW + timedelta(days=400))
    history = load_history(library, client)
    assert history.time_line()[0].id == entry_id
    assert {row.id for row in history.time_line() if row.is_misdated} == {
        misdated_sitting_id,
        misdated.id,
    }
    assert len(history.date_faults) == 2
    assert any(f"{misdated.id}-event.toml: this entry" in line for line in history.date_faults)


def test_a_chain_of_corrections_is_one_row(library: Library, client: Client) -> None:
    chain = append_chain(library, client)
    (row,) = load_history(library, client).time_line()
    assert row.id == chain[-1].id
    assert not isinstance(row, HistorySitting)
    assert row.text == "version 2"


def test_the_standing_follows_from_the_journal(library: Library, client: Client) -> None:
    assert load_history(library, client).standing == "active"
    append(library, client, other("left"))
    assert load_history(library, client).standing == "left"


def test_a_sign_has_its_id_as_label_if_the_archive_cannot_be_listed(
    library: Library, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = append(library, client, event(signs=("own-sign",)))
    refuse_listing(monkeypatch, library.root / "questionnaires")
    history = load_history(library, client)
    assert [row.id for row in history.time_line()] == [entry.id]
    (fault,) = history.faults
    assert "questionnaires: it cannot be read" in fault


def test_a_damaged_entry_is_named_and_the_rest_is_there(library: Library, client: Client) -> None:
    sitting_id = record(library, client, 5)
    damaged = append(library, client, event())
    path = library.journal(client).path / f"{damaged.id}-event.toml"
    path.write_text("x = [", encoding="utf-8")
    history = load_history(library, client)
    assert [row.id for row in history.time_line()] == [sitting_id]
    (fault,) = history.faults
    assert damaged.id in fault
