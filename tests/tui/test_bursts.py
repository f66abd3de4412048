"""Keys pressed faster than they are handled, or twice, act only where they were meant to."""

from asyncio import Event, sleep, timeout
from inspect import CORO_CLOSED, getcoroutinestate
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
from tensigns.tui.screens.text_dialog import TextDialog, TextInput
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.screens.what_now import WhatNowDialog
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.note_box import NoteBox
from tests.processes import WAIT_LIMIT
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    front_screen,
    open_last_result,
    press,
    press_burst,
    run_app,
    run_interview,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)


def new_app(library: Library) -> TensignsApp:
    return TensignsApp(library, now=lambda: NOW)


def open_screen_types(pilot: TensignsPilot) -> list[type[Screen[Any]]]:
    """The types of the open screens, without the default screen of Textual."""
    return [type(screen) for screen in pilot.app.screen_stack[1:]]


async def wait_for_exact_screen(pilot: TensignsPilot, screen_type: type[Screen[Any]]) -> None:
    """Wait until the screen at the front is of exactly this type."""
    await wait_until(pilot, lambda: type(pilot.app.screen) is screen_type)


async def move_cursor_to(pilot: TensignsPilot, slug: str) -> None:
    """Move the cursor of the home screen to a client."""
    table = front_screen(pilot, HomeScreen).query_one(ClientTable)
    await wait_until(pilot, lambda: bool(table.row_count))
    (index,) = (i for i, key in enumerate(table.rows) if str(key.value).startswith(slug))
    table.move_cursor(row=index)
    await wait_until_idle(pilot)


async def test_enter_twice_does_not_close_the_screen_below(library: Library) -> None:
    async with run_app(new_app(library)) as pilot:
        await press(pilot, "n", *"Zed")
        await press_burst(pilot, "enter", "enter")
        await wait_for_exact_screen(pilot, InterviewScreen)
        assert open_screen_types(pilot) == [HomeScreen, InterviewScreen]
        await press(pilot, "escape")
        await wait_for_exact_screen(pilot, HomeScreen)


async def test_a_reply_key_twice_does_not_close_the_screen_below(demo_library: Library) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        await move_cursor_to(pilot, "umbrella")
        await press(pilot, "a")
        await wait_for_exact_screen(pilot, ChoiceDialog)
        await press_burst(pilot, "r", "r")
        await wait_for_exact_screen(pilot, InterviewScreen)
        assert open_screen_types(pilot) == [HomeScreen, InterviewScreen]


async def test_the_ask_key_twice_starts_one_sitting(demo_library: Library) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        await move_cursor_to(pilot, "hooli")
        await press_burst(pilot, "a", "a")
        await press(pilot, "enter")
        await wait_for_exact_screen(pilot, InterviewScreen)
        await press(pilot, "1", "1", "escape")
        await wait_for_exact_screen(pilot, HomeScreen)
        await wait_until_idle(pilot)
        assert open_screen_types(pilot) == [HomeScreen]
    draft = demo_library.draft(demo_library.find("Hooli"))
    assert draft is not None
    assert len(draft.answers) == 2


async def test_the_new_client_key_twice_opens_one_dialog(library: Library) -> None:
    async with run_app(new_app(library)) as pilot:
        await press_burst(pilot, "n", "n")
        await wait_for_exact_screen(pilot, TextDialog)
        await press(pilot, "escape")
        await wait_for_exact_screen(pilot, HomeScreen)
        await wait_until_idle(pilot)
        assert open_screen_types(pilot) == [HomeScreen]


async def test_late_keys_go_to_the_screen_in_front(demo_library: Library) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        home = front_screen(pilot, HomeScreen)
        table = home.query_one(ClientTable)
        await wait_until(pilot, lambda: pilot.app.focused is table)
        is_held, is_released = Event(), Event()
        keys = ("Z", "e", "x", "backspace", "d", "enter")

        async def hold() -> None:
            is_held.set()
            await is_released.wait()

        table.call_later(hold)
        try:
            # The pilot's own waiting would wait for the table.
            async with timeout(WAIT_LIMIT):
                await is_held.wait()
                for key in keys:
                    pilot.app.simulate_key(key)
                while table.message_queue_size < len(keys):  # noqa: ASYNC110  nothing signals it
                    await sleep(0)
                home.action_new_client()
                while type(pilot.app.focused) is not TextInput:  # noqa: ASYNC110  nothing signals it
                    await sleep(0)
        finally:
            # The app cannot end while the table is held.
            is_released.set()
        await wait_for_exact_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "Zed")


async def test_a_key_twice_opens_one_what_if(demo_library: Library) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        await open_last_result(pilot)
        await press_burst(pilot, "t", "t")
        await wait_for_exact_screen(pilot, WhatIfScreen)
        await wait_until_idle(pilot)
        assert open_screen_types(pilot) == [HomeScreen, HistoryScreen, ResultScreen, WhatIfScreen]


