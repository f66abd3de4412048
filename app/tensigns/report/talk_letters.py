"""The sheet for a talk and the mail that confirms it, in the language of the talk.

Both are drafts. The mail has what was asked and agreed, and no reasons. Nothing is sent.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import Address
from tensigns.core.journal.talk import TalkCondition
from tensigns.environment.settings import Sender
from tensigns.language import gettext as _
from tensigns.language import in_language
from tensigns.report.letter import LetterForm
from tensigns.report.owed_sentences import balance_text
from tensigns.report.periods import period_text
from tensigns.report.talk_asks import ask_text, is_immediate, standing_ask_text
from tensigns.report.talk_context import TalkContext, TalkPoint
from tensigns.report.talk_sentences import before_talk_sentences
from tensigns.report.wording import localized, long_date

MAX_TALK_POINTS = 3
"""How many points a talk has at most."""

MAX_EVENTS = 5
"""How many journal entries the sheet has at most for a point. The newest are chosen."""

_DAY_PLACES = {"en": "the day of the talk", "nl": "de dag van het gesprek"}
"""What the mail has in square brackets in place of the day of the talk, by language."""

_PAYMENT_SIGN = "slow-payment"
"""The sign about late payments. Its point has the late invoices that are not disputed."""

_DISPUTE_SIGN = "invoice-disputes"
"""The sign about disputed invoices. Its point has the late invoices that are disputed."""


class TalkPlan(Struct, frozen=True, kw_only=True):
    """What the user wants to say. All texts are the user's own.

    ``sign_ids``: the signs to talk about. ``ask``: something else that the user asks. ``by``: the
    day by which the client must do what is asked. ``follows``: what follows if the client does not
    do so. ``conditions`` are for the user alone.
    """

    language: str
    address: Address
    sign_ids: tuple[str, ...] = ()
    ask: str = ""
    by: date | None = None
    follows: str = ""
    no_discuss: str = ""
    offer: str = ""
    conditions: tuple[TalkCondition, ...] = ()


class SheetEvent(Struct, frozen=True):
    """Something that happened. ``period`` has the days on which it happened."""

    period: str
    text: str


class SheetPoint(Struct, frozen=True):
    """A point of a talk. ``ask`` is empty if the user has to fill in what to ask.

    ``is_immediate``: what is asked must be so from now on. ``standing_ask`` is what is asked from
    now on besides something that must be done by a day.
    """

    title: str
    ask: str
    is_immediate: bool = False
    standing_ask: str = ""
    events: tuple[SheetEvent, ...] = ()


class SheetCondition(Struct, frozen=True):
    """A condition that the user sets themselves. ``then`` is what the user does if it is broken."""

    day: str
    text: str
    then: str


class TalkLetters(Struct, frozen=True, kw_only=True):
    """What the sheet and the mail say. ``by`` is empty if no day was named.

    ``conditions``, and ``cautions``, which the user should know before the talk, are on the sheet
    alone.
    """

    form: LetterForm
    client: str
    day: str
    points: tuple[SheetPoint, ...]
    by: str
    follows: str
    no_discuss: str
    offer: str
    conditions: tuple[SheetCondition, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def day_place(self) -> str:
        """What stands in the mail in place of the day of the talk, without its brackets."""
        return _DAY_PLACES[self.form.language]

    @property
    def immediate_asks(self) -> tuple[str, ...]:
        """What must be so from now on."""
        standing = tuple(point.standing_ask for point in self.points if point.standing_ask)
        return tuple(point.ask for point in self.points if point.is_immediate) + standing

    @property
    def later_asks(self) -> tuple[str, ...]:
        """What must be so by a day."""
        return tuple(point.ask for point in self.points if not point.is_immediate)

    @property
    def asks(self) -> tuple[str, ...]:
        """What is asked, without the places that the user has to fill in."""
        asks = (ask for point in self.points for ask in (point.ask, point.standing_ask))
        return tuple(filter(None, asks))


def talk_letters(context: TalkContext, plan: TalkPlan, sender: Sender) -> TalkLetters:
    """Return what the sheet and the mail of a talk say."""
    points_by_sign = {point.sign.id: point for point in context.points}
    chosen_points = [
        points_by_sign[sign_id] for sign_id in plan.sign_ids if sign_id in points_by_sign
    ]
    with in_language(plan.language):
        points = [_sheet_point(point, plan, context) for point in chosen_points]
        if plan.ask:
            points.append(SheetPoint("", plan.ask))
        return TalkLetters(
            form=LetterForm(plan.language, plan.address, sender),
            client=context.client.name,
            day=long_date(context.today),
            points=tuple(points),
            by=long_date(plan.by) if plan.by else "",
            follows=plan.follows,
            no_discuss=plan.no_discuss,
            offer=plan.offer,
            conditions=tuple(
                SheetCondition(long_date(condition.by), condition.text, condition.then)
                for condition in plan.conditions
            ),
            cautions=tuple(before_talk_sentences(context)),
        )


def with_talk_day(mail: str, day: date) -> str:
    """Return a mail with the day of the talk where this day was left open."""
    for language, place in _DAY_PLACES.items():
        with in_language(language):
            mail = mail.replace(f"[{place}]", long_date(day))
    return mail


def _sheet_point(point: TalkPoint, plan: TalkPlan, context: TalkContext) -> SheetPoint:
    dated_events = [*_dated_events(point.entries[-MAX_EVENTS:])]
    if point.sign.id in (_PAYMENT_SIGN, _DISPUTE_SIGN):
        dated_events += _late_events(context, disputed=point.sign.id == _DISPUTE_SIGN)
    dated_events.sort(key=lambda dated_event: dated_event[0])
    events = [event for _day, event in dated_events] + [*_note_events(point)]
    must_wait = not is_immediate(point.sign.id, nothing_overdue=context.nothing_overdue)
    standing_ask = standing_ask_text(point.sign.id, plan.language, plan.address)
    return SheetPoint(
        title=localized(point.sign.title),
        ask=ask_text(
            point.sign.id, plan.language, plan.address, nothing_overdue=context.nothing_overdue
        ),
        is_immediate=not must_wait,
        standing_ask=standing_ask if must_wait else "",
        events=tuple(events),
    )


def _dated_events(entries: tuple[Entry, ...]) -> Iterator[tuple[date, SheetEvent]]:
    for entry in entries:
        yield entry.period.last, SheetEvent(period_text(entry.period), entry.text)


def _note_events(point: TalkPoint) -> Iterator[SheetEvent]:
    """Yield the notes of the sitting. The day is the day of the note, not of what it is about."""
    if point.noted_on is not None:
        period = _("your note of {day}").format(day=long_date(point.noted_on))
        yield from (SheetEvent(period, note) for note in point.notes)


def _late_events(context: TalkContext, *, disputed: bool) -> Iterator[tuple[date, SheetEvent]]:
    message = (
        _("invoice {number} was due; they dispute it; on {today}, {balance} is open")
        if disputed
        else _("invoice {number} was due; on {today}, {balance} is open")
    )
    for invoice in context.late_invoices:
        if invoice.disputed != disputed:
            continue
        text = message.format(
            number=invoice.number,
            today=long_date(context.today),
            balance=balance_text(invoice, context.today),
        )
        yield invoice.due, SheetEvent(long_date(invoice.due), text)
