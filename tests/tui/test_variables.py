"""The environment variables of Textual, of terminals and of Python, through the real program."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.posix_only import SIGKILL
from tests.tui.terminal import Terminal, environment

pytestmark = pytest.mark.process

DEMO = [sys.executable, "-m", "tensigns", "--demo"]
COLOUR = re.compile(rb"\x1b\[[\d;]*[34]8;[25];")


def start_demo(folder: Path, **environ: str) -> Terminal:
    return Terminal(DEMO, environment(folder, **environ), (100, 30), cwd=folder)


def leave(terminal: Terminal) -> None:
    """Wait for home, and leave."""
    terminal.wait_for("Umbrella", "F1 help")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "variables",
    [
        {"TEXTUAL_DEBUG": "1"},
        {"TEXTUAL_LOG": "textual.log"},
        {"TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SCREENSHOT_LOCATION": "."},
        {"TEXTUAL": "debug,devtools"},
    ],
    ids=lambda variables: next(iter(variables)),
)
def test_the_switches_of_developers_write_no_file(
    variables: dict[str, str], tmp_path: Path
) -> None:
    with start_demo(tmp_path, **variables) as terminal:
        leave(terminal)
    assert files_in(tmp_path) == []


def test_no_key_is_pressed_by_the_environment(tmp_path: Path) -> None:
    with start_demo(tmp_path, TEXTUAL_PRESS="q", TEXTUAL_SHOW_RETURN="1") as terminal:
        terminal.wait_for("Umbrella", "F1 help")
        with pytest.raises(AssertionError, match="still running"):
            terminal.wait_for_end(within=1.5)
        leave(terminal)


def test_the_switches_of_developers_work_while_debugging(tmp_path: Path) -> None:
    with start_demo(tmp_path, TEXTUAL_LOG="textual.log", TENSIGNS_DEBUG="1") as terminal:
        leave(terminal)
    assert files_in(tmp_path) == [tmp_path / "textual.log"]


def test_an_empty_no_color_leaves_the_colours_on(tmp_path: Path) -> None:
    with start_demo(tmp_path, NO_COLOR="") as terminal:
        leave(terminal)
        assert COLOUR.search(terminal.raw)
    with start_demo(tmp_path, NO_COLOR="1") as terminal:
        leave(terminal)
        assert not COLOUR.search(terminal.raw)


@pytest.mark.parametrize("value", ["nosuch", "windows"])
def test_an_unknown_colour_system_is_refused_with_the_known_ones(
    value: str, tmp_path: Path
) -> None:
    with start_demo(tmp_path, TEXTUAL_COLOR_SYSTEM=value) as terminal:
        assert terminal.wait_for_end() == 2
    assert terminal.raw.decode().strip() == (
        f"Error: TEXTUAL_COLOR_SYSTEM: “{value}” is not allowed;"
        " choose one of: auto, standard, 256, truecolor, or leave it out"
    )
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("value", ["", "auto", "standard", "256", "truecolor"])
def test_a_known_colour_system_is_taken(value: str, tmp_path: Path) -> None:
    with start_demo(tmp_path, TEXTUAL_COLOR_SYSTEM=value) as terminal:
        leave(terminal)


def test_a_time_zone_of_a_day_is_refused_before_the_screen_opens(tmp_path: Path) -> None:
    with start_demo(tmp_path, TZ="FOO-24") as terminal:
        assert terminal.wait_for_end() == 2
    assert "Error: TZ: FOO-24: a time zone is less than a day away from UTC" in terminal.text
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONWARNINGS": "error"},
        {"PYTHONDEVMODE": "1"},
        {"PYTHONASYNCIODEBUG": "1"},
        {"PYTHONOPTIMIZE": "2"},
        {"COLUMNS": "20", "LINES": "5"},
        {"TEXTUAL_FPS": "x", "TEXTUAL_DIM_FACTOR": "-9", "TEXTUAL_FILTERS": "nosuch"},
        {"ESCDELAY": "x", "UNICODE_VERSION": "nosuch", "COLORTERM": "nosuch"},
        {"TTY_COMPATIBLE": "0", "TTY_INTERACTIVE": "0", "FORCE_COLOR": ""},
        {"LC_ALL": "nosuch", "LANGUAGE": ":::"},
        {"HOME": "/dev/null", "XDG_CONFIG_HOME": "/dev/null"},
    ],
    ids="+".join,
)
def test_odd_values_of_other_variables_do_no_harm(
    variables: dict[str, str], tmp_path: Path
) -> None:
    with start_demo(tmp_path, **variables) as terminal:
        leave(terminal)
    assert b"Warning" not in terminal.raw
    assert files_in(tmp_path) == []


def test_the_folder_of_a_killed_demo_is_deleted_by_the_next_one(tmp_path: Path) -> None:
    temp_folder = tmp_path / "temporary"
    temp_folder.mkdir()
    with start_demo(tmp_path, TMPDIR=str(temp_folder)) as killed:
        killed.wait_for("Umbrella")
        (abandoned,) = temp_folder.iterdir()
        os.kill(killed.process.pid, SIGKILL)
        assert killed.wait_for_end() == -SIGKILL
    assert abandoned.is_dir()
    with (
        start_demo(tmp_path, TMPDIR=str(temp_folder)) as running,
        start_demo(tmp_path, TMPDIR=str(temp_folder)) as second,
    ):
        running.wait_for("Umbrella")
        second.wait_for("Umbrella")
        assert abandoned not in temp_folder.iterdir()
        assert len(list(temp_folder.iterdir())) == 2
        leave(running)
        leave(second)
    assert list(temp_folder.iterdir()) == []
