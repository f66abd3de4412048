"""The own fields of the kinds about leaving a client: plan, tick, left and returned."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from tensigns.core.journal.details import Details

PLAN = "plan"
"""The kind of an entry with a plan for leaving."""

TICK = "tick"
"""The kind of an entry that says whether a step of a plan is done."""

LEFT = "left"
"""The kind of an entry that says that the user no longer works for the client."""

RETURNED = "returned"
"""The kind of an entry that says that the user works for the client again."""

Contract = Literal["open-ended", "fixed-term", "project", "nothing-written", "unknown"]
"""The kind of agreement with the client."""

Manner = Literal["decent", "letter-only", "safety", "legal-risk", "they-ended"]
"""How the user wants to leave.

``decent``: a call and then a letter. ``letter-only``: a letter alone. ``safety``: at once, because
there are threats or violence. ``legal-risk``: a letter that states a legal risk. ``they-ended``:
the client ended the agreement, and a letter confirms that.
"""

NoticeUnit = Literal["days", "weeks", "months"]

_NOTICE = re.compile(r"(?P<count>[0-9]{1,3}) (?P<unit>day|week|month)s?", re.ASCII)
_DAYS_A_WEEK = 7
_MONTHS_A_YEAR = 12


class Notice(NamedTuple):
    """How long before the end a notice must be given."""

    number: int
    unit: NoticeUnit

    def __str__(self) -> str:
        """The notice as it is in a file, such as "1 month"."""
        return f"{self.number} {self.unit.removesuffix('s') if self.number == 1 else self.unit}"

    def after(self, day: date) -> date:
        """Return the first day on which the agreement can end, if notice is given on ``day``."""
        if self.unit == "months":
            return _add_months(day, self.number)
        days = self.number * (_DAYS_A_WEEK if self.unit == "weeks" else 1)
        return day + timedelta(days=days)

    def before(self, day: date) -> date:
        """Return a day on which notice is in time for an end on ``day``."""
        if self.unit == "months":
            return _add_months(day, -self.number)
        return day - (self.after(day) - day)


class PlanStep(Struct, frozen=True):
    """A step of a plan and its day. ``id`` stays the same in corrections.

    ``unknown_keys`` holds the keys of the table in the file that this version does not know.
    """

    id: str
    text: str
    on: date
    unknown_keys: Mapping[str, Any] = {}


class PlanDetails(Details, frozen=True, kw_only=True):
    """The fields that only an entry of the kind ``PLAN`` has.

    An answer that the user skipped is None or empty. The eight answers: ``contract``, the kind of
    agreement; ``notice``, the notice in the agreement; ``owed``, what the client owes the user;
    ``prepaid``, what the client has paid for and the user has not done; ``theirs``, what the user
    has of the client; ``ours``, what the client has of the user; ``deadlines``, the deadlines that
    the client must mind afterwards; ``manner``, how the user leaves. ``ends`` is the day on which
    the agreement ends.
    """

    contract: Contract | None = None
    notice: Notice | None = None
    owed: str = ""
    prepaid: str = ""
    theirs: str = ""
    ours: str = ""
    deadlines: str = ""
    manner: Manner | None = None
    ends: date | None = None
    steps: tuple[PlanStep, ...] = ()

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the steps."""
        return tuple(step.id for step in self.steps)


class TickDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``TICK`` has.

    ``of`` refers to a step of a plan: ``id/step``.
    """

    of: str
    done: bool

    @property
    def reference(self) -> str | None:
        """The reference to the step that was ticked."""
        return self.of


class StandingDetails(Details, frozen=True):
    """An entry of the kind ``LEFT`` or ``RETURNED`` has no fields of its own."""


def parse_notice(text: str) -> Notice | None:
    """Return the notice that a text in a file means, such as "30 days"; None if it is no notice."""
    match = _NOTICE.fullmatch(text)
    units: dict[str, NoticeUnit] = {"day": "days", "week": "weeks", "month": "months"}
    return Notice(int(match["count"]), units[match["unit"]]) if match else None


def _add_months(day: date, count: int) -> date:
    """Return the same day of another month; the last day of a month that is too short."""
    years, month_index = divmod(day.month - 1 + count, _MONTHS_A_YEAR)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
