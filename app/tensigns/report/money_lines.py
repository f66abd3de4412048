"""What a client owes, as lines for a case file."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.owed import invoices_from
from tensigns.core.money.invoices import open_invoices
from tensigns.core.money.rounding import ZERO
from tensigns.language import gettext as _
from tensigns.report.money_text import money_text
from tensigns.report.owed_sentences import (
    broken_promise_text,
    days_late_text,
    open_invoice_text,
    promise_text,
)


def money_lines(entries: Sequence[Entry], now: datetime) -> Iterator[str]:
    """Yield a line for each open invoice, the oldest due date first, then the sums of several.

    ``entries`` are those of a journal. ``now`` is the current time with its UTC offset.
    """
    today = now.date()
    invoices = open_invoices(invoices_from(entries, now), today)
    for invoice in invoices:
        late = days_late_text(invoice.days_late(today))
        # The text of the invoice names a promise that was not kept.
        is_named = bool(broken_promise_text(invoice, today))
        promise = "" if is_named else promise_text(invoice, today)
        yield "; ".join(filter(None, (open_invoice_text(invoice, today), late, promise)))
    for currency in sorted({invoice.currency for invoice in invoices}):
        balances = [i.balance_after(today) for i in invoices if i.currency == currency]
        if len(balances) > 1:
            yield _("Together: {sum}").format(sum=money_text(sum(balances, ZERO), currency))
