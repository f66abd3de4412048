"""Keys that come faster than they can be handled, and twice: none hits what was not meant."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.exit_dialog import ExitDialog
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.note_box import NoteBox
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    front_screen,
    press,
    press_burst,
    run_app,
    run_interview,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)


def app(library: Library) -> TensignsApp:
    return TensignsApp(library, now=lambda: NOW)


def screens(pilot: TensignsPilot) -> list[type[Screen[Any]]]:
    """What lies above the screen that Textual begins with."""
    return [type(each) for each in pilot.app.screen_stack[1:]]


def front(pilot: TensignsPilot, kind: type[Screen[Any]]) -> Callable[[], bool]:
    return lambda: type(pilot.app.screen) is kind


async def point(pilot: TensignsPilot, slug: str) -> None:
    """Put home's cursor on a client."""
    table = front_screen(pilot, HomeScreen).query_one(ClientTable)
    await wait_until(pilot, lambda: bool(table.row_count))
    (row,) = (place for place, key in enumerate(table.rows) if str(key.value).startswith(slug))
    table.move_cursor(row=row)
    await wait_until_idle(pilot)


async def test_enter_twice_takes_no_screen_from_below(library: Library) -> None:
    async with run_app(app(library)) as pilot:
        await press(pilot, "n", *"Zed")
        await press_burst(pilot, "enter", "enter")
        await wait_until(pilot, front(pilot, InterviewScreen))
        assert screens(pilot) == [HomeScreen, InterviewScreen]
        await press(pilot, "escape")
        await wait_until(pilot, front(pilot, HomeScreen))


async def test_a_reply_twice_takes_no_screen_from_below(demo_library: Library) -> None:
    async with run_app(app(demo_library)) as pilot:
        await point(pilot, "umbrella")
        await press(pilot, "enter")
        await wait_until(pilot, front(pilot, ChoiceDialog))
        await press_burst(pilot, "r", "r")
        await wait_until(pilot, front(pilot, InterviewScreen))
        assert screens(pilot) == [HomeScreen, InterviewScreen]


async def test_a_key_twice_holds_one_sitting(demo_library: Library) -> None:
    async with run_app(app(demo_library)) as pilot:
        await point(pilot, "hooli")
        await press_burst(pilot, "a", "a")
        await press(pilot, "enter")
        await wait_until(pilot, front(pilot, InterviewScreen))
        await press(pilot, "1", "1", "escape")
        await wait_until(pilot, front(pilot, HomeScreen))
        await wait_until_idle(pilot)
        assert screens(pilot) == [HomeScreen]
    left = demo_library.draft(demo_library.find("Hooli"))
    assert left is not None
    assert len(left.answers) == 2


async def test_a_key_twice_opens_one_dialog(library: Library) -> None:
    async with run_app(app(library)) as pilot:
        await press_burst(pilot, "n", "n")
        await wait_until(pilot, front(pilot, TextDialog))
        await press(pilot, "escape")
        await wait_until(pilot, front(pilot, HomeScreen))
        await wait_until_idle(pilot)
        assert screens(pilot) == [HomeScreen]


async def test_a_key_twice_opens_one_what_if(demo_library: Library) -> None:
    async with run_app(app(demo_library)) as pilot:
        await press(pilot, "enter")
        await wait_until(pilot, front(pilot, ResultScreen))
        await press_burst(pilot, "t", "t")
        await wait_until(pilot, front(pilot, WhatIfScreen))
        await wait_until_idle(pilot)
        assert screens(pilot) == [HomeScreen, ResultScreen, WhatIfScreen]


async def test_keys_of_a_screen_that_is_covered_by_then_start_nothing(
    demo_library: Library,
) -> None:
    async with run_app(app(demo_library)) as pilot:
        await press_burst(pilot, "h", "n", "enter")
        await wait_until(pilot, front(pilot, HistoryScreen))
        await wait_until_idle(pilot)
        assert screens(pilot) == [HomeScreen, HistoryScreen]


