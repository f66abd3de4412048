"""Finished sittings in the library: recording, loading, amending."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import QuestionnaireRef
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tests.library.sample import (
    NOW,
    SMALL_FILE,
    draft_sitting,
    finished_sitting,
    folder_content,
    unchanged,
)


def test_finishing_replaces_the_draft_by_the_finished_sitting(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    recorded = library.finish(client, edition, finished_sitting())
    assert recorded == replace(finished_sitting(), id="20261123T101530Z")
    assert sorted(folder_content(folder)) == ["20261123T101530Z.toml", "client.toml"]
    reopened = Library(library.root)
    assert reopened.sitting_ids(client) == ("20261123T101530Z",)
    assert reopened.load(client, "20261123T101530Z") == recorded
    assert reopened.latest_sitting(client) == recorded
    assert reopened.draft(client) is None


def test_sittings_started_at_the_same_time_get_different_ids(
    library: Library, client: Client, edition: Edition
) -> None:
    ids = [
        library.record(client, edition, replace(finished_sitting(), note=str(number))).id
        for number in range(12)
    ]
    assert ids[:3] == ["20261123T101530Z", "20261123T101530Z-2", "20261123T101530Z-3"]
    assert library.sitting_ids(client) == tuple(ids)
    assert [
        library.load(client, sitting_id).note for sitting_id in library.sitting_ids(client)
    ] == [str(number) for number in range(12)]


def test_finishing_the_same_sitting_twice_records_it_once(
    library: Library, client: Client, edition: Edition
) -> None:
    assert library.finish(client, edition, finished_sitting()) == library.finish(
        client, edition, finished_sitting()
    )
    assert library.sitting_ids(client) == ("20261123T101530Z",)


def test_the_archive_keeps_the_bytes_of_the_questionnaire(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, draft_sitting())
    ref = edition.ref
    archived = library.root / "questionnaires" / f"small-1.0-{ref.hash}.toml"
    assert archived.read_bytes() == SMALL_FILE.read_bytes()
    assert Library(library.root).edition(ref) == edition


def test_a_missing_or_changed_questionnaire_is_an_error(
    library: Library, client: Client, edition: Edition
) -> None:
    library.record(client, edition, finished_sitting())
    (archived,) = (library.root / "questionnaires").iterdir()
    archived.write_bytes(archived.read_bytes() + b"#")
    with pytest.raises(BadInput, match="this questionnaire was changed"):
        Library(library.root).latest_sitting(client)
    archived.unlink()
    with pytest.raises(BadInput, match=r"20261123T101530Z.toml: its questionnaire is gone"):
        Library(library.root).latest_sitting(client)


def test_the_built_in_questionnaire_is_found_without_a_copy(library: Library) -> None:
    builtin = reading.builtin_edition()
    assert library.edition(builtin.ref) == builtin
    with pytest.raises(BadInput, match="gone"):
        library.edition(QuestionnaireRef("ten-signs", "1.0", "0" * 16))


def record_amendment(
    library: Library, client: Client, edition: Edition, amended_id: str, day: int
) -> str:
    sitting = finished_sitting(datetime(2026, 12, day, tzinfo=UTC))
    recorded = library.record(
        client, edition, replace(sitting, amends=amended_id, reason="a slip of the key")
    )
    assert recorded.id is not None
    return recorded.id


def record_sitting(library: Library, client: Client, edition: Edition, day: int) -> str:
    sitting_id = library.record(
        client, edition, finished_sitting(datetime(2026, 11, day, tzinfo=UTC))
    ).id
    assert sitting_id is not None
    return sitting_id


def latest_id(library: Library, client: Client) -> str | None:
    sitting = library.latest_sitting(client)
    return sitting.id if sitting else None


def test_an_amendment_becomes_the_latest_sitting_and_the_amended_one_stays(
    library: Library, client: Client, edition: Edition
) -> None:
    first, second = (record_sitting(library, client, edition, day) for day in (1, 2))
    assert latest_id(library, client) == second
    first_amendment = record_amendment(library, client, edition, first, 1)
    assert latest_id(library, client) == second
    second_amendment = record_amendment(library, client, edition, second, 2)
    assert latest_id(library, client) == second_amendment
    third_amendment = record_amendment(library, client, edition, second_amendment, 3)
    assert latest_id(library, client) == third_amendment
    assert library.sitting_ids(client) == (
        first,
        second,
        first_amendment,
        second_amendment,
        third_amendment,
    )
    assert library.load(client, third_amendment).reason == "a slip of the key"


def test_an_amendment_keeps_its_position_when_the_amended_sitting_is_deleted(
    library: Library, client: Client, edition: Edition
) -> None:
    first, second = (record_sitting(library, client, edition, day) for day in (1, 2))
    record_amendment(library, client, edition, first, 1)
    library.delete(client, first)
    assert latest_id(library, client) == second


def test_an_amendment_that_was_amended_stays(
    library: Library, client: Client, edition: Edition
) -> None:
    first = record_sitting(library, client, edition, 1)
    amendment = record_amendment(library, client, edition, first, 1)
    last = record_amendment(library, client, edition, amendment, 2)
    with unchanged(library.root), pytest.raises(BadInput, match=f"{last} amends this amendment"):
        library.delete(client, amendment)
    library.delete(client, last)
    library.delete(client, amendment)
    assert latest_id(library, client) == first


def test_of_sittings_that_amend_each_other_one_is_the_latest(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    first = record_sitting(library, client, edition, 1)
    second = record_amendment(library, client, edition, first, 1)
    path = folder / f"{first}.toml"
    path.write_text(path.read_text().replace("language", f'amends = "{second}"\nlanguage', 1))
    assert latest_id(library, client) in (first, second)


def test_an_amendment_is_recorded_if_the_amended_sitting_was_deleted_meanwhile(
    library: Library, client: Client, edition: Edition
) -> None:
    amendment = replace(finished_sitting(), amends="20261122T101530Z", reason="a slip of the key")
    recorded = library.record(client, edition, amendment)
    assert library.latest_sitting(client) == recorded
    assert check_library(library).faults == ()


def test_the_sitting_that_is_finished_last_is_the_latest(
    library: Library, client: Client, edition: Edition
) -> None:
    second = record_sitting(library, client, edition, 12)
    start, end = (datetime(2026, 11, day, tzinfo=UTC) for day in (3, 14))
    resumed = replace(finished_sitting(start), finished=end)
    recorded = library.record(client, edition, resumed)
    assert library.record(client, edition, resumed) == recorded
    assert library.sitting_ids(client) == (second, recorded.id)
    assert latest_id(library, client) == recorded.id
    assert recorded.started == resumed.started


def test_a_sitting_after_the_clock_was_set_back_is_the_latest(
    library: Library, client: Client, edition: Edition
) -> None:
    first = library.record(client, edition, finished_sitting(NOW)).id
    an_hour_before = finished_sitting(NOW - timedelta(hours=1))
    second = library.record(client, edition, an_hour_before).id
    assert library.record(client, edition, an_hour_before).id == second
    assert library.sitting_ids(client) == (first, second)


def test_a_sitting_that_is_dated_far_in_the_future_moves_no_other(
    library: Library, client: Client, edition: Edition
) -> None:
    library.record(client, edition, finished_sitting(NOW + timedelta(days=400)))
    first = library.record(client, edition, finished_sitting(NOW))
    assert first.id == "20261123T101530Z"
    resumed = replace(finished_sitting(NOW - timedelta(days=5)), finished=NOW + timedelta(hours=1))
    assert library.record(client, edition, resumed).id == "20261123T111530Z"


@pytest.mark.parametrize("name", ["20261123T101530Z", "../x", "in-progress", "client", "", "x\x00"])
def test_a_missing_sitting_is_an_error(library: Library, client: Client, name: str) -> None:
    with pytest.raises(BadInput, match="has no such sitting"):
        library.load(client, name)
    with pytest.raises(BadInput, match="has no such sitting"):
        library.delete(client, name)


def test_a_client_without_a_folder_has_no_sittings_and_is_not_created(
    library: Library, edition: Edition
) -> None:
    missing = Client("globex-0a1b2c3d", "Globex", NOW)
    assert library.sitting_ids(missing) == ()
    assert library.latest_sitting(missing) is None
    assert library.draft(missing) is None
    with pytest.raises(OperationFailed, match="the folder is gone"):
        library.save_draft(missing, edition, draft_sitting())
    assert not (library.root / "clients" / missing.slug).exists()


def test_reading_creates_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    assert library.clients() == ()
    assert library.trash_items() == ()
    with pytest.raises(BadInput):
        library.find("x")
    assert not library.root.exists()


def test_a_relative_folder_does_not_follow_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = Library(Path("data"))
    monkeypatch.chdir("/")
    library.add("x", NOW)
    assert (tmp_path / "data" / "clients").is_dir()
