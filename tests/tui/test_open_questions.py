"""What is open is shown as open on every screen, and the help explains its mark."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tensigns.library.library import Library
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import MessageDialog
from tests.library.sample import finished_sitting, small_edition
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    open_last_result,
    press,
    run_home,
    run_interview,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)

MILDEST = {"threats.threatened": "no", "demands.calls": "never", "payment.late": "none"}
WATCH = {**MILDEST, "demands.calls": "weekly", "demands.raised": "unknown"}
OPEN_MEANING = "a question is open: no answer, or “I don't know”"


def record(library: Library, name: str, days: int, answers: Mapping[str, str]) -> None:
    """Record a sitting about a client, some days ago; the client is added if missing."""
    clients = library.match(name)
    client = clients[0] if clients else library.add(name, NOW)
    sitting = finished_sitting(NOW - timedelta(days=days), answers)
    library.record(client, small_edition(), replace(sitting, client=name, note="", notes={}))


def line_of(text: str, part: str) -> str:
    """The first line of the screen that contains a text, with single blanks."""
    return " ".join(next(line for line in text.splitlines() if part in line).split())


async def assert_help_explains_the_mark(pilot: TensignsPilot) -> None:
    await press(pilot, "f1")
    await wait_for_screen(pilot, MessageDialog)
    assert OPEN_MEANING in " ".join(screen_text(pilot).split())
    await press(pilot, "escape")


@pytest.mark.parametrize(
    ("size", "mark"), [((100, 30), "5?"), ((60, 20), "5?"), ((40, 12), "watch?")]
)
async def test_home_marks_a_result_with_open_questions(
    library: Library, size: tuple[int, int], mark: str
) -> None:
    record(library, "Globex", 3, WATCH)
    record(library, "Hooli", 3, MILDEST)
    async with run_home(library, size) as pilot:
        text = await wait_for_texts(pilot, mark)
        assert mark in line_of(text, "Globex").split()
        assert "?" not in line_of(text, "Hooli")


async def test_the_trend_at_home_does_not_show_an_unanswered_sitting_as_zero(
    library: Library,
) -> None:
    for days, answers in ((90, {}), (60, MILDEST), (30, WATCH)):
        record(library, "Globex", days, answers)
    async with run_home(library) as pilot:
        await wait_for_texts(pilot, "?▁▂")
        await assert_help_explains_the_mark(pilot)


async def test_the_history_marks_open_totals_and_signs(library: Library) -> None:
    record(library, "Globex", 60, {"payment.late": "none"})
    record(library, "Globex", 30, {**WATCH, "payment.late": "unknown"})
    async with run_home(library, (90, 30)) as pilot:
        await press(pilot, "h")
        text = await wait_for_texts(pilot, "Points by sign")
        assert "watch 5?" in line_of(text, "24 Oct 2026")
        assert "keep ?" in line_of(text, "24 Sep 2026")
        assert line_of(text, "Threats").endswith("1 Threats ? ·")
        assert line_of(text, "Demands").endswith("4 Demands ? ▄▄ 5?")
        assert line_of(text, "Slow payment").endswith("5 Slow payment · ?")
        await assert_help_explains_the_mark(pilot)


async def test_the_comparison_marks_open_totals_and_signs(library: Library) -> None:
    record(library, "Globex", 30, {**WATCH, "payment.late": "unknown"})
    record(library, "Hooli", 30, MILDEST)
    async with run_home(library) as pilot:
        await press(pilot, "m", "down", "c")
        await wait_for_screen(pilot, CompareScreen)
        text = await wait_for_texts(pilot, "WATCH 5?", "KEEP 0")
        assert "│ ·" in line_of(text, "Demands")
        assert "5? ▇▇▇▇▇" in line_of(text, "Demands")
        assert "? │ ·" in line_of(text, "Slow payment")
        await assert_help_explains_the_mark(pilot)


async def test_the_result_names_every_open_question(library: Library) -> None:
    record(
        library, "Globex", 3, {**MILDEST, "threats.threatened": "yes", "payment.late": "unknown"}
    )
    async with run_home(library, (100, 40)) as pilot:
        await open_last_result(pilot)
        text = await wait_for_texts(
            pilot, "The question that is still open cannot change this.", "Open, without"
        )
        assert "Slow payment: How many of the last five invoices were late?" in text
        assert line_of(text, "5  Slow payment").endswith("Slow payment ?")
        assert "One sign has no points." in text
        await assert_help_explains_the_mark(pilot)


async def test_only_a_sign_with_nothing_open_has_a_check_mark(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "3", "0", "0", "1")
        text = await wait_for_texts(pilot, "▸")
        assert "✓   1  Threats" in text
        assert "▲?  4  Demands" in text
        await assert_help_explains_the_mark(pilot)


async def test_a_sign_that_is_answered_with_i_dont_know_is_open(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "0", "1")
        await wait_for_texts(pilot, "?   1  Threats", "✓   4  Demands", "▸   5  Slow payment")
        await press(pilot, "g")
        await wait_for_texts(pilot, "1  ?  Threats", "4  ✓  Demands")


async def test_the_review_counts_as_the_result_does(library: Library) -> None:
    async with run_interview(library) as pilot:
        # watch, so that the weighing question is asked too
        await press(pilot, "n", "3", "0", "0", "right")
        text = await wait_for_texts(
            pilot, "Two questions are open: without an answer", "know”. So is the weighing."
        )
        assert "100%" not in text
        await press(pilot, "f")
        text = await wait_for_texts(pilot, "Provisional: each of the two open questions")
        assert text.count("demands: Did you raise it?") == 1


async def test_a_review_without_open_questions_is_complete(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "3", "1", "1", "right")
        await wait_for_texts(pilot, "Only the weighing is open.")
        await press(pilot, "left", "y")
        await wait_for_texts(pilot, "You have answered everything.", "100%")