async def test_what_is_pressed_after_finishing_comes_too_late(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1")
        assert current_sitting(pilot).position == "review"
        await press(pilot, "b")
        await press_burst(pilot, "1", "f", "b", "2")
        await wait_for_texts(pilot, "K E E P")
    recorded = library.latest_sitting(library.find("Globex B.V."))
    assert recorded is not None
    assert recorded.answers["payment.late"] == "none"


async def test_what_is_typed_at_once_after_o_is_no_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "o", "1", "y")
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, NoteBox))
        assert (current_sitting(pilot).position, current_sitting(pilot).answers) == (
            "threats.threatened",
            {},
        )


async def test_the_review_and_back_at_once_leaves_the_question_in_charge(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1")
        await press_burst(pilot, "1", "b", "3")
        assert current_sitting(pilot).position == "review"
        assert current_sitting(pilot).answers["payment.late"] == "all"
        await wait_for_texts(pilot, "You have answered everything.")
        await press(pilot, "b", "1")
        assert current_sitting(pilot).answers["payment.late"] == "none"


async def test_a_note_opened_at_once_after_an_answer_keeps_the_focus(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "o", "escape")
        await press_burst(pilot, "n", "o")
        await press(pilot, "1")
        assert front_screen(pilot, InterviewScreen).query_one(NoteBox).text == "1"
        assert list(current_sitting(pilot).answers) == ["threats.threatened"]


async def test_a_note_opened_before_the_review_is_there_keeps_the_focus(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1")
        await press_burst(pilot, "1", "o")
        await press(pilot, "f")
        assert current_sitting(pilot).position == "review"
        assert front_screen(pilot, InterviewScreen).query_one(NoteBox).text == "f"


async def test_back_before_the_review_is_there_leaves_the_arrows_to_the_question(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1")
        await press_burst(pilot, "1", "b")
        await press(pilot, "down", "enter")
        assert current_sitting(pilot).answers["payment.late"] == "some"


async def test_what_is_pressed_after_leaving_comes_too_late(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "n", "escape", "f1", "1")
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
    left = library.draft(library.find("Globex B.V."))
    assert left is not None
    assert list(left.answers) == ["threats.threatened"]


async def test_ctrl_c_twice_leaves(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "ctrl+c", "ctrl+c")
        await wait_until(pilot, lambda: pilot.app.return_code == 130)


async def test_ctrl_c_asks_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+c")
        assert screens(pilot) == [InterviewScreen, ExitDialog]


@pytest.mark.parametrize("keys", [("down", "1"), ("1", "down"), ("down", "down", "1", "down", "2")])
async def test_a_trial_answers_the_question_that_is_on_the_screen(
    demo_library: Library, keys: tuple[str, ...]
) -> None:
    async with run_app(app(demo_library)) as pilot:
        await point(pilot, "globex")
        await press(pilot, "enter")
        await wait_until(pilot, front(pilot, ResultScreen))
        await press(pilot, "t")
        await wait_until(pilot, front(pilot, WhatIfScreen))
        await press_burst(pilot, *keys)
        trial = front_screen(pilot, WhatIfScreen).interview
        assert trial is not None
        items = trial.questionnaire.questions_by_key
        given = trial.sitting.answers
        assert all(items[key].question.option(each) for key, each in given.items())


async def test_amending_asks_before_it_takes_the_place_of_an_unfinished_sitting(
    demo_library: Library,
) -> None:
    client = demo_library.find("Hooli")
    async with run_app(app(demo_library)) as pilot:
        await point(pilot, "hooli")
        await press(pilot, "enter")
        await wait_until(pilot, front(pilot, ResultScreen))
        latest = demo_library.latest_sitting(client)
        assert latest is not None
        begun = replace(latest, id=None, started=NOW, finished=None, position="review")
        demo_library.save_draft(client, builtin_edition(), begun)
        await press(pilot, "m", *"slip", "enter")
        await wait_until(pilot, front(pilot, ChoiceDialog))
        assert demo_library.draft(client) is not None
        await press(pilot, "escape")
        await wait_until(pilot, front(pilot, ResultScreen))
        assert demo_library.draft(client) is not None
        assert demo_library.latest_sitting(client) == latest
