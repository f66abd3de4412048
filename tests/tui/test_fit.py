"""Every question fits: nothing cut at the usual sizes, every option in reach at the smallest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual.events import MouseScrollDown
from textual.geometry import Offset, Region

from tensigns.core.interview import Interview
from tensigns.language import LANGUAGES, set_language
from tensigns.library.library import Library
from tensigns.prompts.question import answer_choices
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.wording import localized as worded
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.question_rows import THUMB
from tensigns.tui.widgets.sign_sidebar import SignSidebar
from tests.tui.pilot import (
    TensignsPilot,
    front_screen,
    painted_text,
    press,
    run_interview,
    wait_until_idle,
)
from tests.tui.revealing_answers import revealing_answers

REMARKS = builtin_edition().questionnaire.questions_by_key["mental-abuse.remarks"].question
"""A question with eight options."""

languages = pytest.mark.parametrize("language", LANGUAGES)
usual = pytest.mark.parametrize("size", [(80, 24), (100, 30)])


@asynccontextmanager
async def asked(
    library: Library, language: str, size: tuple[int, int]
) -> AsyncIterator[TensignsPilot]:
    """The interview at a size, in a language."""
    set_language(language)
    async with run_interview(library, edition=builtin_edition(), size=size) as pilot:
        yield pilot


async def at(pilot: TensignsPilot, key: str, answers: dict[str, str]) -> InterviewScreen:
    """Have a question on the screen, laid out."""
    interview = front_screen(pilot, InterviewScreen)
    here = interview.interview
    assert here is not None
    moved = replace(here.sitting, position=key, answers=answers)
    interview.interview = Interview(here.questionnaire, moved)
    await laid_out(pilot)
    return interview


async def laid_out(pilot: TensignsPilot) -> None:
    """Have everything in its place; to paint it too would take several times as long."""
    await wait_until_idle(pilot)
    front_screen(pilot, InterviewScreen)._refresh_layout()  # noqa: SLF001


def paragraph(text: str) -> str:
    """A text as one line, without the thumbs of what scrolls."""
    return " ".join(text.replace(THUMB, " ").split())


def painted(interview: InterviewScreen) -> str:
    """What the pane shows, as one line."""
    pane = interview.query_one(QuestionPane)
    rows = pane.render_lines(Region(0, 0, *pane.size))
    return paragraph("\n".join(row.text for row in rows))


def asked_at(interview: InterviewScreen) -> tuple[str, list[str]]:
    """Question and help, and the options, as one line each."""
    here = interview.interview
    assert here is not None
    assert here.current_question is not None
    question = here.current_question.question
    texts = (question.text, *filter(None, [question.help]))
    return paragraph(" ".join(map(worded, texts))), [
        choice.label for choice in answer_choices(question)
    ]


def room(interview: InterviewScreen) -> Region:
    """The part of the screen above the keys."""
    width, height = interview.size
    return Region(0, 0, width, height - interview.query_one(KeyFooter).region.height)


async def turn_wheel(pilot: TensignsPilot, place: Offset) -> None:
    """Turn the wheel far down with the mouse at a place."""
    for _turn in range(20):
        await pilot._post_mouse_events([MouseScrollDown], offset=place)  # noqa: SLF001  no other way
    await wait_until_idle(pilot)


@languages
@usual
async def test_nothing_is_cut(library: Library, language: str, size: tuple[int, int]) -> None:
    async with asked(library, language, size) as pilot:
        for key, answers in revealing_answers(builtin_edition().questionnaire):
            interview = await at(pilot, key, answers)
            text, options = asked_at(interview)
            shown = painted(interview)
            assert text in shown, key
            assert [each for each in options if paragraph(each) not in shown] == [], key
            assert room(interview).contains_region(interview.query_one(QuestionPane).region), key


@languages
@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_on_a_small_screen_every_word_and_every_option_is_in_reach(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with asked(library, language, size) as pilot:
        for key, answers in revealing_answers(builtin_edition().questionnaire):
            interview = await at(pilot, key, answers)
            assert room(interview).contains_region(interview.query_one(QuestionPane).region), key
            text, options = asked_at(interview)
            pane = interview.query_one(QuestionPane)
            for place, option in enumerate(options):
                pane.highlighted = place
                assert paragraph(option) in painted(interview), key
            pages = [painted(interview)]
            while True:
                pane.action_page(1)
                if (page := painted(interview)) == pages[-1]:
                    break
                pages.append(page)
            first, last = text.split()[:3], text.split()[-3:]
            assert " ".join(first) in pages[0], key
            assert any(" ".join(last) in page for page in pages), key
            assert not [word for word in text.split() if word not in " ".join(pages)], key


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_pointer_and_the_beginning_of_a_note_are_in_view_at_every_option(
    library: Library, size: tuple[int, int]
) -> None:
    async with asked(library, "en", size) as pilot:
        interview = await at(pilot, "mental-abuse.remarks", {})
        here = interview.interview
        assert here is not None
        interview.interview = here.annotate("On the phone,\n" + "in front of all " * 20)
        for place, choice in enumerate(answer_choices(REMARKS), start=1):
            await press(pilot, "down")
            lines = (await painted_text(pilot)).splitlines()
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
        interview = front_screen(pilot, InterviewScreen)
        text = await painted_text(pilot)
        line = interview.query_one(KeyFooter)
        assert line.region.height <= 2
        for entry in line.entries:
            assert f"{entry.display} {entry.description}" in text
        signs = interview.query_one(SignSidebar)
        if signs.display:
            rows = [row[: signs.region.right] for row in text.splitlines()]
            assert not [row for row in rows[: signs.region.bottom] if "…" in row]
        await press(pilot, "o")
        assert interview.query_one(QuestionPane).region.height >= 10


async def test_a_question_too_long_for_its_room_is_read_by_key_and_by_wheel(
    library: Library,
) -> None:
    async with asked(library, "en", (40, 12)) as pilot:
        interview = await at(pilot, "mental-abuse.remarks", {})
        text, options = asked_at(interview)
        top, end = painted(interview), " ".join(text.split()[-3:])
        assert end not in top
        await press(pilot, *["pagedown"] * 8)
        assert end in painted(interview)
        await press(pilot, *["pageup"] * 8)
        assert painted(interview) == top
        pane = interview.query_one(QuestionPane).region
        await turn_wheel(pilot, pane.offset + Offset(2, 2))
        assert end in painted(interview)
        assert options[-1] not in painted(interview)
        await turn_wheel(pilot, pane.bottom_left + Offset(2, -1))
        assert options[-1] in painted(interview)


async def test_the_sign_where_the_user_is_shows_at_the_side_however_low_the_screen(
    library: Library,
) -> None:
    async with asked(library, "en", (100, 12)) as pilot:
        for sign in builtin_edition().questionnaire.signs:
            await at(pilot, f"{sign.id}.{sign.questions[0].id}", {})
            lines = (await painted_text(pilot)).splitlines()
            (here,) = (line.split("▸")[1].split() for line in lines if "▸" in line)
            assert here[0] == str(sign.number)
