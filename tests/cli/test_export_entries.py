"""``export --entries``: the dated list of what is noted, with and without names."""

import json
import re
from html import unescape

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands
from tests.library.journal_sample import append, event, told

LATE = "Jansen rang about the Globex logo"


@pytest.fixture
def globex(tensigns: Commands, library: Library) -> Commands:
    """A client with three entries, of which one corrects another, and with a decision."""
    tensigns.record_globex()
    client = library.find("Globex B.V.")
    append(library, client, told("Jansen: no nights"))
    first = append(library, client, event("the lgo"))
    append(library, client, event(LATE, corrects=first.id))
    return tensigns


def test_the_list_has_day_text_person_record_and_remark(globex: Commands) -> None:
    report = globex.ok("export", "globex")
    with_entries = globex.ok("export", "globex", "--entries")
    assert with_entries.startswith(report.rstrip("\n"))
    lines = with_entries.removeprefix(report.rstrip("\n"))
    happened, said = (next(line for line in lines.split("\n") if kind in line) for kind in KINDS)
    assert [cell.strip() for cell in happened.strip("|").split("|")][2:4] == [
        "Jansen",
        "mail of 20 Nov",
    ]
    assert "20 November 2026" in happened
    assert LATE in happened
    assert "written 3 days later (23 Nov 2026); corrected on" in happened
    assert "no nights" in said
    assert "lgo" not in lines


KINDS = ("Happened", "Told")


def test_the_page_has_the_same_list(globex: Commands) -> None:
    page = unescape(
        re.sub(
            "<[^>]*>",
            " ",
            globex.ok("export", "globex", "--entries", "-o", "-", "--format", "html"),
        )
    )
    for text in ("Noted, by date", LATE, "mail of 20 Nov", "written 3 days later (23 Nov 2026)"):
        assert text in page
    assert "Noted, by date" not in globex.ok("export", "globex", "--format", "html")


def test_the_document_has_the_entries_that_count(globex: Commands) -> None:
    document = globex.json("export", "globex", "--entries")
    assert [entry["text"] for entry in document["entries"]] == ["Jansen: no nights", LATE]
    assert document["entries"][1]["who"] == "Jansen"


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_persons_records_and_the_client_are_left_out(form: str, globex: Commands) -> None:
    args = ("export", "globex", "--entries", "--anonymous", "--format", form)
    text = globex.ok(*args)
    assert not re.search("jansen|globex|mail of|logo|nights", text, re.IGNORECASE)
    assert "Person A" in text
    text = globex.ok(*args, "--with-notes")
    assert not re.search("jansen|globex|mail of", text, re.IGNORECASE)
    assert "Person A rang about the Client A logo" in text
    assert "Person A: no nights" in text


def test_persons_are_left_out_of_the_notes_too(globex: Commands) -> None:
    answers = 'client = "Globex B.V."\nnote = "Jansen again"\n[answers]\n'
    globex.ok("ask", "--answers", "-", stdin=answers)
    text = globex.ok("export", "globex", "--entries", "--anonymous", "--with-notes")
    assert "Person A again" in text
    assert "Jansen" not in text


def test_a_client_without_entries_has_an_empty_list(tensigns: Commands) -> None:
    tensigns.record_globex()
    assert "Nothing is noted." in tensigns.ok("export", "globex", "--entries")
    assert tensigns.json("export", "globex", "--entries")["entries"] == []


def test_a_damaged_entry_is_named_and_the_others_are_listed(
    globex: Commands, library: Library
) -> None:
    journal = library.journal(library.find("Globex B.V."))
    damaged = next(name for name in journal.names() if name.kind == "told")
    (journal.path / damaged.filename).write_bytes(b"text = 1")
    result = globex("export", "globex", "--entries", "--json")
    assert result.exit_code == 0
    assert damaged.id in result.stderr
    assert [entry["text"] for entry in json.loads(result.stdout)["entries"]] == [LATE]


@pytest.mark.parametrize(
    "args", [("globex", "--format", "toml"), ("globex", "initech")], ids=["toml", "pair"]
)
def test_where_the_list_does_not_fit_it_is_refused(args: tuple[str, ...], globex: Commands) -> None:
    assert "--entries goes with" in globex.error_of("export", *args, "--entries")
