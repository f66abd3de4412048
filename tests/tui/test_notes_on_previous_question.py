"""A note on the question that was just answered: the key p."""

import pytest

from tensigns.library.library import Library
from tests.tui.pilot import (
    CLIENT,
    current_sitting,
    painted_text,
    press,
    run_interview,
    wait_for_texts,
    wait_until,
)

THREAT, CALLS, RAISED, LATE = (
    "threats.threatened",
    "demands.calls",
    "demands.raised",
    "payment.late",
)


async def test_p_notes_why_after_the_answer(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "p", *"why", "escape")
        assert current_sitting(pilot).position == CALLS
        assert current_sitting(pilot).notes == {THREAT: "why"}
        # the note is on the question that p shows, not on the current one
        await press(pilot, "o", *"here", "escape", "p", *"!", "escape")
        assert current_sitting(pilot).notes == {THREAT: "why!", CALLS: "here"}
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert draft.notes == {THREAT: "why!", CALLS: "here"}


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
async def test_the_box_says_what_the_note_is_on(library: Library, size: tuple[int, int]) -> None:
    async with run_interview(library, size=size) as pilot:
        await press(pilot, "n", "p")
        text = await wait_for_texts(pilot, "─ Note · Did they")
        assert "How often" in text
        await press(pilot, "escape", "o")
        await wait_for_texts(pilot, "─ Note · How often")
        await press(pilot, "escape", "1", "1", "o")
        await wait_for_texts(pilot, "─ On the whole")


async def test_at_the_first_question_p_does_nothing(library: Library) -> None:
    async with run_interview(library) as pilot:
        assert "note before" not in await painted_text(pilot)
        await press(pilot, "p")
        assert not pilot.app.screen.has_class("-note-open")
        await press(pilot, "n")
        await wait_for_texts(pilot, "p note before", "←  No  ·  p note  ·  Did they threaten you?")


async def test_after_a_question_of_the_review_p_notes_that_question(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "0", "1", "1", "enter")
        assert current_sitting(pilot).position == THREAT
        await press(pilot, "n")
        assert current_sitting(pilot).position == "review"
        await press(pilot, "p", *"why", "escape")
        assert current_sitting(pilot).notes == {THREAT: "why"}


async def test_without_an_answer_p_notes_the_question_before_this_one(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "left", "p", *"why", "escape")
        assert current_sitting(pilot).position == CALLS
        assert current_sitting(pilot).notes == {THREAT: "why"}


async def test_an_open_note_on_the_previous_question_is_saved_as_it_is_typed(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "p", *"why")

        def saved_notes() -> object:
            clients = library.match(CLIENT)
            draft = library.draft(clients[0]) if clients else None
            return draft and draft.notes

        await wait_until(pilot, lambda: saved_notes() == {THREAT: "why"})
