"""What stands in a client's history: an amendment takes place and day of what it amends."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import finished


class Shelf:
    """One client's sittings."""

    def __init__(self, library: Library, client: Client, edition: Edition) -> None:
        self.library, self.client, self.edition = library, client, edition

    def held(self, day: int, amends: str | None = None) -> str:
        """Record a sitting of a day of November."""
        sitting = finished(datetime(2026, 11, day, 9, tzinfo=UTC))
        reason = "a slip of the key" if amends else None
        sitting = replace(sitting, amends=amends, reason=reason)
        recorded = self.library.record(self.client, self.edition, sitting)
        assert recorded.id is not None
        return recorded.id

    def told(self) -> list[tuple[str, int]]:
        """The sittings that stand, with their days."""
        standing = Library(self.library.root).history(self.client).sittings
        return [(each.id, each.day.day) for each in standing]


@pytest.fixture
def shelf(library: Library, client: Client, edition: Edition) -> Shelf:
    return Shelf(library, client, edition)


def test_sittings_stand_in_order(shelf: Shelf) -> None:
    ids = [shelf.held(day) for day in (3, 1, 2)]
    assert shelf.told() == [(ids[1], 1), (ids[2], 2), (ids[0], 3)]
    assert shelf.library.history(shelf.client).faults == ()


def test_an_amendment_takes_place_and_day(shelf: Shelf) -> None:
    one, two = shelf.held(1), shelf.held(2)
    amended = shelf.held(9, amends=one)
    assert shelf.told() == [(amended, 1), (two, 2)]
    again = shelf.held(10, amends=amended)
    assert shelf.told() == [(again, 1), (two, 2)]
    last = shelf.library.latest_result(shelf.client)
    assert last is not None
    assert (last.id, last.day) == (two, date(2026, 11, 2))
    newest = shelf.held(11, amends=two)
    last = shelf.library.latest_result(shelf.client)
    assert last is not None
    assert (last.id, last.replaced_ids, last.day) == (newest, (two,), date(2026, 11, 2))


def test_of_two_amendments_of_one_sitting_the_newer_stands(shelf: Shelf) -> None:
    one = shelf.held(1)
    shelf.held(8, amends=one)
    newer = shelf.held(9, amends=one)
    assert shelf.told() == [(newer, 1)]
    assert shelf.library.latest_sitting(shelf.client) == shelf.library.load(shelf.client, newer)


def test_what_amends_a_deleted_sitting_keeps_its_place(shelf: Shelf) -> None:
    one, two = shelf.held(1), shelf.held(2)
    amended = shelf.held(9, amends=one)
    shelf.library.delete(shelf.client, one)
    assert [name for name, _day in shelf.told()] == [amended, two]


def test_sittings_that_amend_each_other_stand_for_one(shelf: Shelf, folder: Path) -> None:
    one = shelf.held(1)
    two = shelf.held(2, amends=one)
    path = folder / f"{one}.toml"
    path.write_text(path.read_text().replace("language", f'amends = "{two}"\nlanguage', 1))
    assert [name for name, _day in shelf.told()] == [two]


def test_a_damaged_file_is_named_and_the_rest_stands(shelf: Shelf, folder: Path) -> None:
    one, two = shelf.held(1), shelf.held(2)
    (folder / f"{one}.toml").write_bytes(b"state = [")
    assert shelf.told() == [(two, 2)]
    (fault,) = shelf.library.history(shelf.client).faults
    assert one in fault


def test_an_older_damaged_file_does_not_matter_to_the_last(shelf: Shelf, folder: Path) -> None:
    one, two = shelf.held(1), shelf.held(2)
    (folder / f"{one}.toml").write_bytes(b"state = [")
    latest = shelf.library.latest_sitting(shelf.client)
    assert latest is not None
    assert latest.id == two
    (folder / f"{two}.toml").write_bytes(b"state = [")
    with pytest.raises(BadInput, match=two):
        shelf.library.latest_result(shelf.client)


def test_nothing_stands_where_nothing_was_held(library: Library, client: Client) -> None:
    assert library.latest_result(client) is None
    assert library.history(client).sittings == ()
