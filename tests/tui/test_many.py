"""A library of five hundred clients with twenty sittings each."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.history_table import NEXT_SYMBOL
from tests import large_library
from tests.processes import WAIT_LIMIT
from tests.tui.pilot import (
    NOW,
    front_screen,
    press,
    run_app,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)
from tests.tui.terminal import DOWN, ESCAPE, Terminal, environment

FIRST, LAST = "Bannao Books", "Zummuo Works"
LABS, FOODS = "Bannao Labs", "Zottoo Foods"


@pytest.fixture(scope="module")
def large_library_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that all tests share. A test amends a client of its own, or restores it."""
    folder = tmp_path_factory.mktemp("many") / "data"
    large_library.make_large_library(folder)
    return folder


class BlockedLibrary(Library):
    """A library that reads no sitting in another thread before ``unblocked`` is set."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.unblocked = Event()

    def misdated_messages(
        self, client: Client, sitting_ids: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """The messages that every overview needs, as soon as ``unblocked`` is set."""
        assert current_thread() is main_thread() or self.unblocked.wait(WAIT_LIMIT)
        return super().misdated_messages(client, sitting_ids)


async def test_the_first_paint_and_the_keys_do_not_wait_for_the_sittings(
    large_library_root: Path,
) -> None:
    library = BlockedLibrary(large_library_root)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        try:
            text = await wait_for_texts(pilot, FIRST)
            assert not re.search(r"20\d\d|[○◐●]", text)
            await press(pilot, "end")
            await wait_for_texts(pilot, LAST)
            await press(pilot, "slash", *"zottoo f", "enter")
            await wait_for_screen(pilot, HistoryScreen)
            await wait_for_texts(pilot, FOODS)
            await press(pilot, "escape", "escape", "n")
            front_screen(pilot, TextDialog)
            await press(pilot, "escape", "home", "m", "down", "c")
            await wait_for_screen(pilot, CompareScreen)
            await press(pilot, "escape")
            front_screen(pilot, HomeScreen)
        finally:
            library.unblocked.set()
        await wait_until(pilot, lambda: bool(re.search(r"20\d\d", screen_text(pilot))))


async def test_the_last_row_is_filled_too(large_library_root: Path) -> None:
    async with run_app(TensignsApp(Library(large_library_root), now=lambda: NOW)) as pilot:
        await press(pilot, "s", "end")
        await wait_until(pilot, lambda: bool(re.search(rf"{LAST} .*20\d\d", screen_text(pilot))))


@pytest.mark.process
def test_every_command_works_on_a_large_library_in_a_real_terminal(
    large_library_root: Path, tmp_path: Path
) -> None:
    library = Library(large_library_root)
    sittings = library.history(library.find(LABS)).sittings
    program = [sys.executable, "-m", "tensigns", "--lang", "en", "--data", str(large_library_root)]
    clients = large_library_root / "clients"
    client_folders = sorted(clients.iterdir())
    with Terminal(program, environment(tmp_path), (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for("clients")
        terminal.send("s")
        terminal.wait_for("Sorted by name.", FIRST)
        search_for(terminal, FOODS)
        terminal.send("m")
        terminal.wait_until(lambda text: "*" in text, "a mark")
        search_for(terminal, LABS)
        terminal.send("c")
        terminal.wait_for("side by side", f"{FOODS} │ {LABS}")
        terminal.send("e")
        terminal.wait_for("Save the report in")
        terminal.send("2")
        terminal.wait_for("Report saved")
        (page,) = tmp_path.glob("*.html")
        assert f"<title>{FOODS} and {LABS}" in page.read_text("utf-8")
        terminal.send(ESCAPE)
        terminal.wait_for("clients", LABS)

        terminal.send("d")
        terminal.wait_for(f"{LABS} is in the trash")
        assert len([*clients.iterdir()]) == large_library.CLIENTS - 1
        terminal.send("u")
        terminal.wait_for(f"{LABS} is back.")
        assert sorted(clients.iterdir()) == client_folders

        terminal.send("\r")
        terminal.wait_for("one sign", LABS)
        if "Look at this client again" in terminal.text:
            terminal.send(DOWN)
            next_row = f"{POINTER}   {NEXT_SYMBOL}"
            terminal.wait_until(lambda text: next_row not in text, "the cursor at a sitting")
        terminal.send("\r")
        terminal.wait_for("what if", LABS)
        terminal.send("m")
        terminal.wait_for("Why do you amend it?")
        terminal.send("a slip of the key\r")
        terminal.wait_for("Review")
        terminal.send("f")
        # The reason may wrap, and the scroll bar then stands within it.
        terminal.wait_for("This amends the sitting", "a slip of the")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    *other_sittings, replaced_sitting = sittings
    *other_sittings_afterwards, amendment = library.history(library.find(LABS)).sittings
    assert other_sittings_afterwards == other_sittings
    assert amendment.replaced_ids[0] == replaced_sitting.id
    assert amendment.day == replaced_sitting.day


def search_for(terminal: Terminal, name: str) -> None:
    """Search for a client, and go back to the list, where the cursor is at this client."""
    terminal.send("/")
    terminal.wait_for("one or more words")
    terminal.send(name.lower())
    terminal.wait_until(lambda text: name in text and "clients" not in text.split("\n")[0], name)
    terminal.wait_for("1 place")
    terminal.send(ESCAPE)
    terminal.wait_for("n new", name)
