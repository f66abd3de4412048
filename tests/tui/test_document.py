"""A document: read, copied and written to a file. tests/tui/test_editor.py edits one."""

import stat
from functools import partial
from pathlib import Path

import pytest

from tensigns.language import set_language
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.search import SearchScreen
from tensigns.tui.widgets.document_content import document_content
from tests.file_modes import PRIVATE_FILE
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    press,
    run_home,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)

TEXT = "# Letter\n\nDear [b]kiwi[/b],\n\n*as of 1 January*\n" + "line\n" * 40


@pytest.fixture
def letter(demo_library: Library) -> Path:
    """A letter to Globex."""
    client = demo_library.find("Globex B.V.")
    return Documents(demo_library, client).keep("letter", TEXT, NOW)


def content_and_mode(path: Path) -> tuple[bytes, int]:
    """The content and the mode of a file."""
    return path.read_bytes(), stat.S_IMODE(path.stat().st_mode)


def rename(path: Path, name: str) -> None:
    """Give a file another name."""
    path.rename(path.with_name(name))


async def open_document(pilot: TensignsPilot) -> None:
    """Find the document."""
    await press(pilot, "slash", *"kiwi", "enter")
    await wait_for_screen(pilot, DocumentScreen)


@pytest.mark.usefixtures("letter")
async def test_a_document_is_read_without_markup(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        text = await wait_for_texts(pilot, "Dear [b]kiwi[/b],", "as of 1 January", "F2 edit")
        assert [line.strip() for line in text.splitlines()][3:5] == ["Letter", ""]
        assert "*" not in text
        await press(pilot, "f1")
        await wait_for_screen(pilot, MessageDialog)
        await wait_for_wrapped_texts(pilot, "Every version that you edit is kept.")
        await press(pilot, "escape", "escape")
        await wait_for_screen(pilot, SearchScreen)


async def test_the_lines_of_a_list_hang_at_any_width(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    text = "kiwi\n\n- " + "word " * 30 + "\n- last\n"
    Documents(demo_library, client).keep("letter", text, NOW)
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        for width in (100, 60, 40):
            await pilot.resize_terminal(width, 24)
            await wait_for_texts(pilot, "- last")
            await wait_until(pilot, partial(lines_hang, pilot))


def lines_hang(pilot: TensignsPilot) -> bool:
    """Whether the words of an item begin in one column, and the next item follows at once."""
    lines = screen_text(pilot).splitlines()
    last = next(row for row, line in enumerate(lines) if "- last" in line)
    first = next(row for row, line in enumerate(lines) if "- word" in line)
    columns = {line.replace("-", " ").index("word") for line in lines[first:last]}
    return len(columns) == 1 and "".join(lines[first:last]).count("word") == 30


def test_what_is_to_be_filled_in_is_bold() -> None:
    markdown = "# Title [a]\n\nDear [name],\n\n- as **strong** as\\\n\\[that\\], [name]\n"
    content = document_content(markdown, 40, "bold blue")
    assert content.plain == "Title [a]\n\nDear [name],\n\n- as strong as\n  [that], [name]"
    bold_texts = {content.plain[start:end] for start, end, style in content.spans if style}
    assert bold_texts >= {"Title [a]", "[name]", "strong"}
    assert "[that]" not in bold_texts


@pytest.mark.usefixtures("letter")
async def test_a_letter_is_copied_as_the_plain_text_of_a_mail(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        await press(pilot, "y")
        lines = " ".join(["line"] * 40)
        copied = f"Letter\n\nDear [b]kiwi[/b],\n\nas of 1 January {lines}\n"
        assert pilot.app.clipboard == copied


async def test_a_sheet_is_copied_as_it_is_written(demo_library: Library) -> None:
    Documents(demo_library, demo_library.find("Globex B.V.")).keep("sheet", TEXT, NOW)
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard == TEXT


async def test_a_document_is_written_to_a_private_file(demo_library: Library, letter: Path) -> None:
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        await press(pilot, "e", "e")
        await wait_until(pilot, lambda: any("Written: " in m for m in toast_messages(pilot)))
    slug = demo_library.find("Globex B.V.").slug
    for name in (f"{slug}-letter.md", f"{slug}-letter-2.md"):
        assert content_and_mode(Path(name)) == (content_and_mode(letter)[0], PRIVATE_FILE)


async def test_a_written_file_has_a_name_in_the_language_of_the_user(
    demo_library: Library, letter: Path
) -> None:
    set_language("nl")
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        await press(pilot, "e")
        await wait_until(pilot, lambda: any("Opgeslagen" in m for m in toast_messages(pilot)))
    slug = demo_library.find("Globex B.V.").slug
    assert content_and_mode(Path(f"{slug}-brief.md"))[0] == content_and_mode(letter)[0]


async def test_a_file_with_another_name_is_only_read(demo_library: Library, letter: Path) -> None:
    rename(letter, "old letter.md")
    async with run_home(demo_library) as pilot:
        await open_document(pilot)
        await wait_for_texts(pilot, "Dear [b]kiwi[/b],")
        assert "F2 edit" not in await wait_for_texts(pilot, "e write to a file")
