"""``tensigns log``: one line, one entry; wrong input writes nothing."""

import re
import shlex
from datetime import date, timedelta

import pytest

from tensigns.clock import now
from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails, Period, ToldDetails
from tensigns.language import LANGUAGES
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting
from tests.library.journal_sample import append, event, other, told
from tests.library.sample import NOW, finished_sitting, small_edition, unchanged

ENTRY_ID = r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}"


@pytest.fixture
def globex(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def entries(library: Library, client: Client) -> tuple[Entry, ...]:
    listing = library.journal(client).read()
    assert listing.faults == ()
    return listing.entries


def test_an_entry_is_written_and_its_id_printed(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    result = tensigns(
        *("log", "globex b.v.", " Rang at 23:10\nabout the logo "),
        *("--sign", "lies", "--sign", "5", "--sign", "LIES", "--on", "2026-11-20"),
        *("--who", " J\tB ", "--record", "mail of 20 Nov", "--good"),
    )
    assert result.exit_code == 0
    assert result.stderr == "Globex B.V.: noted for 20 November 2026.\n"
    (entry,) = entries(library, globex)
    assert result.stdout == f"{entry.id}\n"
    assert re.fullmatch(ENTRY_ID, entry.id)
    assert (entry.kind, entry.text) == ("event", "Rang at 23:10\nabout the logo")
    assert entry.period == Period.of_day(date(2026, 11, 20))
    assert entry.signs == ("lies", "slow-payment")
    assert entry.details == EventDetails(good=True, who="J B", record="mail of 20 Nov")
    assert check_library(library).faults == ()


def test_the_default_is_today_and_no_sign(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    before = now()
    tensigns.ok("log", globex.slug, "x")
    (entry,) = entries(library, globex)
    assert before <= entry.noted <= now()
    assert entry.period == Period.of_day(entry.noted.date())
    assert (entry.signs, entry.details) == ((), EventDetails())


def test_the_text_can_come_through_a_pipe(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("log", globex.slug, "--told", stdin="evenings cost extra,\nfrom now on\n")
    (entry,) = entries(library, globex)
    assert (entry.kind, entry.details) == ("told", ToldDetails())
    assert entry.text == "evenings cost extra,\nfrom now on"


def test_a_given_text_leaves_standard_input_alone(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("log", globex.slug, "given", stdin="piped")
    assert [entry.text for entry in entries(library, globex)] == ["given"]


def test_json_is_the_new_entry(tensigns: Commands, library: Library, globex: Client) -> None:
    document = tensigns.json(
        "log", globex.slug, "x", "--sign", "lies", "--from", "2026-10-30", "--to", "2026-11-02"
    )
    (entry,) = entries(library, globex)
    assert document == {
        "id": entry.id,
        "kind": "event",
        "noted": entry.noted.isoformat(),
        "from": "2026-10-30",
        "to": "2026-11-02",
        "signs": ["lies"],
        "text": "x",
    }
    assert tensigns.json("log", globex.slug, "x", "--on", "2026-10")["on"] == "2026-10"


def test_a_sign_of_a_questionnaire_of_the_clients_own_is_known(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    library.record(globex, small_edition(), finished_sitting())
    tensigns.ok("log", globex.slug, "x", "--sign", "payment")
    assert entries(library, globex)[0].signs == ("payment",)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("x", "--sign", "lie"), "did you mean “lies”?"),
        (("x", "--sign", "11"), "choose a number from 1 to 10"),
        (("x", "--on", "03/04"), "--on: “03/04” can be 3 April"),
        (("x", "--on", "2999-01-01"), "--on: “2999-01-01” is in the future"),
        (("x", "--on", "soon"), "write a day as 2026-11-23"),
        (("x", "--from", "2026-11-02", "--to", "2026-11-01"), "--to: 2026-11-01 is before"),
        (("x", "--from", "2026-11-02", "--to", "2999-01-01"), "--to: “2999-01-01” is in the"),
        (("x", "--from", "2026-10", "--to", "2026-11-01"), "--from: “2026-10” is a month"),
        (("x", "--from", "2026-11-02"), "--from and --to go together."),
        (("x", "--to", "2026-11-02"), "--from and --to go together."),
        (("x", "--on", "2026-10", "--to", "2026-11-02"), "--on rules out --from and --to."),
        (("x", "--good", "--told"), "--good and --told rule each other out."),
        (("x", "--told", "--correct", "20261123T101530Z-e7f3"), "rule each other out."),
        (("x", "--correct", "20261123T101530Z-e7f3"), "has no such entry"),
        (("x" * 8_001,), "text: it has 8001 characters; 8000 are the most"),
        (("x", "--who", "y" * 121), "who: it has 121 characters"),
        (("x", "--record", "y" * 1_001), "record: it has 1001 characters"),
        (("e" + "\u0301" * 40,), "TEXT: 10 accents too many"),
        (("x", "--who", "e" + "\u0301" * 40), "--who: 10 accents too many"),
        (("",), "the text is empty"),
        ((" \x07 ",), "the text is empty"),
        ((), "or pipe the text in"),
    ],
)
def test_wrong_input_is_refused_and_nothing_is_written(
    args: tuple[str, ...], message: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    with unchanged(library.root):
        assert message in tensigns.error_of("log", globex.slug, *args)
        assert message in tensigns.error_of("log", globex.slug, *args, "--json")


@pytest.mark.parametrize(
    "stdin", [b"", b" \n\t\n", b"\xff\xfe", b"x" * 8_001, b"x" * 1_000_001], ids=range(5)
)
def test_a_wrong_text_in_a_pipe_is_refused(
    stdin: bytes, tensigns: Commands, library: Library, globex: Client
) -> None:
    with unchanged(library.root):
        assert tensigns.error_of("log", globex.slug, stdin=stdin).count("\n") == 1


def test_an_unknown_client_is_not_added(tensigns: Commands, library: Library) -> None:
    assert "Globex" in tensigns.error_of("log", "Globex", "x")
    assert library.clients() == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_help_can_be_run(
    tensigns: Commands, library: Library, globex: Client, language: str
) -> None:
    help_text = tensigns.ok("log", "--help", "--lang", language)
    for example in help_text.splitlines()[-3:-1]:
        tensigns.ok(*shlex.split(example)[1:], "--lang", language)
    assert {entry.kind for entry in entries(library, globex)} == {"event", "told"}


# Corrections


def test_a_correction_keeps_what_is_not_given(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    first = append(library, globex, event(unknown_keys={"mood": 1}))
    result = tensigns("log", globex.slug, "--correct", first.id, "--on", "2026-11-21")
    assert result.stderr == "Globex B.V.: corrected for 21 November 2026.\n"
    kept, second = entries(library, globex)
    assert kept == first
    assert (second.corrects, second.kind) == (first.id, "event")
    assert (second.text, second.signs, second.details) == (first.text, first.signs, first.details)
    assert second.unknown_keys == {"mood": 1}
    assert second.period == Period.of_day(date(2026, 11, 21))
    document = tensigns.json(
        *("log", globex.slug, "new", "--correct", first.id),
        *("--who", "", "--record", "", "--sign", "", "--good"),
    )
    assert document["corrects"] == second.id, "the newest of the chain is corrected"
    assert document["on"] == "2026-11-21"
    assert "who" not in document
    assert "signs" not in document
    assert (document["good"], document["text"]) == (True, "new")
    assert check_library(library).faults == ()


def test_a_correction_of_the_text_can_come_through_a_pipe(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    first = append(library, globex, event())
    tensigns.ok("log", globex.slug, "--correct", first.id, stdin="the other logo")
    assert entries(library, globex)[-1].text == "the other logo"
    tensigns.ok("log", globex.slug, "--correct", first.id, "--good", stdin="not read")
    assert entries(library, globex)[-1].text == "the other logo"
    assert "pipe the text in" in tensigns.error_of("log", globex.slug, "--correct", first.id)


def test_an_entry_of_another_kind_is_not_corrected(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    decision = append(library, globex, other("decision", DecisionDetails(choice="keep")))
    message = tensigns.error_of("log", globex.slug, "x", "--correct", decision.id)
    assert "of the kind “decision” is not corrected here" in message


def test_a_damaged_entry_is_not_corrected(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    entry = append(library, globex, event())
    path = next((library.root / "clients").rglob(f"{entry.id}-event.toml"))
    path.write_text("[", encoding="utf-8")
    assert f"{path}: " in tensigns.error_of("log", globex.slug, "x", "--correct", entry.id)


# The rest of the program


def test_a_folder_with_a_journal_is_used_as_before(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Globex", lies__untrue="once")
    commands = (("list",), ("show", "globex"), ("export", "globex"), ("trash",))
    before = [tensigns.ok(*command) for command in commands]
    client = library.find("Globex")
    for entry in (event(), told(), other("rumour", OtherDetails({"loud": True}))):
        append(library, client, entry)
    assert [tensigns.ok(*command) for command in commands] == before
    assert tensigns.json("check")["faults"] == []


def test_an_entry_is_deleted_and_restored(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    first = append(library, globex, event())
    append(library, globex, event(corrects=first.id), NOW + timedelta(minutes=1))
    with unchanged(library.root):
        document = tensigns.json("delete", f"globex b.v.@{first.id}", "--yes")
        assert (document["sitting"], document["entry"]) == (None, first.id)
        assert entries(library, globex) == ()
        assert document["trash"] in tensigns.ok("trash")
        tensigns.ok("trash", "restore", document["trash"])
    assert "has no such entry" in tensigns.error_of("delete", f"{globex.slug}@{first.id[:-4]}0000")


def test_everything_is_said_in_dutch_too(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    result = tensigns("log", globex.slug, "x", "--on", "23 nov 2025", "--lang", "nl")
    assert result.stderr == "Globex B.V.: genoteerd bij 23 november 2025.\n"
    assert "in de toekomst" in tensigns.error_of(
        "log", globex.slug, "x", "--on", "1 mei 2999", "--lang", "nl"
    )
    assert len(entries(library, globex)) == 1
