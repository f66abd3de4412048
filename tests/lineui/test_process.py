"""The line-by-line interview from a pipe: exit codes, saved answers and imports."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.library.sample import SMALL_FILE
from tests.processes import WAIT_LIMIT, started

pytestmark = pytest.mark.process

HEAVY = ("textual", "questionary", "prompt_toolkit", "rich", "jinja2", "babel")
COMPLETE_INPUT = b"n\n1\n1\nf\n"


class Pipe:
    """``tensigns ask`` with the small questionnaire, reading from a pipe."""

    def __init__(self, home: Path) -> None:
        self.library = Library(home / "data")
        self._home = home

    def __call__(self, stdin: bytes, *args: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.command(), *args],
            input=stdin,
            env=self.environ(),
            capture_output=True,
            check=False,
            timeout=WAIT_LIMIT,
        )

    def command(self) -> list[str]:
        """The command without its variable arguments."""
        return [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL_FILE)]

    def environ(self) -> dict[str, str]:
        """An environment without the variables of the terminal that the tests run in."""
        variables = {
            "HOME": str(self._home),
            "TENSIGNS_DATA": str(self.library.root),
            "LANG": "C.UTF-8",
        }
        return {"PATH": os.environ["PATH"], "TERM": "xterm", **variables}

    @property
    def answers(self) -> dict[str, str]:
        """The answers in the draft of the only client."""
        (client,) = self.library.clients()
        draft = self.library.draft(client)
        return dict(draft.answers) if draft else {}


@pytest.fixture
def pipe(tmp_path: Path) -> Pipe:
    return Pipe(tmp_path)


def test_one_answer_per_line_completes_a_sitting(pipe: Pipe) -> None:
    result = pipe(COMPLETE_INPUT, "Globex")
    assert (result.returncode, result.stderr) == (0, b"Client: Globex\n")
    assert "○ Keep: no points\n" in result.stdout.decode()
    assert len(pipe.library.sitting_ids(pipe.library.find("globex"))) == 1


def test_input_after_finish_is_ignored(pipe: Pipe) -> None:
    assert pipe(COMPLETE_INPUT + b"nonsense\n", "Globex").returncode == 0


def test_crlf_and_a_missing_last_line_end_are_accepted(pipe: Pipe) -> None:
    assert pipe(b"n\r\n1\r\n1\r\nf", "Globex").returncode == 0


def test_an_invalid_line_is_reported_with_its_number(pipe: Pipe) -> None:
    result = pipe(b"n\nx\n1\n", "Globex")
    assert result.returncode == 2
    assert result.stderr.decode() == (
        "Error: Standard input: line 2: “x” cannot be taken: type one of: "
        "1-3, 0, b, w, o, p, v, g, q, ?\n"
    )
    assert pipe.answers == {"threats.threatened": "no"}


def test_an_undecodable_line_is_reported_with_its_number(pipe: Pipe) -> None:
    result = pipe(b"n\n\xff\n", "Globex")
    assert result.returncode == 2
    assert b"line 2" in result.stderr
    assert pipe.answers == {"threats.threatened": "no"}


def test_the_end_of_the_input_keeps_the_answers(pipe: Pipe) -> None:
    result = pipe(b"n\n", "Globex")
    assert result.returncode == 1
    (client,) = pipe.library.clients()
    message = (
        f"The input ended; what was answered is kept, and `tensigns ask {client.slug} --resume`"
    )
    assert result.stderr.decode() == f"Error: {message} goes on\n"
    assert pipe.answers == {"threats.threatened": "no"}


def test_a_draft_needs_resume_or_new(pipe: Pipe) -> None:
    pipe(b"n\n", "Globex")
    result = pipe(b"1\n", "Globex")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"Say --resume to go on with it, or --new." in result.stderr
    assert pipe(b"1\n", "Globex", "--resume").returncode == 1
    assert pipe.answers == {"threats.threatened": "no", "demands.calls": "never"}
    assert pipe(b"y\n", "Globex", "--new").returncode == 1
    assert pipe.answers == {"threats.threatened": "yes"}


@pytest.mark.parametrize(
    ("redirection", "message"),
    [
        ("<&-", "Error: The input ended before anything was answered; nothing was saved\n"),
        ("</dev/null", "Error: The input ended before anything was answered; nothing was saved\n"),
        (">&-", "Error: Standard output is closed\n"),
        (">/dev/full", "Error: Nothing reads the output any more; what was answered is kept\n"),
    ],
)
def test_closed_or_full_standard_streams_are_reported(
    pipe: Pipe, redirection: str, message: str
) -> None:
    command = " ".join([*pipe.command(), "Globex", redirection])
    result = subprocess.run(
        ["/bin/sh", "-c", f"exec {command}"],
        input=b"",
        env=pipe.environ(),
        capture_output=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert (result.returncode, result.stderr.decode()) == (1, message)
    assert pipe.library.clients() == ()


def test_a_closed_pipe_at_the_output_loses_no_answer(pipe: Pipe) -> None:
    reader, writer = os.pipe()
    with started(
        [*pipe.command(), "Globex"],
        stdin=subprocess.PIPE,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=pipe.environ(),
    ) as child:
        os.close(writer)
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(b"n\n")
        child.stdin.flush()
        output = b""
        while b"How often did they call" not in output:
            assert select.select([reader], [], [], WAIT_LIMIT)[0]
            chunk = os.read(reader, 65536)
            assert chunk, "it has ended"
            output += chunk
        os.close(reader)
        child.stdin.write(b"1\n1\nf\n")
        child.stdin.close()
        assert child.wait(timeout=WAIT_LIMIT) == 1
        assert (
            child.stderr.read()
            == b"Error: Nothing reads the output any more; what was answered is kept\n"
        )
    assert pipe.answers == {"threats.threatened": "no", "demands.calls": "never"}


def test_a_missing_client_without_a_terminal_is_an_error(pipe: Pipe) -> None:
    result = pipe(b"n\n")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"Error: Name the client: `tensigns ask CLIENT`.\n"


def test_the_plain_interview_imports_no_package_of_the_full_screen(pipe: Pipe) -> None:
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: sys.stderr.write(' '.join({HEAVY!r} & sys.modules.keys())))\n"
        "from tensigns.cli import main\n"
        "main()\n"
    ).replace(repr(HEAVY), repr(set(HEAVY)))
    result = subprocess.run(
        [sys.executable, "-c", program, *pipe.command()[3:], "Globex"],
        input=COMPLETE_INPUT,
        env=pipe.environ(),
        capture_output=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert (result.returncode, result.stderr) == (0, b"Client: Globex\n")
