"""Answering questions by key and by mouse."""

import pytest

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition, parse_edition
from tensigns.storage import toml
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.question_pane import QuestionPane
from tests.library.sample import small_edition
from tests.tui.pilot import (
    click_on,
    current_sitting,
    painted_text,
    press,
    press_burst,
    run_interview,
    wait_for_texts,
)

THREAT, CALLS, RAISED, LATE = (
    "threats.threatened",
    "demands.calls",
    "demands.raised",
    "payment.late",
)


@pytest.mark.parametrize(
    ("language", "keys", "other_keys"),
    [
        ("en", {"1": "yes", "2": "no", "y": "yes", "N": "no", "0": "unknown"}, "j39"),
        ("nl", {"1": "yes", "2": "no", "J": "yes", "n": "no", "0": "unknown"}, "y39"),
    ],
)
async def test_an_answer_key_answers_and_goes_on_and_other_keys_do_nothing(
    library: Library, language: str, keys: dict[str, str], other_keys: str
) -> None:
    set_language(language)
    async with run_interview(library) as pilot:
        await press(pilot, *other_keys)
        assert (current_sitting(pilot).position, current_sitting(pilot).answers) == (THREAT, {})
        for key, option in keys.items():
            await press(pilot, key)
            assert (current_sitting(pilot).position, current_sitting(pilot).answers) == (
                CALLS,
                {THREAT: option},
            )
            await press(pilot, "left")


async def test_letters_answer_only_yes_no_questions(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "n")
        assert current_sitting(pilot).position == CALLS
        await press(pilot, "3")
        assert current_sitting(pilot).answers[CALLS] == "weekly"


async def test_a_burst_of_keys_answers_one_question_after_another(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "2", "2", "left", "3", "1")
        assert current_sitting(pilot).answers == {THREAT: "no", CALLS: "weekly", RAISED: "not-yet"}


async def test_a_burst_of_arrows_and_enters_never_answers_the_next_question(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "down", "enter", "down", "enter", "enter", "enter")
        assert current_sitting(pilot).answers[THREAT] == "yes"
        assert current_sitting(pilot).answers.get(CALLS) in {None, "never"}


async def test_a_new_question_has_no_highlight_and_enter_does_nothing(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "enter")
        assert POINTER not in await painted_text(pilot)
        assert current_sitting(pilot).answers == {}
        await press(pilot, "down")
        assert POINTER in await painted_text(pilot)
        await press(pilot, "enter")
        assert current_sitting(pilot).answers == {THREAT: "yes"}
        await press(pilot, "enter")
        assert POINTER not in await painted_text(pilot)
        assert current_sitting(pilot).position == CALLS


async def test_up_starts_at_the_last_option_and_down_at_the_first(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "up", "enter")
        assert current_sitting(pilot).answers == {THREAT: "unknown"}
        await press(pilot, "down", "down", "down", "enter")
        assert current_sitting(pilot).answers[CALLS] == "weekly"


async def test_right_goes_on_and_keeps_the_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "right")
        assert (current_sitting(pilot).position, current_sitting(pilot).answers) == (CALLS, {})
        await press(pilot, "2", "left", "left", "right", "right")
        assert current_sitting(pilot).position == RAISED
        assert current_sitting(pilot).answers == {CALLS: "monthly"}


async def test_going_back_highlights_the_answer_and_enter_confirms_it(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "2", "3")
        for key in "left", "b":
            await press(pilot, key)
            assert current_sitting(pilot).position == CALLS
            assert f"{POINTER} 3 ✓ Every week" in await painted_text(pilot)
            await press(pilot, "enter")
            assert current_sitting(pilot).position == RAISED
            assert current_sitting(pilot).answers == {THREAT: "no", CALLS: "weekly"}


async def test_going_back_stops_at_the_first_question(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "left", "b", "left")
        assert current_sitting(pilot).position == THREAT


async def test_an_answer_that_was_hidden_is_suggested_again_and_enter_confirms_it(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "3", "2", "left", "left", "1")
        assert current_sitting(pilot).answers == {THREAT: "no", CALLS: "never"}
        assert current_sitting(pilot).suggestions == {RAISED: "went-on"}
        await press(pilot, "left", "2")
        text = await painted_text(pilot)
        assert current_sitting(pilot).position == RAISED
        assert RAISED not in current_sitting(pilot).answers
        assert f"{POINTER} 2   Yes, and it went on" in text
        await press(pilot, "enter")
        assert current_sitting(pilot).answers[RAISED] == "went-on"
        assert current_sitting(pilot).suggestions == {}


async def test_a_click_on_an_option_answers(library: Library) -> None:
    async with run_interview(library) as pilot:
        await click_on(pilot, "No")
        assert current_sitting(pilot).answers == {THREAT: "no"}
        await click_on(pilot, "I don't know")
        assert current_sitting(pilot).answers == {THREAT: "no", CALLS: "unknown"}


