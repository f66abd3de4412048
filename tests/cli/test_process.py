"""The program as a process: closed pipes, full disks, encodings, signals, imports."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.text.ascii_stand_ins import TEXT_STAND_INS
from tests.cli.conftest import ANSWERS, Commands, Process, run_in_terminal
from tests.posix_only import fcntl, termios
from tests.processes import WAIT_LIMIT, started
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

HEAVY_PACKAGES = ("textual", "questionary", "prompt_toolkit", "rich", "jinja2", "babel")


def test_the_module_exits_with_the_code_of_the_command(process: Process) -> None:
    result = process("list")
    assert (result.returncode, result.stderr) == (0, b"")
    assert process("show", "nobody").returncode == 2
    assert process("shw").returncode == 2


def test_messages_go_to_standard_error(process: Process) -> None:
    result = process("ask", "--answers", "-", "--json", stdin=None, input=ANSWERS.encode())
    assert result.returncode == 0
    assert result.stdout.startswith(b"{")
    assert b"\nSaved as globex-b-v-" in result.stderr


@pytest.mark.parametrize("args", [("questions",), ("questions", "--json"), ("--help",)])
def test_a_closed_pipe_at_the_output_is_no_error(args: tuple[str, ...], process: Process) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = process(*args, stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize("args", [("questions",), ("questions", "--json"), ("list",)])
def test_a_full_disk_at_standard_output_is_an_error(
    args: tuple[str, ...], process: Process
) -> None:
    with Path("/dev/full").open("wb") as full:
        result = process(*args, stdout=full)
    assert result.returncode == 1
    assert result.stderr == b"Error: Standard output: the disk is full\n"


def test_a_closed_standard_output_is_an_error() -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m tensigns list >&-"],
        capture_output=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert (result.returncode, result.stderr) == (1, b"Error: Standard output is closed\n")


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"},
    ],
)
def test_a_limited_encoding_replaces_characters_and_loses_no_line(
    environ: dict[str, str], process: Process
) -> None:
    answers = ANSWERS.replace("Globex B.V.", "Globex 東京")
    process("ask", "--answers", "-", stdin=None, input=answers.encode())
    for args in (("list",), ("show", "globex"), ("--help",), ("questions", "--lang", "nl")):
        result = process(*args, environ=environ)
        assert (result.returncode, result.stderr) == (0, b"")
    assert b"(/) watch" in process("list", environ=environ).stdout
    # A document is UTF-8 all the same, and so is an export.
    for args in (("list", "--json"), ("export", "globex")):
        assert "東京".encode() in process(*args, environ=environ).stdout


def test_a_pipe_without_a_utf_8_locale_gets_ascii_symbols_and_whole_names(
    process: Process,
) -> None:
    environ = {"LC_ALL": "C", "LANG": ""}
    answers = ANSWERS.replace("Globex B.V.", "Café Zürich 東京").replace("May", "“één” mei")
    process("ask", "--answers", "-", stdin=None, input=answers.encode())
    for args in (("list",), ("show", "cafe-zurich"), ("questions", "--lang", "nl")):
        shown = process(*args, environ=environ).stdout.decode()
        assert not TEXT_STAND_INS.keys() & set(shown)
    assert "Café Zürich 東京" in process("list", environ=environ).stdout.decode()
    assert "(/) watch" in process("list", environ=environ).stdout.decode()
    assert "Ja, één keer" in process("questions", "--lang", "nl", environ=environ).stdout.decode()
    error = process("show", "nobody “x”", environ=environ).stderr.decode()
    assert 'nobody "x"' in error
    # A document and an export are left as they are.
    for args in (("show", "cafe-zurich", "--json"), ("export", "cafe-zurich")):
        assert "“één” mei" in process(*args, environ=environ).stdout.decode()


def test_home_needs_a_terminal(process: Process) -> None:
    result = process()
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"terminal" in result.stderr


def test_ctrl_c_exits_with_130_and_saves_nothing(library: Library) -> None:
    with started(
        [*Process.command, "ask", "Globex", "--answers", "-", "--lang", "nl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(b"[ans")
        child.stdin.flush()
        deadline = time.monotonic() + WAIT_LIMIT
        while not waits_for_input(child):
            assert child.poll() is None
            assert time.monotonic() < deadline
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=WAIT_LIMIT) == 130
        assert child.stderr.read().strip() == b""
    assert not library.root.exists()


def waits_for_input(child: subprocess.Popen[bytes]) -> bool:
    """Whether a process has read all its input and sleeps."""
    assert child.stdin is not None
    unread = int.from_bytes(fcntl.ioctl(child.stdin, termios.FIONREAD, bytes(4)), sys.byteorder)
    state = Path(f"/proc/{child.pid}/stat").read_bytes().rpartition(b") ")[2][:1]
    return unread == 0 and state == b"S"


def answer_confirmation(answer: str, *args: str) -> tuple[int, str]:
    """Answer the [y/N] question in a terminal; the exit code and the output after it."""
    with Terminal([*Process.command, *args], os.environ) as terminal:
        terminal.wait_for("[y/N]", within=WAIT_LIMIT)
        position = len(terminal.raw)
        terminal.send(answer)
        return terminal.wait_for_end(WAIT_LIMIT), terminal.raw[position:].decode()


@pytest.mark.parametrize(
    ("answer", "exit_code", "client_count"),
    [("y\n", 0, 0), ("YES\n", 0, 0), ("n\n", 0, 1), ("\n", 0, 1), ("\x04", 1, 1), ("\x03", 130, 1)],
)
def test_deleting_asks_first(
    answer: str, exit_code: int, client_count: int, tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    assert answer_confirmation(answer, "delete", "globex-b-v")[0] == exit_code
    assert len(library.clients()) == client_count


def test_emptying_the_trash_asks_first(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.ok("delete", "globex-b-v", "--yes")
    for answer, exit_code in (("n\n", 0), ("\x03", 130), ("\x04", 1)):
        assert answer_confirmation(answer, "trash", "empty")[0] == exit_code
    assert len(tensigns.json("trash")) == 1
    assert answer_confirmation("y\n", "trash", "empty")[0] == 0
    assert tensigns.json("trash") == []


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, None])
def test_without_a_terminal_emptying_the_trash_needs_the_yes_option(
    stdin: int | None, options: tuple[str, ...], tensigns: Commands, process: Process
) -> None:
    tensigns.record_globex()
    tensigns.ok("delete", "globex-b-v", "--yes")
    source = {"stdin": stdin} if stdin else {"stdin": None, "input": b"y\n"}
    refusal = process("trash", "empty", *options, **source)
    assert (refusal.returncode, refusal.stdout) == (2, b"")
    assert refusal.stderr == (b"Error: There is no terminal to ask at; --yes skips the question.\n")
    assert len(tensigns.json("trash")) == 1
    result = process("trash", "empty", "--yes", *options, **source)
    assert result.returncode == 0
    assert b"Copies of the data folder elsewhere" in result.stderr
    assert tensigns.json("trash") == []


def test_emptying_the_trash_says_that_copies_bring_it_back(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.ok("delete", "globex-b-v", "--yes")
    with Terminal([*Process.command, "trash", "empty"], os.environ) as terminal:
        terminal.wait_for("[y/N]", within=WAIT_LIMIT)
        assert b"Copies of the data folder elsewhere (a sync, a backup, git)" in terminal.raw


def test_emptying_an_empty_trash_asks_nothing(tensigns: Commands) -> None:
    assert run_in_terminal("trash", "empty") == (0, b"The trash is empty.\r\n")
    assert tensigns.ok("trash", "empty") == "The trash is empty.\n"


HOSTILE = "a[/]b\x1b]52;c;eA==\x07\x1b[31m\x9b31m\u202e\x7f\x00\u2066z"


def test_no_control_character_reaches_a_terminal(tensigns: Commands, library: Library) -> None:
    """Hostile names, notes, arguments, file names and variables, read as raw output."""
    escaped = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    answers = ANSWERS.replace("Globex B.V.", escaped).replace("on the whole", escaped)
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    (client,) = library.clients()
    broken_folder = library.root / "clients" / "x-00000000"
    broken_folder.mkdir()
    (broken_folder / "client.toml").write_text(f'format = 1\nname = "{escaped}"\nadded = 3\n')
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
        exit_code, output = run_in_terminal(*args, environ={"TERM": "xterm"})
        assert exit_code in (0, 1, 2), args
        assert output, args
        assert not set(output.decode()) & set("\x1b\x07\x9b\u202e\u2066\x7f\x00"), args


PRINTING_COMMANDS = [
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
    ("log", "globex-b-v", "x", "--sign", "lies", "--on", "2026-11-20"),
    ("rename", "globex-b-v", "Globex"),
    ("trash",),
    ("check",),
    ("completions", "bash"),
    ("delete", "globex-b-v", "--yes"),
]


@pytest.mark.parametrize("args", PRINTING_COMMANDS)
def test_a_printing_command_imports_no_front_end(args: tuple[str, ...], tensigns: Commands) -> None:
    tensigns.record_globex()
    Path("globex.toml").write_text(ANSWERS, encoding="utf-8")
    program = (
        "import sys\n"
        "from tensigns.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as done:\n"
        "    loaded = {name.partition('.')[0] for name in sys.modules}\n"
        f"    print(done.code, sorted(loaded & set({HEAVY_PACKAGES!r})), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *args],
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    assert result.stderr.splitlines()[-1] == "0 []"


def test_an_internal_error_reveals_no_name(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tensigns.record_globex()

    def fail(_library: Library, name: str, *, by_prefix: bool) -> None:  # noqa: ARG001  named as Library.find names it
        raise RuntimeError(f"secret {name}")

    monkeypatch.setattr(Library, "find", fail)
    result = tensigns("show", "Globex B.V.")
    assert result.exit_code == 1
    assert "RuntimeError" in result.stderr
    logs = [path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*.txt")]
    assert logs
    for text in (result.stderr, *logs):
        assert "Globex" not in text
        assert "Traceback" not in text
    monkeypatch.setenv("TENSIGNS_DEBUG", "1")
    assert isinstance(tensigns("show", "Globex B.V.").exception, RuntimeError)


@pytest.mark.parametrize("name", ["", "\x1b\x07", "x" * 121])
def test_an_invalid_name_is_refused_before_the_full_screen_opens(
    name: str, library: Library
) -> None:
    exit_code, output = run_in_terminal("ask", name, environ={"TERM": "xterm"})
    assert exit_code == 2
    assert b"\x1b" not in output
    assert not library.root.exists()
