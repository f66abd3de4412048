"""The letter that ends an agreement, in the language of the client. It is a draft.

The letter gives no reasons, because reasons invite an argument. A user who may not end the
agreement at will gets no letter.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from tensigns.core.journal.leaving import Manner, PlanDetails
from tensigns.core.leaving_plan import (
    ANSWER_DAYS,
    end_day,
    letter_day,
    next_working_day,
    notice_fits,
)
from tensigns.core.money.invoices import Invoice
from tensigns.language import in_language
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.letter import LetterForm
from tensigns.report.owed_sentences import open_invoice_text
from tensigns.report.plan_sentences import notice_text
from tensigns.report.reminder import new_date
from tensigns.report.wording import long_date

LateShare = Literal["all", "some", "none"]
"""How many of the open invoices are late on the day on which a letter is sent."""


class LeavingLetter(Struct, frozen=True):
    """A letter. Texts are in the language of the letter, except the texts that the user typed.

    ``day`` is the day on which the letter is sent, ``ends`` the day on which the agreement ends,
    ``access`` the day on which the user's access ends. ``hand_over``, ``refund`` and ``answer`` are
    the last days for handing over, for a refund and for an answer. ``invoices`` are the open
    invoices of the journal that are not disputed, and ``late`` says how many of them are late on
    ``day``. ``disputed`` are those that the client disputes. ``pay_by`` is the day by which the
    late ones must be paid, the same as in a reminder of ``day``. ``can_pause``: the user still
    works for the client, and an invoice that is not disputed is late. ``can_deduct``: what the
    client owes can be taken off the refund. ``owed`` is what the user typed about money. ``notice``
    is empty if there is none, or if it does not fit between ``day`` and ``ends``; a letter that
    confirms the client's own notice names the agreed one in any case.
    """

    form: LetterForm
    client: str
    manner: Manner
    day: str
    ends: str
    notice: str
    hand_over: str
    access: str
    refund: str
    answer: str
    invoices: tuple[str, ...]
    disputed: tuple[str, ...]
    late: LateShare
    pay_by: str
    can_pause: bool
    can_deduct: bool
    owed: str
    prepaid: str
    theirs: str
    ours: str
    deadlines: str


def build_letter(leaving: ClientLeaving, plan: PlanDetails, form: LetterForm) -> LeavingLetter:
    """Return the letter of a plan. The plan must allow a letter."""
    days = {step.id: step.on for step in plan.steps}
    sent = letter_day(plan, leaving.day)
    ends = end_day(plan, leaving.day)
    after = next_working_day(max(ends, sent) + timedelta(days=7))
    last_day = days.get("access", ends)
    is_safety = plan.manner == "safety"
    open_invoices = leaving.money.open_invoices
    claimed = [invoice for invoice in open_invoices if not invoice.disputed]
    disputed = [invoice for invoice in open_invoices if invoice.disputed]
    # With a list, the list says what is open, even if everything in it is paid by now.
    owed = "" if leaving.money.invoices else plan.owed
    refund = days.get("refund", after)
    with in_language(form.language):
        return LeavingLetter(
            form=form,
            client=leaving.name,
            manner=plan.manner or "letter-only",
            day=long_date(sent),
            ends=long_date(sent if is_safety else ends),
            notice=_named_notice(plan, sent, ends),
            hand_over=long_date(days.get("return", after) if is_safety else last_day),
            access=long_date(last_day),
            refund=long_date(refund),
            answer=long_date(_answer_day(sent, days.get("risk-answer"))),
            invoices=tuple(open_invoice_text(invoice, leaving.day) for invoice in claimed),
            disputed=tuple(open_invoice_text(invoice, leaving.day) for invoice in disputed),
            late=_late_share(claimed, sent),
            pay_by=long_date(new_date(sent, "friendly")),
            can_pause=not is_safety and any(invoice.days_late(sent) > 0 for invoice in claimed),
            can_deduct=bool(owed) or any(invoice.days_late(refund) > 0 for invoice in claimed),
            owed=owed,
            prepaid=plan.prepaid,
            theirs=plan.theirs,
            ours=plan.ours,
            deadlines=plan.deadlines,
        )


def _answer_day(sent: date, planned: date | None) -> date:
    """Return the day by which the client is asked to answer.

    This is ``planned``, the day of the step ``risk-answer``, if it is after ``sent`` and within the
    usual days; otherwise the last of the usual days.
    """
    answer = next_working_day(sent + timedelta(days=ANSWER_DAYS))
    return min(answer, planned) if planned is not None and planned > sent else answer


def _named_notice(plan: PlanDetails, sent: date, ends: date) -> str:
    """Return the notice in the current language; empty if the letter names none."""
    if plan.notice is None or not plan.notice.number:
        return ""
    is_named = plan.manner == "they-ended" or notice_fits(plan, sent, ends)
    return notice_text(plan.notice) if is_named else ""


def _late_share(invoices: Sequence[Invoice], day: date) -> LateShare:
    late = [invoice.days_late(day) > 0 for invoice in invoices]
    return "all" if all(late) else "some" if any(late) else "none"
