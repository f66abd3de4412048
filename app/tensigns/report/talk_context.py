"""What a talk with a client starts from."""

from datetime import date

from msgspec import Struct

from tensigns.core.journal.conditions import OpenCondition
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import TermsDetails
from tensigns.core.money.invoices import Invoice
from tensigns.core.questionnaire import Sign
from tensigns.library.clients import Client

_LEGAL_SIGN = "legal-trouble"
"""The sign about what is not allowed, and about liability."""


class TalkPoint(Struct, frozen=True):
    """A sign to talk about.

    ``entries`` are what was noted about it in the journal, oldest first. ``notes`` are the notes on
    its questions in the sitting, written on ``noted_on``.
    """

    sign: Sign
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    noted_on: date | None = None


class TalkContext(Struct, frozen=True, kw_only=True):
    """What a talk with a client starts from.

    ``sitting_id`` is the id of the latest sitting; None without a sitting. ``points`` are the signs
    that have points in that sitting, gravest first. ``suggestions`` are texts for conditions, from
    what would make the recommendation graver. ``conditions`` are the open conditions, soonest
    first. ``late_invoices`` are the open invoices whose due date has passed. ``nothing_overdue``:
    the latest sitting says that no money is overdue, and no invoice is late. ``talks`` and
    ``outcomes`` are the entries that count, oldest first. ``talk_to_hold`` is the newest talk if no
    entry says that it took place. ``is_unsafe``: the sign about threats and violence is decisive.
    ``has_conditions``: conditions come back, because the user is not leaving the client.
    ``terms`` have the language and the address of letters. ``faults`` has a line for each file that
    cannot be read.
    """

    client: Client
    today: date
    sitting_id: str | None = None
    points: tuple[TalkPoint, ...] = ()
    suggestions: tuple[str, ...] = ()
    conditions: tuple[OpenCondition, ...] = ()
    late_invoices: tuple[Invoice, ...] = ()
    nothing_overdue: bool = False
    talks: tuple[Entry, ...] = ()
    outcomes: tuple[Entry, ...] = ()
    talk_to_hold: Entry | None = None
    is_unsafe: bool = False
    has_conditions: bool = True
    terms: TermsDetails = TermsDetails()
    faults: tuple[str, ...] = ()

    @property
    def has_legal_risk(self) -> bool:
        """Whether the sign about legal trouble has points."""
        return any(point.sign.id == _LEGAL_SIGN for point in self.points)

    @property
    def due_conditions(self) -> tuple[OpenCondition, ...]:
        """The open conditions whose day has come."""
        return tuple(open_ for open_ in self.conditions if open_.condition.by <= self.today)
