"""``tensigns due``: what has a date, as text, JSON and calendar, and the exit code."""

import json
import re
import stat
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar, Component
from msgspec.structs import replace

from tensigns.clock import now
from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting
from tests.file_modes import PRIVATE_FILE
from tests.hostile_texts import PAYLOADS
from tests.library.journal_sample import other
from tests.tui.terminal import Terminal, environment

TODAY = now().date()
CALLS = TalkCondition("calls", "no calls at night", TODAY + timedelta(days=5), "I leave")


@pytest.fixture
def globex(library: Library) -> Client:
    """A client without sittings."""
    return library.add("Globex B.V.", now())


def append(library: Library, client: Client, entry: Entry) -> Entry:
    """Write an entry about today. Each entry is noted a second after the one before."""
    journal = library.journal(client)
    noted = now() + timedelta(seconds=len(journal.names()))
    return journal.append(replace(entry, noted=noted, period=Period.of_day(TODAY)))


def ask(tensigns: Commands, *args: str, answer: str = "often") -> None:
    """Record a sitting about Initech whose recommendation has a recheck."""
    Path("a.toml").write_text(f"[answers]\nslow-payment.late = '{answer}'\n", encoding="utf-8")
    tensigns.ok("ask", "Initech", "--answers", "a.toml", *args)


def talk(condition: TalkCondition = CALLS) -> Entry:
    return other("talk", TalkDetails(conditions=(condition,)))


def items(tensigns: Commands, *args: str) -> list[dict[str, Any]]:
    document: list[dict[str, Any]] = json.loads(tensigns.ok("due", "--json", *args))
    return document


def test_without_dates_nothing_is_due(tensigns: Commands, globex: Client) -> None:
    assert tensigns.ok("due") == "There is nothing open with a date.\n"
    assert items(tensigns, globex.slug) == []
    assert tensigns("due", "--exit-code").exit_code == 0


