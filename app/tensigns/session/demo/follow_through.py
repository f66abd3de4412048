"""What follows the sittings of the demo: journals, a talk, decisions, money owed, leaving."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import EVENT, TOLD, Entry, EventDetails, Period, ToldDetails
from tensigns.core.journal.leaving import Notice
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.journal.talk import TalkCondition
from tensigns.core.leaving_plan import next_working_day
from tensigns.environment.settings import Sender
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.report.talk_letters import TalkPlan
from tensigns.session.conditions import outcome_entry
from tensigns.session.decision import decision_entry, load_decision_context, look_back_entry
from tensigns.session.demo.events import DEMO_EVENTS, DemoEvent
from tensigns.session.demo.sittings import DEMO_SITTINGS, DemoSitting, fill
from tensigns.session.leaving import left_entry, load_leaving, owed_text, plan_entry, tick_entry
from tensigns.session.letters import draft_reminder
from tensigns.session.owed import invoice_entry, load_money, payment_entry, promise_entry
from tensigns.session.talk import held_entry, load_talk_context, prepare_talk

_PAYS_NOTHING_ON_TIME = {"slow-payment.late": "most", "slow-payment.overdue": "broken-date"}

FORMER_CLIENT = "Vandelay"
"""The client whom the user left."""

_FORMER_SITTINGS = (
    DemoSitting(FORMER_CLIENT, 290, _PAYS_NOTHING_ON_TIME),
    DemoSitting(
        FORMER_CLIENT,
        205,
        _PAYS_NOTHING_ON_TIME
        | {
            "slow-payment.raised": "went-on",
            "lies.untrue": "more",
            "lies.kind": "lie",
            "lies.raised": "went-on",
        },
    ),
)


def fill_with_follow_through(library: Library, edition: Edition, now: datetime) -> None:
    """Add the invented clients of :func:`fill`, one whom the user left, and what followed.

    The library must be empty. ``now`` has a UTC offset.
    """
    fill(library, edition, now, (*DEMO_SITTINGS, *_FORMER_SITTINGS))
    for name, events in DEMO_EVENTS.items():
        journal = library.journal(library.find(name))
        for event in events:
            journal.append(_event_entry(event, now))
    _fill_globex(_DemoJournal(library, "Globex B.V.", now))
    _fill_initech(_DemoJournal(library, "Initech", now))
    _fill_former_client(_DemoJournal(library, FORMER_CLIENT, now))


def _event_entry(event: DemoEvent, now: datetime) -> Entry:
    happened = now - timedelta(days=event.days_ago)
    record = _(event.record) if event.record else None
    details: Details = (
        ToldDetails(who=event.who, record=record)
        if event.told
        else EventDetails(good=event.good, who=event.who, record=record)
    )
    return Entry(
        kind=TOLD if event.told else EVENT,
        noted=happened + timedelta(days=event.days_until_noted),
        period=Period.of_day(happened.date()),
        details=details,
        signs=(event.sign,) if event.sign else (),
        text=_(event.text),
    )


class _DemoJournal:
    """Writes invented entries about one client. Days are numbers of days before today."""

    def __init__(self, library: Library, name: str, now: datetime) -> None:
        self.library = library
        self.client: Client = library.find(name)
        self._journal = library.journal(self.client)
        self._now = now

    def at(self, days_ago: int) -> datetime:
        """Return the time of a day; a negative number is a day to come."""
        return self._now - timedelta(days=days_ago)

    def day(self, days_ago: int) -> date:
        """Return a day; a negative number is a day to come."""
        return self.at(days_ago).date()

    def append(self, entry: Entry) -> Entry:
        """Write an entry."""
        return self._journal.append(entry)

    def bill(self, number: str, days_ago: int, amount: int, *, disputed: bool = False) -> Entry:
        """Write an invoice in euros that is due after thirty days."""
        details = InvoiceDetails(
            number=number,
            issued=self.day(days_ago),
            due=self.day(days_ago - 30),
            amount=_euros(amount),
            currency="EUR",
            disputed=disputed,
        )
        return self.append(invoice_entry(details, self.at(days_ago)))

    def pay(self, invoice: Entry, days_ago: int, amount: int) -> None:
        """Write a payment of an invoice."""
        noted = self.at(days_ago)
        self.append(payment_entry(invoice.id, _euros(amount), noted.date(), noted))

    def decide(self, days_ago: int, **values: Any) -> Entry:
        """Write a decision. ``values`` are those of its form."""
        noted = self.at(days_ago)
        context = load_decision_context(self.library, self.client, noted)
        return self.append(decision_entry(context, values, noted))

    def plan(self, days_ago: int, **values: Any) -> None:
        """Write a plan for leaving. ``values`` are those of its form, without what is owed."""
        noted = self.at(days_ago)
        leaving = load_leaving(self.library, self.client, noted)
        self.append(plan_entry({**values, "owed": owed_text(leaving.money)}, leaving, noted))

    def tick(self, *step_ids: str) -> None:
        """Tick steps of the plan, each on its day but not later than now. Without ids, tick all."""
        plan = load_leaving(self.library, self.client, self._now).plan
        for step in plan.open_steps if plan else ():
            if plan and (not step_ids or step.id in step_ids):
                noted = datetime.combine(step.on, self._now.timetz())
                self.append(tick_entry(plan, step.id, min(noted, self._now), done=True))


def _euros(amount: int) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))


def _fill_globex(journal: _DemoJournal) -> None:
    """Write a talk with a broken condition, and invoices that are late."""
    journal.decide(
        30,
        choice="talk",
        expect=_("Fewer evenings, and invoices that are paid on time."),
        look_back=next_working_day(journal.day(-30)),
        income=Decimal(14_200),
        income_all=Decimal(41_000),
        hours=Decimal(310),
        rate=Decimal(65),
        months=Decimal(4),
    )
    _write_talk_with_globex(journal)
    late_invoice = journal.bill("G-112", 58, 1850)
    journal.bill("G-115", 45, 2400)
    journal.bill("G-118", 6, 960)
    reminded = journal.at(12)
    money = load_money(journal.library, journal.client, reminded)
    draft_reminder(journal.library, money, "friendly", Sender(), reminded)
    journal.pay(late_invoice, 9, 900)
    promised_day = next_working_day(journal.day(-4))
    journal.append(promise_entry(late_invoice.id, promised_day, journal.at(9)))


def _write_talk_with_globex(journal: _DemoJournal) -> None:
    library, client = journal.library, journal.client
    prepared, held = journal.at(29), journal.at(27)
    talk = prepare_talk(
        library,
        load_talk_context(library, client, prepared),
        _globex_talk_plan(journal),
        prepared,
        Sender(),
    ).entry
    context = load_talk_context(library, client, held)
    journal.append(held_entry(context, held.date(), held))
    journal.append(outcome_entry(f"{talk.id}/c1", "broken", journal.at(13)))


def _globex_talk_plan(journal: _DemoJournal) -> TalkPlan:
    evenings = TalkCondition(
        id="c1",
        text=_("no calls and messages after seven in the evening"),
        by=journal.day(13),
        then=_("I charge evenings at twice the price of an hour"),
        sign="unreasonable-demands",
    )
    payment = TalkCondition(
        id="c2",
        text=_("every invoice is paid by its due date"),
        by=next_working_day(journal.day(-18)),
        then=_("I ask for half of every job in advance"),
        sign="slow-payment",
    )
    return TalkPlan(
        language=current_language(),
        address="je",
        sign_ids=("slow-payment", "unreasonable-demands"),
        by=next_working_day(journal.day(-1)),
        follows=_("I plan no new work until the invoices are paid."),
        no_discuss=_("The price of the work that is done."),
        offer=_("An hour a week in which you can call me."),
        conditions=(evenings, payment),
    )


def _fill_initech(journal: _DemoJournal) -> None:
    """Write a plan for leaving, and an invoice that the client disputes."""
    journal.bill("N-29", 33, 760, disputed=True)
    journal.decide(
        1,
        choice="leave",
        expect=_("Days off that are days off, and time for a better client."),
        look_back=next_working_day(journal.day(-60)),
    )
    journal.plan(
        1,
        contract="open-ended",
        notice=Notice(1, "months"),
        theirs=_("the key of the office, their test accounts"),
        ours=_("my screen and two books"),
        manner="letter-only",
    )
    journal.tick("invoice")


def _fill_former_client(journal: _DemoJournal) -> None:
    """Write that the user left, and how the user looks back at it."""
    invoice = journal.bill("V-7", 210, 1320)
    decision = journal.decide(
        204,
        choice="leave",
        expect=_("Less income for three months, and better sleep."),
        look_back=journal.day(110),
    )
    journal.plan(203, contract="open-ended", notice=Notice(1, "months"), manner="decent")
    journal.pay(invoice, 171, 1320)
    journal.append(left_entry(journal.day(165), journal.at(165)))
    journal.tick()
    values = {"followed": "yes", "again": "yes", "well": "yes"}
    journal.append(look_back_entry(decision.id, values, journal.at(108)))
