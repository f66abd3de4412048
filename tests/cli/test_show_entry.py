"""``tensigns show CLIENT@ID`` of a journal entry: its fields, and what it was before."""

from datetime import datetime

import pytest

from tensigns.core.journal.entries import OtherDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import Commands
from tests.library.journal_sample import append, append_chain, event, other
from tests.library.refused_folders import refuse_listing
from tests.library.sample import NOW, finished_sitting, small_edition


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def test_an_entry_is_shown_with_its_fields(
    tensigns: Commands, library: Library, client: Client
) -> None:
    entry = append(library, client, event("rang\n\nat night", signs=("lies", "slow-payment")))
    assert tensigns.ok("show", f"globex@{entry.id}") == (
        "Globex B.V., 20 November 2026: happened\n\n"
        "rang\n\nat night\n\n"
        "Signs:     3. Lies, promises, 5. Slow to pay\n"
        "Who:       Jansen\n"
        "On record: mail of 20 Nov\n"
        "Written:   23 November 2026, 11:15\n"
        "Remark:    written 3 days later\n"
        f"Entry:     {entry.id}\n"
    )


@pytest.mark.parametrize("index", [0, 1, 2])
def test_every_id_of_a_chain_shows_the_entry_that_counts_and_the_chain(
    index: int, tensigns: Commands, library: Library, client: Client
) -> None:
    chain = append_chain(library, client)
    text = tensigns.ok("show", f"globex@{chain[index].id}")
    assert text.startswith("Globex B.V., 20 November 2026: happened\n\nversion 2\n\n")
    assert text.index("Before it was corrected") < text.index("version 1") < text.index("version 0")
    document = tensigns.json("show", f"globex@{chain[index].id}")
    assert (document["client"], document["slug"]) == (client.name, client.slug)
    assert [entry["id"] for entry in document["chain"]] == [entry.id for entry in chain]
    assert document["entry"] == document["chain"][-1]
    assert document["entry"]["text"] == "version 2"


def test_a_kind_of_a_later_version_is_shown_with_its_fields(
    tensigns: Commands, library: Library, client: Client
) -> None:
    entry = append(library, client, other("rumour", OtherDetails({"loud": True, "price": "12.50"})))
    text = tensigns.ok("show", f"globex@{entry.id}")
    assert text.startswith("Globex B.V., 20 November 2026: rumour\n\n")
    assert "Loud:    yes\nPrice:   12.50\n" in text
    assert tensigns.json("show", f"globex@{entry.id}")["entry"]["price"] == "12.50"


def test_the_signs_of_a_clients_own_questionnaire_have_their_names(
    tensigns: Commands, library: Library, client: Client
) -> None:
    library.record(client, small_edition(), finished_sitting())
    entry = append(library, client, event(signs=("payment",)))
    sign = next(sign for sign in small_edition().questionnaire.signs if sign.id == "payment")
    assert f"Signs:     {sign.number}. " in tensigns.ok("show", f"globex@{entry.id}")


def test_a_sign_has_its_id_if_the_questionnaires_cannot_be_listed(
    tensigns: Commands, library: Library, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = append(library, client, event(signs=("own-sign", "lies")))
    refuse_listing(monkeypatch, library.root / "questionnaires")
    result = tensigns("show", f"globex@{entry.id}")
    assert "Signs:     own-sign, 3. Lies, promises\n" in result.stdout
    assert "questionnaires: it cannot be read" in result.stderr
    assert "questionnaires: it cannot be read" in tensigns("export", "globex", "--all").stderr


def test_a_misdated_correction_does_not_count(
    tensigns: Commands, library: Library, client: Client
) -> None:
    entry = append(library, client, event("first"))
    future = datetime.fromisoformat("2999-01-01T00:00:00+00:00")
    misdated = append(library, client, event("second", corrects=entry.id), future)
    assert "\n\nfirst\n\n" in tensigns.ok("show", f"globex@{entry.id}")
    text = tensigns.ok("show", f"globex@{misdated.id}")
    assert "\n\nsecond\n\n" in text
    assert "dated in the future: it decides nothing" in text


def test_a_missing_or_damaged_entry_is_named(
    tensigns: Commands, library: Library, client: Client
) -> None:
    entry = append(library, client, event())
    missing_id = entry.id[:-4] + ("0000" if entry.id[-4:] != "0000" else "1111")
    message = tensigns.error_of("show", f"globex@{missing_id}")
    assert f"has no such entry; did you mean “{entry.id}”?" in message
    path = library.journal(client).path / f"{entry.id}-event.toml"
    path.write_text("x = [", encoding="utf-8")
    assert path.name in tensigns.error_of("show", f"globex@{entry.id}")


@pytest.mark.parametrize("option", [("--full",), ("--today",), ("--if", "lies.untrue=no")])
def test_what_is_about_a_sitting_is_refused(
    option: tuple[str, ...], tensigns: Commands, library: Library, client: Client
) -> None:
    entry = append(library, client, event())
    error = tensigns.error_of("show", f"globex@{entry.id}", *option)
    assert f"are about a sitting; {entry.id} is an entry" in error
