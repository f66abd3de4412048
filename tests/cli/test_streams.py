"""Pipes, devices and open descriptors in the place of files: read whole, never replaced."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, Commands, Process, run_in_terminal
from tests.library.sample import SMALL_FILE
from tests.posix_only import O_NONBLOCK, mkfifo
from tests.processes import WAIT_LIMIT, run_in_session, started

pytestmark = pytest.mark.process

EXPORT = ("export", "globex-b-v")
MARKDOWN_START = "# Globex B.V.\n"


def run_in_bash(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in bash, where ``tensigns`` is the program of this tree.

    Every process that the command leaves running is killed.
    """
    function = f'tensigns() {{ "{sys.executable}" -m tensigns "$@"; }}\n'
    return run_in_session(
        ["/bin/bash", "-c", function + command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


# Writing


@pytest.mark.parametrize("force", ["", "--force"])
@pytest.mark.parametrize(
    "redirected_output",
    [
        "/dev/stdout >> file",
        "/dev/fd/1 >> file",
        "/proc/self/fd/1 >> file",
        "link >> file",
        "/dev/fd/5 5>> file",
        "/dev/stderr 2>> file",
    ],
)
def test_an_open_descriptor_is_written_to_and_keeps_what_is_in_its_file(
    redirected_output: str, force: str, tensigns: Commands
) -> None:
    tensigns.record_globex()
    Path("file").write_text("mine\n", encoding="utf-8")
    Path("link").symlink_to("/dev/stdout")
    before = Path("file").stat()
    result = run_in_bash(f"tensigns export globex-b-v {force} -o {redirected_output}")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    content = Path("file").read_text(encoding="utf-8")
    assert content.startswith(f"mine\n{MARKDOWN_START}")
    assert content.removeprefix("mine\n") == tensigns.ok(*EXPORT)
    assert (Path("file").stat().st_ino, Path("file").stat().st_mode) == (
        before.st_ino,
        before.st_mode,
    )


def test_a_device_is_written_to(tensigns: Commands) -> None:
    tensigns.record_globex()
    before = Path("/dev/null").stat().st_mode
    assert tensigns.ok(*EXPORT, "-o", "/dev/null", "--force") == ""
    assert Path("/dev/null").stat().st_mode == before
    result = tensigns(*EXPORT, "-o", "/dev/full")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: /dev/full: it could not be written, the disk is full\n"


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_pipe_is_written_to(force: tuple[str, ...], tensigns: Commands, process: Process) -> None:
    tensigns.record_globex()
    mkfifo("pipe")
    with started(["/bin/cat", "pipe"], stdout=subprocess.PIPE) as reader:
        result = process(*EXPORT, "-o", "pipe", *force)
        # Without a writer, opening the pipe for reading waits; this ends that.
        os.close(os.open("pipe", os.O_RDWR | O_NONBLOCK))
        content, _stderr = reader.communicate(timeout=WAIT_LIMIT)
    assert (result.returncode, result.stderr) == (0, b"")
    assert content.decode() == tensigns.ok(*EXPORT)
    assert Path("pipe").is_fifo()


def test_a_process_substitution_is_written_to(tensigns: Commands) -> None:
    tensigns.record_globex()
    result = run_in_bash("tensigns export globex-b-v -o >(head -n 1) | cat")
    assert (result.stdout, result.stderr) == (MARKDOWN_START, "")


def test_a_reader_that_leaves_early_is_no_error(tensigns: Commands, process: Process) -> None:
    tensigns.record_globex()
    reader, writer = os.pipe()
    os.close(reader)
    result = process(*EXPORT, "-o", f"/dev/fd/{writer}", pass_fds=[writer])
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_no_control_character_reaches_a_terminal_named_as_a_file(tensigns: Commands) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS.replace("on the whole", "a\\u001b[2Jb"))
    exit_code, output = run_in_terminal(*EXPORT, "-o", "/dev/tty")
    assert exit_code == 0
    assert b"# Globex B.V." in output
    assert b"\x1b" not in output


def test_a_closed_descriptor_is_no_file(tensigns: Commands, process: Process) -> None:
    tensigns.record_globex()
    result = process(*EXPORT, "-o", "/dev/fd/77")
    assert result.returncode == 1
    assert b"Error: /dev/fd/77: " in result.stderr


# Reading


@pytest.mark.parametrize(
    "command",
    [
        "tensigns ask --answers <(cat answers.toml) --json",
        "tensigns ask --answers /dev/stdin --json < answers.toml",
        "cat answers.toml | tensigns ask --answers /dev/stdin --json",
        "tensigns ask --answers /dev/fd/7 --json 7< answers.toml",
        "mkfifo pipe; cat answers.toml > pipe 2> /dev/null & tensigns ask --answers pipe --json",
    ],
)
def test_answers_are_read_from_a_pipe_or_a_descriptor(command: str, tensigns: Commands) -> None:
    Path("answers.toml").write_text(ANSWERS, encoding="utf-8")
    result = run_in_bash(command)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith('{\n  "client": "Globex B.V."')
    assert [client["sittings"] for client in tensigns.json("list")] == [1]


def test_no_sitting_is_saved_from_a_closed_standard_input(library: Library) -> None:
    result = run_in_bash("tensigns ask Globex --answers - <&-")
    assert result.returncode == 2
    assert "Standard input is closed" in result.stderr
    assert library.clients() == ()


def test_a_questionnaire_is_read_from_a_pipe() -> None:
    for command in ("questions --questions", "check"):
        result = run_in_bash(f'tensigns {command} <(cat "{SMALL_FILE}")')
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout


def test_an_endless_device_is_read_up_to_the_limit(tensigns: Commands) -> None:
    message = tensigns.error_of("ask", "Globex", "--answers", "/dev/zero")
    assert message == "Error: /dev/zero: it is larger than 1 MB, more than any file of ours\n"


def test_a_faulty_answer_from_a_pipe_is_named() -> None:
    result = run_in_bash("tensigns ask Globex --answers <(echo 'x = 1')")
    assert result.returncode == 2
    assert result.stderr.startswith("Error: /dev/fd/")
    assert "/x: " not in result.stderr
    assert "“x”" in result.stderr


def test_a_pipe_without_a_writer_is_waited_for_until_ctrl_c(tensigns: Commands) -> None:
    mkfifo("pipe")
    command = [*Process.command, "ask", "Globex", "--answers", "pipe"]
    with started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        writer = open_once_it_is_read("pipe", child)
        child.send_signal(signal.SIGINT)
        _stdout, stderr = child.communicate(timeout=WAIT_LIMIT)
        os.close(writer)
    assert (child.returncode, stderr.strip()) == (130, b"")
    assert tensigns.json("list") == []


SIGNALLED_PROGRAM = """
import signal, sys, threading, time
from pathlib import Path
from tensigns.storage.streams import read_named_file

def note_signal():
    # Long enough for the main thread to wait for data; if it does not yet, the test is easier.
    time.sleep(0.5)
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)

threading.Thread(target=note_signal, daemon=True).start()
try:
    read_named_file(Path(sys.argv[1]))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize("has_writer", [False, True])
def test_ctrl_c_right_before_the_wait_for_a_pipe_ends_it(*, has_writer: bool) -> None:
    """Python notes such a signal, but the system call does not return.

    A signal that another thread receives has the same effect, at any speed of the computer.
    """
    mkfifo("pipe")
    # Opened for both, a pipe waits for nobody and has a writer.
    pipe = os.open("pipe", os.O_RDWR | O_NONBLOCK) if has_writer else None
    result = subprocess.run(
        [sys.executable, "-c", SIGNALLED_PROGRAM, "pipe"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    if pipe is not None:
        os.close(pipe)
    assert (result.stdout, result.stderr) == (b"interrupted\n", b"")


def open_once_it_is_read(pipe: str, child: "subprocess.Popen[bytes]") -> int:
    """Open a pipe for writing as soon as a process has opened it for reading."""
    until = time.monotonic() + WAIT_LIMIT
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | O_NONBLOCK)
        except OSError:
            assert child.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
