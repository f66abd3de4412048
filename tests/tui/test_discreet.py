"""Discreet mode: no screen shows the name of a client, or a slug that is made of one."""

import asyncio
import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from tensigns.core.journal.entries import EventDetails
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.session.discretion import hide_names
from tensigns.text import discretion
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.widgets.form_row import FormRow
from tests.library.journal_sample import append, event
from tests.tui.pilot import (
    NOW,
    press,
    run_app,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)
from tests.tui.screen_tour import STEPS, ScreenSnapshot, add_document, run_tour
from tests.tui.terminal import ESCAPE, Terminal, environment

pytestmark = pytest.mark.screen

NEW_NAMES = {
    "Globex B.V.": "Kwibusland Vlekvrij B.V.",
    "Hooli": "Zebravinkje",
    "Initech": "Pjotr Wroclawski",
    "Umbrella": "Xantippe & Öztürk",
}
"""The names of the clients, by their older names, which their sittings still have."""

WORDS = ("globex", "hooli", "initech", "umbrella", "kwibus", "vlekvrij", "zebravink", "pjotr")
MORE_WORDS = ("wroclaw", "xantippe", "öztürk", "ozturk")
SIZES = ((100, 30), (60, 20))
EVERYBODY = " / ".join((*NEW_NAMES, *NEW_NAMES.values()))


def names_in(text: str) -> list[str]:
    """The words of clients' names that are in a text, as a whole or as a part of a word."""
    return [word for word in WORDS + MORE_WORDS if word in text.casefold()]


def fill_with_names(library: Library) -> tuple[Client, ...]:
    """Add clients whose names, notes, entries and documents are full of their names."""
    fill(library, builtin_edition(), NOW - timedelta(days=1))
    for old_name, name in NEW_NAMES.items():
        client = library.find(old_name)
        sitting = library.latest_sitting(client)
        if sitting is not None:
            library.record(client, builtin_edition(), _with_notes(sitting))
        append(library, client, event(f"{EVERYBODY}\n{client.slug}"))
        library.rename(client, name)
    add_document(library, f"{EVERYBODY}\n\n- {EVERYBODY}\n\n" * 3)
    return library.clients()


def _with_notes(sitting: Sitting) -> Sitting:
    notes = dict.fromkeys(sitting.answers, f"ask {EVERYBODY}")
    return replace(
        sitting, note=EVERYBODY, notes=notes, amends=sitting.id, reason=f"for {EVERYBODY}"
    )


@cache
def tour(size: tuple[int, int]) -> Mapping[str, ScreenSnapshot]:
    """The snapshots of a tour in discreet mode, by name."""
    before = Path.cwd()
    with TemporaryDirectory() as home:
        os.chdir(home)
        library = Library(Path(home) / "data")
        clients = fill_with_names(library)
        hide_names(library)
        app = TensignsApp(library, now=lambda: NOW)
        error = f"{library.root}/clients/{clients[0].slug}/client.toml: no disk for {EVERYBODY}"
        try:
            return asyncio.run(run_tour(app, size, error))
        finally:
            discretion.forget_names()
            os.chdir(before)


@pytest.mark.parametrize("size", SIZES)
def test_no_screen_shows_a_name(size: tuple[int, int]) -> None:
    names = {name: names_in(snapshot.text) for name, snapshot in tour(size).items()}
    assert {name: words for name, words in names.items() if words} == {}


def test_every_screen_of_the_tour_says_that_names_are_hidden() -> None:
    pages = {name: snapshot.text for name, snapshot in tour(SIZES[0]).items()}
    assert [name for name, text in pages.items() if "discreet" not in text.splitlines()[0]] == []


def test_the_tour_has_the_names_without_discreet_mode(tmp_path: Path) -> None:
    """Otherwise the tests in discreet mode could not fail."""
    library = Library(tmp_path / "data")
    fill_with_names(library)
    app = TensignsApp(library, now=lambda: NOW)
    snapshots = asyncio.run(run_tour(app, SIZES[0], "no disk"))
    with_names = [name for name, snapshot in snapshots.items() if names_in(snapshot.text)]
    assert len(with_names) > len(STEPS) * 3 // 4


