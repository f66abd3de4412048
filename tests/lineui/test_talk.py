"""Prepare a talk, and note the outcomes of conditions, in plain lines."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.talk import LineTalk
from tests.cli.conftest import record_sitting
from tests.library.journal_sample import other, told
from tests.lineui.memory_console import clock, conduct_sitting, hold, output_of, typed_console

TODAY = date(2026, 11, 23)
CALLS = TalkCondition("c1", "no calls at night", TODAY, "I stop answering")


@pytest.fixture
def client(library: Library) -> Client:
    """A client whose latest sitting came to *watch* on slow payment."""
    answers = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
    record_sitting(library, "Globex B.V.", clock() - timedelta(days=9), **answers)
    return library.find("Globex B.V.")


def append(library: Library, client: Client, entry: Entry) -> Entry:
    noted = clock() - timedelta(days=3)
    entry = replace(entry, noted=noted, period=Period.of_day(noted.date()))
    return library.journal(client).append(entry)


def entries(library: Library, client: Client, kind: str) -> list[Entry]:
    return [*library.journal(client).read([kind]).entries]


def test_empty_lines_prepare_a_talk_about_the_gravest_signs(
    library: Library, client: Client
) -> None:
    output = hold(LineTalk, library, client, *[""] * 8, "3")
    (talk,) = entries(library, client, "talk")
    assert talk.signs == ("slow-payment",)
    condition = TalkCondition("c1", "You pay what is overdue.", date(2026, 12, 21))
    assert talk.details == TalkDetails("20261114T101530Z", (condition,))
    assert "-sheet.md" in output
    assert "-mail.md" in output


def test_a_condition_has_a_day_and_what_follows(library: Library, client: Client) -> None:
    lines = [*[""] * 4, "it is paid", "2026-12-10", "I stop", *[""] * 4, "3"]
    output = hold(LineTalk, library, client, *lines)
    (talk,) = entries(library, client, "talk")
    assert isinstance(talk.details, TalkDetails)
    assert talk.details.conditions == (
        TalkCondition("c1", "it is paid", date(2026, 12, 10), "I stop"),
        TalkCondition("c2", "You pay what is overdue.", date(2026, 12, 21)),
    )
    assert "10 December 2026: it is paid" in output


def test_no_condition_is_asked_for_that_would_not_come_back(
    library: Library, client: Client
) -> None:
    append(library, client, other("decision", DecisionDetails(choice="leave")))
    output = hold(LineTalk, library, client, *[""] * 7, "3")
    assert "For yourself" not in output
    assert "What will you not discuss?" in output
    assert len(entries(library, client, "talk")) == 1


def test_a_number_takes_a_suggested_condition(library: Library) -> None:
    record_sitting(library, "Hooli", clock(), physical_abuse__outburst="shouting")
    client = library.find("Hooli")
    lines = [*[""] * 4, "?", "1", *[""] * 6, "3"]
    output = hold(LineTalk, library, client, *lines)
    (talk,) = entries(library, client, "talk")
    assert isinstance(talk.details, TalkDetails)
    (condition,) = talk.details.conditions
    assert condition.text.startswith("it does not happen that ")
    assert condition.text in " ".join(output.split())
    assert condition.by == date(2026, 12, 21)


@pytest.mark.parametrize(("key", "result"), [("1", "kept"), ("2", "broken"), ("3", "unclear")])
def test_a_condition_whose_day_has_come_is_asked_first(
    key: str, result: str, library: Library, client: Client
) -> None:
    talk = append(library, client, other("talk", TalkDetails(conditions=(CALLS,))))
    append(library, client, told(of=talk.id))
    output = hold(LineTalk, library, client, key, "n")
    (outcome,) = entries(library, client, "outcome")
    assert isinstance(outcome.details, OutcomeDetails)
    assert (outcome.details.of, outcome.details.result) == (f"{talk.id}/c1", result)
    shows_what_follows = "I stop answering" in output
    assert shows_what_follows == (result == "broken")


def test_a_condition_that_is_skipped_stays_open(library: Library, client: Client) -> None:
    talk = append(library, client, other("talk", TalkDetails(conditions=(CALLS,))))
    append(library, client, told(of=talk.id))
    hold(LineTalk, library, client, "", "n")
    assert entries(library, client, "outcome") == []


def test_a_prepared_talk_is_asked_about(library: Library, client: Client) -> None:
    talk = append(library, client, other("talk", TalkDetails()))
    hold(LineTalk, library, client, "y", "22 Nov", "n")
    (held,) = entries(library, client, "told")
    assert (held.of, held.period) == (talk.id, Period.of_day(date(2026, 11, 22)))


def test_after_violence_the_user_is_warned(library: Library) -> None:
    record_sitting(library, "Hooli", clock() - timedelta(days=1), physical_abuse__threat="yes")
    output = hold(LineTalk, library, library.find("Hooli"), *[""] * 8, "q")
    assert "do not meet alone" in " ".join(output.split())


def test_a_new_sitting_asks_about_conditions_first(library: Library, client: Client) -> None:
    append(library, client, other("talk", TalkDetails(conditions=(CALLS,))))
    console = typed_console(["2", "q"])
    conduct_sitting(library, console)
    text = " ".join(output_of(console).split())
    assert text.index("Was it kept?") < text.index("I stop answering")
    (outcome,) = entries(library, client, "outcome")
    assert isinstance(outcome.details, OutcomeDetails)
    assert outcome.details.result == "broken"


def test_a_long_condition_is_cut_in_the_question_about_it(library: Library, client: Client) -> None:
    condition = TalkCondition("c1", "pay in time " * 100 + "and call by day", CALLS.by)
    append(library, client, other("talk", TalkDetails(conditions=(condition,))))
    console = typed_console(["2", "q"])
    conduct_sitting(library, console)
    text = " ".join(output_of(console).split())
    assert 5 < text.count("pay in time") < 12
    assert "…. Was it kept?" in text


@pytest.mark.parametrize("answered", range(8))
def test_q_leaves_at_every_question_and_nothing_is_written(
    answered: int, library: Library, client: Client
) -> None:
    output = hold(LineTalk, library, client, *[""] * answered, "q")
    assert library.entry_names(client) == ()
    assert not any((library.root / "clients" / client.slug).glob("documents/*"))
    assert output.count("q leaves without saving; ? helps.\n") == 1
    assert output.endswith("You left; this was not saved.\n")


def test_a_question_mark_is_no_text_of_a_mail(library: Library, client: Client) -> None:
    hold(LineTalk, library, client, "", "?", "pay on time", *[""] * 6, "q")
    (path,) = (library.root / "clients" / client.slug).glob("documents/*-mail.md")
    mail = path.read_text(encoding="utf-8")
    assert "- pay on time" in mail
    assert "- ?" not in mail


def test_leaving_at_the_second_condition_keeps_the_outcome_of_the_first(
    library: Library, client: Client
) -> None:
    conditions = (CALLS, replace(CALLS, id="c2", text="no mails at night"))
    talk = append(library, client, other("talk", TalkDetails(conditions=conditions)))
    append(library, client, told(of=talk.id))
    output = hold(LineTalk, library, client, "1", "q")
    (outcome,) = entries(library, client, "outcome")
    assert isinstance(outcome.details, OutcomeDetails)
    assert outcome.details.of == f"{talk.id}/c1"
    assert output.index("Noted.") < output.index("You left; this was not saved.")
    assert "Prepare a new talk?" not in output


def test_leaving_at_a_condition_leaves_the_sitting(library: Library, client: Client) -> None:
    append(library, client, other("talk", TalkDetails(conditions=(CALLS,))))
    console = typed_console(["q"])
    assert conduct_sitting(library, console) is None
    assert output_of(console).endswith("You left; this was not saved.\n")
    assert entries(library, client, "outcome") == []


def test_the_sheet_and_the_mail_are_read_after_they_are_written(
    library: Library, client: Client
) -> None:
    lines = ["", "pay on time", *[""] * 6, "1", "2", "3"]
    output = hold(LineTalk, library, client, *lines)
    _form, sheet, mail, _end = output.split("Read them here?")
    assert "pay on time" in sheet
    assert "pay on time" in mail
    assert sheet != mail
    assert output.endswith("Your choice: \n")
    (path,) = (library.root / "clients" / client.slug).glob("documents/*-sheet.md")
    assert f"\n{path}\n" in output


def test_the_sheet_is_read_before_the_talk_is_held(library: Library, client: Client) -> None:
    hold(LineTalk, library, client, "", "pay on time", *[""] * 6, "q")
    output = " ".join(hold(LineTalk, library, client, "1", "3", "y", "", "n").split())
    assert "pay on time" in output.split("Read them here?")[1]
    assert output.index("pay on time") < output.index("Has it taken place?")
    assert len(entries(library, client, "told")) == 1


def test_leaving_the_documents_of_a_talk_notes_nothing(library: Library, client: Client) -> None:
    hold(LineTalk, library, client, *[""] * 8, "q")
    before = library.entry_names(client)
    assert "Has it taken place?" not in hold(LineTalk, library, client, "q")
    assert library.entry_names(client) == before
