"""One process at a time at a client's unfinished sitting; nothing lost between two."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.errors import OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, finished, small, unfinished
from tests.storage.tracing import environment

pytestmark = pytest.mark.process

SAVES = 200

HOLDER = """
import sys
from pathlib import Path
from tensigns.library.library import Library
library = Library(Path(sys.argv[1]))
with library.lock_draft(library.find("Globex B.V.")):
    print("held", flush=True)
    sys.stdin.read()
"""

NOTER = """
import contextlib, sys
from pathlib import Path
from msgspec.structs import replace
from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tests.library.sample import small
library = Library(Path(sys.argv[1]))
client = library.find("Globex B.V.")
hold = library.lock_draft if sys.argv[3] == "ours" else lambda client: contextlib.nullcontext()
save = library.save_draft
if sys.argv[3] != "ours":
    save = lambda client, edition, draft: library._drafts.save(
        library.root / "clients" / client.slug, edition, draft)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    saved = False
    while not saved:
        with contextlib.suppress(OperationFailed), hold(client):
            draft = library.draft(client)
            note = f"{draft.note}{sys.argv[4]}{number}\\n"
            save(client, small(), replace(draft, note=note))
            saved = True
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that has said its first word."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() in ("held\n", "ready\n")
    return process


def test_the_second_is_told_who_has_it(library: Library, client: Client, edition: Edition) -> None:
    library.save_draft(client, edition, unfinished())
    with started(HOLDER, library.root) as holder:
        expected = f"process {holder.pid} on {socket.gethostname()}"
        for attempt in (
            lambda: library.save_draft(client, edition, unfinished({})),
            lambda: library.finish(client, edition, finished()),
            lambda: library.discard_draft(client),
            lambda: library.delete(client),
        ):
            with pytest.raises(OperationFailed) as caught:
                attempt()
            assert expected in str(caught.value)
            assert client.slug in str(caught.value)
        assert library.draft(client) == unfinished()
        library.record(client, edition, finished())
        library.add("Somebody else", NOW)
        holder.communicate("")
    library.save_draft(client, edition, unfinished({}))


def test_what_a_killed_process_held_is_free(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    left = folder / ".in-progress.toml.0a1b2c3d.tensigns-tmp"
    with started(HOLDER, library.root) as holder:
        left.touch()
        holder.kill()
    assert (folder / ".lock").read_text() == f"{holder.pid} {socket.gethostname()}\n"
    library.save_draft(client, edition, unfinished())
    assert not left.exists()


def test_a_live_file_of_another_process_is_not_swept(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    live = folder / ".in-progress.toml.0a1b2c3d.tensigns-tmp"
    with started(HOLDER, library.root) as holder:
        live.touch()
        library.record(client, edition, finished())
        library.rename(client, "New")
        with pytest.raises(OperationFailed):
            library.save_draft(client, edition, unfinished())
        assert live.exists()
        holder.communicate("")


@pytest.mark.parametrize("text", ["", "x", "1 2 3", "\x1b[31m 5", "9" * 10_000, "12 \x1b]0;x\x07h"])
def test_a_lock_file_that_says_nonsense(
    library: Library, client: Client, edition: Edition, folder: Path, text: str
) -> None:
    with started(HOLDER, library.root) as holder:
        (folder / ".lock").write_text(text)
        with pytest.raises(OperationFailed, match="tensigns has this open elsewhere") as caught:
            library.save_draft(client, edition, unfinished())
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 1_000
        holder.communicate("")


def test_holding_twice_and_in_two_threads_is_fine(
    library: Library, client: Client, edition: Edition
) -> None:
    with library.lock_draft(client):
        with library.lock_draft(client):
            library.save_draft(client, edition, unfinished())
        worker = threading.Thread(
            target=lambda: library.save_draft(client, edition, unfinished({}))
        )
        worker.start()
        worker.join()
        with (
            pytest.raises(OperationFailed, match=f"process {os.getpid()}"),
            Library(library.root).lock_draft(client),
        ):
            pass
    assert library.draft(client) == unfinished({})
    with Library(library.root).lock_draft(client):
        pass


def noted(library: Library, client: Client, how: str) -> set[str]:
    """What is left of the notes that two processes made, each in saves of its own."""
    library.save_draft(client, small(), replace(unfinished(), note=""))
    two = [started(NOTER, library.root, SAVES, how, name) for name in "ab"]
    for process in two:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in two:
        process.communicate()
    if how == "ours":
        assert [process.returncode for process in two] == [0, 0]
    draft = library.draft(client)
    assert draft is not None
    return set(draft.note.split())


def test_two_processes_lose_nothing(library: Library, client: Client) -> None:
    everything = {f"{name}{number}" for name in "ab" for number in range(SAVES)}
    assert noted(library, client, "ours") == everything


def test_without_the_lock_they_would(library: Library, client: Client) -> None:
    assert len(noted(library, client, "naive")) < 2 * SAVES
