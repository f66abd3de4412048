"""Notes: several lines at a question, kept however the note is closed."""

import time

import pytest
from textual.events import Paste

from tensigns.core.sitting import Sitting
from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tensigns.session.sitting_session import SittingSession
from tensigns.text.clean import MARK_LIMIT, NOTE_LIMIT
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.interview_notes import NOTE_SAVE_DELAY
from tensigns.tui.widgets.note_box import NoteBox
from tests.time_bounds import is_within
from tests.tui.busy_computer import skip_single_timers
from tests.tui.pilot import (
    CLIENT,
    TensignsPilot,
    click_on,
    current_sitting,
    front_screen,
    painted_text,
    press,
    run_interview,
    screen_text,
    toast_messages,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)

THREAT, CALLS = "threats.threatened", "demands.calls"


async def write(pilot: TensignsPilot, *lines: str) -> None:
    """Open the note and type lines into it."""
    await press(pilot, "o")
    await wait_until(pilot, lambda: isinstance(pilot.app.focused, NoteBox))
    for number, line in enumerate(lines):
        await press(pilot, *(["enter"] if number else []), *line)


async def paste(pilot: TensignsPilot, text: str) -> None:
    """Paste a text into the focused widget."""
    pilot.app.post_message(Paste(text))
    await wait_until_idle(pilot)


async def test_esc_closes_the_note_and_keeps_its_lines(library: Library) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "12 of 3", "yes no q", "[b]0[/x]")
        assert current_sitting(pilot).answers == {}
        await press(pilot, "escape")
        assert current_sitting(pilot).notes == {THREAT: "12 of 3\nyes no q\n[b]0[/x]"}
        assert current_sitting(pilot).position == THREAT
        await wait_for_texts(pilot, "Note  12 of 3", "[b]0[/x]")
        await press(pilot, "n")
        assert current_sitting(pilot).answers == {THREAT: "no"}


async def test_a_note_can_be_extended_and_deleted(library: Library) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "one")
        await press(pilot, "escape")
        await write(pilot, " two")
        await press(pilot, "escape")
        assert current_sitting(pilot).notes == {THREAT: "one two"}
        await press(pilot, "o", *["backspace"] * 7, "escape")
        assert current_sitting(pilot).notes == {}
        assert "Note" not in await painted_text(pilot)


async def test_a_note_can_be_extended_after_resuming(library: Library) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "one")
        await press(pilot, "escape", "escape")
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
    async with run_interview(library, resume=True) as pilot:
        await write(pilot, " two")
        await press(pilot, "escape")
        assert current_sitting(pilot).notes == {THREAT: "one two"}


async def test_a_click_keeps_the_open_note_at_its_question(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "hm")
        await click_on(pilot, "No")
        assert current_sitting(pilot).notes == {THREAT: "hm"}
        assert current_sitting(pilot).answers == {THREAT: "no"}
        assert not pilot.app.screen.query_one(NoteBox).display
        await write(pilot, "calls")
        await click_on(pilot, "5  Slow payment")
        assert current_sitting(pilot).notes == {THREAT: "hm", CALLS: "calls"}


@pytest.mark.parametrize("keys", [["ctrl+c", "ctrl+c"], ["ctrl+q"]])
async def test_leaving_keeps_an_open_note(library: Library, keys: list[str]) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "half a")
        await press(pilot, *keys)
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert draft.notes == {THREAT: "half a"}


async def test_a_pasted_note_is_cleaned(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "o")
        await paste(pilot, "a\x1b]0;x\x07b\u202ec\r\nd\x9b1m\te\u0301")
        note_box = pilot.app.screen.query_one(NoteBox)
        await wait_until(pilot, lambda: "d" in note_box.text)
        assert note_box.text == "a]0;xbc\nd1m\té"
        await press(pilot, "escape")
        assert current_sitting(pilot).notes == {THREAT: "a]0;xbc\nd1m\té"}


async def test_a_note_that_is_too_long_is_cut_and_this_is_said(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "o")
        await paste(pilot, "x" * (NOTE_LIMIT + 1))
        await press(pilot, "escape")
        assert toast_messages(pilot) == [
            "The note is too long: the first 8000 characters are kept."
        ]
        assert len(current_sitting(pilot).notes[THREAT]) == NOTE_LIMIT