def test_each_line_has_the_day_the_client_and_what_is_due(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    append(library, globex, talk())
    look_back = TODAY - timedelta(days=1)
    append(library, globex, other("decision", DecisionDetails(look_back=look_back)))
    assert tensigns.ok("due").splitlines() == [
        f"{look_back}  a day ago  Globex B.V.: look back at your decision",
        f"{CALLS.by}  in 5 days  Globex B.V.: condition “no calls at night”",
    ]


@pytest.mark.process
def test_at_a_terminal_a_long_line_goes_on_below_its_text(
    library: Library, globex: Client, tmp_path: Path
) -> None:
    text = "they answer mails within two working days, and nobody calls before nine or after six"
    append(library, globex, talk(replace(CALLS, text=text)))
    env = environment(tmp_path, TENSIGNS_DATA=str(library.root), TENSIGNS_LANG="en")
    command = [sys.executable, "-m", "tensigns", "due"]
    with Terminal(command, env, (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for(
            "Globex B.V.: condition “they answer mails within two\n",
            f"\n{' ' * 23}working days, and nobody calls before nine or after\n{' ' * 23}six”",
        )
        assert terminal.wait_for_end() == 0


def test_json_has_the_text_and_an_id_that_others_can_refer_to(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    entry = append(library, globex, talk())
    (item,) = items(tensigns)
    assert item == {
        "client": "Globex B.V.",
        "slug": globex.slug,
        "on": CALLS.by.isoformat(),
        "what": "no calls at night",
        "kind": "condition",
        "id": f"{entry.id}/calls",
    }
    append(library, globex, other("outcome", OutcomeDetails(item["id"], "kept")))
    assert items(tensigns) == []


def test_the_recheck_of_the_latest_sitting_is_due(tensigns: Commands, library: Library) -> None:
    ask(tensigns)
    (item,) = items(tensigns)
    assert (item["kind"], item["client"]) == ("recheck", "Initech")
    assert item["id"] == library.sitting_ids(library.find("Initech"))[0]


def test_an_amendment_keeps_the_day_of_what_it_amends(tensigns: Commands) -> None:
    ask(tensigns)
    (before,) = items(tensigns)
    ask(tensigns, "--amend", before["id"], "--reason", "a slip")
    (after,) = items(tensigns)
    assert (after["on"], after["id"]) == (before["on"], before["id"])


def test_the_result_of_an_amendment_names_the_same_day(
    tensigns: Commands, library: Library
) -> None:
    answers = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
    record_sitting(library, "Initech", now() - timedelta(days=9), **answers)
    (sitting_id,) = library.sitting_ids(library.find("Initech"))
    ask(tensigns, "--amend", sitting_id, "--reason", "a slip")
    (due,) = items(tensigns)
    assert tensigns.json("show", "Initech")["recheck"] == due["on"]
    assert tensigns.json("list")[0]["last"]["recheck"] == due["on"]


def test_the_items_of_one_client_or_of_all_come_soonest_first(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    append(library, globex, talk())
    initech = library.add("Initech", now())
    append(library, initech, talk(replace(CALLS, by=TODAY - timedelta(days=9))))
    assert [item["client"] for item in items(tensigns)] == ["Initech", "Globex B.V."]
    assert [item["client"] for item in items(tensigns, "glob")] == ["Globex B.V."]


@pytest.mark.parametrize(("days", "code"), [(-1, 3), (0, 3), (1, 0)])
def test_the_exit_code_says_whether_something_is_due(
    days: int, code: int, tensigns: Commands, library: Library, globex: Client
) -> None:
    append(library, globex, talk(replace(CALLS, by=TODAY + timedelta(days=days))))
    assert tensigns("due", "--exit-code").exit_code == code
    assert tensigns("due", "--exit-code", "--json").exit_code == code
    assert tensigns("due").exit_code == 0


def test_a_damaged_entry_is_named_and_the_others_are_shown(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    append(library, globex, talk())
    damaged = append(library, globex, talk())
    path = library.journal(globex).path / f"{damaged.id}-talk.toml"
    path.write_bytes(re.sub(rb"by = [0-9-]+", b"by = 1", path.read_bytes()))
    result = tensigns("due")
    assert len(result.stdout.splitlines()) == 1
    assert f"{path}: conditions.1.by: " in result.stderr
    assert result.exit_code == 0


def test_options_that_do_not_go_together_are_refused(tensigns: Commands) -> None:
    assert "--names goes with --ics" in tensigns.error_of("due", "--names")
    assert "rule each other out" in tensigns.error_of("due", "--json", "--ics", "x.ics")


def test_the_list_has_what_is_due_next_and_sorts_by_it(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    ask(tensigns)
    library.add("Aperture", now())
    append(library, globex, talk(replace(CALLS, by=TODAY)))
    by_name = json.loads(tensigns.ok("list", "--json"))
    assert [client["client"] for client in by_name] == ["Aperture", "Globex B.V.", "Initech"]
    by_due = json.loads(tensigns.ok("list", "--json", "--sort", "due"))
    assert [client["client"] for client in by_due] == ["Globex B.V.", "Initech", "Aperture"]
    assert by_due[0]["next"] == {"on": TODAY.isoformat(), "what": "no calls at night"}
    assert by_due[1]["next"]["on"] == by_due[1]["last"]["recheck"]
    assert by_due[2]["next"] is None
    assert [line.endswith(", due") for line in tensigns.ok("list").splitlines()] == (
        [False, False, True, False]
    )


# The calendar


class Parsed:
    """The events of a calendar by UID, as two parsers read them."""

    def __init__(self, data: bytes) -> None:
        calendar = Calendar.from_ical(data)
        self.events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
        second = vobject.readOne(data.decode())
        others = {event.uid.value: event for event in second.contents.get("vevent", [])}
        assert others.keys() == self.events.keys()
        for uid, event in self.events.items():
            assert others[uid].summary.value == str(event["summary"])
            assert others[uid].dtstart.value == event.decoded("dtstart")
            assert others[uid].status.value == event["status"]
            assert int(others[uid].sequence.value) == event["sequence"]

    @property
    def only(self) -> Component:
        (event,) = self.events.values()
        return event


@pytest.fixture
def calendar(tensigns: Commands) -> Callable[..., Parsed]:
    """A function that writes and parses the calendar."""

    def write_and_parse(*args: str) -> Parsed:
        tensigns.ok("due", "--ics", "x.ics", *args)
        return Parsed(Path("x.ics").read_bytes())

    return write_and_parse


def test_an_event_takes_the_whole_day_and_no_time(
    calendar: Callable[..., Parsed], library: Library, globex: Client
) -> None:
    entry = append(library, globex, talk())
    event = calendar().only
    assert event.decoded("dtstart") == CALLS.by
    assert not isinstance(event.decoded("dtstart"), datetime)
    assert event.decoded("dtend") == CALLS.by + timedelta(days=1)
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert event["uid"] == f"{globex.slug[-8:]}-{entry.id}-calls@tensigns"
    assert stat.S_IMODE(Path("x.ics").stat().st_mode) == PRIVATE_FILE


def test_without_names_an_event_has_neither_name_nor_text(
    calendar: Callable[..., Parsed], library: Library, globex: Client
) -> None:
    append(library, globex, talk())
    calendar()
    data = Path("x.ics").read_text(encoding="utf-8")
    assert "lobex" not in data
    assert "calls at night" not in data
    named = calendar("--names").only
    assert named["summary"] == "Globex B.V.: condition “no calls at night”"


def test_what_changes_keeps_its_uid(
    calendar: Callable[..., Parsed], library: Library, globex: Client
) -> None:
    entry = append(library, globex, talk())
    first = calendar()
    details = TalkDetails(conditions=(replace(CALLS, by=TODAY + timedelta(days=9)),))
    append(library, globex, replace(entry, id="", corrects=entry.id, details=details))
    second = calendar()
    append(library, globex, other("outcome", OutcomeDetails(f"{entry.id}/calls", "broken")))
    third = calendar()
    assert first.events.keys() == second.events.keys() == third.events.keys()
    sequences = [int(str(parsed.only["sequence"])) for parsed in (first, second, third)]
    assert 0 < sequences[0] <= sequences[1] <= sequences[2]
    assert second.only.decoded("dtstart") == TODAY + timedelta(days=9)
    assert [parsed.only["status"] for parsed in (second, third)] == ["CONFIRMED", "CANCELLED"]


def test_what_is_deleted_or_no_longer_applies_is_cancelled(
    calendar: Callable[..., Parsed], library: Library, globex: Client
) -> None:
    entry = append(library, globex, talk())
    append(library, globex, other("left"))
    assert calendar().only["status"] == "CANCELLED"
    append(library, globex, other("returned"))
    assert calendar().only["status"] == "CONFIRMED"
    library.journal(globex).delete(entry.id)
    assert calendar().only["status"] == "CANCELLED"


def test_the_dates_of_a_deleted_client_are_cancelled_in_the_calendar_of_all(
    calendar: Callable[..., Parsed], library: Library, globex: Client, tensigns: Commands
) -> None:
    append(library, globex, talk())
    before = calendar().events
    tensigns.ok("delete", globex.slug, "--yes")
    after = calendar().events
    assert after.keys() == before.keys()
    assert {str(event["status"]) for event in after.values()} == {"CANCELLED"}


def test_the_recheck_of_an_older_sitting_is_cancelled(
    calendar: Callable[..., Parsed], tensigns: Commands
) -> None:
    ask(tensigns)
    (older,) = calendar().events
    ask(tensigns, answer="most")
    events = calendar().events
    assert len(events) == 2
    assert events[older]["status"] == "CANCELLED"
    assert sorted(str(event["status"]) for event in events.values()) == ["CANCELLED", "CONFIRMED"]


def test_the_recheck_of_a_deleted_sitting_is_cancelled_and_the_one_before_comes_back(
    calendar: Callable[..., Parsed], library: Library, tensigns: Commands
) -> None:
    record_sitting(library, "Initech", now() - timedelta(days=9), lies__untrue="once")
    ask(tensigns)
    before = calendar().events
    (uid,) = [uid for uid, event in before.items() if event["status"] == "CONFIRMED"]
    newest = library.sitting_ids(library.find("Initech"))[-1]
    tensigns.ok("delete", f"initech@{newest}", "--yes")
    after = calendar().events
    assert after.keys() == before.keys()
    assert after[uid]["status"] == "CANCELLED"
    assert {str(event["status"]) for event in after.values()} <= {"CANCELLED", "CONFIRMED"}
    for event_uid, event in after.items():
        assert int(str(event["sequence"])) >= int(str(before[event_uid]["sequence"]))


def test_a_calendar_of_ours_is_replaced_and_any_other_file_is_not(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    append(library, globex, talk())
    for _number in range(2):
        tensigns.ok("due", "--ics", "x.ics")
    with Path("x.ics").open("ab") as file:
        file.write(b"X" * 1_100_000)
    tensigns.ok("due", "--ics", "x.ics")
    Path("x.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//somebody//EN\n", encoding="utf-8")
    assert "no calendar of tensigns; name a new file" in tensigns.error_of("due", "--ics", "x.ics")


def test_an_empty_calendar_is_a_calendar(calendar: Callable[..., Parsed], globex: Client) -> None:
    assert globex.slug
    assert calendar().events == {}


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_text_breaks_out_of_its_event(
    text: str, calendar: Callable[..., Parsed], library: Library
) -> None:
    client = library.add(f"Globex {text}"[:60], now())
    condition = TalkCondition("calls", f"x\nEND:VEVENT\nBEGIN:VEVENT\n{text}", date(2027, 1, 1))
    append(library, client, talk(condition))
    assert len(calendar("--names").events) == 1
