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
    next_weekday,
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
    invoices of the journal, and ``late`` says how many of them are late on ``day``. ``pay_by`` is
    the day by which these must be paid, the same as in a reminder of ``day``. ``can_pause``: the
    user still works for the client, and an invoice that is not disputed is late. ``owed`` is what
    the user typed about money. ``notice`` is empty if there is none, or if it does not fit
    between ``day`` and ``ends``.
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
    late: LateShare
    pay_by: str
    can_pause: bool
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
    names_notice = bool(plan.notice and plan.notice.number) and notice_fits(plan, sent, ends)
    after = next_weekday(max(ends, sent) + timedelta(days=7))
    with in_language(form.language):
        return LeavingLetter(
            form=form,
            client=leaving.name,
            manner=plan.manner or "letter-only",
            day=long_date(sent),
            ends=long_date(sent if plan.manner == "safety" else ends),
            notice=notice_text(plan.notice) if plan.notice and names_notice else "",
            hand_over=_day_text(days.get("hand-over", days.get("return")), after),
            access=_day_text(days.get("access"), ends),
            refund=_day_text(days.get("refund"), after),
            answer=long_date(next_weekday(sent + timedelta(days=ANSWER_DAYS))),
            invoices=tuple(
                open_invoice_text(invoice, leaving.day) for invoice in leaving.money.open_invoices
            ),
            late=_late_share(leaving.money.open_invoices, sent),
            pay_by=long_date(new_date(sent, "friendly")),
            can_pause=plan.manner != "safety"
            and any(
                invoice.days_late(sent) > 0 and not invoice.disputed
                for invoice in leaving.money.open_invoices
            ),
            # With a list, the list says what is open, even if everything in it is paid by now.
            owed="" if leaving.money.invoices else plan.owed,
            prepaid=plan.prepaid,
            theirs=plan.theirs,
            ours=plan.ours,
            deadlines=plan.deadlines,
        )


def _late_share(invoices: Sequence[Invoice], day: date) -> LateShare:
    late = [invoice.days_late(day) > 0 for invoice in invoices]
    return "all" if all(late) else "some" if any(late) else "none"


def _day_text(day: date | None, default: date) -> str:
    return long_date(day or default)
