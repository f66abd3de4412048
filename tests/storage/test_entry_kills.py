"""A kill while an entry with its corrections is deleted or restored.

A rename from one folder to another is one step for a file system with a journal, so these moves are
tested with kills and not with the states of :mod:`tests.storage.crash_states`, where a crash may
come between the two names of a rename.
"""

import shutil
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.library.journal_sample import append_chain, entry_texts
from tests.library.sample import NOW
from tests.required_programs import needs
from tests.storage.strace import Call, Run, program_command, run_traced

pytestmark = [pytest.mark.process, needs("strace")]

CHAIN_TEXTS = ["version 0", "version 1", "version 2"]
"""The texts of the entry and its corrections, oldest first."""

SAVES = 2
"""The number of saves that a complete run acknowledges: the deletion and the restoring."""


@pytest.fixture
def sound_root(tmp_path: Path) -> Path:
    """A data folder with a journal of one chain."""
    library = Library(tmp_path / "sound" / "data")
    append_chain(library, library.add("Globex B.V.", NOW))
    return library.root


def run_on_copy(sound_root: Path, program: str, inject: str = "") -> tuple[Run, Library]:
    """Run a program on a copy of the data folder."""
    folder = sound_root.parents[1] / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    root = folder / "data"
    shutil.copytree(sound_root, root)
    run = run_traced(folder, program_command(program, root), watched_paths(root), inject)
    return run, Library(root)


def watched_paths(root: Path) -> list[Path]:
    """The paths of the entries, in the journal and in the trash, and of their folders."""
    (journal_path,) = root.glob("clients/*/journal")
    names = sorted(path.name for path in journal_path.iterdir())
    item = f"{journal_path.parent.name}@{names[-1].removesuffix('.toml')}"
    folders = [journal_path, root / "trash" / item]
    return [*folders, root / "trash", *(folder / name for folder in folders for name in names)]


def check_moves(sound_root: Path, program: str) -> None:
    """Kill a program at each call that moves a file, or makes or removes a folder.

    No entry is lost, and no older entry counts instead of the newest.
    """
    complete_run, _library = run_on_copy(sound_root, program)
    moves = [call for call in complete_run.calls if call.name in ("rename", "mkdir", "rmdir")]
    assert len(moves) >= len(CHAIN_TEXTS)
    for call in moves:
        run, library = run_on_copy(sound_root, program, kill_before(call))
        assert run.exit_code != 0
        texts = entry_texts(library)
        assert texts == CHAIN_TEXTS[len(CHAIN_TEXTS) - len(texts) :], "an older entry counts"
        in_trash = [*library.root.glob("trash/*/*.toml")]
        assert len(texts) + len(in_trash) == len(CHAIN_TEXTS), "lost"
        for item in library.trash_items():
            library.restore(item.name)
        assert entry_texts(library) == CHAIN_TEXTS


def kill_before(call: Call) -> str:
    """The injection that kills a program when it enters a call, which then has no effect."""
    return f"{call.name}:error=EIO:signal=KILL:when={call.nth}"


def test_a_kill_at_any_move_loses_no_entry_and_revives_no_older_one(sound_root: Path) -> None:
    check_moves(sound_root, "delete-and-restore-entry")


def test_check_moves_detects_a_naive_program(sound_root: Path) -> None:
    with pytest.raises(AssertionError, match="an older entry counts"):
        check_moves(sound_root, "delete-entry-naively")


def test_every_move_is_acknowledged_after_both_folders_are_on_the_disk(sound_root: Path) -> None:
    run, _library = run_on_copy(sound_root, "delete-and-restore-entry")
    assert run.last_saved == SAVES
    unsynced = 0
    for call in run.calls:
        if call.name == "rename":
            unsynced += 2
        elif call.name == "fsync":
            unsynced = max(unsynced - 1, 0)
        elif call.name == "write" and call.arguments.startswith("1,"):
            assert unsynced == 0
