"""No text of the user stays in an anonymous export, whatever the client's folder holds."""

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import InvoiceDetails
from tensigns.library.clients import Client
from tensigns.library.entry_codec import entry_to_table
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.export import ClientSitting, Export
from tensigns.report.render.html import html_case_file
from tensigns.session.case_file import build_case_file, case_documents
from tensigns.session.dated_list import load_dated_list
from tensigns.session.leaving import load_leaving, plan_entry
from tensigns.session.loaded_case import load_case
from tensigns.storage import toml
from tests.core.journal.strategies import journals
from tests.hostile_texts import PAYLOADS
from tests.library.journal_sample import append, event
from tests.library.sample import NOW, finished_sitting, small_edition

NAME = "Globex B.V."
MARK = "zqvx"
"""A word in every text of the user."""

NO_TEXTS = {
    *("format", "kind", "noted", "on", "from", "to", "by", "signs", "sign", "corrects", "sitting"),
    *("recommendation", "choice", "result", "followed", "again", "well", "contract", "notice"),
    *("manner", "rule", "language", "address", "amount", "currency", "income", "income_all"),
    *("hours", "rate", "months"),
}
"""The keys whose values a file restricts to words of the format, dates and figures."""


def mark(key: str, value: Any, payload: str) -> Any:
    """Return a value of an entry's file with the mark in every text that the user can choose."""
    if key == "id":
        return f"{MARK}-{value}"
    if key == "of" and isinstance(value, str):
        entry_id, slash, item_id = value.partition("/")
        return f"{entry_id}/{MARK}-{item_id}" if slash else value
    if isinstance(value, dict):
        marked = {name: mark(name, item, payload) for name, item in value.items()}
        return {**marked, f"{MARK}-key": f"{payload} {MARK}"}
    if isinstance(value, list):
        return [mark(key, item, payload) for item in value]
    return f"{payload} {MARK}" if isinstance(value, str) and key not in NO_TEXTS else value


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def write_client(root: Path, journal: list[Entry], payload: str) -> tuple[Library, Client]:
    """A client with these entries, a sitting, a document, and files of the user."""
    library = Library(root, lambda: NOW)
    client = library.add(NAME, NOW)
    text = f"{payload} {MARK} of {NAME}"
    sitting = replace(finished_sitting(NOW), client=NAME, note=text, notes={"payment.late": text})
    library.record(client, small_edition(), sitting)
    folder = root / "clients" / client.slug
    for entry in journal:
        name = f"{entry.id}-{entry.kind}.toml"
        data = toml.dumps(mark("", entry_to_table(entry), payload))
        write(folder / "journal" / name, data)
    write(folder / "documents" / "20261120T101010Z-letter.md", text.encode())
    write(folder / "documents" / f"{MARK}.md", text.encode())
    write(folder / f"{MARK} {NAME}.txt", text.encode())
    write(folder / MARK / f"photo.{MARK}", b"x")
    write(folder / "journal" / "20261120T101010Z-aaaa-event.toml", f'text = "{MARK}'.encode())
    return library, client


def exports(library: Library, client: Client) -> Iterator[str]:
    """Everything about the client and one sitting, in every form, without names and texts."""
    case = load_case(library, client, "names-and-notes")
    yield json.dumps(case_documents(case), ensure_ascii=False)
    yield unescape(html_case_file(build_case_file(case, NOW)))
    (sitting_id,) = library.sitting_ids(client)
    sitting = ClientSitting(client, library.load(client, sitting_id))
    dated_list = load_dated_list(library, client).dated_list
    export = Export(library, [sitting], "names-and-notes", dated_list)
    yield json.dumps(export.document(), ensure_ascii=False)
    yield export.markdown()
    yield unescape(export.html())


@given(journals(), st.sampled_from(PAYLOADS))
@settings(max_examples=25, deadline=None)
def test_no_text_of_the_user_stays(journal: list[Entry], payload: str) -> None:
    with TemporaryDirectory() as folder:
        library, client = write_client(Path(folder), journal, payload)
        readable = library.journal(client).read()
        assert len(readable.entries) == len(journal), readable.faults
        for text in exports(library, client):
            assert MARK not in text.casefold()
            assert "globex" not in text.casefold()


@pytest.fixture
def client(library: Library) -> Client:
    return library.add(NAME, NOW)


@pytest.mark.parametrize("number", ["F1", "2026-014", "7"])
@pytest.mark.parametrize("redaction", ["names", "names-and-notes"])
def test_the_invoice_number_that_the_plan_took_over_is_left_out(
    library: Library, client: Client, number: str, redaction: Any
) -> None:
    day = NOW.date()
    details = InvoiceDetails(
        number=number, issued=day, due=day, amount=Decimal(1000), currency="EUR"
    )
    append(library, client, replace(event(""), kind="invoice", details=details, signs=()))
    leaving = load_leaving(library, client, NOW)
    owed = f"€1,000.00 ({number})"
    append(library, client, plan_entry({"owed": owed}, leaving, NOW))
    case = load_case(library, client, redaction)
    documents = json.dumps(case_documents(case), ensure_ascii=False)
    for text in (documents, unescape(html_case_file(build_case_file(case, NOW)))):
        assert f"({number}" not in text
        assert ("€1,000.00 (left out)" in text) == (redaction == "names")


@pytest.mark.parametrize("place", ["folder", "trash"])
def test_an_old_name_is_left_out_if_its_sitting_cannot_be_read(
    library: Library, client: Client, place: str
) -> None:
    old = library.record(client, small_edition(), finished_sitting(NOW))
    client = library.rename(client, "Newco")
    new = replace(
        finished_sitting(NOW + timedelta(days=1), {"slow-payment.late": "none"}),
        client="Newco",
        questionnaire_ref=builtin_edition().ref,
        notes={},
        note=f"This is what {NAME} told me.",
    )
    new = library.record(client, builtin_edition(), new)
    if place == "trash":
        library.delete(client, old.id)
    for path in (library.root / "questionnaires").glob("small-*"):
        path.unlink()
    library = Library(library.root, lambda: NOW)
    case = load_case(library, client, "names")
    sitting = ClientSitting(client, new)
    for text in (
        json.dumps(case_documents(case), ensure_ascii=False),
        Export(library, [sitting], "names").markdown(),
    ):
        assert "told me." in text
        assert NAME not in text
