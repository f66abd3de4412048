"""Export from the full screen: Markdown or HTML, with or without names, and the clipboard."""

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tests.file_modes import PRIVATE_FILE
from tests.library.journal_sample import append, event
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

KEYS_FROM_HOME = ["down", "down", "e"]
KEYS_FROM_RESULT = ["down", "down", "enter", "enter", "e"]
KEYS_FROM_COMPARISON = ["m", "down", "down", "c", "e"]
HEADING = "Save the report in"


@asynccontextmanager
async def open_export_dialog(library: Library, keys: list[str]) -> AsyncIterator[TensignsPilot]:
    """Press keys at home, with the cursor on Globex B.V., that open the export dialog.

    The list is in the order of the names.
    """
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await press(pilot, "s", "home")
        pilot.app.clear_notifications()
        await press(pilot, *keys)
        await wait_for_texts(pilot, HEADING)
        yield pilot


def paths_in(folder: Path) -> set[Path]:
    return {*folder.iterdir()}


async def export_file(pilot: TensignsPilot, folder: Path, key: str) -> Path:
    """Choose a format by its key; returns the new file, which a toast names."""
    paths_before = paths_in(folder)
    pilot.app.clear_notifications()
    await press(pilot, key)
    await wait_until(pilot, lambda: bool(toast_messages(pilot)))
    (path,) = paths_in(folder) - paths_before
    assert toast_messages(pilot)[0].splitlines()[0] == str(path)
    return path


@pytest.mark.parametrize("keys", [KEYS_FROM_HOME, KEYS_FROM_RESULT])
async def test_markdown_is_readable_only_for_the_user_and_copied_to_the_clipboard(
    demo_library: Library, tmp_path: Path, keys: list[str]
) -> None:
    async with open_export_dialog(demo_library, keys) as pilot:
        notes = await export_file(pilot, tmp_path, "1")
        assert notes.name.startswith("initech-")
        assert notes.suffix == ".md"
        assert stat.S_IMODE(notes.stat().st_mode) == PRIVATE_FILE
        text = notes.read_text("utf-8")
        assert text.startswith("# Initech\n")
        assert pilot.app.clipboard == text
        await wait_for_texts(pilot, "Report saved", "Copied to the clipboard too")


async def test_the_dialog_names_the_folder_of_the_notes(
    demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "[b]letters"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        heading = pilot.app.screen.query_one(".heading", Static)
        assert str(heading.render()) == f"Save the report in {folder} as"


async def test_html_is_written_and_not_copied_to_the_clipboard(
    demo_library: Library, tmp_path: Path
) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        page = await export_file(pilot, tmp_path, "2")
        assert page.suffix == ".html"
        assert "<h1>Initech</h1>" in page.read_text("utf-8")
        assert pilot.app.clipboard == ""


@pytest.mark.parametrize("key", ["3", "4"])
@pytest.mark.parametrize("keys", [KEYS_FROM_HOME, KEYS_FROM_COMPARISON])
async def test_without_names_neither_the_text_nor_the_file_name_contains_them(
    demo_library: Library, tmp_path: Path, keys: list[str], key: str
) -> None:
    async with open_export_dialog(demo_library, keys) as pilot:
        notes = await export_file(pilot, tmp_path, key)
        for text in notes.name, notes.read_text("utf-8"):
            assert "nitech" not in text
            assert "lobex" not in text
        assert "Client A" in notes.read_text("utf-8")
        assert notes.name.startswith("client-a-")


async def test_a_comparison_is_written_with_its_sides_as_on_the_screen(
    demo_library: Library, tmp_path: Path
) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_COMPARISON) as pilot:
        notes = await export_file(pilot, tmp_path, "1")
        assert notes.read_text("utf-8").startswith("# Globex B.V. and Initech\n")
        await press(pilot, "s", "e")
        swapped_notes = await export_file(pilot, tmp_path, "1")
        assert swapped_notes.read_text("utf-8").startswith("# Initech and Globex B.V.\n")
        await press(pilot, "e")
        page = await export_file(pilot, tmp_path, "2")
        assert page.suffix == ".html"


async def test_an_existing_file_is_not_overwritten(demo_library: Library, tmp_path: Path) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        first_notes = await export_file(pilot, tmp_path, "1")
        first_notes.write_text("what the user made of it", "utf-8")
        await press(pilot, "e")
        second_notes = await export_file(pilot, tmp_path, "1")
        assert second_notes.name == f"{first_notes.stem}-2.md"
        assert first_notes.read_text("utf-8") == "what the user made of it"


async def test_notes_have_the_present_name_of_the_client(
    demo_library: Library, tmp_path: Path
) -> None:
    demo_library.rename(demo_library.find("Initech"), "Penetrode")
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        notes = await export_file(pilot, tmp_path, "1")
        assert notes.read_text("utf-8").startswith("# Penetrode\n")


async def test_cancelling_writes_nothing_and_a_click_on_a_format_writes(
    demo_library: Library, tmp_path: Path
) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        paths_before = paths_in(tmp_path)
        await press(pilot, "escape", "e")
        await wait_for_texts(pilot, HEADING)
        assert paths_in(tmp_path) == paths_before
        await click_on(pilot, "HTML, a page")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        (page,) = paths_in(tmp_path) - paths_before
        assert page.suffix == ".html"


async def test_a_working_folder_that_does_not_exist_is_reported(
    demo_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted_folder = tmp_path / "gone"
    deleted_folder.mkdir()
    monkeypatch.chdir(deleted_folder)
    deleted_folder.rmdir()
    async with run_app(TensignsApp(demo_library, now=lambda: NOW)) as pilot:
        await press(pilot, *KEYS_FROM_HOME)
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert "Nothing can be saved in this folder: it does not exist." in toast_messages(pilot)[0]
        assert pilot.app.clipboard == ""


async def test_everything_about_a_client_is_exported_from_home(
    demo_library: Library, tmp_path: Path
) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_HOME) as pilot:
        page = await export_file(pilot, tmp_path, "6")
        client = demo_library.find("Initech")
        assert page.name == f"{client.slug}.html"
        assert stat.S_IMODE(page.stat().st_mode) == PRIVATE_FILE
        text = page.read_text("utf-8")
        assert "Everything that is kept" in text
        assert f"clients/{client.slug}/client.toml" in text


async def test_one_sitting_offers_no_export_of_everything(demo_library: Library) -> None:
    async with open_export_dialog(demo_library, KEYS_FROM_RESULT) as pilot:
        assert "all that is kept" not in await wait_for_texts(pilot, "HTML without names")


@pytest.mark.parametrize("keys", [KEYS_FROM_HOME, KEYS_FROM_RESULT])
async def test_what_is_noted_is_added_to_a_sitting(
    demo_library: Library, tmp_path: Path, keys: list[str]
) -> None:
    append(demo_library, demo_library.find("Initech"), event("a kiwi"))
    async with open_export_dialog(demo_library, keys) as pilot:
        page = await export_file(pilot, tmp_path, "5")
        assert "a kiwi" in page.read_text("utf-8")


async def test_a_client_without_a_sitting_has_only_the_export_of_everything(
    demo_library: Library, tmp_path: Path
) -> None:
    client = demo_library.add("Aardvark", NOW)
    append(demo_library, client, event("a kiwi"))
    async with open_export_dialog(demo_library, ["home", "e"]) as pilot:
        assert "Markdown" not in await wait_for_texts(pilot, "HTML with all that is kept")
        page = await export_file(pilot, tmp_path, "6")
        assert "a kiwi" in page.read_text("utf-8")
