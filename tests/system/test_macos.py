"""The program without what macOS lacks: it syncs each file in full, and notices a lost terminal."""

import subprocess
from pathlib import Path

import pytest

from tensigns.language import set_language
from tests.processes import WAIT_LIMIT
from tests.required_programs import needs
from tests.system.programs import LINUX, MACOS
from tests.tui.interview_session import ANSWERS, ASK_COMMAND, InterviewSession
from tests.tui.scripted_user import ScriptedUser

pytestmark = pytest.mark.process

GONE = """
import fcntl, os, select, signal, sys

assert sys.platform == "darwin"
assert not hasattr(os, "pidfd_open")
assert not hasattr(select, "epoll")
assert not hasattr(select, "poll")
assert not hasattr(signal, "SIGPWR")
assert fcntl.F_FULLFSYNC
"""

SAVES = """
import errno, fcntl, os, sys
from pathlib import Path
from tensigns.errors import OperationFailed
from tensigns.storage.durable_files import save

path = Path(sys.argv[1]) / "file"
save(path, b"first")
syncs = []
fsync = os.fsync
os.fsync = lambda fd: (syncs.append(fd), fsync(fd))

def fail_with(code):
    def control(fd, command):
        raise OSError(code, os.strerror(code))
    fcntl.fcntl = control

fail_with(errno.ENOTSUP)
save(path, b"second")
assert len(syncs) == 2, "the file and its folder"
fail_with(errno.EIO)
try:
    save(path, b"third")
except OperationFailed as error:
    assert "the disk reports an error" in str(error)
assert path.read_bytes() == b"second"
"""


def run_lines(lines: str, home: Path) -> None:
    """Run lines of Python in the simulation, with the home folder as their argument."""
    result = subprocess.run(
        [*MACOS.command, "-c", lines, home],
        env=MACOS.environ(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert result.returncode == 0, result.stderr


def test_what_macos_lacks_is_gone(tmp_path: Path) -> None:
    run_lines(GONE, tmp_path)


def test_without_a_full_sync_a_save_uses_fsync_and_a_failure_is_reported(tmp_path: Path) -> None:
    run_lines(SAVES, tmp_path)


def test_a_sitting_is_synced_in_full_and_its_files_are_those_of_linux(tmp_path: Path) -> None:
    set_language("en")
    homes = []
    for program in (LINUX, MACOS):
        home = tmp_path / program.data_folder.split("/", maxsplit=1)[0]
        home.mkdir()
        homes.append(home)
        user = ScriptedUser(program.command, home, "en", (80, 24), program.environ)
        user.complete_sitting()
    assert MACOS.files(homes[1]) == LINUX.files(homes[0])
    (sitting,) = (homes[1] / MACOS.data_folder).rglob("2*Z.toml")
    synced_paths = (homes[1] / "synced-files").read_text(encoding="utf-8").splitlines()
    index = max(i for i, path in enumerate(synced_paths) if f"/.{sitting.name}." in path)
    assert synced_paths[index + 1] == str(sitting.parent)


@needs("setsid")
def test_a_terminal_that_is_gone_ends_a_program_that_gets_no_hangup(tmp_path: Path) -> None:
    """There is no ``poll`` to wait for this."""
    variables = MACOS.environ(tmp_path) | {"TENSIGNS_DATA": str(tmp_path / LINUX.data_folder)}
    command = ["setsid", "--wait", *MACOS.command, *ASK_COMMAND[3:]]
    session = InterviewSession(tmp_path, command, **variables)
    with session.terminal as terminal:
        session.answer()
        session.within_end_time(terminal.hang_up)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS
