"""The theme follows the terminal, in pseudo-terminals that answer and in some that do not.

However the answer comes, it is never taken for a key.
"""

import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from tensigns.environment.terminal_probe import REQUEST
from tensigns.tui.themes import DARK, LIGHT
from tests.tui.interview_session import ASK_COMMAND, FIRST_QUESTION, is_restored
from tests.tui.person import PERSON
from tests.tui.terminal import Terminal, environment

pytestmark = pytest.mark.process

KIND = "\x1b[?62;22c"
WHITE, BLACK = (f"\x1b]11;rgb:{'/'.join([code] * 3)}\x1b\\" for code in ("ffff", "0000"))
ATTEMPTS = 5
"""The starts of which one must get its answer in time. A busy computer may take more than one."""


def start(home: Path, *arguments: str, **variables: str) -> Terminal:
    """Start the program in a terminal that shows all colours."""
    argv = [sys.executable, "-m", "tensigns", *arguments] if arguments else ASK_COMMAND
    return Terminal(argv, environment(home, COLORTERM="truecolor", **variables), cwd=home)


def wait_for_request(terminal: Terminal) -> None:
    terminal.wait_until(lambda _screen: REQUEST in terminal.raw, "the request")


def is_painted_in(terminal: Terminal, theme: Theme) -> bool:
    assert theme.background is not None
    red, green, blue = Color.parse(theme.background).rgb
    return f"48;2;{red};{green};{blue}".encode() in terminal.raw


def leave(terminal: Terminal) -> None:
    """Leave after a while, in which a key would have had its effect. Nothing may be answered."""
    terminal.watch(PERSON)
    assert FIRST_QUESTION in terminal.text
    terminal.send("\x1b")
    assert terminal.wait_for_end() == 0
    assert b"rgb:" not in terminal.raw
    assert is_restored(terminal)
    assert "saved" not in terminal.text


@pytest.mark.parametrize(
    ("answer", "theme"), [(WHITE, LIGHT), (BLACK, DARK), ("", DARK)], ids=["light", "dark", "none"]
)
def test_the_theme_is_that_of_the_terminal(tmp_path: Path, answer: str, theme: Theme) -> None:
    for _attempt in range(ATTEMPTS):
        with start(tmp_path) as terminal:
            wait_for_request(terminal)
            terminal.send(answer + KIND)
            terminal.wait_for(FIRST_QUESTION)
            leave(terminal)
            if is_painted_in(terminal, theme):
                return
    pytest.fail("no answer was heard")


def test_without_an_answer_the_theme_is_dark(tmp_path: Path) -> None:
    with start(tmp_path) as terminal:
        terminal.wait_for(FIRST_QUESTION)
        assert is_painted_in(terminal, DARK)
        assert not is_painted_in(terminal, LIGHT)
        leave(terminal)


def test_a_late_answer_changes_nothing(tmp_path: Path) -> None:
    with start(tmp_path) as terminal:
        terminal.wait_for(FIRST_QUESTION)
        terminal.watch(PERSON)
        terminal.send(WHITE + KIND)
        leave(terminal)
        assert not is_painted_in(terminal, LIGHT)


@pytest.mark.parametrize("size", [2, 5, 9, 15, len(WHITE) - 1, len(WHITE) + 2])
def test_a_torn_answer_is_no_key(tmp_path: Path, size: int) -> None:
    """One part comes before the full screen, the other part at the first question."""
    answer = WHITE + KIND
    with start(tmp_path) as terminal:
        wait_for_request(terminal)
        terminal.send(answer[:size])
        terminal.wait_for(FIRST_QUESTION)
        terminal.send(answer[size:])
        leave(terminal)


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "linux"},
        {"NO_COLOR": "1"},
        {"TENSIGNS_PLAIN": "1"},
        {"TERM": "dumb"},
    ],
    ids=lambda variables: "-".join(variables.values()),
)
def test_terminals_that_cannot_or_need_not_answer_are_not_asked(
    tmp_path: Path, variables: dict[str, str]
) -> None:
    with start(tmp_path, **variables) as terminal:
        terminal.wait_for(FIRST_QUESTION)
        assert b"\x1b]11" not in terminal.raw


def test_a_theme_that_is_set_is_used_without_a_request(tmp_path: Path) -> None:
    folder = tmp_path / "tensigns"
    folder.mkdir()
    (folder / "config.toml").write_text('theme = "light"')
    with start(tmp_path, XDG_CONFIG_HOME=str(tmp_path)) as terminal:
        terminal.wait_for(FIRST_QUESTION)
        assert is_painted_in(terminal, LIGHT)
        assert REQUEST not in terminal.raw


def test_a_command_that_prints_asks_the_terminal_nothing(tmp_path: Path) -> None:
    with start(tmp_path, "questions") as terminal:
        assert terminal.wait_for_end() == 0
        assert b"\x1b]" not in terminal.raw
