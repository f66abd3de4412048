"""The program without what Windows lacks: sittings, commands, saves, locks, signals.

The docstring of the simulation says what it takes away. Windows itself is not tested.
"""

import os
import signal
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.language import set_language
from tests.library.sample import SMALL_FILE
from tests.posix_only import termios
from tests.processes import WAIT_LIMIT
from tests.system.programs import LINUX, WINDOWS, Program, windows_environment
from tests.system.simulation import LANGUAGE_VARIABLE
from tests.system.windows_lines import EDITORS, GONE, MODULES, SAVE_WHILE_OPEN
from tests.tui.scripted_user import CLIENT, ScriptedUser
from tests.tui.terminal import ALTERNATE_SCREEN, MAIN_SCREEN, Terminal

pytestmark = pytest.mark.process

HomeOf = Callable[[Program], Path]


@pytest.fixture
def home_of(tmp_path: Path) -> HomeOf:
    """Return the home folder of a program, which its first use makes."""

    def make(program: Program) -> Path:
        home = tmp_path / program.command[-1]
        home.mkdir(exist_ok=True)
        return home

    return make


def run_lines(lines: str, folder: Path) -> str:
    """Run lines of Python in the simulation, and return their output."""
    result = subprocess.run(
        [*WINDOWS.command, "-c", lines, folder],
        env=windows_environment(folder.with_name(f"{folder.name}-home")),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_posix_parts_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    run_lines(GONE, folder)


def test_the_full_screen_uses_the_driver_for_windows(tmp_path: Path) -> None:
    run_lines(MODULES, tmp_path / "data")


@pytest.mark.parametrize(("language", "size"), [("en", (100, 30)), ("nl", (80, 24))])
def test_a_sitting_in_the_full_screen_writes_the_files_that_linux_writes(
    language: str, size: tuple[int, int], home_of: HomeOf
) -> None:
    set_language(language)
    for program in (LINUX, WINDOWS):
        home = home_of(program)
        user = ScriptedUser(program.command, home, language, size, program.environ)
        user.complete_sitting()
    assert WINDOWS.files(home_of(WINDOWS)) == LINUX.files(home_of(LINUX))
    for arguments in (["show", CLIENT], ["export", CLIENT], ["show", CLIENT, "--json"]):
        output = WINDOWS.run(home_of(WINDOWS), *arguments)
        assert output == LINUX.run(home_of(LINUX), *arguments)


PLAIN_LINES = ["o", "Sunday 23:10, ✎", "", "n", "3", "b", "2", "q"]
REST_OF_LINES = ["2", "1", "y", "f", "q"]


def test_plain_lines_and_every_command_print_and_write_what_they_do_on_linux(
    home_of: HomeOf,
) -> None:
    ask = ["ask", "Globex B.V.", "--plain", "--questions", str(SMALL_FILE)]
    answers = 'client = "Hooli"\n[answers]\n'
    commands: list[tuple[list[str], str]] = [
        (ask, "\n".join([*PLAIN_LINES, ""])),
        (["list"], ""),
        ([*ask, "--resume"], "\n".join([*REST_OF_LINES, ""])),
        (["ask", "--answers", "-"], answers),
        (["log", "Globex B.V.", "They called at night", "--sign", "demands"], ""),
        (["decide", "Globex B.V.", "--answers", "-"], 'choice = "keep"\n'),
        (["list", "--json"], ""),
        (["show", "Globex B.V.", "--full"], ""),
        (["history", "Globex B.V."], ""),
        (["compare", "Globex B.V.", "Hooli"], ""),
        (["export", "Globex B.V.", "--format", "html", "-o", "page.html"], ""),
        (["export", "Globex B.V.", "--all", "-o", "all.json"], ""),
        (["rename", "Hooli", "Hooli Inc."], ""),
        (["delete", "Globex B.V.", "--yes"], ""),
        (["trash"], ""),
        (["due"], ""),
    ]
    for arguments, stdin in commands:
        outputs = [
            program.run(home_of(program), *arguments, stdin=stdin) for program in (LINUX, WINDOWS)
        ]
        assert outputs[1] == outputs[0], arguments
    # The first lines of check say where the files are, which differs.
    checks = [program.run(home_of(program), "check") for program in (LINUX, WINDOWS)]
    assert checks[1].splitlines()[3:] == checks[0].splitlines()[3:]
    assert WINDOWS.files(home_of(WINDOWS)) == LINUX.files(home_of(LINUX))
    for name in ("page.html", "all.json"):
        assert (home_of(WINDOWS) / name).stat().st_size == (home_of(LINUX) / name).stat().st_size


def test_a_deleted_client_comes_back_from_the_trash(home_of: HomeOf) -> None:
    """A folder cannot be moved while its lock file is open."""
    home = home_of(WINDOWS)
    WINDOWS.run(home, "ask", "--answers", "-", stdin='client = "Hooli"\n[answers]\n')
    before = WINDOWS.files(home)
    WINDOWS.run(home, "delete", "Hooli", "--yes")
    (item,) = (home / WINDOWS.data_folder / "trash").iterdir()
    WINDOWS.run(home, "trash", "restore", item.name)
    assert WINDOWS.files(home) == before
    WINDOWS.run(home, "delete", "Hooli", "--yes")
    WINDOWS.run(home, "trash", "empty", "--yes")
    assert list((home / WINDOWS.data_folder / "trash").iterdir()) == []


def test_a_save_waits_a_moment_for_a_file_that_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    output = run_lines(SAVE_WHILE_OPEN, folder)
    assert output.splitlines() == [r"b'first\n' b'second\n'", r"b'second\n' False"]


def test_the_editor_is_found_with_backslashes_in_its_path(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    run_lines(EDITORS, folder)


def test_a_second_program_is_told_who_has_the_client(home_of: HomeOf) -> None:
    home = home_of(WINDOWS)
    user = ScriptedUser(WINDOWS.command, home, "en", (80, 24), WINDOWS.environ)
    with user.start() as terminal:
        user.answer(terminal)
        user.wait_for_question(terminal)
        error = WINDOWS.run(home, "ask", CLIENT, "--plain", "--resume", stdin="q\n", code=1)
        assert (
            f"tensigns has this open elsewhere (process {terminal.process.pid} on DESKTOP-7)"
            in error
        )


@pytest.mark.parametrize("number", [signal.SIGTERM, 21], ids=["SIGTERM", "SIGBREAK"])
def test_a_signal_ends_the_full_screen_and_keeps_the_answers(number: int, home_of: HomeOf) -> None:
    home = home_of(WINDOWS)
    user = ScriptedUser(WINDOWS.command, home, "en", (80, 24), WINDOWS.environ)
    with user.start() as terminal:
        for _number in range(3):
            user.answer(terminal)
        user.wait_for_question(terminal)
        os.kill(terminal.process.pid, number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.raw.rfind(MAIN_SCREEN) > terminal.raw.rfind(ALTERNATE_SCREEN)
        flags = termios.tcgetattr(terminal.process.child_fd)[3]
        assert flags & termios.ECHO
        assert flags & termios.ICANON
    (draft,) = (home / WINDOWS.data_folder).rglob("in-progress.toml")
    answers = tomllib.loads(draft.read_text(encoding="utf-8"))["answers"]
    assert sum(len(answers_of_sign) for answers_of_sign in answers.values()) == 3


def test_the_demo_leaves_nothing_behind(home_of: HomeOf) -> None:
    home = home_of(WINDOWS)
    folder = home / "temporary"
    folder.mkdir()
    environ = {**windows_environment(home), "TMPDIR": str(folder)}
    with Terminal([*WINDOWS.command, "--demo"], environ, cwd=home) as terminal:
        terminal.wait_for("Initech")
        assert len(list(folder.iterdir())) == 1
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert list(folder.iterdir()) == []


def test_the_language_is_that_of_windows(home_of: HomeOf) -> None:
    home = home_of(WINDOWS)
    environ = {**windows_environment(home), LANGUAGE_VARIABLE: "1043"}
    dutch = WINDOWS._replace(environ=lambda _home: environ)
    assert dutch.run(home, "list").startswith("Nog geen klanten")
    assert WINDOWS.run(home, "list").startswith("No clients yet")