async def test_a_key_hides_and_shows_the_names_on_every_screen(library: Library) -> None:
    fill_with_names(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Pjotr Wroclawski", "Zebravinkje")
        await press(pilot, "h")
        await wait_for_texts(pilot, "history")
        with_names = screen_text(pilot)
        await press(pilot, "ctrl+n")
        await wait_for_texts(pilot, "discreet", "client ")
        assert names_in(screen_text(pilot)) == []
        await press(pilot, "escape")
        await wait_for_texts(pilot, "client 1", "client 2", "client 3", "client 4")
        assert names_in(screen_text(pilot)) == []
        await press(pilot, "h", "ctrl+n")
        pilot.app.clear_notifications()
        await wait_until(pilot, lambda: screen_text(pilot) == with_names)


async def test_the_key_works_in_a_dialog_and_in_a_text_box(library: Library) -> None:
    fill_with_names(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Zebravinkje")
        await press(pilot, "n", *"Zebravinkje")
        await press(pilot, "ctrl+n")
        await wait_for_texts(pilot, "discreet")
        text_input = pilot.app.screen.query_one(Input)
        assert text_input.value == "Zebravinkje"
        assert names_in(screen_text(pilot)) == []
        assert "*" * len("Zebravinkje") in screen_text(pilot)


async def test_a_suggestion_with_a_name_is_not_shown(library: Library) -> None:
    fill_with_names(library)
    (client,) = library.match(NEW_NAMES["Globex B.V."])
    for name in ("Kwibusland", "Roelofje"):
        append(library, client, event(details=EventDetails(who=name)))
    hide_names(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "client 4")
        await press(pilot, "l")
        await wait_for_texts(pilot, "Who")
        who = next(row for row in pilot.app.screen.query(FormRow) if row.field.id == "who")
        who.query_one(Input).focus()
        await press(pilot, *"Roel")
        await wait_for_texts(pilot, "Roelofje")
        await press(pilot, *["backspace"] * 4, *"Kwibusl")
        assert names_in(screen_text(pilot)) == ["kwibus"]
        await press(pilot, *"and")
        assert names_in(screen_text(pilot)) == []


async def test_what_is_written_keeps_the_names(library: Library) -> None:
    fill_with_names(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Pjotr")
        await press(pilot, "ctrl+n", "e", "1")
        await wait_for_texts(pilot, "client-")
        assert names_in(" ".join(toast_messages(pilot))) == []
        (path,) = Path.cwd().glob("*.md")
        assert names_in(path.read_text(encoding="utf-8")) != []


async def test_a_new_client_gets_the_next_number(library: Library) -> None:
    fill_with_names(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Zebravinkje")
        await press(pilot, "ctrl+n", "n", *"Quetzal", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        # The message about the numbers lies over the line at the top.
        pilot.app.clear_notifications()
        await wait_for_texts(pilot, "client 5", "sign 1 of")
        assert "quetzal" not in screen_text(pilot).casefold()
        await press(pilot, "1", "escape")
        await wait_for_texts(pilot, "client 4", "client 5")
        assert "quetzal" not in screen_text(pilot).casefold()


@pytest.mark.process
def test_no_byte_of_the_terminal_has_a_name(tmp_path: Path) -> None:
    """The title of the terminal is a part of these bytes."""
    fill_with_names(Library(tmp_path / "data"))
    argv = [sys.executable, "-m", "tensigns", "--discreet", "--data", str(tmp_path / "data")]
    with Terminal(argv, environment(tmp_path)) as terminal:
        terminal.wait_for("discreet", "client 4")
        terminal.send("h")
        terminal.wait_for("Points by sign")
        terminal.send(ESCAPE)
        terminal.wait_until(lambda text: "Points by sign" not in text, "home")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert names_in(terminal.raw.decode()) == []
