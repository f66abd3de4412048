"""The history of a client: an amendment replaces the sitting it amends, on the same day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.history import sitting_before
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import finished_sitting


class ClientHistory:
    """Records sittings of one client and reads their history."""

    def __init__(self, library: Library, client: Client, edition: Edition) -> None:
        self.library, self.client, self.edition = library, client, edition

    def record(self, day: int, amends: str | None = None) -> str:
        """Record a sitting on a day of November and return its id."""
        sitting = finished_sitting(datetime(2026, 11, day, 9, tzinfo=UTC))
        reason = "a slip of the key" if amends else None
        sitting = replace(sitting, amends=amends, reason=reason)
        recorded = self.library.record(self.client, self.edition, sitting)
        assert recorded.id is not None
        return recorded.id

    def effective_days(self) -> list[tuple[str, int]]:
        """The ids of the effective sittings, with their days."""
        sittings = Library(self.library.root).history(self.client).sittings
        return [(sitting.id, sitting.day.day) for sitting in sittings]

    def id_before(self, sitting_id: str) -> str | None:
        """The id of the effective sitting before another one."""
        sitting = self.library.load(self.client, sitting_id)
        before = sitting_before(self.library.history(self.client).sittings, sitting)
        return None if before is None else before.id


@pytest.fixture
def history(library: Library, client: Client, edition: Edition) -> ClientHistory:
    return ClientHistory(library, client, edition)


def test_the_history_is_in_order_of_time(history: ClientHistory) -> None:
    ids = [history.record(day) for day in (20, 1, 10)]
    assert history.effective_days() == [(ids[1], 1), (ids[2], 10), (ids[0], 20)]
    assert history.library.history(history.client).faults == ()


def test_an_amendment_takes_the_position_and_the_day(history: ClientHistory) -> None:
    first, second = history.record(1), history.record(2)
    amendment = history.record(9, amends=first)
    assert history.effective_days() == [(amendment, 1), (second, 2)]
    second_amendment = history.record(10, amends=amendment)
    assert history.effective_days() == [(second_amendment, 1), (second, 2)]
    latest = history.library.latest_result(history.client)
    assert latest is not None
    assert (latest.id, latest.day) == (second, date(2026, 11, 2))
    third_amendment = history.record(11, amends=second)
    latest = history.library.latest_result(history.client)
    assert latest is not None
    assert (latest.id, latest.replaced_ids, latest.day) == (
        third_amendment,
        (second,),
        date(2026, 11, 2),
    )


def test_the_newer_of_two_amendments_is_effective(history: ClientHistory) -> None:
    first = history.record(1)
    history.record(8, amends=first)
    newer = history.record(9, amends=first)
    assert history.effective_days() == [(newer, 1)]
    assert history.library.latest_sitting(history.client) == history.library.load(
        history.client, newer
    )


def test_the_older_of_two_amendments_is_replaced_too(history: ClientHistory) -> None:
    first = history.record(1)
    older = history.record(8, amends=first)
    oldest_of_three = history.record(9, amends=older)
    newer = history.record(11, amends=first)
    (sitting,) = history.library.history(history.client).sittings
    assert sitting.id == newer
    assert sitting.replaced_ids == (oldest_of_three, older, first)
    (fault,) = check_library(history.library).faults
    assert fault.endswith(
        f"{newer}.toml: amends: {first} is amended by {older} too; the newest counts"
    )


def test_an_amendment_keeps_its_position_when_the_amended_sitting_is_deleted(
    history: ClientHistory,
) -> None:
    first, second = history.record(1), history.record(2)
    amendment = history.record(9, amends=first)
    history.library.delete(history.client, first)
    assert [name for name, _day in history.effective_days()] == [amendment, second]


def test_of_sittings_that_amend_each_other_one_is_effective(
    history: ClientHistory, folder: Path
) -> None:
    first = history.record(1)
    second = history.record(2, amends=first)
    path = folder / f"{first}.toml"
    path.write_text(path.read_text().replace("language", f'amends = "{second}"\nlanguage', 1))
    assert [name for name, _day in history.effective_days()] == [second]


def test_a_damaged_file_is_a_fault_and_the_others_are_listed(
    history: ClientHistory, folder: Path
) -> None:
    first, second = history.record(1), history.record(2)
    (folder / f"{first}.toml").write_bytes(b"state = [")
    assert history.effective_days() == [(second, 2)]
    (fault,) = history.library.history(history.client).faults
    assert first in fault


def test_an_older_damaged_file_does_not_affect_the_latest_sitting(
    history: ClientHistory, folder: Path
) -> None:
    first, second = history.record(1), history.record(2)
    (folder / f"{first}.toml").write_bytes(b"state = [")
    latest = history.library.latest_sitting(history.client)
    assert latest is not None
    assert latest.id == second
    (folder / f"{second}.toml").write_bytes(b"state = [")
    with pytest.raises(BadInput, match=second):
        history.library.latest_result(history.client)


def test_a_client_without_sittings_has_no_history(library: Library, client: Client) -> None:
    assert library.latest_result(client) is None
    assert library.history(client).sittings == ()


def test_the_sitting_before_is_the_effective_one_before_the_whole_chain(
    history: ClientHistory,
) -> None:
    first, second, third = (history.record(day) for day in (1, 2, 3))
    assert [history.id_before(id_) for id_ in (first, second, third)] == [None, first, second]
    amended_second = history.record(9, amends=second)
    competing = history.record(8, amends=second)
    twice_amended = history.record(10, amends=amended_second)
    for sitting_id in (second, amended_second, competing, twice_amended):
        assert history.id_before(sitting_id) == first
    assert history.id_before(third) == twice_amended
    amended_first = history.record(11, amends=first)
    assert history.id_before(amended_first) is None
    assert history.id_before(second) == amended_first


def test_before_a_sitting_that_is_not_recorded_comes_the_latest(history: ClientHistory) -> None:
    sittings = history.library.history(history.client).sittings
    unrecorded = finished_sitting()
    assert sitting_before(sittings, unrecorded) is None
    first, second = history.record(1), history.record(2)
    sittings = history.library.history(history.client).sittings
    latest = sitting_before(sittings, unrecorded)
    assert latest is not None
    assert latest.id == second
    before_amendment = sitting_before(sittings, replace(unrecorded, amends=second))
    assert before_amendment is not None
    assert before_amendment.id == first
