"""The files that are kept about a client: none is missing, whatever lies in the folder."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tensigns.library.clients import Client
from tensigns.library.kept_files import FileGroup, kept_files
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.journal_sample import append, append_chain, event
from tests.library.sample import draft_sitting, finished_sitting


def names_in(group: FileGroup) -> list[str]:
    return [file.name for file in group.files]


def test_files_of_the_folder_and_of_the_trash_have_the_names_that_they_had(
    library: Library, client: Client, folder: Path, edition: Edition
) -> None:
    sitting = library.record(client, edition, finished_sitting())
    library.save_draft(client, edition, draft_sitting())
    kept, *_corrections = chain = append_chain(library, client)
    entry = append(library, client, event())
    library.journal(client).delete(kept.id)
    library.delete(client, sitting.id)
    library.discard_draft(client)
    groups = kept_files(library, client)
    assert names_in(groups[0]) == ["client.toml", f"journal/{entry.id}-event.toml"]
    assert groups[0].deleted is None
    assert sorted(names_in(group) for group in groups[1:]) == sorted(
        [
            [f"{sitting.id}.toml"],
            ["in-progress.toml"],
            [f"journal/{entry.id}-event.toml" for entry in chain],
        ]
    )
    assert all(group.deleted for group in groups[1:])
    for group in groups:
        for file in group.files:
            assert (library.root / file.path).read_bytes() == file.data
    assert folder.is_dir()


def test_a_deleted_copy_of_the_whole_client_is_kept_too(
    library: Library, client: Client, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    library.delete(client)
    shutil.copytree(tmp_path / "copy", folder)
    groups = kept_files(library, client)
    assert [names_in(group) for group in groups] == [["client.toml"], ["client.toml"]]


def test_no_file_of_another_client_is_included(library: Library, client: Client) -> None:
    other_client = library.add("Globex B.V. (2)", client.added)
    append(library, other_client, event())
    library.delete(other_client)
    (group,) = kept_files(library, client)
    assert names_in(group) == ["client.toml"]


def test_links_and_folders_in_folders_are_included(
    library: Library, client: Client, folder: Path, tmp_path: Path
) -> None:
    (folder / "scans" / "2026").mkdir(parents=True)
    (folder / "scans" / "2026" / "a.txt").write_text("a")
    (folder / "elsewhere").symlink_to(tmp_path)
    (folder / "gone").symlink_to(tmp_path / "nothing")
    (group,) = kept_files(library, client)
    assert {file.name: bool(file.fault) for file in group.files} == {
        "client.toml": False,
        "elsewhere": True,
        "gone": True,
        "scans/2026/a.txt": False,
    }


def test_a_folder_that_cannot_be_listed_is_named(
    library: Library, client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(library, client, event())
    scandir = os.scandir

    def scan_unless_refused(path: Any) -> Any:
        if Path(path) == folder / "journal":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan_unless_refused)
    (group,) = kept_files(library, client)
    assert [(file.name, bool(file.fault)) for file in group.files] == [
        ("client.toml", False),
        ("journal", True),
    ]


@pytest.fixture(autouse=True)
def locked(library: Library, client: Client) -> Iterator[None]:
    """Hold the lock of the client's folder: its file is not among the files."""
    with library.lock_draft(client):
        yield
