"""Programs that save, to be watched, killed and failed: ``python writers.py WHAT TARGET COUNT``.

``ours`` saves as the store does. The others are naive in one way each, so that a test can show
that it would notice. The standard output says ``ready``, then ``saved N`` after each save; where
one fails it says so, then what the file holds now, and tries once more.
"""

import os
import resource
import stat
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tensigns.storage import durable_files, toml
from tests.library.sample import NOW, finished, small, unfinished

SIZE = 6_000


def version(number: int) -> bytes:
    """What the file holds after a save."""
    return b"%d" % number + b"." * SIZE + b"%d" % number


def held(path: Path) -> int | None:
    """The version that a file holds; none where it is not whole."""
    data = path.read_bytes()
    number = data.partition(b".")[0]
    return int(number) if number and data == version(int(number)) else None


def plain(path: Path, data: bytes) -> None:
    """The usual way: the old content is gone before the new is there."""
    path.write_bytes(data)


def unconfirmed(path: Path, data: bytes) -> None:
    """A rename without fsync: a power cut finds an empty file."""
    temp = path.with_name(f".{path.name}.00000000{durable_files.TEMP_SUFFIX}")
    temp.write_bytes(data)
    temp.replace(path)


def half_confirmed(path: Path, data: bytes) -> None:
    """No fsync of the folder: a power cut finds the old file."""
    temp = path.with_name(f".{path.name}.00000000{durable_files.TEMP_SUFFIX}")
    with temp.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temp.replace(path)


WRITERS: dict[str, Callable[[Path, bytes], None]] = {
    "ours": durable_files.save,
    "plain": plain,
    "unconfirmed": unconfirmed,
    "half-confirmed": half_confirmed,
}


def say(text: str) -> None:
    """One call of the system, at once."""
    os.write(1, text.encode() + b"\n")


def save_versions(save: Callable[[Path, bytes], None], path: Path, count: int) -> None:
    """Save one version after the other."""
    for number in range(1, count + 1):
        try:
            save(path, version(number))
        except (OSError, OperationFailed) as error:
            say(f"failed: {error}")
            say(f"holds {held(path)}")
            resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
            save(path, version(number))
        say(f"saved {number}")


def sitting(root: Path) -> None:
    """Answer a question in an unfinished sitting, then finish it."""
    library = Library(root)
    client = library.find("Globex B.V.")
    with library.lock_draft(client):
        draft = library.draft(client)
        assert draft is not None
        answers = {**draft.answers, "payment.late": "all"}
        library.save_draft(client, small(), replace(draft, answers=answers))
        say("saved 1")
        end = finished(draft.started, answers)
        library.finish(client, small(), replace(end, notes=draft.notes))
        say("saved 2")


def client(root: Path) -> None:
    """Add a client."""
    Library(root).add("Umbrella", NOW + timedelta(days=1))
    say("saved 1")


def first_draft(root: Path) -> None:
    """Add the first client of a library, with a draft under a questionnaire of one's own."""
    library = Library(root)
    library.save_draft(library.add("Umbrella", NOW), small(), unfinished())
    say("saved 1")


def without_folder_syncs(program: Callable[[Path], None]) -> Callable[[Path], None]:
    """A program whose files are synced, and the folders that they are in are not."""

    fsync = os.fsync

    def sync_file(fd: Any) -> None:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            fsync(fd)

    def run(root: Path) -> None:
        os.fsync = sync_file
        program(root)

    return run


def hasty_sitting(root: Path) -> None:
    """Remove the draft, then write what was finished, each as is usual."""
    library = Library(root)
    client = library.find("Globex B.V.")
    draft = library.draft(client)
    assert draft is not None
    path = root / "clients" / client.slug / "in-progress.toml"
    text = path.read_text(encoding="utf-8").replace('"unknown"', '"all"')
    path.write_text(text, encoding="utf-8")
    say("saved 1")
    path.unlink()
    library.record(client, small(), finished(draft.started, draft.answers))
    say("saved 2")


def hasty_client(root: Path) -> None:
    """Make a folder, then a file in it, each as is usual."""
    folder = root / "clients" / "umbrella-00000000"
    folder.mkdir()
    data = toml.dumps({"format": 1, "name": "Umbrella", "added": NOW})
    (folder / "client.toml").write_bytes(data)
    say("saved 1")


PROGRAMS = {
    "sitting": sitting,
    "client": client,
    "first-draft": first_draft,
    "half-confirmed-sitting": without_folder_syncs(sitting),
    "half-confirmed-client": without_folder_syncs(client),
    "half-confirmed-first-draft": without_folder_syncs(first_draft),
    "hasty-sitting": hasty_sitting,
    "hasty-client": hasty_client,
}


def main(what: str, target: str, count: str = "1", limit: str = "") -> None:
    """Run one of them, with names of temporary files that are known beforehand."""
    os.urandom = bytes
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), -1))
    path = Path(target)
    say("ready")
    if what in WRITERS:
        save_versions(WRITERS[what], path, int(count))
    else:
        PROGRAMS[what](path)


if __name__ == "__main__":
    main(*sys.argv[1:])
