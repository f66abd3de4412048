"""Programs that save, run by tests that trace or kill them or let system calls fail.

Usage: ``python saving_programs.py NAME TARGET COUNT SIZE_LIMIT``. ``ours``, ``finish-draft`` and
``add-client`` save as tensigns does. Each of the others has a known fault that tests must detect.
A program prints ``ready``, then ``saved N`` after save number N. If a save fails, it prints
``failed:`` with the error and ``holds`` with the version in the file, and saves again.
"""

import os
import stat
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tensigns.errors import OperationFailed
from tensigns.library.entry_codec import encode_entry
from tensigns.library.library import Library
from tensigns.storage import durable_files, toml
from tests.library.journal_sample import append_chain, event
from tests.library.sample import NOW, draft_sitting, finished_sitting, small_edition
from tests.posix_only import resource

SIZE = 6_000


def version_bytes(number: int) -> bytes:
    """Return the content of the file after save number ``number``."""
    return b"%d" % number + b"." * SIZE + b"%d" % number


def saved_version(path: Path) -> int | None:
    """Return the number of the version in a file; None if the content is incomplete."""
    data = path.read_bytes()
    number = data.partition(b".")[0]
    return int(number) if number and data == version_bytes(int(number)) else None


def save_by_overwriting(path: Path, data: bytes) -> None:
    """Overwrite the file, which loses the old content before the new one is complete."""
    path.write_bytes(data)


def save_without_fsync(path: Path, data: bytes) -> None:
    """Rename without fsync: a power cut leaves an empty file."""
    temp_path = path.with_name(f".{path.name}.00000000{durable_files.TEMP_SUFFIX}")
    temp_path.write_bytes(data)
    temp_path.replace(path)


def save_without_folder_fsync(path: Path, data: bytes) -> None:
    """Omit the fsync of the folder: a power cut leaves the old file."""
    temp_path = path.with_name(f".{path.name}.00000000{durable_files.TEMP_SUFFIX}")
    with temp_path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temp_path.replace(path)


WRITERS: dict[str, Callable[[Path, bytes], None]] = {
    "ours": durable_files.save,
    "overwriting": save_by_overwriting,
    "without-fsync": save_without_fsync,
    "without-folder-fsync": save_without_folder_fsync,
}


def print_line(text: str) -> None:
    """Write a line to standard output in a single system call."""
    os.write(1, text.encode() + b"\n")


def save_versions(save: Callable[[Path, bytes], None], path: Path, count: int) -> None:
    """Save versions 1 to ``count``. Repeat a failed save without the limit of the file size."""
    for number in range(1, count + 1):
        try:
            save(path, version_bytes(number))
        except (OSError, OperationFailed) as error:
            print_line(f"failed: {error}")
            print_line(f"holds {saved_version(path)}")
            resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
            save(path, version_bytes(number))
        print_line(f"saved {number}")


def finish_draft(root: Path) -> None:
    """Answer a question of a draft and save it, then finish it."""
    library = Library(root)
    client = library.find("Globex B.V.")
    with library.lock_draft(client):
        draft = library.draft(client)
        assert draft is not None
        answers = {**draft.answers, "payment.late": "all"}
        library.save_draft(client, small_edition(), replace(draft, answers=answers))
        print_line("saved 1")
        finished = finished_sitting(draft.started, answers)
        library.finish(client, small_edition(), replace(finished, notes=draft.notes))
        print_line("saved 2")


def add_client(root: Path) -> None:
    """Add a client."""
    Library(root).add("Umbrella", NOW + timedelta(days=1))
    print_line("saved 1")


def save_first_draft(root: Path) -> None:
    """Add the first client of a library, with a draft under a questionnaire of the user's own."""
    library = Library(root)
    library.save_draft(library.add("Umbrella", NOW), small_edition(), draft_sitting())
    print_line("saved 1")


def append_entries(root: Path) -> None:
    """Write the first entry of a journal, and a correction of it."""
    library = Library(root)
    client = library.find("Globex B.V.")
    for number, _entry in enumerate(append_chain(library, client, 2), start=1):
        print_line(f"saved {number}")


def delete_and_restore_entry(root: Path) -> None:
    """Delete an entry with its corrections, and restore it."""
    library = Library(root)
    journal = library.journal(library.find("Globex B.V."))
    name = journal.delete(journal.names()[0].id)
    print_line("saved 1")
    library.restore(name)
    print_line("saved 2")


def append_entries_naively(root: Path) -> None:
    """Write the first entry of a journal without a temporary file."""
    library = Library(root)
    folder = root / "clients" / library.find("Globex B.V.").slug / "journal"
    folder.mkdir()
    entry = event(id="20261123T101530Z-0000")
    (folder / f"{entry.id}-event.toml").write_bytes(encode_entry(entry))
    print_line("saved 1")


def delete_entry_naively(root: Path) -> None:
    """Move an entry and its corrections to the trash, the newest first."""
    library = Library(root)
    journal = library.journal(library.find("Globex B.V."))
    names = journal.names()[::-1]
    item_path = root / "trash" / f"{journal.path.parent.name}@{names[0]}"
    item_path.mkdir(parents=True)
    for name in names:
        (journal.path / name.filename).rename(item_path / name.filename)
    print_line("saved 1")


def without_folder_syncs(program: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return a program that syncs its files, but not the folders that the files are in."""
    fsync = os.fsync

    def sync_file(fd: Any) -> None:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            fsync(fd)

    def run(root: Path) -> None:
        os.fsync = sync_file
        program(root)

    return run


def finish_draft_naively(root: Path) -> None:
    """Remove the draft before the finished sitting is written."""
    library = Library(root)
    client = library.find("Globex B.V.")
    draft = library.draft(client)
    assert draft is not None
    path = root / "clients" / client.slug / "in-progress.toml"
    text = path.read_text(encoding="utf-8").replace('"unknown"', '"all"')
    path.write_text(text, encoding="utf-8")
    print_line("saved 1")
    path.unlink()
    library.record(client, small_edition(), finished_sitting(draft.started, draft.answers))
    print_line("saved 2")


def add_client_naively(root: Path) -> None:
    """Make the folder of a client before its file is complete."""
    folder = root / "clients" / "umbrella-00000000"
    folder.mkdir()
    data = toml.dumps({"format": 1, "name": "Umbrella", "added": NOW})
    (folder / "client.toml").write_bytes(data)
    print_line("saved 1")


PROGRAMS = {
    "finish-draft": finish_draft,
    "add-client": add_client,
    "save-first-draft": save_first_draft,
    "append-entries": append_entries,
    "delete-and-restore-entry": delete_and_restore_entry,
    "append-entries-without-folder-syncs": without_folder_syncs(append_entries),
    "delete-entry-naively": delete_entry_naively,
    "append-entries-naively": append_entries_naively,
    "finish-draft-without-folder-syncs": without_folder_syncs(finish_draft),
    "add-client-without-folder-syncs": without_folder_syncs(add_client),
    "save-first-draft-without-folder-syncs": without_folder_syncs(save_first_draft),
    "finish-draft-naively": finish_draft_naively,
    "add-client-naively": add_client_naively,
}


def main(name: str, target: str, count: str = "1", size_limit: str = "") -> None:
    """Run a program, with predictable names of temporary files."""
    os.urandom = bytes
    if size_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size_limit), -1))
    path = Path(target)
    print_line("ready")
    if name in WRITERS:
        save_versions(WRITERS[name], path, int(count))
    else:
        PROGRAMS[name](path)


if __name__ == "__main__":
    main(*sys.argv[1:])
