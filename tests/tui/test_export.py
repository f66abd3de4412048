"""Notes written from the full screen: as Markdown or HTML, named or not, and onto the clipboard."""

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    click_on,
    press,
    run_app,
    toast_messages,
    wait_for_texts,
    wait_until,
)

HOME = ["down", "down", "e"]
RESULT = ["down", "down", "enter", "e"]
PAIR = ["m", "down", "down", "c", "e"]
ASKED = "Write the notes as"


@asynccontextmanager
async def asked(library: Library, keys: list[str]) -> AsyncIterator[TensignsPilot]:
    """What to write is asked, after keys pressed at home, the cursor on Globex B.V."""
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await press(pilot, *keys)
        await wait_for_texts(pilot, ASKED)
        yield pilot


def files_in(folder: Path) -> set[Path]:
    return {*folder.iterdir()}


async def written(pilot: TensignsPilot, folder: Path, key: str) -> Path:
    """The file that a choice writes, its place told."""
    before = files_in(folder)
    pilot.app.clear_notifications()
    await press(pilot, key)
    await wait_until(pilot, lambda: bool(toast_messages(pilot)))
    (path,) = files_in(folder) - before
    assert toast_messages(pilot)[0].splitlines()[0] == str(path)
    return path


@pytest.mark.parametrize("keys", [HOME, RESULT])
async def test_markdown_is_written_for_the_user_alone_and_copied(
    demo_library: Library, tmp_path: Path, keys: list[str]
) -> None:
    async with asked(demo_library, keys) as pilot:
        notes = await written(pilot, tmp_path, "1")
        assert notes.name.startswith("initech-")
        assert notes.suffix == ".md"
        assert stat.S_IMODE(notes.stat().st_mode) == 0o600
        text = notes.read_text("utf-8")
        assert text.startswith("# Initech\n")
        assert pilot.app.clipboard == text
        await wait_for_texts(pilot, "Notes written", "Copied to the clipboard too")


async def test_it_is_said_before_where_notes_go(
    demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "[b]letters"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with asked(demo_library, HOME) as pilot:
        heading = pilot.app.screen.query_one(".heading", Static)
        assert str(heading.render()) == f"Write the notes as a file in {folder}"


async def test_a_page_is_written_and_the_clipboard_left_alone(
    demo_library: Library, tmp_path: Path
) -> None:
    async with asked(demo_library, HOME) as pilot:
        page = await written(pilot, tmp_path, "2")
        assert page.suffix == ".html"
        assert "<h1>Initech</h1>" in page.read_text("utf-8")
        assert pilot.app.clipboard == ""


@pytest.mark.parametrize("key", ["3", "4"])
@pytest.mark.parametrize("keys", [HOME, PAIR])
async def test_without_names_neither_the_text_nor_the_file_is_called_after_them(
    demo_library: Library, tmp_path: Path, keys: list[str], key: str
) -> None:
    async with asked(demo_library, keys) as pilot:
        notes = await written(pilot, tmp_path, key)
        for text in notes.name, notes.read_text("utf-8"):
            assert "nitech" not in text
            assert "lobex" not in text
        assert "Client A" in notes.read_text("utf-8")
        assert notes.name.startswith("client-a-")


async def test_a_pair_is_written_as_it_stands_on_the_screen(
    demo_library: Library, tmp_path: Path
) -> None:
    async with asked(demo_library, PAIR) as pilot:
        notes = await written(pilot, tmp_path, "1")
        assert notes.read_text("utf-8").startswith("# Globex B.V. and Initech\n")
        await press(pilot, "s", "e")
        swapped = await written(pilot, tmp_path, "1")
        assert swapped.read_text("utf-8").startswith("# Initech and Globex B.V.\n")
        await press(pilot, "e")
        page = await written(pilot, tmp_path, "2")
        assert page.suffix == ".html"


async def test_notes_that_are_there_already_stay_as_they_are(
    demo_library: Library, tmp_path: Path
) -> None:
    async with asked(demo_library, HOME) as pilot:
        first = await written(pilot, tmp_path, "1")
        first.write_text("what the user made of it", "utf-8")
        await press(pilot, "e")
        second = await written(pilot, tmp_path, "1")
        assert second.name == f"{first.stem}-2.md"
        assert first.read_text("utf-8") == "what the user made of it"


async def test_a_client_has_its_present_name_in_them(demo_library: Library, tmp_path: Path) -> None:
    demo_library.rename(demo_library.find("Initech"), "Penetrode")
    async with asked(demo_library, HOME) as pilot:
        notes = await written(pilot, tmp_path, "1")
        assert notes.read_text("utf-8").startswith("# Penetrode\n")


async def test_backing_out_writes_nothing_and_the_mouse_writes_too(
    demo_library: Library, tmp_path: Path
) -> None:
    async with asked(demo_library, HOME) as pilot:
        before = files_in(tmp_path)
        await press(pilot, "escape", "e")
        await wait_for_texts(pilot, ASKED)
        assert files_in(tmp_path) == before
        await click_on(pilot, "HTML, a page")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        (page,) = files_in(tmp_path) - before
        assert page.suffix == ".html"


async def test_without_a_finished_sitting_there_is_nothing_to_write(demo_library: Library) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW)) as pilot:
        await press(pilot, "down", "down", "down", "e")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert toast_messages(pilot) == [
            "No sitting is finished yet, so there are no notes to write."
        ]


async def test_a_folder_that_takes_no_file_is_told(
    demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with run_app(TensignsApp(demo_library, now=lambda: NOW)) as pilot:
        await press(pilot, *HOME)
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert (
            "The folder you are in cannot be used: it does not exist." in toast_messages(pilot)[0]
        )
        assert pilot.app.clipboard == ""
