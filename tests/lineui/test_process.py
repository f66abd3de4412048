"""The interview in lines from a pipe: exit codes, what is kept, and what is never imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.library.sample import SMALL

pytestmark = pytest.mark.process

HEAVY = ("textual", "questionary", "prompt_toolkit", "rich", "jinja2", "babel")
FINISHED = b"n\n1\n1\nf\n"


class Pipe:
    """``tensigns ask`` with the small questionnaire and no terminal."""

    def __init__(self, home: Path) -> None:
        self.library = Library(home / "data")
        self._home = home

    def __call__(self, given: bytes, *args: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.command(), *args],
            input=given,
            env=self.environ(),
            capture_output=True,
            check=False,
            timeout=60,
        )

    def command(self) -> list[str]:
        """The command as far as it is always the same."""
        return [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL)]

    def environ(self) -> dict[str, str]:
        """A plain environment; the terminal that tests may run in is not looked at."""
        own = {"HOME": str(self._home), "TENSIGNS_DATA": str(self.library.root), "LANG": "C.UTF-8"}
        return {"PATH": os.environ["PATH"], "TERM": "xterm", **own}

    @property
    def answers(self) -> dict[str, str]:
        """What is kept of the one client's unfinished sitting."""
        (client,) = self.library.clients()
        unfinished = self.library.draft(client)
        return dict(unfinished.answers) if unfinished else {}


@pytest.fixture
def pipe(tmp_path: Path) -> Pipe:
    return Pipe(tmp_path)


def test_one_answer_a_line_holds_a_sitting(pipe: Pipe) -> None:
    done = pipe(FINISHED, "Globex")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "○ Keep: no points\n" in done.stdout.decode()
    assert len(pipe.library.sitting_ids(pipe.library.find("globex"))) == 1


def test_what_follows_the_finish_is_left_alone(pipe: Pipe) -> None:
    assert pipe(FINISHED + b"nonsense\n", "Globex").returncode == 0


def test_windows_line_ends_and_no_last_one_will_do(pipe: Pipe) -> None:
    assert pipe(b"n\r\n1\r\n1\r\nf", "Globex").returncode == 0


def test_the_line_that_cannot_be_taken_is_named(pipe: Pipe) -> None:
    done = pipe(b"n\nx\n1\n", "Globex")
    assert done.returncode == 2
    assert done.stderr == (
        b'Error: standard input: line 2: "x" cannot be taken: type one of: '
        b"1-3, 0, b, w, o, g, q, ?\n"
    )
    assert pipe.answers == {"threats.threatened": "no"}


def test_what_is_no_text_is_named(pipe: Pipe) -> None:
    done = pipe(b"n\n\xff\n", "Globex")
    assert done.returncode == 2
    assert b"line 2" in done.stderr
    assert pipe.answers == {"threats.threatened": "no"}


def test_the_end_of_the_input_keeps_the_answers(pipe: Pipe) -> None:
    done = pipe(b"n\n", "Globex")
    assert done.returncode == 1
    (client,) = pipe.library.clients()
    told = f"the input ended; what was answered is kept, and `tensigns ask {client.slug} --resume`"
    assert done.stderr.decode() == f"Error: {told} goes on\n"
    assert pipe.answers == {"threats.threatened": "no"}


def test_an_unfinished_sitting_needs_a_word(pipe: Pipe) -> None:
    pipe(b"n\n", "Globex")
    done = pipe(b"1\n", "Globex")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Say --resume to go on with it, or --new." in done.stderr
    assert pipe(b"1\n", "Globex", "--resume").returncode == 1
    assert pipe.answers == {"threats.threatened": "no", "demands.calls": "never"}
    assert pipe(b"y\n", "Globex", "--new").returncode == 1
    assert pipe.answers == {"threats.threatened": "yes"}


@pytest.mark.parametrize(
    ("redirected", "told"),
    [
        ("<&-", "Error: the input ended before anything was answered; nothing is kept\n"),
        ("</dev/null", "Error: the input ended before anything was answered; nothing is kept\n"),
        (">&-", "Error: standard output is closed\n"),
        (">/dev/full", "Error: nobody takes the output; what was answered is kept\n"),
    ],
)
def test_a_closed_or_full_end_is_told(pipe: Pipe, redirected: str, told: str) -> None:
    command = " ".join([*pipe.command(), "Globex", redirected])
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec {command}"],
        input=b"",
        env=pipe.environ(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.decode()) == (1, told)
    assert pipe.library.clients() == ()


def test_a_reader_that_has_enough_costs_no_answer(pipe: Pipe) -> None:
    reader, writer = os.pipe()
    with subprocess.Popen(
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
        while b"How often did they call" not in os.read(reader, 65536):
            pass
        os.close(reader)
        child.stdin.write(b"1\n1\nf\n")
        child.stdin.close()
        assert child.wait(timeout=60) == 1
        assert child.stderr.read() == b"Error: nobody takes the output; what was answered is kept\n"
    assert pipe.answers == {"threats.threatened": "no", "demands.calls": "never"}


def test_neither_a_client_nor_a_terminal_is_an_error(pipe: Pipe) -> None:
    done = pipe(b"n\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"Error: Name the client: `tensigns ask CLIENT`.\n"


def test_lines_and_a_file_rule_each_other_out(pipe: Pipe) -> None:
    done = pipe(b"", "Globex", "--plain", "--answers", "-")
    assert done.returncode == 2


def test_lines_need_nothing_of_the_full_screen(pipe: Pipe) -> None:
    code = (
        "import atexit, sys\n"
        f"atexit.register(lambda: sys.stderr.write(' '.join({HEAVY!r} & sys.modules.keys())))\n"
        "from tensigns.cli import main\n"
        "main()\n"
    ).replace(repr(HEAVY), repr(set(HEAVY)))
    done = subprocess.run(
        [sys.executable, "-c", code, *pipe.command()[3:], "Globex"],
        input=FINISHED,
        env=pipe.environ(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
