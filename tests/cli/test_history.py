"""``tensigns history``: the sittings of a client, and the points by sign over time."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, EventDetails, Period
from tensigns.library.library import Library
from tests.cli.conftest import LONG_AGO, Commands, record_sitting
from tests.library.journal_sample import append, append_chain, event, other, told
from tests.library.sample import NOW, draft_sitting, small_edition, unchanged


def record_two_sittings(library: Library) -> tuple[str, str]:
    """Record a sitting about Initech without points and one with seven; their ids."""
    older = record_sitting(library, "Initech", LONG_AGO, slow_payment__late="none")
    later = LONG_AGO + timedelta(days=400)
    newer = record_sitting(library, "Initech", later, slow_payment__late="most", lies__untrue="no")
    assert older.id
    assert newer.id
    return older.id, newer.id


def test_the_document_has_every_sitting_oldest_first(tensigns: Commands, library: Library) -> None:
    older_id, newer_id = record_two_sittings(library)
    document = tensigns.json("history", "initech")
    assert (document["client"], document["status"], document["entries"]) == (
        "Initech",
        "active",
        [],
    )
    assert document["slug"] == library.find("initech").slug
    assert [sitting["sitting"] for sitting in document["sittings"]] == [older_id, newer_id]
    for sitting in document["sittings"]:
        shown = tensigns.json("show", f"initech@{sitting['sitting']}")
        assert (sitting["recommendation"], sitting["points"], sitting["open"]) == (
            shown["recommendation"],
            shown["points"],
            len(shown["open"]),
        )
        assert sitting["signs"] == {sign["id"]: sign["points"] for sign in shown["signs"]}
        assert (sitting["date"], sitting["amends"]) == (shown["finished"][:10], None)


def test_the_text_has_a_line_for_each_sitting_and_a_table_of_signs(
    tensigns: Commands, library: Library
) -> None:
    older_id, newer_id = record_two_sittings(library)
    text = tensigns.ok("history", "initech")
    assert text.startswith("Initech\n")
    assert text.index(f"  {older_id}\n") < text.index(f"  {newer_id}\n")
    sign_lines = text.partition("Points by sign")[2].splitlines()
    assert sign_lines[0].split() == ["2020-02-28", "2021-04-03"]
    (payment,) = (line for line in sign_lines if "Slow to pay" in line)
    points = [
        next(
            s["points"] for s in tensigns.json("show", f"initech@{i}")["signs"] if s["number"] == 5
        )
        for i in (older_id, newer_id)
    ]
    assert points[0] < points[1]
    assert [cell.rstrip("?") or "0" for cell in payment.split()[-2:]] == list(map(str, points))
    assert "? means that a question is open" in text


def test_an_amendment_follows_the_sitting_that_it_replaces(
    tensigns: Commands, library: Library
) -> None:
    sitting_id = tensigns.record_globex()
    answers = '[answers]\nslow-payment.late = "none"\n'
    args = ("ask", "Globex B.V.", "--answers", "-", "--amend", sitting_id, "--reason", "mixed up")
    amendment_id = tensigns.json(*args, stdin=answers)["sitting"]
    sittings = tensigns.json("history", "globex")["sittings"]
    assert [(s["sitting"], s["amends"]) for s in sittings] == [
        (sitting_id, None),
        (amendment_id, sitting_id),
    ]
    assert sittings[0]["date"] == sittings[1]["date"]
    text = tensigns.ok("history", "globex")
    assert text.index("before it was amended") < text.index("amended: mixed up")
    assert "2 sittings, 1 of them amended" in text
    assert tensigns.json("list")[0]["sittings"] == 2
    assert text.count(sittings[0]["date"]) == 3, "two lines, and one column of the sign table"
    assert len(library.sitting_ids(library.find("Globex B.V."))) == 2


def test_many_sittings_are_shown_in_several_tables_that_fit_80_columns(
    tensigns: Commands, library: Library
) -> None:
    days = [LONG_AGO + timedelta(days=number) for number in range(9)]
    for day in days:
        record_sitting(library, "Initech", day, slow_payment__late="most")
    text = tensigns.ok("history", "initech")
    heads = [line for line in text.splitlines() if line.startswith("Points by sign")]
    shown_days = [day for head in heads for day in head.split()[3:]]
    assert shown_days == [day.date().isoformat() for day in days]
    assert max(map(len, text.splitlines())) < 80


def test_a_client_without_a_finished_sitting_has_an_empty_history(
    tensigns: Commands, library: Library
) -> None:
    library.add("Initech", LONG_AGO)
    assert tensigns.json("history", "initech")["sittings"] == []
    assert "Initech has no finished sitting yet" in tensigns.ok("history", "initech")


def test_a_damaged_sitting_is_named_and_the_others_are_shown(
    tensigns: Commands, library: Library
) -> None:
    older_id, newer_id = record_two_sittings(library)
    client_path = library.root / "clients" / library.find("initech").slug
    (client_path / f"{newer_id}.toml").write_text("broken", encoding="utf-8")
    with unchanged(library.root):
        result = tensigns("history", "initech", "--json")
        assert result.exit_code == 0
        assert newer_id in result.stderr
        assert older_id in result.stdout
        assert newer_id not in result.stdout


def test_a_sitting_that_is_dated_in_the_future_is_named(
    tensigns: Commands, library: Library
) -> None:
    future = datetime.fromisoformat("2999-01-01T00:00:00+00:00")
    record_sitting(library, "Initech", future)
    result = tensigns("history", "initech")
    assert result.exit_code == 0
    assert "29990101T000000Z" in result.stderr


# Entries


def test_the_document_has_the_entries_with_their_keys_and_the_status(
    tensigns: Commands, library: Library
) -> None:
    client = library.add("Initech", NOW)
    chain = append_chain(library, client)
    left = replace(other("left"), text="enough")
    append(library, client, left, NOW + timedelta(hours=1))
    document = tensigns.json("history", "initech")
    assert document["status"] == "left"
    corrected, other_entry = document["entries"]
    assert corrected == {
        "id": chain[-1].id,
        "kind": "event",
        "noted": chain[-1].noted.isoformat(),
        "on": "2026-11-20",
        "signs": ["demands"],
        "text": "version 2",
        "who": "Jansen",
        "record": "mail of 20 Nov",
        "corrects": chain[1].id,
    }
    assert (other_entry["kind"], other_entry["text"]) == ("left", "enough")


def test_the_text_has_sittings_and_entries_on_one_time_line(
    tensigns: Commands, library: Library
) -> None:
    older_id, newer_id = record_two_sittings(library)
    client = library.find("Initech")
    period = Period(date(2020, 5, 3), date(2020, 5, 9))
    entry = append(library, client, event("rang\nat night", period=period, signs=("lies",)))
    good = EventDetails(good=True)
    month = Period.of_month(2021, 6)
    append(library, client, event("paid", period=month, signs=(), details=good))
    text = tensigns.ok("history", "initech")
    assert text.startswith("Initech\nActive · 2 sittings · 2 entries\n")
    assert text.index(older_id) < text.index(entry.id) < text.index(newer_id)
    assert ["2020-05-09", "happened", entry.id] in [line.split() for line in text.splitlines()]
    assert (
        "    rang\n    at night\n"
        "    3 to 9 May 2020 · 3. Lies, promises · Jansen · on record: mail of 20 Nov ·\n"
        "    written 2389 days later\n"
    ) in text
    assert "2021-06       went well" in text


def test_a_corrected_entry_is_shown_once(tensigns: Commands, library: Library) -> None:
    append_chain(library, library.add("Initech", NOW))
    text = " ".join(tensigns.ok("history", "initech").split())
    assert text.startswith("Initech Active · 1 entry date ")
    assert "version 2" in text
    assert "version 1" not in text
    assert "written 3 days later · corrected on 23 Nov 2026" in text


@pytest.mark.parametrize("sign", ["5", "slow-payment"])
def test_one_sign_alone_is_shown(sign: str, tensigns: Commands, library: Library) -> None:
    record_two_sittings(library)
    client = library.find("Initech")
    append(library, client, event("paid late", signs=("lies", "slow-payment")))
    append(library, client, told())
    text = tensigns.ok("history", "initech", "--sign", sign)
    assert "Active · 5. Slow to pay · 2 sittings · 1 entry\n" in text
    assert "paid late" in text
    assert "that evenings cost extra" not in text
    assert text.partition("Points by sign")[2].count("  5  Slow to pay") == 1
    assert "  3  Lies" not in text
    document = tensigns.json("history", "initech", "--sign", sign)
    assert [entry["text"] for entry in document["entries"]] == ["paid late"]
    assert [sitting["signs"].keys() for sitting in document["sittings"]] == [{"slow-payment"}] * 2


def test_a_sign_without_anything_says_so_and_an_unknown_sign_is_refused(
    tensigns: Commands, library: Library
) -> None:
    library.add("Initech", NOW)
    text = tensigns.ok("history", "initech", "--sign", "5")
    assert text == "Initech: there is nothing about 5. Slow to pay.\n"
    assert "did you mean “lies”?" in tensigns.error_of("history", "initech", "--sign", "lie")
    assert "--sign: " in tensigns.error_of("history", "initech", "--sign", "")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_damaged_and_misdated_entries_are_named_on_standard_error(
    form: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    client = library.add("Initech", NOW)
    sound, damaged = (append(library, client, event(f"entry {number}")) for number in (1, 2))
    misdated = append(library, client, event(), datetime.fromisoformat("2999-01-01T00:00:00+00:00"))
    damage(library, damaged)
    with unchanged(library.root):
        result = tensigns("history", "initech", *form)
        assert result.exit_code == 0
        assert sound.id in result.stdout
        assert damaged.id not in result.stdout
        assert f"{damaged.id}-event.toml: " in result.stderr
        assert f"{misdated.id}-event.toml: this entry is dated in the future" in result.stderr


def damage(library: Library, entry: Entry) -> None:
    """Replace the file of an entry of Initech by invalid TOML."""
    journal = library.journal(library.find("Initech"))
    (journal.path / f"{entry.id}-{entry.kind}.toml").write_text("x = [", encoding="utf-8")


def test_an_unfinished_sitting_is_in_the_status_line(tensigns: Commands, library: Library) -> None:
    tensigns.record_globex()
    library.save_draft(library.find("globex b.v."), small_edition(), draft_sitting())
    text = tensigns.ok("history", "globex")
    assert "Active · unfinished sitting, 23 November 2026 · 1 sitting\n" in text
