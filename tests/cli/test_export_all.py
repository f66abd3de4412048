"""``export --all``: everything that is kept about a client, and nothing that names anybody."""

import json
import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import EventDetails, OtherDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.storage import durable_files
from tests.cli.conftest import LONG_AGO, Commands, record_sitting
from tests.library.journal_sample import append, event, other
from tests.library.sample import NOW, draft_sitting

NAME = "Globex B.V."


@pytest.fixture
def client(library: Library, tensigns: Commands) -> Client:
    """A client with at least one of every kind of file, in the folder and in the trash."""
    for days in range(3):
        when = LONG_AGO + timedelta(days=100 * days)
        record_sitting(library, NAME, when, slow_payment__late="often")
    client = library.find(NAME)
    draft = replace(draft_sitting(), questionnaire_ref=builtin_edition().ref, answers={}, notes={})
    library.save_draft(client, builtin_edition(), replace(draft, note="Jansen again", position=""))
    details = EventDetails(who="Jansen", record="mail “Jansen”")
    first = append(library, client, event("the lgo of Globex", details=details))
    append(library, client, event("the logo of Globex", details=details, corrects=first.id))
    deleted = append(library, client, event("Jansen rang", details=details))
    append(library, client, other("bill", OtherDetails({"number": "GLOBEX-1", "amount": "3.50"})))
    folder = library.root / "clients" / client.slug
    write(folder / "documents" / "20261120T101010Z-letter.md", "Dear Jansen of Globex,\n\nno more")
    write(folder / "journal" / "20261120T101010Z-aaaa-event.toml", 'text = "Jansen\n')
    write(folder / "20261120T101010Z.sync-conflict.toml", "Jansen & <Globex>\n")
    (folder / "20261121T101010Z.toml").write_bytes(b"\xff Jansen")
    tensigns.ok("delete", f"{client.slug}@{deleted.id}", "--yes")
    sitting_ids = library.sitting_ids(client)
    tensigns.ok("delete", f"{client.slug}@{sitting_ids[0]}", "--yes")
    other_client = library.add("Initech", NOW)
    append(library, other_client, event("of another client"))
    library.delete(other_client)
    return client


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def kept_paths(library: Library, client: Client) -> set[str]:
    """The paths of all files of the client, without locks."""
    paths = [*(library.root / "clients").rglob("*"), *(library.root / "trash").rglob("*")]
    return {
        path.relative_to(library.root).as_posix()
        for path in paths
        if client.slug in path.as_posix() and path.is_file() and path.name != ".lock"
    }


def shown_text(page: str) -> str:
    return unescape(re.sub("<[^>]*>", " ", page.partition("<body>")[2]))


def test_every_file_is_a_document_under_its_path(
    client: Client, library: Library, tensigns: Commands
) -> None:
    document = tensigns.json("export", NAME, "--all")
    assert document["client"], document["slug"] == (NAME, client.slug)
    assert set(document["files"]) == kept_paths(library, client)
    assert len(document["files"]) == 13
    assert document == json.loads(tensigns.ok("export", NAME, "--all", "--format", "json"))
    texts = json.dumps(document)
    for text in ("the lgo", "the logo", "Jansen rang", "no more", "GLOBEX-1", "Jansen again"):
        assert text in texts


def test_files_that_cannot_be_read_are_included_as_they_are(
    client: Client, tensigns: Commands
) -> None:
    result = tensigns("export", NAME, "--all", "--json")
    assert result.exit_code == 0
    files: dict[str, Any] = json.loads(result.stdout)["files"]
    faulty = {path: file for path, file in files.items() if "fault" in file}
    assert [path.rpartition("/")[2] for path in sorted(faulty)] == [
        "20261121T101010Z.toml",
        "20261120T101010Z-aaaa-event.toml",
    ]
    assert [file["text"] for file in faulty.values()] == ["\\xff Jansen", 'text = "Jansen\n']
    for path in faulty:
        assert path in result.stderr
    assert files[f"clients/{client.slug}/20261120T101010Z.sync-conflict.toml"] == {
        "text": "Jansen & <Globex>\n"
    }


def test_the_page_has_every_text_and_names_every_file(
    client: Client, library: Library, tensigns: Commands
) -> None:
    page = tensigns.ok("export", NAME, "--all")
    text = shown_text(page)
    for path in kept_paths(library, client):
        assert path in text
    for shown in (
        "This is for yourself",
        "mail it to yourself or to your lawyer",
        "the logo of Globex",
        "the lgo of Globex",
        "before it was corrected",
        "In the trash, deleted on",
        "Jansen rang",
        "Dear Jansen of Globex",
        "GLOBEX-1",
        "Jansen again",
        "Jansen & <Globex>",
        "\\xff Jansen",
    ):
        assert shown in text
    assert "of another client" not in text
    assert "<script" not in page


