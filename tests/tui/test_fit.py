"""Every question fits the usual sizes, and can be scrolled at the smallest."""

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
from tensigns.report.wording import localized
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.question_arrangement import THUMB
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.sign_sidebar import SignSidebar
from tests.tui.pilot import (
    TensignsPilot,
    front_screen,
    painted_text,
    press,
    run_interview,
    wait_for_texts,
    wait_until_idle,
)
from tests.tui.revealing_answers import revealing_answers

REMARKS = builtin_edition().questionnaire.questions_by_key["mental-abuse.remarks"].question
"""A question with eight options."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
usual_sizes = pytest.mark.parametrize("size", [(80, 24), (100, 30)])


@asynccontextmanager
async def open_interview(
    library: Library, language: str, size: tuple[int, int]
) -> AsyncIterator[TensignsPilot]:
    """Open the interview in a language, at a size."""
    set_language(language)
    async with run_interview(library, edition=builtin_edition(), size=size) as pilot:
        yield pilot


async def go_to_question(
    pilot: TensignsPilot, key: str, answers: dict[str, str]
) -> InterviewScreen:
    """Show a question, with these answers, and lay it out."""
    screen = front_screen(pilot, InterviewScreen)
    assert screen.interview is not None
    sitting = replace(screen.interview.sitting, position=key, answers=answers)
    screen.interview = Interview(screen.interview.questionnaire, sitting)
    await wait_for_layout(pilot)
    return screen


async def wait_for_layout(pilot: TensignsPilot) -> None:
    """Wait until everything is laid out. Painting it would take several times as long."""
    await wait_until_idle(pilot)
    front_screen(pilot, InterviewScreen)._refresh_layout()  # noqa: SLF001


def one_line(text: str) -> str:
    """A text as one line, without the thumbs of scroll bars."""
    return " ".join(text.replace(THUMB, " ").split())


def pane_text(screen: InterviewScreen) -> str:
    """The visible text of the question pane, as one line."""
    pane = screen.query_one(QuestionPane)
    rows = pane.render_lines(Region(0, 0, *pane.outer_size))
    return one_line("\n".join(row.text for row in rows))


def question_texts(screen: InterviewScreen) -> tuple[str, list[str]]:
    """The question with its help as one line, and the labels of the options."""
    assert screen.interview is not None
    assert screen.interview.current_question is not None
    question = screen.interview.current_question.question
    texts = (question.text, *filter(None, [question.help]))
    return one_line(" ".join(map(localized, texts))), [
        choice.label for choice in answer_choices(question)
    ]


def area_above_footer(screen: InterviewScreen) -> Region:
    """The region of the screen above the footer."""
    width, height = screen.size
    return Region(0, 0, width, height - screen.query_one(KeyFooter).region.height)


async def turn_wheel(pilot: TensignsPilot, offset: Offset) -> None:
    """Turn the mouse wheel far down at an offset of the screen."""
    for _turn in range(20):
        await pilot._post_mouse_events([MouseScrollDown], offset=offset)  # noqa: SLF001  the pilot has no wheel
    await wait_until_idle(pilot)


@every_language
@usual_sizes
async def test_every_question_and_option_is_visible_at_the_usual_sizes(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with open_interview(library, language, size) as pilot:
        for key, answers in revealing_answers(builtin_edition().questionnaire):
            screen = await go_to_question(pilot, key, answers)
            text, options = question_texts(screen)
            visible_text = pane_text(screen)
            assert text in visible_text, key
            assert [option for option in options if one_line(option) not in visible_text] == [], key
            assert area_above_footer(screen).contains_region(
                screen.query_one(QuestionPane).region
            ), key


@every_language
@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_on_a_small_screen_every_word_and_every_option_can_be_scrolled_to(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with open_interview(library, language, size) as pilot:
        for key, answers in revealing_answers(builtin_edition().questionnaire):
            screen = await go_to_question(pilot, key, answers)
            assert area_above_footer(screen).contains_region(
                screen.query_one(QuestionPane).region
            ), key
            text, options = question_texts(screen)
            pane = screen.query_one(QuestionPane)
            for index, option in enumerate(options):
                pane.highlighted = index
                assert one_line(option) in pane_text(screen), key
            pages = [pane_text(screen)]
            pane.action_page(1)
            while (page := pane_text(screen)) != pages[-1]:
                assert page not in pages, key
                pages.append(page)
                pane.action_page(1)
            first, last = text.split()[:3], text.split()[-3:]
            assert " ".join(first) in pages[0], key
            assert any(" ".join(last) in page for page in pages), key
            assert not [word for word in text.split() if word not in " ".join(pages)], key


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_pointer_and_the_first_line_of_the_note_are_visible_at_every_option(
    library: Library, size: tuple[int, int]
) -> None:
    async with open_interview(library, "en", size) as pilot:
        screen = await go_to_question(pilot, "mental-abuse.remarks", {})
        assert screen.interview is not None
        screen.interview = screen.interview.annotate("On the phone,\n" + "in front of all " * 20)
        for number, choice in enumerate(answer_choices(REMARKS), start=1):
            await press(pilot, "down")
            lines = (await painted_text(pilot)).splitlines()
            pointer_line = next((line.strip() for line in lines if POINTER in line), "nowhere")
            assert pointer_line.startswith(f"{POINTER} {choice.keys[0]}"), number
            (note,) = [line.rstrip() for line in lines if "Note  On the phone, in" in line]
            assert note.endswith("…")


@every_language
@usual_sizes
async def test_all_footer_keys_fit_and_no_label_in_the_sidebar_is_cut(
    library: Library, language: str, size: tuple[int, int]
) -> None:
    async with open_interview(library, language, size) as pilot:
        screen = front_screen(pilot, InterviewScreen)
        text = await painted_text(pilot)
        footer = screen.query_one(KeyFooter)
        for entry in footer.visible_entries:
            assert f"{entry.display} {entry.description}" in text
        sidebar = screen.query_one(SignSidebar)
        if sidebar.display:
            rows = [row[: sidebar.region.right] for row in text.splitlines()]
            assert not [row for row in rows[: sidebar.region.bottom] if "…" in row]
        await press(pilot, "o")
        assert screen.query_one(QuestionPane).region.height >= 10


async def test_a_long_question_scrolls_by_key_and_by_mouse_wheel(
    library: Library,
) -> None:
    async with open_interview(library, "en", (40, 12)) as pilot:
        screen = await go_to_question(pilot, "mental-abuse.remarks", {})
        text, options = question_texts(screen)
        top, end = pane_text(screen), " ".join(text.split()[-3:])
        assert end not in top
        await press(pilot, *["pagedown"] * 8)
        assert end in pane_text(screen)
        await press(pilot, *["pageup"] * 8)
        assert pane_text(screen) == top
        pane = screen.query_one(QuestionPane).region
        await turn_wheel(pilot, pane.offset + Offset(2, 2))
        assert end in pane_text(screen)
        assert options[-1] not in pane_text(screen)
        await turn_wheel(pilot, pane.bottom_left + Offset(2, -1))
        assert options[-1] in pane_text(screen)


async def test_the_sidebar_shows_the_current_sign_on_a_low_screen(
    library: Library,
) -> None:
    async with open_interview(library, "en", (100, 12)) as pilot:
        for sign in builtin_edition().questionnaire.signs:
            await go_to_question(pilot, f"{sign.id}.{sign.questions[0].id}", {})
            lines = (await painted_text(pilot)).splitlines()
            (current_sign,) = (line.split("▸")[1].split() for line in lines if "▸" in line)
            assert current_sign[0] == str(sign.number)


@pytest.mark.parametrize("length", range(40, 50))
async def test_the_last_line_of_a_toast_is_whole(library: Library, length: int) -> None:
    """Some lengths fit the width of the toast but not the width beside a scrollbar."""
    async with run_interview(library, size=(80, 24)) as pilot:
        pilot.app.notify(("abcdefgh " * 9)[: length - 3] + " zz", markup=False)
        await wait_for_texts(pilot, "zz")
