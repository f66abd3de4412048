"""A reminder of what is late, in the language of the client. It is a draft; nothing is sent."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from tensigns.core.leaving_plan import next_working_day
from tensigns.core.money.demand import Demand, InvoiceDemand
from tensigns.core.money.rates import PaymentRule
from tensigns.language import gettext as _
from tensigns.language import in_language
from tensigns.report.client_money import ClientMoney
from tensigns.report.letter import LetterForm
from tensigns.report.money_text import money_text
from tensigns.report.owed_sentences import (
    Tone,
    balance_text,
    broken_promise_text,
    costs_label,
    costs_name,
    days_late_text,
    interest_part_text,
    interest_source_text,
    is_with_sums,
    rate_source_texts,
)
from tensigns.report.wording import join_and, long_date, uncapitalize

_NEW_TERM_DAYS: dict[Tone, int] = {"friendly": 7, "firm": 7, "last": 14}
"""The number of days until the day by which the client is asked to pay."""


class ReminderPart(Struct, frozen=True):
    """What is asked in one currency. All texts are in the language of the reminder.

    ``interest`` and ``costs`` are empty if there are none. ``costs_name`` says what the costs are.
    ``lacks_rate`` means that a rate is missing, so that interest and total are left open. ``basis``
    says how the sums are calculated.
    """

    invoices: tuple[str, ...]
    principal: str
    total: str
    interest: str = ""
    costs: str = ""
    costs_name: str = ""
    lacks_rate: bool = False
    is_minimum: bool = False
    basis: tuple[str, ...] = ()

    @property
    def is_with_sums(self) -> bool:
        """Whether anything is asked beyond the principal."""
        return bool(self.interest or self.costs or self.lacks_rate)


class Reminder(Struct, frozen=True):
    """A reminder. The client is asked to pay ``total`` by ``new_day``.

    ``parts`` is empty if every late invoice is disputed. ``disputed`` are the late invoices that
    the client disputes; they are in no sum. ``can_pause``: the user still works for the client, so
    that the work can be paused.
    """

    form: LetterForm
    tone: Tone
    can_pause: bool
    client: str
    day: str
    new_day: str
    total: str
    parts: tuple[ReminderPart, ...]
    disputed: tuple[str, ...] = ()

    @property
    def is_with_sums(self) -> bool:
        """Whether anything is asked beyond the principal."""
        return any(part.is_with_sums for part in self.parts)

    @property
    def basis(self) -> tuple[str, ...]:
        """How the sums of all parts are calculated, each line once."""
        return tuple(dict.fromkeys(line for part in self.parts for line in part.basis))

    @property
    def lacks_rate(self) -> bool:
        """Whether a rate is missing, so that the total is left open."""
        return any(part.lacks_rate for part in self.parts)


def build_reminder(
    money: ClientMoney,
    demands: Sequence[Demand],
    tone: Tone,
    form: LetterForm,
    *,
    can_pause: bool = True,
) -> Reminder:
    """Return a reminder of these demands, of which there is at least one."""
    claims = [demand for demand in demands if demand.invoices]
    with in_language(form.language):
        return Reminder(
            form=form,
            tone=tone,
            can_pause=can_pause,
            client=money.client.name,
            day=long_date(money.day),
            new_day=long_date(new_date(money.day, tone)),
            total=_total_text(claims),
            parts=tuple(_part(demand, money.day, money.terms.rule) for demand in claims),
            disputed=tuple(
                _invoice_line(claim, money.day) for demand in demands for claim in demand.disputed
            ),
        )


def _total_text(claims: Sequence[Demand]) -> str:
    """Return what is asked in all currencies; empty if every late invoice is disputed."""
    totals = [money_text(demand.total, demand.currency) for demand in claims]
    return join_and(totals) if totals else ""


def new_date(day: date, tone: Tone) -> date:
    """Return the day by which the client is asked to pay, a working day."""
    return next_working_day(day + timedelta(days=_NEW_TERM_DAYS[tone]))


def _part(demand: Demand, day: date, rule: PaymentRule | None) -> ReminderPart:
    part = ReminderPart(
        invoices=tuple(_invoice_line(claim, day) for claim in demand.invoices),
        principal=money_text(demand.principal, demand.currency),
        total=money_text(demand.total, demand.currency),
    )
    if rule is None or not is_with_sums(demand):
        return part
    return ReminderPart(
        invoices=part.invoices,
        principal=part.principal,
        total=part.total,
        interest=money_text(demand.interest, demand.currency) if demand.interest else "",
        costs=money_text(demand.costs, demand.currency) if demand.costs else "",
        costs_name=uncapitalize(costs_name(rule)),
        lacks_rate=bool(demand.missing_rates),
        is_minimum=demand.is_minimum,
        basis=tuple(_basis_lines(demand, rule)),
    )


def _invoice_line(claim: InvoiceDemand, day: date) -> str:
    message = _("Invoice {number} of {issued}, due on {due}, {late}: {balance}")
    line = message.format(
        number=claim.invoice.number,
        issued=long_date(claim.invoice.issued),
        due=long_date(claim.invoice.due),
        late=days_late_text(claim.days_late),
        balance=balance_text(claim.invoice, day),
    )
    return f"{line}{broken_promise_text(claim.invoice, day)}"


def _basis_lines(demand: Demand, rule: PaymentRule) -> list[str]:
    parts = [(claim, part) for claim in demand.invoices for part in claim.interest.parts]
    lines = [
        f"{claim.invoice.number}: {interest_part_text(part, demand.currency)}"
        for claim, part in parts
    ]
    if demand.interest:
        lines.append(interest_source_text(rule))
    lines += rate_source_texts(demand)
    if demand.costs:
        lines.append(f"{costs_label(rule)}.")
    return lines