@pytest.mark.parametrize("args", [(), ("--anonymous",)])
def test_the_page_tells_of_each_sitting_what_changed(
    args: tuple[str, ...], client: Client, tensigns: Commands
) -> None:
    text = shown_text(tensigns.ok("export", client.slug, "--all", *args))
    assert text.count("Nothing changed: still “watch”, 5 points") == 1
    assert "Since 7 June 2020" in text


def test_anonymous_documents_have_what_changed(client: Client, tensigns: Commands) -> None:
    files = tensigns.json("export", client.slug, "--all", "--anonymous")["files"]
    sittings = [file for file in files.values() if "since" in file]
    (since,) = (sitting["since"] for sitting in sittings if sitting["since"])
    assert since["sitting"] in [sitting["sitting"] for sitting in sittings]


def test_the_page_draws_the_points_by_sign(client: Client, tensigns: Commands) -> None:
    page = tensigns.ok("export", NAME, "--all", "--format", "html")
    (chart,) = re.findall("<svg[^>]*chart-title.*?</svg>", page, re.DOTALL)
    assert chart.count("<rect") == 2
    assert "2 sittings" in chart
    assert client.name in page


@pytest.mark.parametrize("args", [(), ("--with-notes",)])
@pytest.mark.parametrize("form", ["html", "json"])
def test_no_name_person_record_or_number_stays(
    form: str, args: tuple[str, ...], client: Client, library: Library, tensigns: Commands
) -> None:
    library.rename(client, "Acme")
    text = tensigns.ok("export", "Acme", "--all", "--anonymous", *args, "--format", form)
    assert not re.search("globex|jansen|acme", text, re.IGNORECASE)
    assert ("the logo of Client A" in text) == bool(args)
    assert ("Person A rang" in text) == bool(args)
    assert ("Dear Person A of Client A" in text) == bool(args)
    assert ("Person A again" in text) == bool(args)
    assert "3.50" in text
    names = re.findall(r"client-a/[\w./-]+", text)
    assert len(set(names)) == 11


def test_a_page_goes_to_a_file_and_json_by_the_ending(client: Client, tensigns: Commands) -> None:
    tensigns.ok("export", client.slug, "--all", "-o", "all.json")
    assert json.loads(Path("all.json").read_text())["slug"] == client.slug
    tensigns.ok("export", client.slug, "--all", "-o", "all")
    assert Path("all").read_text().startswith("<!DOCTYPE html>")


def test_values_that_json_does_not_have_are_texts(
    client: Client, library: Library, tensigns: Commands
) -> None:
    path = library.root / "clients" / client.slug / "client.toml"
    values = "hour = 10:15:00\nlimit = inf\nwhen = 2026-11-20T10:15:00\n"
    path.write_text(path.read_text() + values)
    document = tensigns.json("export", NAME, "--all")["files"][f"clients/{client.slug}/client.toml"]
    assert (document["hour"], document["limit"]) == ("10:15:00", "inf")
    assert document["when"] == "2026-11-20T10:15:00"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--format", "markdown"), "html or json"),
        (("-o", "all.md"), "html or json"),
        (("Initech",), "one client"),
        (("--entries",), "leave --entries out"),
    ],
)
def test_what_does_not_go_together_is_refused(
    args: tuple[str, ...], message: str, client: Client, tensigns: Commands
) -> None:
    assert message in tensigns.error_of("export", client.slug, "--all", *args)


def test_one_sitting_is_refused(client: Client, library: Library, tensigns: Commands) -> None:
    sitting_id = library.sitting_ids(client)[0]
    assert "not with one sitting" in tensigns.error_of(
        "export", f"{client.slug}@{sitting_id}", "--all"
    )


def test_a_file_that_is_too_large_is_named(
    client: Client, library: Library, tensigns: Commands
) -> None:
    path = library.root / "clients" / client.slug / "scan.pdf"
    path.write_bytes(b"x" * (durable_files.SIZE_LIMIT + 1))
    result = tensigns("export", NAME, "--all", "--json")
    file = json.loads(result.stdout)["files"][f"clients/{client.slug}/scan.pdf"]
    assert "larger than" in file["fault"]
