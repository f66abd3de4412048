"""Folders that cannot be listed, sittings of a day in the future, and ids that are none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting
from tests.library.refused_folders import refuse_listing


def client_folder(library: Library, name: str) -> Path:
    return library.root / "clients" / library.find(name).slug


def test_list_goes_on_after_a_folder_that_cannot_be_listed(
    tensigns: Commands, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Globex", "Hooli"):
        record_sitting(library, name)
    folder = client_folder(library, "Globex")
    refuse_listing(monkeypatch, folder)
    for options in ((), ("--json",)):
        result = tensigns("list", *options)
        assert result.exit_code == 0
        assert "Hooli" in result.stdout
        assert result.stderr == f"{folder}: it cannot be read, permission denied\n"
    result = tensigns("check")
    assert result.exit_code == 2
    assert f"{folder}: it cannot be read, permission denied\n" in result.stdout
    assert "5 files looked at. 1 fault." in result.stdout


def test_check_of_a_clients_folder_finds_its_faults(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Globex")
    folder = client_folder(library, "Globex")
    assert tensigns.ok("check", str(folder)) == "2 files looked at. No fault.\n"
    (folder / "client.toml").write_bytes(b"")
    result = tensigns("check", str(folder))
    assert result.exit_code == 2
    assert f"{folder / 'client.toml'}: name: this is missing" in result.stdout


def test_a_sitting_in_the_future_hides_no_later_one_and_is_named(
    tensigns: Commands, library: Library
) -> None:
    future = datetime(now().year + 10, 1, 1, tzinfo=UTC)
    wrong = record_sitting(library, "Globex", future)
    right = record_sitting(library, "Globex", now(), **{"mental-abuse.remarks": "extreme"})
    expected = f"{wrong.id}.toml: this sitting is dated in the future"
    result = tensigns("list", "--json")
    assert f'"sitting": "{right.id}"' in result.stdout
    assert '"recommendation": "fire"' in result.stdout
    assert expected in result.stderr
    result = tensigns("show", "Globex", "--json")
    assert f'"sitting": "{right.id}"' in result.stdout
    assert expected in result.stderr
    assert expected in tensigns("check").stdout
    assert tensigns("show", f"Globex@{wrong.id}").stderr == ""


def test_the_latest_that_can_be_read_is_listed(tensigns: Commands, library: Library) -> None:
    older = record_sitting(library, "Globex", now() - timedelta(days=9))
    newer = record_sitting(library, "Globex", now())
    path = client_folder(library, "Globex") / f"{newer.id}.toml"
    path.write_bytes(b"[")
    result = tensigns("list")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{path}: line 1")
    assert result.stdout.splitlines()[-1].endswith("Globex, 1 unreadable")
    (row,) = tensigns.json("list")
    assert row["last"]["sitting"] == older.id


@pytest.mark.parametrize(
    "args", [("show",), ("export",), ("compare", "Globex"), ("delete", "--yes")]
)
def test_an_invalid_id_is_named_as_missing(
    args: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    sitting = record_sitting(library, "Globex")
    slug = client_folder(library, "Globex").name
    for text in (f"{slug}@2026", "Globex@2026", f"globex@{sitting.id}-x", "Globex@"):
        error = tensigns.error_of(*args, text)
        assert f"Globex has no sitting “{text.partition('@')[2]}”" in error
        assert f"such as {sitting.id}" in error


def test_a_missing_client_is_named_before_a_missing_id(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex")
    record_sitting(library, "me@home")
    assert "No client is called" in tensigns.error_of("show", "Hooli@2026")
    assert tensigns.json("show", "me@home")["client"] == "me@home"
    library.add("Initech", now())
    assert "Initech has no finished sitting yet" in tensigns.error_of("show", "Initech@2026")


def test_an_answers_file_is_checked_as_one(tensigns: Commands, tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text('client = "X"\n[answers]\nslow-payment.late = "often"\n', encoding="utf-8")
    assert tensigns.ok("check", str(path)) == "1 file looked at. No fault.\n"
    path.write_text('client = "X"\n[answers]\nslow-payment.late = "oftn"\n', encoding="utf-8")
    result = tensigns("check", str(path))
    assert result.exit_code == 2
    assert "answers.slow-payment.late: “oftn” is no option" in result.stdout
    assert "not complete" not in result.stdout


def test_a_journal_that_cannot_be_listed_hides_nothing_else(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex", slow_payment__late="often")
    journal = client_folder(library, "Globex") / "journal"
    journal.write_text("", encoding="utf-8")
    for args in (("list",), ("due",), ("history", "globex"), ("owed", "globex", "--json")):
        result = tensigns(*args)
        assert (result.exit_code, result.stderr.count(str(journal))) == (0, 1), args
    assert "Globex" in tensigns.ok("list")
    assert "Globex" in tensigns.ok("due")
    result = tensigns("log", "globex", "rang at night")
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(journal) in result.stderr
