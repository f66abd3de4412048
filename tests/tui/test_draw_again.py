"""The whole screen is sent again: with a key, and when the size changed there and back."""

import os
import sys
from functools import partial
from operator import ne
from pathlib import Path

import pytest

from tests.posix_only import SIGWINCH
from tests.tui.terminal import ENTER, F1, Terminal, environment

pytestmark = pytest.mark.process

CTRL_L = "\x0c"
DEMO = [sys.executable, "-m", "tensigns", "--demo"]


@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        ((), ("tensigns", "Initech", "Vandelay", "enter open")),
        (("n",), ("tensigns", "What is the client called?", "enter go on", "enter open")),
        ((F1,), ("tensigns", "All your clients", "esc", "enter open")),
        (("a", ENTER), ("tensigns", "sign 1 of 10", "Aggressive or threatening", "esc")),
    ],
    ids=["home", "text box", "help", "question"],
)
def test_the_whole_screen_is_sent_again(
    keys: tuple[str, ...], texts: tuple[str, ...], tmp_path: Path
) -> None:
    with Terminal(DEMO, environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for_in_order("Initech", "Globex", "Umbrella", "Hooli")
        before = terminal.text
        for key in keys:
            terminal.send(key)
            before = terminal.wait_until(partial(ne, before), f"another screen after {key!r}")
        terminal.wait_for(*texts)
        terminal.clear()
        terminal.send(CTRL_L)
        terminal.wait_for(*texts)


def test_a_size_that_changed_there_and_back_sends_the_whole_screen(tmp_path: Path) -> None:
    """The system can merge the two signals; the program then gets one, with the old size."""
    with Terminal(DEMO, environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for_in_order("Initech", "Globex", "Umbrella", "Hooli")
        terminal.clear()
        os.kill(terminal.process.pid, SIGWINCH)
        terminal.wait_for("tensigns", "Initech", "Vandelay", "enter open")
