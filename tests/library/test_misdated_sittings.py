"""Sittings that a fast clock dated in the future are named, and hide no other sitting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.session.overview import client_overview
from tests.library.sample import finished_sitting, small_edition

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
FUTURE = datetime(2036, 2, 1, 9, tzinfo=UTC)
FAR_FUTURE = datetime(2040, 2, 1, 9, tzinfo=UTC)


def november(day: int) -> datetime:
    return datetime(2026, 11, day, 9, tzinfo=UTC)


class Records:
    """One client's sittings, recorded at any time and read today."""

    def __init__(self, root: Path) -> None:
        self.library = Library(root, lambda: TODAY)
        self.client: Client = self.library.add("Globex B.V.", TODAY)

    def record(self, started: datetime, amends: str | None = None) -> str:
        reason = "a slip of the key" if amends else None
        sitting = replace(finished_sitting(started), amends=amends, reason=reason)
        recorded = self.library.record(self.client, small_edition(), sitting)
        assert recorded.id is not None
        return recorded.id

    def history(self) -> list[str]:
        """The ids of the history. Check that lists show the latest sitting of the history."""
        sittings = self.library.history(self.client).sittings
        latest = self.library.latest_result(self.client)
        assert latest is not None
        assert latest == replace(sittings[-1], replaced_ids=latest.replaced_ids)
        for trend_length in (0, 8):
            overview = client_overview(self.library, self.client, trend_length=trend_length)
            assert overview.latest is not None
            assert overview.latest.sitting_id == latest.id
        return [sitting.id for sitting in sittings]


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "data")


def test_it_counts_as_the_oldest(records: Records) -> None:
    early, wrong, late = (records.record(day) for day in (november(1), FUTURE, november(2)))
    assert records.history() == [wrong, early, late]


def test_among_themselves_they_are_in_order(records: Records) -> None:
    later, wrong, early = (records.record(day) for day in (FAR_FUTURE, FUTURE, november(1)))
    assert records.history() == [wrong, later, early]


def test_alone_it_is_the_latest(records: Records) -> None:
    wrong = [records.record(day) for day in (FUTURE, FAR_FUTURE)]
    assert records.history() == wrong


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=23)])
def test_another_computers_clock_may_be_a_little_ahead(records: Records, ahead: timedelta) -> None:
    early, late = records.record(november(1)), records.record(TODAY + ahead)
    assert records.history() == [early, late]
    assert records.library.misdated_messages(records.client) == ()


def test_an_amendment_in_the_future_replaces_what_it_amends(records: Records) -> None:
    early, late = records.record(november(1)), records.record(november(2))
    amended = records.record(FUTURE, amends=early)
    assert records.history() == [amended, late]
    again = records.record(FAR_FUTURE, amends=amended)
    assert records.history() == [again, late]
    right = records.record(november(3), amends=again)
    assert records.history() == [right, late]


def test_an_amendment_in_the_future_does_not_hide_a_later_one(records: Records) -> None:
    early = records.record(november(1))
    records.record(FUTURE, amends=early)
    right = records.record(november(3), amends=early)
    assert records.history() == [right]


def test_an_amendment_of_one_in_the_future_has_its_own_day(records: Records) -> None:
    early, wrong = records.record(november(1)), records.record(FUTURE)
    right = records.record(november(3), amends=wrong)
    assert records.history() == [early, right]
    last = records.library.history(records.client).sittings[-1]
    assert last.day == november(3).date()
    records.library.delete(records.client, wrong)
    late = records.record(november(4))
    assert records.history() == [early, right, late]


def test_amendments_in_the_future_that_amend_each_other(records: Records) -> None:
    wrong = records.record(FUTURE)
    later = records.record(FAR_FUTURE, amends=wrong)
    path = records.library.root / "clients" / records.client.slug / f"{wrong}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("language", f'amends = "{later}"\nlanguage', 1), encoding="utf-8")
    early = records.record(november(1))
    history = records.history()
    assert history[-1] == early
    assert len(history) == 2


def test_a_damaged_one_in_the_future_is_named_and_hides_nothing(records: Records) -> None:
    early, wrong = records.record(november(1)), records.record(FUTURE)
    path = records.library.root / "clients" / records.client.slug / f"{wrong}.toml"
    path.write_bytes(b"[")
    assert records.history() == [early]
    (fault,) = records.library.history(records.client).faults
    assert fault.startswith(f"{path}: line 1")


def test_it_is_named(records: Records) -> None:
    records.record(november(1))
    wrong = records.record(FUTURE)
    path = records.library.root / "clients" / records.client.slug / f"{wrong}.toml"
    (line,) = records.library.misdated_messages(records.client)
    assert line.startswith(f"{path}: this sitting is dated in the future")
    assert client_overview(records.library, records.client).faults == (line,)
    assert check_library(records.library).faults == (line,)


def test_check_names_a_sitting_that_ends_in_the_future(records: Records) -> None:
    sitting = replace(finished_sitting(november(1)), finished=FUTURE)
    recorded = records.library.record(records.client, small_edition(), sitting)
    (fault,) = check_library(records.library).faults
    assert f"{recorded.id}.toml: finished: this is in the future" in fault


def test_without_a_clock_every_date_is_right(records: Records) -> None:
    wrong = records.record(FUTURE)
    records.record(november(1))
    latest = Library(records.library.root).latest_result(records.client)
    assert latest is not None
    assert latest.id == wrong