async def test_a_click_on_a_sign_in_the_sidebar_goes_to_it(library: Library) -> None:
    async with run_interview(library) as pilot:
        await click_on(pilot, "5  Slow payment")
        assert current_sitting(pilot).position == LATE
        await click_on(pilot, "1  Threats")
        assert current_sitting(pilot).position == THREAT
        await click_on(pilot, "Review")
        assert current_sitting(pilot).position == "review"
        await click_on(pilot, "4  Demands")
        assert current_sitting(pilot).position == CALLS


async def test_a_double_click_answers_the_question_that_was_clicked(library: Library) -> None:
    async with run_interview(library) as pilot:
        await click_on(pilot, "No", times=2)
        assert current_sitting(pilot).answers.keys() <= {THREAT, CALLS}
        assert current_sitting(pilot).answers[THREAT] == "no"


async def test_footer_keys_can_be_clicked_and_the_answer_key_only_highlights(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await click_on(pilot, "y/n answer")
        assert current_sitting(pilot).answers == {}
        assert pilot.app.screen.query_one(QuestionPane).highlighted == 0
        await click_on(pilot, "0 don't know")
        assert current_sitting(pilot).answers == {THREAT: "unknown"}
        await click_on(pilot, "← back")
        assert current_sitting(pilot).position == THREAT
        await click_on(pilot, "→ on")
        assert current_sitting(pilot).position == CALLS


async def test_g_lists_the_signs_and_goes_to_the_chosen_one(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "g")
        assert "Demands" in await painted_text(pilot)
        await press(pilot, "5")
        assert current_sitting(pilot).position == LATE
        await press(pilot, "g", "enter")
        assert current_sitting(pilot).position == THREAT
        await press(pilot, "g", "escape")
        assert current_sitting(pilot).position == THREAT
        await press(pilot, "g")
        await click_on(pilot, "·  Review")
        assert current_sitting(pilot).position == "review"


async def test_0_goes_to_the_tenth_sign(library: Library) -> None:
    edition = builtin_edition()
    tenth = edition.questionnaire.signs[9]
    async with run_interview(library, edition=edition) as pilot:
        await press(pilot, "g", "0")
        assert current_sitting(pilot).position.partition(".")[0] == tenth.id


async def test_w_shows_why_a_question_is_asked(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "w")
        assert "Nobody works well in fear." in await painted_text(pilot)
        await press(pilot, "escape")
        assert "Nobody works well in fear." not in await painted_text(pilot)
        await press(pilot, "right", "w")
        assert "The line is yours." in await painted_text(pilot)
        await press(pilot, "enter")
        assert current_sitting(pilot).position == CALLS


async def test_the_weighing_is_asked_if_it_matters_and_w_shows_why(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "3", "1", "1")
        text = await painted_text(pilot)
        assert current_sitting(pilot).position == "weighing.worth-it"
        assert "The weighing" in text
        await press(pilot, "w")
        assert "“No” makes" in await painted_text(pilot)
        await press(pilot, "escape", "n")
        assert current_sitting(pilot).answers["weighing.worth-it"] == "no"
        assert current_sitting(pilot).position == "review"


async def test_the_interview_shows_no_points_and_no_recommendation(library: Library) -> None:
    async with run_interview(library) as pilot:
        for key in "y", "3", "2", "3", "n":
            await press(pilot, key)
            text = await painted_text(pilot)
            assert "point" not in text
            assert "fire" not in text.lower()


async def test_the_footer_shows_the_answer_keys_of_the_question(library: Library) -> None:
    async with run_interview(library) as pilot:
        await wait_for_texts(pilot, "y/n answer")
        await press(pilot, "n")
        await wait_for_texts(pilot, "1-3 answer")
    set_language("nl")
    async with run_interview(library, "Hooli") as pilot:
        await wait_for_texts(pilot, " j/n ")


async def test_f1_lists_the_keys_of_the_interview(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "f1")
        lines = (await painted_text(pilot)).splitlines()
        for key, description in (
            ("y/n", "answer"),
            ("0", "don't know"),
            ("o", "note"),
            ("esc", "leave"),
        ):
            assert any(key in line and description in line for line in lines)
        assert not any("finish" in line for line in lines)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_in_a_short_window_the_label_replaces_a_title_that_is_too_wide(
    library: Library,
) -> None:
    table = toml.parse(small_edition().data, "small")
    table["sign"][0]["title"]["en"] = "They threaten you or the people who work for you"
    edition = parse_edition(toml.dumps({**table, "version": "2.0"}), "another")
    async with run_interview(library, edition=edition, size=(40, 12)) as pilot:
        text = await painted_text(pilot)
        assert "Threats  " in text
        assert "They threaten" not in text
