"""What only a process shows: closed pipes, full disks, odd encodings, signals, imports."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pexpect
import pytest

from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, Commands, Process

pytestmark = pytest.mark.process

HEAVY = ("textual", "questionary", "prompt_toolkit", "rich", "jinja2", "babel")


def test_it_is_a_module_and_ends_with_its_code(process: Process) -> None:
    done = process("list")
    assert (done.returncode, done.stderr) == (0, b"")
    assert process("show", "nobody").returncode == 2
    assert process("shw").returncode == 2


def test_messages_never_mix_with_the_document(process: Process) -> None:
    done = process("ask", "--answers", "-", "--json", stdin=None, input=ANSWERS.encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b"{")
    assert done.stderr.startswith(b"Saved as globex-b-v-")


@pytest.mark.parametrize("args", [("questions",), ("questions", "--json"), ("--help",)])
def test_a_reader_that_has_enough_is_no_error(args: tuple[str, ...], process: Process) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*args, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("args", [("questions",), ("questions", "--json"), ("list",)])
def test_a_full_disk_at_standard_output_is_told(args: tuple[str, ...], process: Process) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*args, stdout=full)
    assert done.returncode == 1
    assert done.stderr == b"Error: standard output: the disk is full\n"


def test_a_standard_output_that_is_closed_is_told() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m tensigns list >&-"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (1, b"Error: standard output is closed\n")


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"},
    ],
)
def test_a_poor_encoding_costs_characters_not_the_answer(
    environ: dict[str, str], process: Process
) -> None:
    answers = ANSWERS.replace("Globex B.V.", "Globex 東京")
    process("ask", "--answers", "-", stdin=None, input=answers.encode())
    for args in (("list",), ("show", "globex"), ("--help",), ("questions", "--lang", "nl")):
        done = process(*args, environ=environ)
        assert (done.returncode, done.stderr) == (0, b"")
    assert b"(/) watch" in process("list", environ=environ).stdout
    # A document is UTF-8 all the same, and so is an export.
    for args in (("list", "--json"), ("export", "globex")):
        assert "東京".encode() in process(*args, environ=environ).stdout


def test_home_needs_a_terminal(process: Process) -> None:
    done = process()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"terminal" in done.stderr


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": "xterm", "TENSIGNS_PLAIN": "1"}])
def test_home_needs_a_terminal_that_can(environ: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "tensigns"], env={**os.environ, **environ}, timeout=60
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert b"\x1b" not in child.before


def test_ctrl_c_ends_it_with_130_and_saves_nothing(library: Library) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tensigns", "ask", "Globex", "--answers", "-", "--lang", "nl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(b"[ans")
        child.stdin.flush()
        while not waits_for_more(child):
            assert child.poll() is None
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=60) == 130
        assert child.stderr.read().strip() == b""
    assert not library.root.exists()


def waits_for_more(child: subprocess.Popen[bytes]) -> bool:
    """Whether a process has read all that was written to it, and sleeps."""
    assert child.stdin is not None
    left = int.from_bytes(fcntl.ioctl(child.stdin, termios.FIONREAD, bytes(4)), sys.byteorder)
    state = Path(f"/proc/{child.pid}/stat").read_bytes().rpartition(b") ")[2][:1]
    return left == 0 and state == b"S"


def asked(answer: str, *args: str) -> tuple[int | None, str]:
    """The exit code and what a terminal showed after an answer to the question."""
    child = pexpect.spawn(sys.executable, ["-m", "tensigns", *args], encoding="utf-8", timeout=60)
    child.expect_exact("[y/N]")
    child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before or ""


@pytest.mark.parametrize(
    ("answer", "code", "left"),
    [("y\n", 0, 0), ("YES\n", 0, 0), ("n\n", 0, 1), ("\n", 0, 1), ("\x04", 1, 1), ("\x03", 130, 1)],
)
def test_deleting_asks_first(
    answer: str, code: int, left: int, tensigns: Commands, library: Library
) -> None:
    tensigns.globex()
    assert asked(answer, "delete", "globex-b-v")[0] == code
    assert len(library.clients()) == left


def test_emptying_the_trash_asks_first(tensigns: Commands) -> None:
    tensigns.globex()
    tensigns.ok("delete", "globex-b-v", "--yes")
    for answer, code in (("n\n", 0), ("\x03", 130), ("\x04", 1)):
        assert asked(answer, "trash", "empty")[0] == code
    assert len(tensigns.json("trash")) == 1
    assert asked("y\n", "trash", "empty")[0] == 0
    assert tensigns.json("trash") == []


def test_an_empty_trash_is_no_question(tensigns: Commands) -> None:
    child = pexpect.spawn(sys.executable, ["-m", "tensigns", "trash", "empty"], timeout=60)
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, child.before) == (0, b"The trash is empty.\r\n")
    assert tensigns.ok("trash", "empty") == "The trash is empty.\n"


HOSTILE = "a[/]b\x1b]52;c;eA==\x07\x1b[31m\x9b31m\u202e\x7f\x00\u2066z"


def test_nothing_that_acts_reaches_a_terminal(tensigns: Commands, library: Library) -> None:
    """Names, notes, arguments, file names and variables, as raw bytes from a pseudo-terminal."""
    escaped = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    answers = ANSWERS.replace("Globex B.V.", escaped).replace("on the whole", escaped)
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    (client,) = library.clients()
    broken = library.root / "clients" / "x-00000000"
    broken.mkdir()
    (broken / "client.toml").write_text(f'format = 1\nname = "{escaped}"\nadded = 3\n')
    argument = HOSTILE.replace("\x00", "")
    for args in (
        ("list",),
        ("list", "--json"),
        ("show", client.slug),
        ("show", client.slug, "--json"),
        ("export", client.slug),
        ("export", client.slug, "--format", "html"),
        ("export", client.slug, "--format", "toml"),
        ("compare", client.slug, client.slug),
        ("compare", client.slug, argument),
        ("export", client.slug, "--format", "json"),
        ("export", client.slug, "-o", f"/gone/{argument}"),
        ("check",),
        ("show", argument),
        (argument,),
        ("trash", "restore", argument),
        ("list", "--lang", argument),
        ("ask", argument, "--answers", "/dev/null", "--dry-run"),
        ("ask", argument, "--answers", f"/gone/{argument}"),
        ("check", argument),
        ("--data", f"/gone/{argument}", "ask", "X", "--answers", "/dev/null"),
    ):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "tensigns", *args],
            env={**os.environ, "TERM": "xterm"},
            timeout=60,
            echo=False,
        )
        child.expect(pexpect.EOF)
        child.close()
        said = (child.before or b"").decode()
        assert child.exitstatus in (0, 1, 2), args
        assert said, args
        assert not set(said) & set("\x1b\x07\x9b\u202e\u2066\x7f\x00"), args


PRINTING = [
    ("--version",),
    ("--help",),
    ("list",),
    ("list", "--json"),
    ("show", "globex-b-v"),
    ("show", "globex-b-v", "--json"),
    ("compare", "globex-b-v", "globex-b-v"),
    ("compare", "globex-b-v", "globex-b-v", "--json"),
    ("questions",),
    ("questions", "--json"),
    ("export", "globex-b-v", "--format", "json"),
    ("export", "globex-b-v", "--format", "toml"),
    ("ask", "--answers", "globex.toml", "--json"),
    ("rename", "globex-b-v", "Globex"),
    ("trash",),
    ("check",),
    ("completions", "bash"),
    ("delete", "globex-b-v", "--yes"),
]


@pytest.mark.parametrize("args", PRINTING)
def test_a_command_that_prints_loads_no_front_end(
    args: tuple[str, ...], tensigns: Commands
) -> None:
    tensigns.globex()
    Path("globex.toml").write_text(ANSWERS, encoding="utf-8")
    code = (
        "import sys\n"
        "from tensigns.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as done:\n"
        "    loaded = {name.partition('.')[0] for name in sys.modules}\n"
        f"    print(done.code, sorted(loaded & set({HEAVY!r})), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.splitlines()[-1] == "0 []"


def test_a_fault_of_its_own_tells_no_name(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tensigns.globex()

    def faulty(_library: Library, text: str) -> None:
        raise RuntimeError(f"secret {text}")

    monkeypatch.setattr(Library, "find", faulty)
    done = tensigns("show", "Globex B.V.")
    assert done.exit_code == 1
    assert "RuntimeError" in done.stderr
    logs = [path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*.txt")]
    assert logs
    for told in (done.stderr, *logs):
        assert "Globex" not in told
        assert "Traceback" not in told
    monkeypatch.setenv("TENSIGNS_DEBUG", "1")
    assert isinstance(tensigns("show", "Globex B.V.").exception, RuntimeError)


@pytest.mark.parametrize("name", ["", "\x1b\x07", "x" * 121])
def test_a_name_that_cannot_be_one_never_reaches_the_screen(name: str, library: Library) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tensigns", "ask", name],
        env={**os.environ, "TERM": "xterm"},
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert b"\x1b" not in child.before
    assert not library.root.exists()
