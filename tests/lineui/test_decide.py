"""Decide and look back in plain lines."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.console import InputEnded
from tensigns.lineui.decide import LineDecision
from tests.cli.conftest import record_sitting
from tests.library.journal_sample import other
from tests.lineui.memory_console import clock, hold

TODAY = date(2026, 11, 23)


def client_with(library: Library, **answers: str) -> Client:
    record_sitting(library, "Globex B.V.", clock() - timedelta(days=9), **answers)
    return library.find("Globex B.V.")


def entries(library: Library, client: Client) -> list[Entry]:
    return [*library.journal(client).read().entries]


def test_every_field_but_the_first_can_be_skipped(library: Library) -> None:
    client = client_with(library)
    hold(LineDecision, library, client, "2", "", "never", "", "", "", "", "")
    (entry,) = entries(library, client)
    assert entry.details == DecisionDetails(
        sitting="20261114T101530Z", recommendation="undecided", choice="talk"
    )
    assert entry.period == Period.of_day(TODAY)


def test_an_empty_line_takes_the_day_two_months_away(library: Library) -> None:
    client = client_with(library)
    hold(LineDecision, library, client, "2", "", "", "", "", "", "", "")
    (entry,) = entries(library, client)
    assert isinstance(entry.details, DecisionDetails)
    assert entry.details.look_back == TODAY + timedelta(days=60)


def test_after_fire_to_decide_tomorrow_takes_one_key(library: Library) -> None:
    client = client_with(library, legal_trouble__asked="yes")
    output = hold(LineDecision, library, client, "")
    (entry,) = entries(library, client)
    assert isinstance(entry.details, DecisionDetails)
    assert (entry.details.recommendation, entry.details.choice) == ("fire", "tomorrow")
    assert "Decide on 24 November 2026" in output


def test_if_a_red_flag_decides_to_leave_takes_one_key(library: Library) -> None:
    client = client_with(library, physical_abuse__threat="yes")
    hold(LineDecision, library, client, "", "", "", "", "", "", "", "")
    (entry,) = entries(library, client)
    assert isinstance(entry.details, DecisionDetails)
    assert (entry.details.recommendation, entry.details.choice) == ("fire", "leave")


def test_why_is_asked_only_if_the_choice_differs(library: Library) -> None:
    client = client_with(library, physical_abuse__threat="yes")
    output = hold(LineDecision, library, client, "1", "the money", "", "", "", "", "", "", "")
    assert "The recommendation was “fire”. Why this?" in output
    (entry,) = entries(library, client)
    assert isinstance(entry.details, DecisionDetails)
    assert entry.details.because == "the money"


def test_the_look_back_comes_first_and_can_be_all(library: Library) -> None:
    client = client_with(library)
    details = DecisionDetails(choice="talk", expect="no more calls", look_back=TODAY)
    noted = clock() - timedelta(days=3)
    decision = library.journal(client).append(
        replace(other("decision", details), noted=noted, period=Period.of_day(noted.date()))
    )
    output = hold(LineDecision, library, client, "1", "1", "3", "n")
    assert "You decided: talk with the client." in output
    assert "You expected: no more calls" in output
    look_back = entries(library, client)[-1]
    assert look_back.details == LookBackDetails(
        of=decision.id, followed="yes", again="yes", well="unsure"
    )


def test_leaving_before_the_end_writes_nothing(library: Library) -> None:
    client = client_with(library)
    with pytest.raises(InputEnded):
        hold(LineDecision, library, client, "2", "")
    assert entries(library, client) == []


@pytest.mark.parametrize("lines", [(), ("2",), ("2", "calm"), ("2", "calm", "")])
def test_q_leaves_at_every_question(lines: tuple[str, ...], library: Library) -> None:
    client = client_with(library)
    output = hold(LineDecision, library, client, *lines, "q")
    assert output.endswith("You left; this was not saved.\n")
    assert entries(library, client) == []


def test_a_question_mark_is_no_expectation(library: Library) -> None:
    client = client_with(library)
    hold(LineDecision, library, client, "2", "?", "calm", *[""] * 6)
    (entry,) = entries(library, client)
    assert isinstance(entry.details, DecisionDetails)
    assert entry.details.expect == "calm"


def test_three_watches_on_the_same_sign_are_said(library: Library) -> None:
    watch = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
    for days in (90, 60, 30):
        record_sitting(library, "Globex B.V.", clock() - timedelta(days=days), **watch)
    client = library.find("Globex B.V.")
    text = " ".join(hold(LineDecision, library, client, "2", *[""] * 7).split())
    assert "The last three sittings, since 25 August 2026, came to “watch”" in text
    assert "What would have to be different this time?" in text


def test_two_watches_or_another_sign_are_not_said(library: Library) -> None:
    watch = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
    record_sitting(library, "Globex B.V.", clock() - timedelta(days=90), lies__untrue="once")
    for days in (60, 30):
        record_sitting(library, "Globex B.V.", clock() - timedelta(days=days), **watch)
    client = library.find("Globex B.V.")
    assert "since" not in hold(LineDecision, library, client, "2", *[""] * 7)
