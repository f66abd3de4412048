"""``tensigns ask --answers`` about a client who is new, or only seems to be."""

import subprocess
import sys
import time
from contextlib import ExitStack

import pytest

from tensigns.library.library import Library
from tensigns.storage.locks import FolderLocks
from tests.cli.conftest import ANSWERS, Commands
from tests.library.sample import unchanged
from tests.processes import WAIT_LIMIT, started

PROCESSES = 4
SECONDS_LOCKED = 2
"""Seconds in which every process finds no such client, and waits for the lock to add one."""


@pytest.mark.process
def test_processes_that_add_one_client_at_once_all_save(
    tensigns: Commands, library: Library
) -> None:
    library.root.mkdir(mode=0o700)
    command = [sys.executable, "-m", "tensigns", "ask", "Globex", "--answers", "-"]
    with ExitStack() as stack:
        with FolderLocks().acquire(library.root):
            processes = [
                stack.enter_context(
                    started(
                        command,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.PIPE,
                    )
                )
                for _number in range(PROCESSES)
            ]
            for number, process in enumerate(processes):
                assert process.stdin is not None
                process.stdin.write(f'note = "{number}"\n'.encode())
                process.stdin.close()
            time.sleep(SECONDS_LOCKED)
        codes = [process.wait(timeout=WAIT_LIMIT) for process in processes]
        errors = [process.stderr.read().decode() for process in processes if process.stderr]
    assert codes == [0] * PROCESSES, errors
    (client,) = library.clients()
    notes = [library.load(client, sitting_id).note for sitting_id in library.sitting_ids(client)]
    assert sorted(notes) == ["0", "1", "2", "3"]
    assert all(f"Saved as {client.slug}@" in error for error in errors)
    assert tensigns.json("check")["faults"] == []


@pytest.mark.parametrize("data", [b"", b'format = 1\nname = "Glo', b"\xff"])
def test_a_client_whose_file_is_damaged_is_not_made_anew(
    data: bytes, tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / "client.toml"
    path.write_bytes(data)
    with unchanged(library.root):
        for name in ("Globex B.V.", "globex-b-v", client.slug):
            for args in (("--answers", "-"), ("--answers", "-", "--dry-run"), ("--plain",)):
                error = tensigns.error_of("ask", name, *args, stdin=ANSWERS)
                assert error.startswith(f"Error: {path}: ")
                assert "mend the file first" in error
            assert f"{path}: " in tensigns.error_of("show", name)
