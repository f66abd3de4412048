"""The review: the list of open questions and notes, going to one and back, and finishing."""

from tensigns.library.library import Library
from tensigns.tui.symbols import POINTER
from tests.tui.pilot import (
    CLIENT,
    click_on,
    current_sitting,
    painted_text,
    press,
    run_interview,
    toast_messages,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until_idle,
)

CALLS, RAISED, LATE = "demands.calls", "demands.raised", "payment.late"


async def test_the_review_lists_open_questions_and_notes(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "0", "right", "1")
        await wait_for_texts(pilot, "Two questions are open: without an answer, or with “I don't")
        lines = [
            line.partition("│")[2].strip(f" {POINTER}")
            for line in (await painted_text(pilot)).splitlines()
        ]
        assert "?  Demands · How often did they call at night?" in lines
        assert "·  Demands · Did you raise it?" in lines
        assert not any("invoices" in line for line in lines)
        await press(pilot, "b", "o", "s", "o", "escape", "right")
        await wait_for_texts(pilot, "✎  Slow payment · How many of the last", "   so")


async def test_answering_a_listed_question_returns_to_the_review(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "0", "0", "1", "enter")
        assert current_sitting(pilot).position == CALLS
        await press(pilot, "1")
        assert current_sitting(pilot).position == "review"
        await wait_for_texts(pilot, "You have answered everything.")


async def test_a_question_that_the_answer_reveals_is_asked_before_the_review(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "0")
        await click_on(pilot, "4  Demands")
        await press(pilot, "2")
        assert current_sitting(pilot).position == RAISED
        await press(pilot, "1")
        assert current_sitting(pilot).position == "review"
        await click_on(pilot, "How many of the last five")
        assert current_sitting(pilot).position == LATE
        await press(pilot, "1")
        assert current_sitting(pilot).position == "review"


async def test_a_note_at_a_hidden_question_is_kept(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "2", "o", "x", "escape", "left", "1", "1")
        assert current_sitting(pilot).notes == {RAISED: "x"}
        await click_on(pilot, "✎")
        assert toast_messages(pilot) == ["This question is not asked now; its note is kept."]
        assert current_sitting(pilot).position == "review"
        await press(pilot, "f")
        await wait_for_texts(pilot, "K E E P")
    sitting = library.latest_sitting(library.find(CLIENT))
    assert sitting is not None
    assert sitting.notes == {RAISED: "x"}


async def test_f_finishes_only_in_the_review_and_only_with_an_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "f", "right", "f", "right", "right", "f")
        assert current_sitting(pilot).position == "review"
        assert "f finish" not in await wait_for_texts(pilot, "Nothing is answered yet")
        await press(pilot, "1", "2", "0", "w", "enter")
        assert current_sitting(pilot).answers == {}
        await press(pilot, "n", "f")
        assert current_sitting(pilot).position == "review"
        await wait_for_texts(pilot, "f finish")
        await press(pilot, "f")
        await wait_for_texts(pilot, "K E E P")
    assert not library.draft(library.find(CLIENT))


async def test_finishing_twice_records_one_sitting(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1")
        for _time in range(3):
            pilot.app.simulate_key("f")
        await wait_for_texts(pilot, "K E E P")
        await wait_until_idle(pilot)
    assert len(library.sitting_ids(library.find(CLIENT))) == 1


async def test_the_smallest_review_says_what_to_do_where_nothing_is_listed(
    library: Library,
) -> None:
    async with run_interview(library, size=(40, 12)) as pilot:
        await press(pilot, "n", "1", "1")
        await wait_for_wrapped_texts(pilot, "Press f to finish and see the result")
        await press(pilot, "b", "0")
        text = await wait_for_texts(pilot, "One question is open")
        assert "to finish and see" not in text


async def test_the_review_says_how_to_go_back_to_a_sign(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1")
        await wait_for_texts(pilot, "You have answered everything.", "g leads back to any sign")
        await press(pilot, "b", "0")
        await wait_for_texts(
            pilot,
            "One question is open: without an answer, or with “I don't know”.",
            "Go back to any of them",
        )
