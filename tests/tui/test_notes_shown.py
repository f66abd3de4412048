"""Notes in dialogs and in the comparison can be told from answers."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tensigns.library.library import Library
from tensigns.tui.screens.compare import CompareScreen
from tests.library.sample import finished_sitting, small_edition
from tests.tui.pilot import (
    NOW,
    open_last_result,
    press,
    press_until,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)

LONG_NOTE = "the logo again " * 12 + "at last\nand then the colours"


@pytest.fixture
def noted_library(library: Library) -> Library:
    """A library with a sitting that has a note of two lines, the first of them long."""
    client = library.add("Globex", NOW)
    sitting = replace(
        finished_sitting(NOW - timedelta(days=3)),
        notes={"demands.calls": LONG_NOTE},
        note="so far,\nso good",
    )
    library.record(client, small_edition(), sitting)
    return library


@pytest.mark.parametrize("size", [(100, 40), (40, 30)])
async def test_every_line_of_a_note_is_indented_under_the_word_note(
    noted_library: Library, size: tuple[int, int]
) -> None:
    async with run_home(noted_library, size) as pilot:
        await open_last_result(pilot)
        await press(pilot, "a")
        await press_until(pilot, "pagedown", "and then the colours", "Did you raise it?")
        lines = screen_text(pilot).splitlines()
        first = next(index for index, line in enumerate(lines) if "Note  the logo" in line)
        last = next(index for index, line in enumerate(lines) if "and then the colours" in line)
        text_start = lines[first].index("the logo")
        answer_start = lines[first - 1].index("Every week")
        assert last - first >= 2
        assert lines[first].index("Note") == answer_start
        for line in lines[first + 1 : last + 1]:
            assert not line[answer_start:text_start].strip()
            assert line[text_start].strip()


@pytest.mark.parametrize(("size", "step"), [((100, 40), 2), ((60, 40), 2)])
async def test_the_comparison_indents_notes(
    noted_library: Library, size: tuple[int, int], step: int
) -> None:
    other = noted_library.add("Hooli", NOW)
    noted_library.record(other, small_edition(), replace(finished_sitting(NOW), notes={}, note=""))
    async with run_home(noted_library, size) as pilot:
        await press(pilot, "m", "down", "c")
        await wait_for_screen(pilot, CompareScreen)
        await press(pilot, "down")
        lines = (await wait_for_texts(pilot, "Note: the logo")).splitlines()
        first = next(index for index, line in enumerate(lines) if "Note: the logo" in line)
        answer_start = lines[first - 1].index("Every week" if size[0] > 80 else "Globex")
        note_start = lines[first].index("Note")
        assert note_start == answer_start + step
        assert lines[first + 1][answer_start:note_start].strip() == ""


async def test_the_last_result_tells_a_note_from_a_step(noted_library: Library) -> None:
    async with run_home(noted_library) as pilot:
        await press(pilot, "a")
        await wait_for_texts(pilot, "Last time", "Note: so far,", "so good")


async def test_the_last_result_names_the_signs_of_its_steps(noted_library: Library) -> None:
    async with run_home(noted_library) as pilot:
        await press(pilot, "a")
        await wait_for_texts(pilot, "1. Unreasonable demands: Say where your line is.")
        await wait_for_texts(pilot, "◐ watch, 5 points, all on one sign, one question open")