async def test_keys_typed_while_a_screen_opens_go_to_that_screen(demo_library: Library) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        await press_burst(pilot, "h", "n", "w")
        await wait_for_exact_screen(pilot, WhatNowDialog)
        await wait_until_idle(pilot)
        assert open_screen_types(pilot) == [HomeScreen, HistoryScreen, WhatNowDialog]


async def test_a_name_typed_at_once_is_whole_and_deletes_nothing(demo_library: Library) -> None:
    clients_before = demo_library.list_clients().clients
    async with run_app(new_app(demo_library)) as pilot:
        await press_burst(pilot, "n", *"Dunder", "enter")
        await wait_for_exact_screen(pilot, InterviewScreen)
        assert current_sitting(pilot).client == "Dunder"
        await press(pilot, "1", "escape")
        await wait_for_exact_screen(pilot, HomeScreen)
    assert set(clients_before) < set(demo_library.list_clients().clients)


async def test_keys_typed_while_the_interview_opens_do_nothing(library: Library) -> None:
    async with run_app(new_app(library)) as pilot:
        await press(pilot, "n", *"Zed")
        await press_burst(pilot, "enter", "1", "1")
        await wait_for_exact_screen(pilot, InterviewScreen)
        await wait_until_idle(pilot)
        assert type(pilot.app.screen) is InterviewScreen
        assert not current_sitting(pilot).answers


async def test_a_key_that_is_handled_after_the_exit_starts_nothing(demo_library: Library) -> None:
    """A flow that never runs would leave a warning in the terminal."""
    app = new_app(demo_library)
    async with run_app(app) as pilot:
        home = front_screen(pilot, HomeScreen)
        flow = app.sitting_flows.ask_new_client()
        app.exit(0)
        app.flow_context.start(home, flow)
        assert getcoroutinestate(flow) == CORO_CLOSED


async def test_keys_after_finishing_change_no_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1")
        assert current_sitting(pilot).position == "review"
        await press(pilot, "b")
        await press_burst(pilot, "1", "f", "b", "2")
        await wait_for_texts(pilot, "K E E P")
    recorded = library.latest_sitting(library.find("Globex B.V."))
    assert recorded is not None
    assert recorded.answers["payment.late"] == "none"


async def test_keys_typed_at_once_after_o_do_not_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "o", "1", "y")
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, NoteBox))
        assert (current_sitting(pilot).position, current_sitting(pilot).answers) == (
            "threats.threatened",
            {},
        )


async def test_going_back_at_once_from_the_review_lets_the_next_key_answer(
    library: Library,
) -> None:
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


async def test_a_note_opened_before_the_review_shows_keeps_the_focus(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1")
        await press_burst(pilot, "1", "o")
        await press(pilot, "f")
        assert current_sitting(pilot).position == "review"
        assert front_screen(pilot, InterviewScreen).query_one(NoteBox).text == "f"


async def test_after_going_back_before_the_review_shows_the_arrows_move_in_the_question(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1")
        await press_burst(pilot, "1", "b")
        await press(pilot, "down", "enter")
        assert current_sitting(pilot).answers["payment.late"] == "some"


async def test_keys_after_leaving_change_no_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "n", "escape", "f1", "1")
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
    draft = library.draft(library.find("Globex B.V."))
    assert draft is not None
    assert list(draft.answers) == ["threats.threatened"]


async def test_ctrl_c_twice_leaves(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "ctrl+c", "ctrl+c")
        await wait_until(pilot, lambda: pilot.app.return_code == 130)


async def test_ctrl_c_asks_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+c")
        assert open_screen_types(pilot) == [InterviewScreen, ExitDialog]


@pytest.mark.parametrize("keys", [("down", "1"), ("1", "down"), ("down", "down", "1", "down", "2")])
async def test_a_what_if_answers_the_question_on_the_screen(
    demo_library: Library, keys: tuple[str, ...]
) -> None:
    async with run_app(new_app(demo_library)) as pilot:
        await move_cursor_to(pilot, "globex")
        await open_last_result(pilot)
        await press(pilot, "t")
        await wait_for_exact_screen(pilot, WhatIfScreen)
        await press_burst(pilot, *keys)
        interview = front_screen(pilot, WhatIfScreen).interview
        assert interview is not None
        questions = interview.questionnaire.questions_by_key
        answers = interview.sitting.answers
        assert all(questions[key].question.option(option) for key, option in answers.items())


async def test_amending_asks_before_it_replaces_a_draft(
    demo_library: Library,
) -> None:
    client = demo_library.find("Hooli")
    async with run_app(new_app(demo_library)) as pilot:
        await move_cursor_to(pilot, "hooli")
        await open_last_result(pilot)
        latest = demo_library.latest_sitting(client)
        assert latest is not None
        draft = replace(latest, id=None, started=NOW, finished=None, position="review")
        demo_library.save_draft(client, builtin_edition(), draft)
        await press(pilot, "m", *"slip", "enter")
        await wait_for_exact_screen(pilot, ChoiceDialog)
        assert demo_library.draft(client) is not None
        await press(pilot, "escape")
        await wait_for_exact_screen(pilot, ResultScreen)
        assert demo_library.draft(client) is not None
        assert demo_library.latest_sitting(client) == latest
