"""Acknowledged saves survive a kill at any system call and every failure of the disk.

Each check is also run against a naive program, whose fault it must detect.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.library import Library
from tensigns.storage.durable_files import TEMP_SUFFIX
from tests.library.sample import NOW, THOROUGH, draft_sitting, finished_sitting, small_edition
from tests.processes import run_in_session
from tests.required_programs import needs
from tests.storage.saving_programs import saved_version, version_bytes
from tests.storage.strace import Call, Run, program_command, program_environment, run_traced

SAVES = 45 if THOROUGH else 1
"""The number of saves that are killed, once at each of their calls."""

CALL_STEP = 1 if THOROUGH else 4
"""In the longer programs one in so many calls is killed."""

pytestmark = [pytest.mark.process, needs("strace")]


class WriterRunner(NamedTuple):
    """Runs writers, each in a new folder with a file of version 0."""

    root: Path
    numbers: Iterator[int]

    def run(
        self, writer: str, inject: str = "", saves: int = 1, limit: str = ""
    ) -> tuple[Run, Path]:
        """Run a writer; return the run and the path of the file."""
        folder = self.root / str(next(self.numbers))
        target = folder / "data" / "file"
        target.parent.mkdir(parents=True)
        target.write_bytes(version_bytes(0))
        temp_path = target.with_name(f".file.00000000{TEMP_SUFFIX}")
        program = program_command(writer, target, str(saves), *([limit] if limit else []))
        return run_traced(folder, program, [target, temp_path, target.parent], inject), target


@pytest.fixture
def runner(tmp_path: Path) -> WriterRunner:
    return WriterRunner(tmp_path, count())


# The order of the system calls


def save_steps(calls: Iterable[Call]) -> list[str]:
    """The steps of a save, in the order of the calls."""
    steps = []
    for call in calls:
        if call.name == "openat" and "O_CREAT" in call.arguments:
            assert "O_EXCL" in call.arguments, "an existing file could be written to"
            steps.append("create")
        elif call.name == "openat" and "O_DIRECTORY" in call.arguments:
            steps.append("open folder")
        elif call.name == "write":
            steps.append("print" if call.arguments.startswith("1,") else "write")
        elif call.name in ("fsync", "rename"):
            steps.append(call.name)
    return steps


def check_order(runner: WriterRunner, writer: str) -> None:
    """Check that every save is acknowledged after the fsync of its file and its folder."""
    run, _target = runner.run(writer, saves=2)
    expected_steps = ["create", "write", "fsync", "rename", "open folder", "fsync", "print"]
    assert save_steps(run.calls) == expected_steps * 2


def test_a_save_is_acknowledged_after_it_is_on_the_disk(runner: WriterRunner) -> None:
    check_order(runner, "ours")


@pytest.mark.parametrize("writer", ["overwriting", "without-fsync", "without-folder-fsync"])
def test_check_order_detects_naive_writers(runner: WriterRunner, writer: str) -> None:
    with pytest.raises(AssertionError):
        check_order(runner, writer)


# Kills


def kill_at(call: Call) -> str:
    """The injection that kills a program at a call."""
    return f"{call.name}:signal=KILL:when={call.nth}"


def check_kills(runner: WriterRunner, writer: str) -> None:
    """Kill a writer at each of its calls, and check that acknowledged saves are there."""
    complete_run, _target = runner.run(writer, saves=SAVES)
    assert complete_run.last_saved == SAVES
    for call in complete_run.calls:
        run, target = runner.run(writer, kill_at(call), SAVES)
        assert run.exit_code != 0
        assert saved_version(target) in (run.last_saved, run.last_saved + 1), (
            f"lost at {call.name} {call.nth}"
        )
        shutil.rmtree(target.parent)


def test_a_kill_at_any_call_loses_no_acknowledged_save(runner: WriterRunner) -> None:
    check_kills(runner, "ours")


def test_check_kills_detects_a_naive_writer(runner: WriterRunner) -> None:
    with pytest.raises(AssertionError, match="lost at"):
        check_kills(runner, "overwriting")


# Failing disks

FAULTS = {
    "no room to create": ("openat", "ENOSPC", 1, "the disk is full"),
    "read-only": ("openat", "EROFS", 1, "the disk can only be read"),
    "no permission": ("openat", "EACCES", 1, "permission denied"),
    "no room to write": ("write", "ENOSPC", 2, "the disk is full"),
    "quota": ("write", "EDQUOT", 2, "your disk quota is used up"),
    "broken at write": ("write", "EIO", 2, "the disk reports an error"),
    "broken at fsync": ("fsync", "EIO", 1, "the disk reports an error"),
    "no room at fsync": ("fsync", "ENOSPC", 1, "the disk is full"),
    "broken at close": ("close", "EIO", 1, "the disk reports an error"),
    "broken at rename": ("rename", "EIO", 1, "the disk reports an error"),
    "no room to rename": ("rename", "ENOSPC", 1, "the disk is full"),
    "mode": ("fchmod", "EPERM", 1, "permission denied"),
}
"""The call, its error, its number and the reported reason. The first write prints ``ready``."""


def check_fault(runner: WriterRunner, writer: str, inject: str, message: str = "") -> None:
    """Check that a failed save is reported, keeps the old file and can be repeated."""
    run, target = runner.run(writer, inject)
    assert run.output_lines[1].startswith("failed: "), "the failure is not reported"
    assert message in run.output_lines[1]
    assert run.output_lines[2:] == ("holds 0", "saved 1"), (
        "the old version is gone, or a retry fails"
    )
    assert saved_version(target) == 1
    assert [path.name for path in target.parent.iterdir()] == ["file"]


@pytest.mark.parametrize(("call", "error", "nth", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_a_failed_save_keeps_the_old_file(
    runner: WriterRunner, call: str, error: str, nth: int, reason: str
) -> None:
    inject = f"{call}:error={error}:when={nth}"
    check_fault(runner, "ours", inject, f"it could not be saved, {reason}")


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_check_fault_detects_a_lost_old_file(runner: WriterRunner, error: str) -> None:
    with pytest.raises(AssertionError, match="the old version is gone"):
        check_fault(runner, "overwriting", f"write:error={error}:when=2")


def test_check_fault_detects_an_unreported_failure(runner: WriterRunner) -> None:
    with pytest.raises(AssertionError, match="the failure is not reported"):
        check_fault(runner, "without-fsync", "fsync:error=EIO:when=1")


def check_confirmed(runner: WriterRunner, writer: str) -> None:
    """Check that a failed fsync of the folder is reported, with the new version in the file."""
    run, target = runner.run(writer, "fsync:error=EIO:when=2")
    assert run.output_lines[1].endswith(
        "written, but the disk did not confirm it, the disk reports an error"
    )
    assert run.output_lines[2:] == ("holds 1", "saved 1")
    assert saved_version(target) == 1


def test_an_unconfirmed_write_is_reported(runner: WriterRunner) -> None:
    check_confirmed(runner, "ours")


def test_check_confirmed_detects_a_missing_fsync_of_the_folder(runner: WriterRunner) -> None:
    with pytest.raises((AssertionError, IndexError)):
        check_confirmed(runner, "without-folder-fsync")


def test_saving_works_in_a_folder_that_does_not_support_fsync(runner: WriterRunner) -> None:
    run, target = runner.run("ours", "fsync:error=EINVAL:when=2")
    assert run.output_lines == ("ready", "saved 1")
    assert saved_version(target) == 1


def check_limit(runner: WriterRunner, writer: str) -> None:
    """Check that a save beyond the limit of the file size keeps the old file."""
    run, target = runner.run(writer, limit="2000")
    error = run.output_lines[1]
    assert "larger than the system allows" in error or "File too large" in error
    assert run.output_lines[2:] == ("holds 0", "saved 1")
    assert saved_version(target) == 1


def test_a_size_limit_keeps_the_old_file(runner: WriterRunner) -> None:
    check_limit(runner, "ours")


def test_check_limit_detects_a_naive_writer(runner: WriterRunner) -> None:
    with pytest.raises(AssertionError):
        check_limit(runner, "overwriting")


# Real file systems

SMALL_DISK_SCRIPT = """
set -e
mount -t tmpfs -o size=64k none "$1"
cp "$2" "$1/file"
cat /dev/zero >"$1/filler" 2>/dev/null || true
shift 2
"$@" || true
"""


def run_on_small_disk(folder: Path, program: list[str], script: str) -> tuple[str, ...]:
    """Run a writer on a temporary file system of 64 kB; return the lines that it prints."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    (folder / "old").write_bytes(version_bytes(0))
    unshare = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    result = run_in_session(
        [*unshare, str(disk), str(folder / "old"), *program],
        env=program_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if "unshare failed" in result.stderr or "permission denied" in result.stderr:
        pytest.skip(f"mounting is not allowed: {result.stderr.strip()}")
    return tuple(result.stdout.splitlines())


def check_disk(folder: Path, writer: str, script: str, reason: str) -> None:
    """Check that a writer on the small disk reports the reason and keeps the old file."""
    program = program_command(writer, folder / "disk" / "file")
    output_lines = run_on_small_disk(folder, program, script)
    assert output_lines[1].startswith("failed: ")
    assert reason in output_lines[1]
    assert output_lines[2] == "holds 0"


@needs("unshare")
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    check_disk(tmp_path / "ours", "ours", SMALL_DISK_SCRIPT, "the disk is full")
    with pytest.raises(AssertionError):
        check_disk(tmp_path / "overwriting", "overwriting", SMALL_DISK_SCRIPT, "No space left")


@needs("unshare")
def test_a_read_only_disk_keeps_the_old_file(tmp_path: Path) -> None:
    # Bound: an ordinary user may change a mount of theirs, but not the file system.
    script = SMALL_DISK_SCRIPT.replace("shift 2", 'mount -o remount,ro,bind "$1"\nshift 2')
    check_disk(tmp_path, "ours", script, "the disk can only be read")


# The library


@pytest.fixture
def library_with_draft(tmp_path: Path) -> Path:
    """The root of a library with a draft."""
    library = Library(tmp_path / "with-draft")
    client = library.add("Globex B.V.", NOW)
    library.save_draft(client, small_edition(), draft_sitting())
    return library.root


def killed_runs(
    library_with_draft: Path, program: str, watched_paths: Callable[[Path], list[Path]]
) -> Iterator[tuple[Run, Library]]:
    """Run a program on copies of the library, each time killed at another of its calls."""
    numbers = count()

    def run(inject: str = "") -> tuple[Run, Library]:
        folder = library_with_draft.parent / str(next(numbers))
        root = folder / "data"
        shutil.copytree(library_with_draft, root)
        command = program_command(program, root)
        return run_traced(folder, command, watched_paths(root), inject), Library(root)

    complete_run, _library = run()
    assert complete_run.exit_code == 0
    for call in complete_run.calls[::CALL_STEP]:
        yield run(kill_at(call))


def draft_paths(root: Path) -> list[Path]:
    """The paths that finishing the draft uses."""
    (folder,) = (root / "clients").iterdir()
    names = ["in-progress.toml", "20261123T101530Z.toml"]
    temp_paths = [folder / f".{name}.00000000{TEMP_SUFFIX}" for name in names]
    return [folder, *(folder / name for name in names), *temp_paths]


def check_sitting(library_with_draft: Path, program: str) -> None:
    """Check that after every kill the sitting exists once, with its acknowledged answers."""
    for run, library in killed_runs(library_with_draft, program, draft_paths):
        client = library.find("Globex B.V.")
        draft, recorded = library.draft(client), library.sitting_ids(client)
        assert (draft is None) == bool(recorded), "the sitting exists twice or not at all"
        answer = (draft or library.load(client, recorded[0])).answers["payment.late"]
        assert answer in (["unknown", "all"] if run.last_saved == 0 else ["all"])
        assert run.last_saved < 2 or recorded
        assert check_library(library).faults == ()
        answers = {**draft_sitting().answers, "payment.late": "all"}
        finished = replace(finished_sitting(), answers=answers)
        library.finish(client, small_edition(), finished)
        assert len(library.sitting_ids(client)) == 1
        assert library.draft(client) is None
        (folder,) = (library.root / "clients").iterdir()
        assert not list(folder.glob(f".*{TEMP_SUFFIX}"))


def test_a_kill_at_any_call_neither_loses_nor_doubles_a_sitting(library_with_draft: Path) -> None:
    check_sitting(library_with_draft, "finish-draft")


def test_check_sitting_detects_a_naive_program(library_with_draft: Path) -> None:
    with pytest.raises((AssertionError, BadInput)):
        check_sitting(library_with_draft, "finish-draft-naively")


def new_client_paths(root: Path) -> list[Path]:
    """The paths that adding a client uses."""
    folder = root / "clients" / "umbrella-00000000"
    temp_path = folder / f".client.toml.00000000{TEMP_SUFFIX}"
    return [root / "clients", folder, folder / "client.toml", temp_path]


def check_client(library_with_draft: Path, program: str) -> None:
    """Check that after every kill the new client is complete or absent."""
    for run, library in killed_runs(library_with_draft, program, new_client_paths):
        survey = library.list_clients()
        names = [client.name for client in survey.clients]
        assert names in (["Globex B.V."], ["Globex B.V.", "Umbrella"])
        assert survey.faults == ()
        assert run.last_saved == 0 or "Umbrella" in names
        if "Umbrella" not in names:
            library.add("Umbrella", NOW)
        assert len(list((library.root / "clients").iterdir())) == 2
        assert check_library(library).faults == ()


def run_failing_add_client(library_with_draft: Path, inject: str, names: list[str]) -> Run:
    """Let a call fail while a client is added; check which clients exist then."""
    folder = library_with_draft.parent / "failing"
    root = folder / "data"
    shutil.copytree(library_with_draft, root)
    run = run_traced(folder, program_command("add-client", root), new_client_paths(root), inject)
    library = Library(root)
    assert [client.name for client in library.clients()] == names
    assert check_library(library).faults == ()
    assert not list(root.rglob(f"*{TEMP_SUFFIX}"))
    return run


@pytest.mark.parametrize("call", ["link:error=EIO", "link:error=ENOSPC", "mkdir:error=EROFS"])
def test_a_failed_call_adds_no_client(library_with_draft: Path, call: str) -> None:
    assert run_failing_add_client(library_with_draft, call, ["Globex B.V."]).exit_code != 0


def test_a_client_is_added_on_a_file_system_without_hard_links(library_with_draft: Path) -> None:
    for error in ("EPERM", "EOPNOTSUPP"):
        names = ["Globex B.V.", "Umbrella"]
        run = run_failing_add_client(library_with_draft, f"link:error={error}", names)
        assert run.last_saved == 1
        shutil.rmtree(library_with_draft.parent / "failing")


def test_a_kill_at_any_call_leaves_no_incomplete_client(library_with_draft: Path) -> None:
    check_client(library_with_draft, "add-client")


def test_check_client_detects_a_naive_program(library_with_draft: Path) -> None:
    with pytest.raises(AssertionError):
        check_client(library_with_draft, "add-client-naively")
