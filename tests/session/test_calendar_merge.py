"""Calendars that are imported one after the other into one calendar: no doubles, nothing stale."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.report.render.calendar import calendar_bytes
from tensigns.session.calendar import load_all_events
from tensigns.session.due import load_dates
from tests.session.test_hundred_days import MadeUpYear, day

IsNewer = Callable[[Component, Component], bool]


def is_newer_by_the_standard(event: Component, other: Component) -> bool:
    """RFC 5546: the higher SEQUENCE wins; of two equal ones, the later DTSTAMP."""
    keys = [(int(str(e["sequence"])), e.decoded("dtstamp")) for e in (event, other)]
    return keys[0] > keys[1]


def is_newer_by_sequence_alone(event: Component, other: Component) -> bool:
    return int(str(event["sequence"])) > int(str(other["sequence"]))


class ImportingCalendar:
    """A calendar program. It replaces an event with a newer event of the same UID."""

    def __init__(self, is_newer: IsNewer) -> None:
        self._is_newer = is_newer
        self._events: dict[str, Component] = {}

    def import_file(self, data: bytes) -> None:
        for event in Calendar.from_ical(data).walk("VEVENT"):
            uid = str(event["uid"])
            if uid not in self._events or self._is_newer(event, self._events[uid]):
                self._events[uid] = event

    def shown_days(self) -> list[date]:
        events = self._events.values()
        return sorted(e.decoded("dtstart") for e in events if e["status"] != "CANCELLED")


def talk(year: MadeUpYear) -> None:
    conditions = (TalkCondition("c1", "paid", day(12)), TalkCondition("c2", "no calls", day(20)))
    year.note("talk", "talk", TalkDetails(conditions=conditions))


def change(year: MadeUpYear) -> None:
    conditions = (TalkCondition("c1", "paid", day(40)), TalkCondition("c2", "no calls", day(50)))
    year.note("later talk", "talk", TalkDetails(conditions=conditions), corrects="talk")


def drop(year: MadeUpYear) -> None:
    details = TalkDetails(conditions=(TalkCondition("c1", "paid", day(60)),))
    year.note("last talk", "talk", details, corrects="later talk")


def settle(year: MadeUpYear) -> None:
    year.note("o1", "outcome", OutcomeDetails(f"{year.id_of('talk')}/c1", "kept"))


def decide(year: MadeUpYear) -> None:
    year.note("keep", "decision", DecisionDetails(choice="keep", look_back=day(80)))


def delete(name: str) -> Callable[[MadeUpYear], object]:
    return lambda year: year.library.journal(year.client).delete(year.id_of(name))


def delete_sitting(year: MadeUpYear) -> None:
    year.library.delete(year.client, year.library.sitting_ids(year.client)[-1])


def delete_client(year: MadeUpYear) -> None:
    year.library.delete(year.client)


def restore(year: MadeUpYear) -> None:
    year.library.restore(year.library.trash_items()[0].name)


def empty_trash(year: MadeUpYear) -> None:
    year.library.empty_trash()


STEPS: tuple[Callable[[MadeUpYear], object], ...] = (
    *(MadeUpYear.sit, talk, change, settle, delete("o1"), restore, delete("o1"), empty_trash),
    *(drop, delete("last talk"), restore, decide, delete("keep"), empty_trash),
    *(MadeUpYear.sit, delete_sitting, restore, delete_client, restore, drop),
    *(MadeUpYear.sit, delete_client, empty_trash),
)
"""What the user does. After each step a calendar is written, and imported twice."""


@pytest.mark.parametrize("is_newer", [is_newer_by_the_standard, is_newer_by_sequence_alone])
def test_an_importing_calendar_shows_what_is_open(is_newer: IsNewer, tmp_path: Path) -> None:
    year = MadeUpYear(tmp_path / "data")
    importing_calendar = ImportingCalendar(is_newer)
    for number, step in enumerate(STEPS):
        year.now += timedelta(seconds=1)
        step(year)
        events, faults = load_all_events(year.library, year.now)
        data = calendar_bytes(events, year.now, with_names=False)
        for _attempt in range(2):
            importing_calendar.import_file(data)
        is_there = year.client in year.library.clients()
        dates = load_dates(year.library, year.client, year.now) if is_there else None
        open_days = [item.on for item in dates.due_items] if dates else []
        assert importing_calendar.shown_days() == sorted(open_days), (number, step)
        assert faults == ()
