"""What both front ends do about leaving: read the plan, make it, tick its steps, leave."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from tensigns.core.journal.current_plan import CurrentPlan, current_plan
from tensigns.core.journal.entries import Entry, day_entry
from tensigns.core.journal.leaving import (
    LEFT,
    PLAN,
    RETURNED,
    TICK,
    Notice,
    PlanDetails,
    StandingDetails,
    TickDetails,
)
from tensigns.core.journal.status import status_from
from tensigns.core.leaving_plan import is_chosen_end, with_end
from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rounding import ZERO
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney
from tensigns.report.money_text import money_text
from tensigns.report.plan_remarks import end_warnings
from tensigns.report.plan_sentences import worded_steps
from tensigns.report.wording import join_and
from tensigns.session.owed import load_money
from tensigns.storage.file_faults import quote_value, with_suggestion
from tensigns.text.suggest import nearest_name


def load_leaving(library: Library, client: Client, now: datetime) -> ClientLeaving:
    """Return the plan for leaving a client, the standing, and what the client owes.

    Raise :class:`BadInput` if the file of rates is faulty.
    """
    listing = library.journal(client).read()
    status = status_from(listing.entries, now)
    money = load_money(library, client, now)
    left_entries = status.entries_of_kind(LEFT)
    returned_entries = status.entries_of_kind(RETURNED)
    return ClientLeaving(
        money,
        status.standing,
        current_plan(status),
        left_entries[-1] if status.standing == "left" else None,
        returned_entries[-1].period.last if returned_entries else None,
        listing.faults,
    )


def owed_text(money: ClientMoney) -> str:
    """Return the open sums with the numbers of their invoices; an empty text if nothing is open.

    What is disputed and what is not due yet are named apart, because no reminder asks for them.
    """
    invoices = money.open_invoices
    overdue = [invoice for invoice in invoices if invoice.is_overdue(money.day)]
    disputed = [invoice for invoice in invoices if invoice.disputed]
    not_due = [invoice for invoice in invoices if invoice not in (*overdue, *disputed)]
    groups = (
        (overdue, "{owed}"),
        (disputed, _("{owed}, disputed")),
        (not_due, _("{owed}, not late yet")),
    )
    texts = [
        message.format(owed=_sum_text(money, currency, group_in_currency))
        for group, message in groups
        for currency, group_in_currency in _by_currency(group).items()
    ]
    return "; ".join(texts)


def plan_entry(values: Mapping[str, Any], leaving: ClientLeaving, noted: datetime) -> Entry:
    """Return the entry of a plan, not written yet, from the values of its form.

    The value of the field ``notice`` is a notice, or the day on which the agreement ends. If there
    is a plan, the entry corrects that plan, so that its ticks stay. A form without the field
    ``ends`` keeps the end that the user chose, if the notice is the same.
    """
    notice = values.get("notice")
    ends = notice if isinstance(notice, date) else values.get("ends")
    if "ends" not in values and leaving.plan is not None:
        ends = ends or _chosen_end(leaving.plan, notice, noted.date())
    details = PlanDetails(
        contract=values.get("contract"),
        notice=notice if isinstance(notice, Notice) else None,
        owed=values.get("owed") or "",
        prepaid=values.get("prepaid") or "",
        theirs=values.get("theirs") or "",
        ours=values.get("ours") or "",
        deadlines=values.get("deadlines") or "",
        manner=values.get("manner"),
        ends=ends,
    )
    return _plan_entry(details, leaving, noted)


def _chosen_end(plan: CurrentPlan, notice: object, today: date) -> date | None:
    """Return the end that the user chose for a plan; None if there is none to keep."""
    old, made_on = plan.details, plan.entry.noted.date()
    is_kept = old.notice is not None and old.notice == notice and is_chosen_end(old, made_on)
    return old.ends if is_kept and old.ends is not None and old.ends >= today else None


def moved_plan_entry(
    ends: date, old: CurrentPlan, leaving: ClientLeaving, noted: datetime
) -> Entry:
    """Return a correction of a plan, not written yet, with another end and the steps for it.

    If what is owed was taken from the list of invoices, and all of them are paid by now, nothing is
    owed in the new plan.
    """
    is_listed = _names_listed_invoice(old.details.owed, leaving.money)
    owed = "" if is_listed and not leaving.money.open_invoices else old.details.owed
    return _plan_entry(replace(old.details, owed=owed, ends=ends, steps=()), leaving, noted)


def _names_listed_invoice(owed: str, money: ClientMoney) -> bool:
    """Whether a text names invoices in brackets, as :func:`owed_text` does."""
    numbers = {invoice.number for invoice in money.invoices}
    groups = re.findall(r"\(([^()]*)\)", owed)
    return any(numbers.intersection(re.split(r"[,\s]+", group)) for group in groups)


def end_warning(plan: Entry) -> str:
    """Return that the last day of a plan is too early; an empty text if it is not."""
    if not isinstance(plan.details, PlanDetails):
        return ""
    return " ".join(end_warnings(plan.details, plan.noted.date()))


def step_id_of(plan: CurrentPlan, name: str) -> str:
    """Return the id of a step that a user names by its id, or by its number in the plan.

    Raise :class:`BadInput` if the plan has no such step.
    """
    step_ids = [step.id for step in plan.details.steps]
    if name in step_ids:
        return name
    ids_by_number = {str(number): step_id for number, step_id in enumerate(step_ids, start=1)}
    if name in ids_by_number:
        return ids_by_number[name]
    message = _("{name} is no step of the plan; its steps are: {steps}")
    steps = ", ".join(f"{number} {step_id}" for number, step_id in ids_by_number.items())
    text = message.format(name=quote_value(name), steps=steps)
    raise BadInput(with_suggestion(text, nearest_name(name, step_ids)))


def tick_entry(plan: CurrentPlan, step_id: str, noted: datetime, *, done: bool) -> Entry:
    """Return the entry of a tick of a step of a plan, not written yet."""
    return day_entry(TICK, TickDetails(f"{plan.origin_id}/{step_id}", done), noted, noted.date())


def left_entry(day: date, noted: datetime) -> Entry:
    """Return the entry that the user no longer works for the client, not written yet."""
    return day_entry(LEFT, StandingDetails(), noted, day)


def returned_entry(noted: datetime) -> Entry:
    """Return the entry that the user works for the client again, not written yet."""
    return day_entry(RETURNED, StandingDetails(), noted, noted.date())


def _plan_entry(details: PlanDetails, leaving: ClientLeaving, noted: datetime) -> Entry:
    today, arrears = noted.date(), leaving.money.arrears
    steps = worded_steps(details, today, arrears)
    details = replace(with_end(details, today, arrears), steps=steps)
    old = leaving.plan
    return day_entry(PLAN, details, noted, today, old.entry.id if old else None)


def _by_currency(invoices: Iterable[Invoice]) -> Mapping[str, list[Invoice]]:
    invoices_by_currency: dict[str, list[Invoice]] = {}
    for invoice in invoices:
        invoices_by_currency.setdefault(invoice.currency, []).append(invoice)
    return invoices_by_currency


def _sum_text(money: ClientMoney, currency: str, invoices: Sequence[Invoice]) -> str:
    """Return what is open of invoices in one currency, with their numbers."""
    sum_ = sum((invoice.balance_after(money.day) for invoice in invoices), ZERO)
    return _("{sum} ({numbers})").format(
        sum=money_text(sum_, currency), numbers=join_and([invoice.number for invoice in invoices])
    )
