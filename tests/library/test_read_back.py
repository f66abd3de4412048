"""Every written file can be read again. If a new file could not be read, the older file stays."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.sitting_codec import encode_draft, encode_finished
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files
from tensigns.storage.durable_files import SIZE_LIMIT
from tests.library.sample import NOW, draft_sitting, finished_sitting, folder_content, unchanged

ID = "20261123T101530Z"


def with_note(sitting: Sitting, length: int) -> Sitting:
    return replace(sitting, notes={"demands.calls": "n" * length})


def note_length(edition: Edition, size: int) -> int:
    """The length of the note with which the file of a finished sitting has ``size`` bytes."""
    empty = encode_finished(edition, replace(with_note(finished_sitting(), 1), id=ID))
    return size - len(empty) + 1


def test_a_file_as_large_as_the_limit_is_read_again(
    library: Library, client: Client, edition: Edition
) -> None:
    sitting = with_note(finished_sitting(), note_length(edition, SIZE_LIMIT))
    library.finish(client, edition, sitting)
    path = library.root / "clients" / client.slug / f"{ID}.toml"
    assert path.stat().st_size == SIZE_LIMIT
    assert library.load(client, ID) == replace(sitting, id=ID)


def test_a_sitting_that_grows_too_large_as_it_is_finished_stays_a_draft(
    library: Library, client: Client, edition: Edition
) -> None:
    length = note_length(edition, SIZE_LIMIT + 1)
    assert len(encode_draft(edition, with_note(draft_sitting(), length), None).data) < SIZE_LIMIT
    library.save_draft(client, edition, with_note(draft_sitting(), length))
    with unchanged(library.root):
        for _attempt in range(2):
            with pytest.raises(OperationFailed, match=r"larger than 1 MB .* notes.demands.calls"):
                library.finish(client, edition, with_note(finished_sitting(), length))
    library.finish(client, edition, with_note(finished_sitting(), length - 1))
    assert library.latest_result(client) is not None
    assert library.draft(client) is None


UNREADABLE_KEYS: Mapping[str, str] = {
    "dotted keys in arrays, which become tables in arrays": (
        f"mine = {'[' * 30}{{{'.'.join('k' * 30)} = 1}}{']' * 30}"
    ),
    "a hexadecimal number, which becomes longer in decimal": f"mine = 0x{'f' * 490}",
    "a literal key, whose backslashes are doubled": f"'{chr(92) * 400}' = 1",
}


@pytest.mark.parametrize("line", UNREADABLE_KEYS.values(), ids=UNREADABLE_KEYS.keys())
def test_keys_that_could_not_be_read_again_stop_a_save(
    line: str, library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    """A save keeps unknown keys, but writes them in another form."""
    library.save_draft(client, edition, draft_sitting())
    for path in (folder / "in-progress.toml", folder / "client.toml"):
        path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    other = Library(library.root)
    draft = other.draft(client)
    assert draft is not None
    with unchanged(library.root):
        for attempt in (
            lambda: other.save_draft(client, edition, replace(draft, note="more")),
            lambda: other.rename(client, "Hooli"),
        ):
            with pytest.raises(OperationFailed, match="not saved, take out what was added to it"):
                attempt()
    assert Library(library.root).draft(client) == draft


@pytest.mark.parametrize("year", [1899, 3000])
def test_a_time_that_could_not_be_read_again_stops_the_first_save(
    year: int, library: Library, client: Client, edition: Edition
) -> None:
    before = folder_content(library.root)
    with pytest.raises(BadInput, match=r"in-progress\.toml: started: the year must be from 1900"):
        library.save_draft(client, edition, replace(draft_sitting(), started=NOW.replace(year)))
    with pytest.raises(BadInput, match=rf"{year}1123T.*started: the year must be from 1900"):
        library.record(client, edition, finished_sitting(NOW.replace(year)))
    after = folder_content(library.root)
    assert {name for name in after if not name.startswith("questionnaires/")} == {*before}


def test_a_file_that_a_disk_did_not_keep_is_told_and_the_draft_stays(
    library: Library, client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save_draft(client, edition, draft_sitting())
    create = durable_files.create

    def lose_the_end(path: Path, data: bytes) -> None:
        create(path, data[:-9] if path.stem == ID else data)

    monkeypatch.setattr(durable_files, "create", lose_the_end)
    with pytest.raises(OperationFailed, match=f"{ID}.toml: what was written cannot be read back"):
        library.finish(client, edition, finished_sitting())
    assert library.draft(client) == draft_sitting()