@pytest.mark.parametrize("count", [60_000, 31])
async def test_a_long_row_of_pasted_accents_is_cut_in_time_and_this_is_said(
    library: Library, count: int
) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "mix")
        started = time.process_time()
        await paste(pilot, "\u0333\u0301" * (count // 2) + "\u0333" * (count % 2))
        assert is_within(time.process_time() - started, 2)
        (message,) = toast_messages(pilot)
        noun = "accent is" if count == 31 else "accents are"
        assert message == f"{count - MARK_LIMIT} {noun} left out: more than 30 in a row."
        await press(pilot, "escape")
        assert len(toast_messages(pilot)) == 1
        assert len(current_sitting(pilot).notes[THREAT]) == len("mix") + MARK_LIMIT


async def test_typed_accents_beyond_the_limit_are_said_when_the_note_closes(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "x" + "\u0333" * (MARK_LIMIT + 2))
        assert toast_messages(pilot) == []
        await press(pilot, "escape")
        assert toast_messages(pilot) == ["2 accents are left out: more than 30 in a row."]
        assert current_sitting(pilot).notes[THREAT] == "x" + "\u0333" * MARK_LIMIT


async def test_a_note_in_the_review_belongs_to_the_whole_sitting(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "g", *["down"] * 3, "enter")
        assert current_sitting(pilot).position == "review"
        await write(pilot, "tired of it")
        await press(pilot, "escape")
        assert (current_sitting(pilot).note, current_sitting(pilot).notes) == ("tired of it", {})
        await wait_for_texts(pilot, "On the whole  tired of it")
        assert front_screen(pilot, InterviewScreen).focused is not None


async def test_a_note_in_the_review_opens_below_the_review(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await write(pilot, "before")
        await press(pilot, "escape", "n", "1", "1")
        await write(pilot, "whole")
        lines = (await wait_for_texts(pilot, "Review", "whole")).splitlines()
        title_row, frame_row = (
            max(row for row, line in enumerate(lines) if text in line) for text in ("Review", "╭")
        )
        assert title_row < frame_row


class CountedSaves:
    """Counts the saves of drafts; ``notes`` holds the notes of each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.notes: list[dict[str, str]] = []
        save = SittingSession.save

        def counted_save(session: SittingSession, draft: Sitting) -> None:
            self.notes.append(dict(draft.notes))
            save(session, draft)

        monkeypatch.setattr(SittingSession, "save", counted_save)


async def test_an_open_note_is_saved_seldom_while_it_is_typed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = CountedSaves(monkeypatch)
    async with run_interview(library) as pilot:
        await write(pilot, *["a long sentence"] * 3)
        await wait_until(pilot, lambda: bool(saves.notes))
        note = "\n".join(["a long sentence"] * 3)
        await wait_until(pilot, lambda: {THREAT: note} in saves.notes)
        assert len(saves.notes) <= 4
        assert pilot.app.screen.query_one(NoteBox).has_focus
        count = len(saves.notes)
        await press(pilot, "escape")
        assert current_sitting(pilot).notes == {THREAT: note}
        await front_screen(pilot, InterviewScreen).finish_saving()
        assert len(saves.notes) == count


async def test_an_open_note_is_saved_where_timers_that_run_once_do_not_fire(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = CountedSaves(monkeypatch)
    skip_single_timers(monkeypatch, InterviewScreen)
    async with run_interview(library) as pilot:
        await write(pilot, "x")
        await wait_until(pilot, lambda: saves.notes == [{THREAT: "x"}])
        await press(pilot, "y")
        await wait_until(pilot, lambda: saves.notes[1:] == [{THREAT: "xy"}])


async def test_a_saved_note_that_is_deleted_again_leaves_the_draft(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = CountedSaves(monkeypatch)
    async with run_interview(library) as pilot:
        await write(pilot, "x")
        await wait_until(pilot, lambda: saves.notes == [{THREAT: "x"}])
        await press(pilot, "backspace", "escape")
        await front_screen(pilot, InterviewScreen).finish_saving()
    assert saves.notes == [{THREAT: "x"}, {}]


async def test_closing_an_unchanged_note_saves_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = CountedSaves(monkeypatch)
    async with run_interview(library) as pilot:
        await write(pilot)
        await pilot.pause(NOTE_SAVE_DELAY + 0.2)
        await press(pilot, "escape", "escape")
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
    assert saves.notes == []
    assert not library.clients()


async def test_a_failed_save_of_an_open_note_is_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_full = True
    save = SittingSession.save

    def save_if_possible(session: SittingSession, draft: Sitting) -> None:
        if is_full:
            raise OperationFailed("the disk is full")
        save(session, draft)

    monkeypatch.setattr(SittingSession, "save", save_if_possible)
    async with run_interview(library) as pilot:
        await write(pilot, "hm")
        await wait_for_texts(pilot, "Not saved;", "the disk is full")
        assert pilot.app.screen.query_one(NoteBox).has_focus
        is_full = False
        await press(pilot, "escape")
        await wait_until(pilot, lambda: "Not saved" not in screen_text(pilot))
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert draft.notes == {THREAT: "hm"}
