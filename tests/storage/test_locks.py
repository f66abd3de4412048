"""The lock of a client's draft: one process at a time, and no lost change."""

import contextlib
import os
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.errors import OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, draft_sitting, finished_sitting, small_edition
from tests.processes import WAIT_LIMIT, started
from tests.storage.strace import program_environment

pytestmark = pytest.mark.process

SAVES = 200

HOLDER_PROGRAM = """
import sys
from pathlib import Path
from tensigns.library.library import Library
library = Library(Path(sys.argv[1]))
with library.lock_draft(library.find("Globex B.V.")):
    print("locked", flush=True)
    sys.stdin.read()
"""

NOTE_PROGRAM = """
import contextlib, sys
from pathlib import Path
from msgspec.structs import replace
from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tests.library.sample import small_edition
library = Library(Path(sys.argv[1]))
client = library.find("Globex B.V.")
lock = library.lock_draft if sys.argv[3] == "ours" else lambda client: contextlib.nullcontext()
save = library.save_draft
if sys.argv[3] != "ours":
    save = lambda client, edition, draft: library._drafts.save(
        library.root / "clients" / client.slug, edition, draft)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    saved = False
    while not saved:
        with contextlib.suppress(OperationFailed), lock(client):
            draft = library.draft(client)
            note = f"{draft.note}{sys.argv[4]}{number}\\n"
            save(client, small_edition(), replace(draft, note=note))
            saved = True
"""


@contextlib.contextmanager
def started_program(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Start a program and wait for its first line; kill it at the end."""
    with started(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=program_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert select.select([process.stdout], [], [], WAIT_LIMIT)[0]
        assert process.stdout.readline() in ("locked\n", "ready\n")
        yield process


def test_changes_by_another_process_are_refused_with_the_holder_of_the_lock(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, draft_sitting())
    with started_program(HOLDER_PROGRAM, library.root) as holder:
        expected = f"process {holder.pid} on {socket.gethostname()}"
        for attempt in (
            lambda: library.save_draft(client, edition, draft_sitting({})),
            lambda: library.finish(client, edition, finished_sitting()),
            lambda: library.discard_draft(client),
            lambda: library.delete(client),
        ):
            with pytest.raises(OperationFailed) as caught:
                attempt()
            assert expected in str(caught.value)
            assert client.slug in str(caught.value)
        assert library.draft(client) == draft_sitting()
        library.record(client, edition, finished_sitting())
        library.add("Somebody else", NOW)
        holder.communicate("", WAIT_LIMIT)
    library.save_draft(client, edition, draft_sitting({}))


def test_the_lock_of_a_killed_process_is_free_and_its_leftovers_are_removed(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    leftover = folder / ".in-progress.toml.0a1b2c3d.tensigns-tmp"
    with started_program(HOLDER_PROGRAM, library.root) as holder:
        leftover.touch()
        holder.kill()
    assert (folder / ".lock").read_text() == f"{holder.pid} {socket.gethostname()}\n"
    library.save_draft(client, edition, draft_sitting())
    assert not leftover.exists()


def test_a_temporary_file_of_a_running_process_is_not_removed(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    temp_file = folder / ".in-progress.toml.0a1b2c3d.tensigns-tmp"
    with started_program(HOLDER_PROGRAM, library.root) as holder:
        temp_file.touch()
        library.record(client, edition, finished_sitting())
        library.rename(client, "New")
        with pytest.raises(OperationFailed):
            library.save_draft(client, edition, draft_sitting())
        assert temp_file.exists()
        holder.communicate("", WAIT_LIMIT)


@pytest.mark.parametrize("text", ["", "x", "1 2 3", "\x1b[31m 5", "9" * 10_000, "12 \x1b]0;x\x07h"])
def test_an_invalid_lock_file_is_reported_in_one_short_line(
    library: Library, client: Client, edition: Edition, folder: Path, text: str
) -> None:
    with started_program(HOLDER_PROGRAM, library.root) as holder:
        (folder / ".lock").write_text(text)
        with pytest.raises(OperationFailed, match="tensigns has this open elsewhere") as caught:
            library.save_draft(client, edition, draft_sitting())
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 1_000
        holder.communicate("", WAIT_LIMIT)


def test_the_lock_is_reentrant_and_shared_by_threads_of_a_library(
    library: Library, client: Client, edition: Edition
) -> None:
    with library.lock_draft(client):
        with library.lock_draft(client):
            library.save_draft(client, edition, draft_sitting())
        worker = threading.Thread(
            target=lambda: library.save_draft(client, edition, draft_sitting({})), daemon=True
        )
        worker.start()
        worker.join(WAIT_LIMIT)
        assert not worker.is_alive()
        with (
            pytest.raises(OperationFailed, match=f"process {os.getpid()}"),
            Library(library.root).lock_draft(client),
        ):
            pass
    assert library.draft(client) == draft_sitting({})
    with Library(library.root).lock_draft(client):
        pass


def notes_of_two_processes(library: Library, client: Client, mode: str) -> set[str]:
    """The notes in a draft after two processes added ``SAVES`` notes each.

    Each process locks the draft for every note if the mode is ``ours``.
    """
    library.save_draft(client, small_edition(), replace(draft_sitting(), note=""))
    with contextlib.ExitStack() as stack:
        processes = [
            stack.enter_context(started_program(NOTE_PROGRAM, library.root, SAVES, mode, name))
            for name in "ab"
        ]
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for process in processes:
            process.communicate(timeout=WAIT_LIMIT)
    if mode == "ours":
        assert [process.returncode for process in processes] == [0, 0]
    draft = library.draft(client)
    assert draft is not None
    return set(draft.note.split())


def test_two_locking_processes_lose_no_note(library: Library, client: Client) -> None:
    all_notes = {f"{name}{number}" for name in "ab" for number in range(SAVES)}
    assert notes_of_two_processes(library, client, "ours") == all_notes


def test_two_processes_without_a_lock_lose_notes(library: Library, client: Client) -> None:
    assert len(notes_of_two_processes(library, client, "naive")) < 2 * SAVES
