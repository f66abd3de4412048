"""What a report reads of a client: the sitting before, and entries up to the day."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Period
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.report.background import Background, load_background
from tensigns.report.since_last_time import DatedSitting
from tests.library.journal_sample import DAY, append, append_chain, event, other, told
from tests.library.sample import NOW, finished_sitting


def record(library: Library, client: Client, edition: Edition, day: int) -> Sitting:
    """Record a sitting of a day of November."""
    sitting = finished_sitting(datetime(2026, 11, day, 9, tzinfo=UTC))
    return library.record(client, edition, sitting)


def background(library: Library, client: Client) -> Background:
    """The background of a sitting that is finished now."""
    return load_background(library, client, finished_sitting())


def test_a_first_sitting_without_entries_has_no_background(
    library: Library, client: Client
) -> None:
    assert background(library, client) == Background()


def test_the_sitting_before_has_its_questionnaire_and_its_day(
    library: Library, client: Client, edition: Edition
) -> None:
    first = record(library, client, edition, 3)
    second = record(library, client, edition, 12)
    before = load_background(library, client, second).sitting_before
    assert before == DatedSitting(edition.questionnaire, first, date(2026, 11, 3))
    assert load_background(library, client, first).sitting_before is None


def test_the_entries_are_those_that_count_up_to_the_day(library: Library, client: Client) -> None:
    chain = append_chain(library, client, 2)
    spoken = append(library, client, told())
    append(library, client, other("decision", DecisionDetails(choice="keep")))
    append(library, client, event(period=Period.of_day(date(2026, 11, 24))))
    month = append(library, client, event(period=Period.of_month(2026, 11)))
    entries = background(library, client).entries
    assert sorted(entry.id for entry in entries) == sorted(
        entry.id for entry in (chain[-1], spoken, month)
    )


def test_an_entry_of_the_future_does_not_count(library: Library, client: Client) -> None:
    append(library, client, event(), NOW + timedelta(days=3))
    with_clock = Library(library.root, lambda: NOW)
    assert background(with_clock, client).entries == ()
    assert len(background(library, client).entries) == 1


def test_a_damaged_file_is_named_and_the_rest_is_read(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    before = record(library, client, edition, 3)
    entry = append(library, client, event())
    damaged = append(library, client, event("another", period=DAY))
    (folder / "journal" / f"{damaged.id}-event.toml").write_text("format = [")
    (folder / f"{before.id}.toml").write_text("format = [")
    second = record(library, client, edition, 12)
    result = load_background(library, client, replace(second, finished=NOW))
    assert result.sitting_before is None
    assert [kept.id for kept in result.entries] == [entry.id]
    (fault,) = result.faults
    assert damaged.id in fault


def test_a_missing_questionnaire_of_the_sitting_before_is_named(
    library: Library, client: Client, edition: Edition
) -> None:
    record(library, client, edition, 3)
    (archived,) = (library.root / "questionnaires").iterdir()
    archived.write_bytes(archived.read_bytes() + b"# changed\n")
    result = background(Library(library.root), client)
    assert result.sitting_before is None
    assert any(archived.name in fault for fault in result.faults)


def test_only_the_kinds_that_belong_to_questions_are_read(
    library: Library, client: Client, folder: Path
) -> None:
    unreadable = append(library, client, other("plan"))
    (folder / "journal" / f"{unreadable.id}-plan.toml").write_bytes(b"\xff")
    assert background(library, client) == Background()
