"""Leaving in plain lines: the questions, the plan, its ticks, another end."""

from datetime import date

import pytest

from tensigns.core.journal.leaving import Notice
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.leave import LineLeaving
from tensigns.report.client_leaving import ClientLeaving
from tensigns.session.leaving import left_entry, load_leaving, returned_entry
from tests.library.sample import NOW
from tests.lineui.memory_console import clock, hold

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
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "1", "1", LEAVE)
    assert "open, 23 Nov 2026: Send an invoice" in " ".join(output.split())
    assert "Noted. Step 1 is done: Send an invoice" in " ".join(output.split())
    assert "[x] 23 Nov 2026" in hold(LineLeaving, library, client, LEAVE)
    output = hold(LineLeaving, library, client, "1", "1", LEAVE)
    assert "done, 23 Nov 2026: Send an invoice" in " ".join(output.split())
    assert "Noted. Step 1 is not done: Send an invoice" in " ".join(output.split())
    assert "[x]" not in output.split("Noted.")[1]


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

    calculated = ends_after(*OPEN_ENDED)
    assert ends_after("3", *[""] * 8) == calculated
    assert ends_after("4", "2027-03-31") == date(2027, 3, 31)
    assert ends_after("3", *[""] * 8) == date(2027, 3, 31)
    # Another notice needs another end.
    assert ends_after("3", "", "2 months", *[""] * 6) == date(2027, 1, 26)


def test_an_end_within_the_notice_is_said_to_be_short(library: Library, client: Client) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "4", "2026-12-01", LEAVE)
    assert "does not fit before 1 December 2026" in " ".join(output.split())


@pytest.mark.parametrize("notice", ["none", ""])
def test_a_last_day_before_the_letter_arrives_is_warned_of(
    library: Library, client: Client, notice: str
) -> None:
    answers = [OPEN_ENDED[0], notice, *OPEN_ENDED[2:]]
    output = hold(LineLeaving, library, client, *answers, "4", "2026-11-25", "2", LEAVE)
    warning = (
        "The last day, 25 November 2026, is before the letter arrives: posted on 23 November 2026, "
        "it has arrived by 26 November 2026."
    )
    words = " ".join(output.split())
    assert f"Noted. {warning}" in words
    page, _question, letter = words.rpartition(f"Noted. {warning}")[2].partition("What do you want")
    assert warning in page
    assert "Its last day is 25 November 2026" in letter
    assert warning in letter
    output = hold(LineLeaving, library, client, "4", "2026-11-26", LEAVE)
    assert "before the letter arrives" not in " ".join(output.split()).rpartition("Noted.")[2]


def test_leaving_is_explained_and_confirmed(library: Library, client: Client) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "1", "1", "5", "", "n", LEAVE)
    words = " ".join(output.split())
    assert "From 23 November 2026 on, Globex is no longer your client." in words
    assert "steps of the plan are open; you can still tick them" in words
    assert "Nothing was noted." in words
    leaving = leaving_of(library, client)
    assert leaving.standing == "leaving"
    assert leaving.plan is not None
    assert f"{len(leaving.plan.open_steps)} steps of the plan" in words


def test_the_day_of_leaving_is_asked(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "5", "20 nov", "y", LEAVE)
    leaving = leaving_of(library, client)
    assert leaving.standing == "left"
    assert leaving.left is not None
    assert leaving.left.period.first == date(2026, 11, 20)


def test_the_day_of_leaving_is_not_before_the_client_came_back(
    library: Library, client: Client
) -> None:
    journal = library.journal(client)
    journal.append(left_entry(date(2026, 11, 16), clock()))
    journal.append(returned_entry(clock()))
    output = hold(LineLeaving, library, client, *OPEN_ENDED, "5", "20 nov", "23 nov", "y", LEAVE)
    assert "“20 nov” is before 23 November 2026, when you began" in " ".join(output.split())
    assert leaving_of(library, client).standing == "left"


def test_the_steps_can_be_ticked_after_leaving(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "5", "", "y", LEAVE)
    output = hold(LineLeaving, library, client, "1", "2", LEAVE)
    assert "Step 2 is done" in output
    plan = leaving_of(library, client).plan
    assert plan is not None
    assert len(plan.done_ids) == 1


def test_what_becomes_of_the_plan_is_said_before_a_client_returns(
    library: Library, client: Client
) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "5", "", "y", LEAVE)
    left = leaving_of(library, client).left
    assert left is not None
    output = hold(LineLeaving, library, client, "2", "n", LEAVE)
    assert "The plan for leaving ends with this" in " ".join(output.split())
    assert f"`tensigns delete {client.slug}@{left.id}`" in " ".join(output.split())
    assert leaving_of(library, client).standing == "left"


@pytest.mark.parametrize("kind", ["left", "returned"])
def test_the_entries_that_are_named_bring_the_plan_back(
    library: Library, client: Client, kind: str
) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, "1", "1", "5", "", "y", LEAVE)
    left = leaving_of(library, client).left
    output = hold(LineLeaving, library, client, "2", "y", LEAVE)
    assert (leaving_of(library, client).standing, leaving_of(library, client).plan) == (
        "active",
        None,
    )
    entries = library.journal(client).read().entries
    (returned,) = (entry for entry in entries if entry.kind == "returned")
    words = " ".join(output.split())
    assert f"`tensigns delete {client.slug}@{returned.id}` brings it back" in words
    library.journal(client).delete(returned.id)
    if kind == "left" and left is not None:
        library.journal(client).delete(left.id)
    leaving = leaving_of(library, client)
    assert leaving.standing == ("leaving" if kind == "left" else "left")
    assert leaving.plan is not None
    assert len(leaving.plan.done_ids) == 1


def test_a_notice_that_is_none_is_asked_again(library: Library, client: Client) -> None:
    lines = [*OPEN_ENDED[:1], "soon", *OPEN_ENDED[1:]]
    output = hold(LineLeaving, library, client, *lines, LEAVE)
    assert "“soon” is no notice" in output


@pytest.mark.parametrize("answered", range(8))
def test_q_leaves_at_every_question_and_no_plan_is_made(
    answered: int, library: Library, client: Client
) -> None:
    output = hold(LineLeaving, library, client, *OPEN_ENDED[:answered], "q")
    assert output.endswith("You left; this was not saved.\n")
    assert library.entry_names(client) == ()


def test_a_form_that_is_left_leads_back_to_the_plan(library: Library, client: Client) -> None:
    hold(LineLeaving, library, client, *OPEN_ENDED, LEAVE)
    before = library.entry_names(client)
    output = hold(LineLeaving, library, client, "4", "q", "3", "", "q", LEAVE)
    assert output.count("You left; this was not saved.\n") == 2
    assert output.count("What do you want to do?") == 3
    assert library.entry_names(client) == before
