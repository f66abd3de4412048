"""A hundred days with a made-up clock: the list, ``due`` and the calendar agree on every day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import Entry, Period
from tensigns.core.journal.leaving import PlanDetails, PlanStep, StandingDetails, TickDetails
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.render.calendar import CalendarEvent, calendar_bytes
from tensigns.session.due import load_calendar, load_dates
from tensigns.session.overview import client_overview, is_due
from tests.library.journal_sample import other

START = datetime(2026, 11, 2, 9, 0, 0, tzinfo=UTC)
WATCH = {"slow-payment.late": "often", "slow-payment.raised": "went-on"}


def day(number: int) -> date:
    return (START + timedelta(days=number)).date()


class MadeUpYear:
    """A client in a library whose clock is set by hand."""

    def __init__(self, root: Path) -> None:
        self.now = START
        self.library = Library(root, lambda: self.now)
        self.client: Client = self.library.add("Globex B.V.", START)
        self.entries: dict[str, Entry] = {}

    def sit(self, amends: str | None = None) -> Sitting:
        edition = builtin_edition()
        sitting = Sitting(
            client=self.client.name,
            language="en",
            questionnaire_ref=edition.ref,
            started=self.now,
            finished=self.now,
            answers=WATCH,
            amends=amends,
            reason="a slip" if amends else None,
        )
        return self.library.record(self.client, edition, sitting)

    def note(self, name: str, kind: str, details: Details, corrects: str | None = None) -> None:
        entry = replace(
            other(kind, details),
            noted=self.now,
            period=Period.of_day(self.now.date()),
            corrects=self.entries[corrects].id if corrects else None,
        )
        self.entries[name] = self.library.journal(self.client).append(entry)

    def id_of(self, name: str) -> str:
        return self.entries[name].id

    def due(self) -> list[str]:
        """The kinds of what is due today or earlier, by ``due``."""
        items = load_dates(self.library, self.client, self.now).due_items
        return [item.kind for item in items if item.on <= self.now.date()]

    def dates(self) -> list[tuple[str, date]]:
        """The kinds and days of all open items, by ``due``."""
        items = load_dates(self.library, self.client, self.now).due_items
        return sorted((item.id, item.on) for item in items)

    def calendar_dates(self) -> list[tuple[str, date]]:
        """The same, by the events of the calendar that are not cancelled."""
        dates = load_calendar(self.library, self.client, self.now)
        items = {item.id: item for item in dates.items if item.is_open}
        events = [CalendarEvent(self.client.slug, "", item) for item in dates.items]
        calendar = Calendar.from_ical(calendar_bytes(events, self.now, with_names=False))
        confirmed = [e for e in calendar.walk("VEVENT") if e["status"] == "CONFIRMED"]
        assert len(confirmed) == len(items)
        days = sorted(event.decoded("dtstart") for event in confirmed)
        assert days == sorted(item.on for item in items.values())
        return sorted((item.id, item.on) for item in items.values())


def talk(year: MadeUpYear) -> None:
    conditions = (TalkCondition("c1", "paid", day(12)), TalkCondition("c2", "no calls", day(20)))
    year.note("talk", "talk", TalkDetails(conditions=conditions))


def put_off(year: MadeUpYear) -> None:
    conditions = (TalkCondition("c1", "paid", day(12)), TalkCondition("c2", "no calls", day(24)))
    year.note("later talk", "talk", TalkDetails(conditions=conditions), corrects="talk")


def decide_to_leave(year: MadeUpYear) -> None:
    year.note("leave", "decision", DecisionDetails(choice="leave", look_back=day(90)))


def plan(year: MadeUpYear) -> None:
    steps = (PlanStep("announce", "Tell them", day(72)), PlanStep("archive", "Archive", day(95)))
    year.note("plan", "plan", PlanDetails(steps=steps))


def tick(year: MadeUpYear) -> None:
    year.note("tick", "tick", TickDetails(f"{year.id_of('plan')}/announce", done=True))


STEPS: dict[int, Callable[[MadeUpYear], object]] = {
    0: MadeUpYear.sit,
    2: talk,
    5: lambda year: year.sit(amends=year.library.sitting_ids(year.client)[0]),
    10: put_off,
    14: lambda year: year.note("o1", "outcome", OutcomeDetails(f"{year.id_of('talk')}/c1", "kept")),
    26: lambda year: year.note(
        "o2", "outcome", OutcomeDetails(f"{year.id_of('later talk')}/c2", "broken")
    ),
    35: lambda year: year.note("tomorrow", "decision", DecisionDetails(choice="tomorrow")),
    38: lambda year: year.note(
        "keep", "decision", DecisionDetails(choice="keep", look_back=day(60))
    ),
    63: lambda year: year.note("back", "look-back", LookBackDetails(of=year.id_of("keep"))),
    65: decide_to_leave,
    66: plan,
    74: lambda year: year.note(
        "t", "tick", TickDetails(f"{year.id_of('plan')}/announce", done=True)
    ),
    80: lambda year: year.note("left", "left", StandingDetails()),
    92: lambda year: year.note("b2", "look-back", LookBackDetails(of=year.id_of("leave"))),
}
"""What the user does, by the number of the day. A sitting's recheck is thirty days away."""

EXPECTED = (
    (12, 13, ["condition"]),
    (24, 25, ["condition"]),
    (30, 34, ["recheck"]),
    (36, 37, ["decide"]),
    (60, 62, ["look-back"]),
    (63, 64, ["recheck"]),
    (72, 73, ["step"]),
    (90, 91, ["look-back"]),
    (95, 100, ["step"]),
)
"""The first and the last day on which something is due, and what. On other days nothing is."""


def expected(number: int) -> list[str]:
    return [kind for first, last, kinds in EXPECTED if first <= number <= last for kind in kinds]


def test_every_due_thing_appears_on_its_day(tmp_path: Path) -> None:
    year = MadeUpYear(tmp_path / "data")
    for day_number in range(101):
        year.now = START + timedelta(days=day_number)
        if day_number in STEPS:
            STEPS[day_number](year)
        assert year.due() == expected(day_number), day_number
        assert year.calendar_dates() == year.dates()
        overview = client_overview(year.library, year.client)
        assert overview.faults == ()
        assert is_due(overview, year.now.date()) == bool(expected(day_number))
        dates = [on for _id, on in year.dates()]
        assert (overview.next_date.on if overview.next_date else None) == min(dates, default=None)
