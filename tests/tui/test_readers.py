"""What users of screen readers ask of a full screen, in a real terminal.

A reader reads what is sent to the terminal, and follows the terminal's cursor.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.symbols import POINTER
from tests.tui.terminal import DOWN, ENTER, HOME, UP, Terminal, environment

pytestmark = pytest.mark.process

MOST_BYTES = {(80, 24): 2_200, (140, 45): 4_500}
"""The most bytes that one move of the cursor sends. A whole screen has 8,000 and 26,000."""

BORDERS = re.compile("[─-╿]")

PLACES = {
    "home": (),
    "history": (ENTER,),
    # The answers of the first signs need no scroll bar, whose line would be counted.
    "comparison": (ENTER, "c", HOME),
    "question": ("a", ENTER),
}
"""The keys that lead from the first screen to each place."""

TEXT_OF_PLACE = {
    "home": "points",
    "history": "Points by sign",
    "comparison": "differ",
    "question": "sign 1 of 10",
}


@pytest.fixture(params=MOST_BYTES, ids="{0[0]}x{0[1]}".format)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    columns, rows = request.param
    return columns, rows


@pytest.fixture
def home(tmp_path: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """The full screen at home, with the cursor on the first client."""
    library = Library(tmp_path / "data")
    fill(library, builtin_edition(), now())
    argv = [sys.executable, "-m", "tensigns", "--data", str(library.root)]
    with Terminal(argv, environment(tmp_path), size) as terminal:
        yield terminal


def settle(terminal: Terminal) -> None:
    """Wait until the program writes nothing any more for a while."""
    size = -1
    while size != len(terminal.raw):
        size = len(terminal.raw)
        terminal.watch(0.3)


def go_to(terminal: Terminal, place: str) -> None:
    terminal.wait_for_in_order("Globex B.V.", "Initech", "Umbrella", "Hooli")
    for key in PLACES[place]:
        settle(terminal)
        terminal.send(key)
    terminal.wait_for(TEXT_OF_PLACE[place])
    settle(terminal)


def sent_by_move(terminal: Terminal, key: str) -> str:
    """Move the cursor with a key, and return what the program sends until it sends no more."""
    before, row_before = len(terminal.raw), terminal.cursor[1]

    def has_moved(_text: str) -> bool:
        column, row = terminal.cursor
        return row != row_before and terminal.lines[row][column:].startswith(POINTER)

    terminal.send(key)
    terminal.wait_until(has_moved, "the cursor at another row")
    settle(terminal)
    return terminal.raw[before:].decode()


@pytest.mark.parametrize("place", PLACES)
def test_a_move_sends_little_and_takes_the_cursor_along(
    home: Terminal, place: str, size: tuple[int, int]
) -> None:
    """The bytes of the first move are not counted: it can remove a message from the screen."""
    go_to(home, place)
    rows: list[int] = []
    for key in (DOWN, DOWN, UP, DOWN):
        sent = sent_by_move(home, key)
        column, row = home.cursor
        assert home.lines[row][column:].startswith(POINTER)
        if rows:
            assert len(sent.encode()) <= MOST_BYTES[size]
            # Only the rows of a comparison have a line, which divides its two sides.
            assert len(BORDERS.findall(sent)) <= (2 if place == "comparison" else 0)
        rows.append(row)
    assert rows[0] == rows[2] != rows[1] == rows[3]
