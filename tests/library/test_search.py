"""A search finds names, notes, entries and documents, and names what it could not read."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.journal.entries import EventDetails, OtherDetails, Period
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.search import SearchHit, search
from tensigns.questionnaires.reading import Edition
from tensigns.text.word_query import WordQuery
from tests.library.journal_sample import append, append_chain, event, other
from tests.library.sample import NOW, draft_sitting, finished_sitting


def hits_of(library: Library, words: str) -> list[SearchHit]:
    """Return the hits of a search in which every file could be read."""
    results = [*search(library, WordQuery(words))]
    assert [result.faults for result in results if result.faults] == []
    return [hit for result in results for hit in result.hits]


def faults_of_search(library: Library, words: str) -> list[str]:
    return [fault for result in search(library, WordQuery(words)) for fault in result.faults]


def write_document(folder: Path, name: str, data: bytes) -> Path:
    path = folder / "documents" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_every_kind_of_text_is_found(
    library: Library, client: Client, folder: Path, edition: Edition
) -> None:
    day = Period.of_day(date(2026, 9, 3))
    library.save_draft(client, edition, replace(draft_sitting(), note="a kiwi"))
    sitting = library.record(client, edition, replace(finished_sitting(), note="two kiwis"))
    entry = append(library, client, event("KIWI again", period=day))
    write_document(folder, "20260101T101530Z-letter.md", b"Dear all,\nno \\*kiwi\\* today\n")
    library.rename(client, "Kiwi B.V.")
    other_client = library.add("Initech", NOW)
    append(library, other_client, event("nothing of the kind"))
    hits = hits_of(library, "kiwi")
    assert [(hit.source, hit.id) for hit in hits] == [
        ("name", None),
        ("draft", "in-progress"),
        ("sitting", sitting.id),
        ("entry", entry.id),
        ("document", "20260101T101530Z-letter"),
    ]
    assert {hit.client.slug for hit in hits} == {client.slug}
    assert hits[-1].match.line == "no \\*kiwi\\* today"
    assert [hit.period for hit in hits[-2:]] == [day, Period.of_day(date(2026, 1, 1))]


def test_all_words_must_be_in_one_text(library: Library, client: Client, edition: Edition) -> None:
    library.record(client, edition, finished_sitting())
    append(library, client, event("rang at night"))
    assert [hit.source for hit in hits_of(library, "logo sunday")] == ["sitting"]
    assert [hit.source for hit in hits_of(library, "globex")] == ["name"]
    assert hits_of(library, "logo whole") == []
    assert hits_of(library, "night globex") == []


def test_the_own_fields_of_an_entry_count_as_its_text(library: Library, client: Client) -> None:
    details = EventDetails(who="Jansen", record="mail “Kiwi”")
    first = append(library, client, event("the logo", details=details))
    condition = {"id": "c1", "text": "no nights"}
    talk = other("chat", OtherDetails({"of": "20261123T101530Z", "conditions": [condition]}))
    second = append(library, client, talk)
    assert [hit.id for hit in hits_of(library, "kiwi jansen logo")] == [first.id]
    assert [hit.id for hit in hits_of(library, "nights")] == [second.id]
    assert hits_of(library, "c1") == []


def test_a_corrected_entry_is_found_only_as_it_counts(library: Library, client: Client) -> None:
    chain = append_chain(library, client)
    assert [hit.id for hit in hits_of(library, "version")] == [chain[-1].id]
    assert hits_of(library, "version 1") == []
    rival = event("no number", corrects=chain[0].id)
    newest = append(library, client, rival, NOW + timedelta(hours=1))
    assert [hit.id for hit in hits_of(library, "number")] == [newest.id]
    assert hits_of(library, "version") == []


def test_a_sitting_that_was_amended_is_not_found_twice(
    library: Library, client: Client, edition: Edition
) -> None:
    first = library.record(client, edition, finished_sitting())
    amendment = replace(finished_sitting(), amends=first.id, reason="a kiwi slipped in")
    second = library.record(client, edition, amendment)
    assert [hit.id for hit in hits_of(library, "logo")] == [second.id]
    assert [hit.match.line for hit in hits_of(library, "kiwi")] == ["a kiwi slipped in"]


def test_the_newest_hit_of_a_client_is_first(library: Library, client: Client) -> None:
    for month in (3, 11, 7):
        append(library, client, event("logo", period=Period.of_day(date(2026, month, 1))))
    months = [hit.period.first.month for hit in hits_of(library, "logo") if hit.period]
    assert months == [11, 7, 3]


def test_words_behind_escapes_are_found(library: Library, client: Client) -> None:
    entry = append(library, client, event("kiwi"))
    path = library.journal(client).path / f"{entry.id}-event.toml"
    path.write_text(path.read_text().replace('"kiwi"', '"k\\u0069w\\u0069"'))
    assert [hit.id for hit in hits_of(library, "kiwi")] == [entry.id]


def test_damaged_files_are_named_and_the_others_found(
    library: Library, client: Client, folder: Path, edition: Edition
) -> None:
    entries = [append(library, client, event("kiwi")) for _number in range(2)]
    sitting = library.record(client, edition, replace(finished_sitting(), note="kiwi"))
    entry_path = library.journal(client).path / f"{entries[0].id}-event.toml"
    entry_path.write_bytes(entry_path.read_bytes().removesuffix(b"[end]\n"))
    sitting_path = folder / f"{sitting.id}.toml"
    sitting_path.write_bytes(sitting_path.read_bytes() + b"kiwi = \n")
    document_path = write_document(folder, "20260101T101530Z-mail.md", b"\xff kiwi")
    unreadable = library.add("Initech", NOW)
    client_path = library.root / "clients" / unreadable.slug / "client.toml"
    client_path.write_bytes(b"name = ")
    results = [*search(library, WordQuery("kiwi"))]
    assert [hit.id for result in results for hit in result.hits] == [entries[1].id]
    faults = [fault for result in results for fault in result.faults]
    for path in (entry_path, sitting_path, document_path, client_path):
        assert any(str(path) in fault for fault in faults)
    assert len(faults) == 4
