"""Leaving a client, for texts, documents and letters: the plan, what is owed, the standing."""

from datetime import date

from msgspec import Struct

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.status import Standing
from tensigns.report.client_money import ClientMoney


class ClientLeaving(Struct, frozen=True):
    """The plan for leaving a client, the standing, and the money that the client owes, on a day.

    ``plan`` is None if no plan holds. ``left`` is the entry that says that the user has left;
    None if the user has not left. ``returned_on`` is the day of the last entry that says that the
    user works for the client again; None if there is none. ``faults`` has a line for each entry
    that cannot be read.
    """

    money: ClientMoney
    standing: Standing
    plan: CurrentPlan | None
    left: Entry | None = None
    returned_on: date | None = None
    faults: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The client's name."""
        return self.money.client.name

    @property
    def day(self) -> date:
        """The day on which the data are looked at."""
        return self.money.day
