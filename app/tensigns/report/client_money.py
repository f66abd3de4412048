"""What a client owes on a day, for texts, documents and letters."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from tensigns.core.journal.money import TermsDetails
from tensigns.core.leaving_plan import Arrears
from tensigns.core.money.demand import Demand, Terms, full_demand, principal_demand
from tensigns.core.money.invoices import Invoice, open_invoices
from tensigns.core.money.rates import DaySpan, Rate
from tensigns.core.money.rounding import ZERO
from tensigns.library.clients import Client
from tensigns.report.money_text import currency_digits


class ClientMoney(Struct, frozen=True):
    """The invoices of a client, the terms, and all rates, on a day.

    ``faults`` has a line for each journal entry that cannot be read.
    """

    client: Client
    day: date
    invoices: tuple[Invoice, ...]
    terms: TermsDetails
    rates: tuple[Rate, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def open_invoices(self) -> tuple[Invoice, ...]:
        """The invoices that are not paid in full."""
        return open_invoices(self.invoices, self.day)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies in which something is open, in alphabetical order."""
        return tuple(sorted({invoice.currency for invoice in self.open_invoices}))

    def open_in(self, currency: str) -> tuple[Invoice, ...]:
        """Return the open invoices in a currency."""
        return tuple(invoice for invoice in self.open_invoices if invoice.currency == currency)

    @property
    def open_sums(self) -> Mapping[str, Decimal]:
        """What is open by currency."""
        return {
            currency: sum(
                (invoice.balance_after(self.day) for invoice in self.open_in(currency)), ZERO
            )
            for currency in self.currencies
        }

    @property
    def arrears(self) -> Arrears:
        """From which day on something is late, and whether all that is open is disputed."""
        due_days = [invoice.due for invoice in self.open_invoices if not invoice.disputed]
        if not due_days:
            return Arrears(is_disputed=bool(self.open_invoices))
        return Arrears(min(due_days) + timedelta(days=1))

    @property
    def common_currency(self) -> str | None:
        """The currency of everything that is open; None if there are several, or none."""
        return self.currencies[0] if len(self.currencies) == 1 else None

    @property
    def missing_rates(self) -> tuple[DaySpan, ...]:
        """The half-years whose rate is missing, oldest first."""
        spans = {span for demand in self.demands() for span in demand.missing_rates}
        return tuple(sorted(spans))

    @property
    def needs_terms(self) -> bool:
        """Whether the rule or the kind of buyer must still be said before sums are drafted."""
        return self.terms.rule is None or self.terms.private is None

    def demands(self, *, with_sums: bool = True) -> tuple[Demand, ...]:
        """Return what can be demanded, one demand for each currency in which something is late.

        Only the principal is demanded without ``with_sums``, and as long as the terms lack the rule
        or do not say whether the client is a private buyer.
        """
        terms = self.terms
        demands: list[Demand | None] = []
        for currency in self.currencies:
            invoices = self.open_in(currency)
            if not with_sums or terms.rule is None or terms.private is None:
                demands.append(principal_demand(invoices, self.day))
            else:
                rule_terms = Terms(terms.rule, terms.private, self.rates)
                digits = currency_digits(currency)
                demands.append(full_demand(invoices, self.day, rule_terms, digits))
        return tuple(demand for demand in demands if demand is not None)
