"""Every question fits: nothing cut at the usual sizes, every option in reach at the smallest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from msgspec.structs import replace
from textual.containers import VerticalScroll
from textual.geometry import Region

from tensigns.core.interview import Interview
from tensigns.language import LANGUAGES, use
from tensigns.prompts.question import choices
from tensigns.store.library import Library
from tensigns.store.questionnaires import builtin
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.widgets.choices import Choices
from tensigns.tui.widgets.key_line import KeyLine
from tensigns.tui.widgets.pointed import POINTER
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.signs import Signs
from tests.tui.showing import reasons
from tests.tui.stage import Stage, press, screen, seen, settled, sitting, until

REMARKS = builtin().questionnaire.items["mental-abuse.remarks"].question
"""A question with eight options."""

languages = pytest.mark.parametrize("language", LANGUAGES)
usual = pytest.mark.parametrize("size", [(80, 24), (100, 30)])


@asynccontextmanager
async def asked(library: Library, language: str, size: tuple[int, int]) -> AsyncIterator[Stage]:
    """The interview at a size, in a language."""
    use(language)
    async with sitting(library, edition=builtin(), size=size) as pilot:
        yield pilot


async def at(pilot: Stage, key: str, answers: dict[str, str]) -> InterviewScreen:
    """Have a question on the screen, laid out."""
    interview = screen(pilot, InterviewScreen)
    here = interview.interview
    assert here is not None
    moved = replace(here.sitting, at=key, answers=answers)
    interview.interview = Interview(here.questionnaire, moved)
    await laid_out(pilot)
    return interview


async def laid_out(pilot: Stage) -> None:
    """Have everything in its place; to paint it too would take several times as long."""
    await settled(pilot)
    screen(pilot, InterviewScreen)._refresh_layout()  # noqa: SLF001


def at_its_end(choices: Choices) -> bool:
    """Whether the last option is in view."""
    return choices.scroll_offset.y == choices.max_scroll_y


def room(interview: InterviewScreen) -> Region:
    """The part of the screen above the keys."""
    width, height = interview.size
    return Region(0, 0, width, height - interview.query_one(KeyLine).region.height)


@languages
@usual
async def test_nothing_is_cut(library: Library, language: str, size: tuple[int, int]) -> None:
    async with asked(library, language, size) as pilot:
        for key, answers in reasons(builtin().questionnaire):
            interview = await at(pilot, key, answers)
            text = interview.query_one(".asked", VerticalScroll)
            offered = interview.query_one(Choices)
            assert text.max_scroll_y == 0, f"{key}: question and help need {text.virtual_size}"
            assert offered.max_scroll_y == 0, f"{key}: the options need {offered.virtual_size}"
            for widget in text, offered:
                assert room(interview).contains_region(widget.region), key
            assert not text.region.overlaps(offered.region), key


@languages
@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_on_a_small_screen_every_option_is_in_reach(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with asked(library, language, size) as pilot:
        for key, answers in reasons(builtin().questionnaire):
            interview = await at(pilot, key, answers)
            offered = interview.query_one(Choices)
            text = interview.query_one(".asked", VerticalScroll)
            assert text.region.height >= min(2, text.virtual_size.height), key
            assert offered.region.height >= 3, key
            assert room(interview).contains_region(offered.region), key
            offered.highlighted = offered.option_count - 1
            await laid_out(pilot)
            await until(pilot, partial(at_its_end, offered))


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_pointer_and_the_beginning_of_a_note_are_in_view_at_every_option(
    library: Library, size: tuple[int, int]
) -> None:
    async with asked(library, "en", size) as pilot:
        interview = await at(pilot, "mental-abuse.remarks", {})
        here = interview.interview
        assert here is not None
        interview.interview = here.annotate("On the phone,\n" + "in front of all " * 20)
        for place, choice in enumerate(choices(REMARKS), start=1):
            await press(pilot, "down")
            lines = (await seen(pilot)).splitlines()
            pointed = next((line.strip() for line in lines if POINTER in line), "nowhere")
            assert pointed.startswith(f"{POINTER} {choice.keys[0]}"), place
            (note,) = [line.rstrip() for line in lines if "Note  On the phone, in" in line]
            assert note.endswith("…")


@languages
@usual
async def test_all_keys_fit_and_no_label_at_the_side_is_cut(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with asked(library, language, size) as pilot:
        interview = screen(pilot, InterviewScreen)
        text = await seen(pilot)
        line = interview.query_one(KeyLine)
        assert line.region.height <= 2
        for entry in line.entries:
            assert f"{entry.display} {entry.does}" in text
        signs = interview.query_one(Signs)
        if signs.display:
            rows = [row[: signs.region.right] for row in text.splitlines()]
            assert not [row for row in rows[: signs.region.bottom] if "…" in row]
        await press(pilot, "o")
        assert interview.query_one(QuestionPane).region.height >= 10
