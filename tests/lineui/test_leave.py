"""Leaving in plain lines: the questions, the plan, its ticks, another end."""

from datetime import date

import pytest

from tensigns.core.journal.leaving import Notice
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.leave import LineLeaving
from tensigns.report.client_leaving import ClientLeaving
from tensigns.session.leaving import load_leaving
from tests.library.sample import NOW
from tests.lineui.memory_console import hold

OPEN_ENDED = ["1", "1 month", "", "", "the keys", "no", "", "1"]
PROJECT = ["3", "none", "", "", "", "", "", "1"]
LEAVE = "q"


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex", NOW)


def leaving_of(library: Library, client: Client) -> ClientLeaving:
    return load_leaving(library, client, NOW)


def test_eight_answers_make_a_plan(library: Library, client: Client) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED, LEAVE)
    plan = leaving_of(library, client).plan
    assert plan is not None
    assert (plan.details.contract, plan.details.notice) == ("open-ended", Notice(1, "months"))
    assert (plan.details.theirs, plan.details.ours) == ("the keys", "")
    # The letter of Monday 23 November has arrived on Thursday 26 November.
    assert plan.details.ends == date(2026, 12, 28)
    assert "the plan for leaving, to end on 28 December 2026" in " ".join(output.split())
    assert output.count("[ ]") == len(plan.details.steps)


def test_every_question_can_be_skipped(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *[""] * 8, LEAVE)
    plan = leaving_of(library, client).plan
    assert plan is not None
    assert plan.details.contract is None


def test_a_step_is_ticked_and_the_tick_taken_away(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "1", "1", LEAVE)
    assert "[x] 23 Nov 2026" in hold(LineLeaving, library, client, LEAVE)
    assert "[x]" not in hold(LineLeaving, library, client, "1", "1", LEAVE).split("Noted.")[1]


def test_the_letter_is_offered_only_where_there_is_one(library: Library, client: Client) -> None:
    printed = hold(LineLeaving, library, client, *OPEN_ENDED, "2", LEAVE)
    assert "Its last day is 28 December 2026" in " ".join(printed.split())
    hold(LineLeaving, library, client, "3", *PROJECT, LEAVE)
    output = hold(LineLeaving, library, client, LEAVE)
    assert "Draft the letter" not in output
    assert "so no letter is drafted" in " ".join(output.split())


def test_another_end_moves_the_steps(library: Library, client: Client) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "4", "2027-03-31", LEAVE)
    assert "to end on 31 March 2027" in " ".join(output.split())
    plan = leaving_of(library, client).plan
    assert plan is not None
    assert max(step.on for step in plan.details.steps) > date(2027, 3, 31)


def test_another_end_stays_when_the_questions_are_answered_again(
    library: Library, client: Client
) -> None:
    def ends_after(*lines: str) -> date | None:
        hold(LineLeaving, library, client, *lines, LEAVE)
        plan = leaving_of(library, client).plan
        return plan.details.ends if plan else None

    reckoned = ends_after(*OPEN_ENDED)
    assert ends_after("3", *[""] * 8) == reckoned
    assert ends_after("4", "2027-03-31") == date(2027, 3, 31)
    assert ends_after("3", *[""] * 8) == date(2027, 3, 31)
    # Another notice needs another end.
    assert ends_after("3", "", "2 months", *[""] * 6) == date(2027, 1, 26)


def test_an_end_within_the_notice_is_said_to_be_short(library: Library, client: Client) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "4", "2026-12-01", LEAVE)
    assert "does not fit before 1 December 2026" in " ".join(output.split())


def test_leaving_and_coming_back(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "5", LEAVE)
    assert leaving_of(library, client).standing == "left"
    hold(LineLeaving, library, client, "1", LEAVE)
    assert leaving_of(library, client).standing == "active"


def test_a_notice_that_is_none_is_asked_again(library: Library, client: Client) -> None:
    lines = [*OPEN_ENDED[:1], "soon", *OPEN_ENDED[1:]]
    output = hold(LineLeaving, library, client, *lines, LEAVE)
    assert "“soon” is no notice" in output
