"""The own fields of the kinds about money: invoice, payment, promise, and the client's terms."""

from datetime import date
from decimal import Decimal
from typing import Literal

from tensigns.core.journal.details import Details
from tensigns.core.money.rates import PaymentRule

INVOICE = "invoice"
"""The kind of an entry with an invoice that the user sent."""

PAYMENT = "payment"
"""The kind of an entry with a payment of an invoice.

The period of the entry is the day on which the payment came in.
"""

PROMISE = "promise"
"""The kind of an entry that says for which day the client promised to pay an invoice."""

TERMS = "terms"
"""The kind of an entry that says how money and letters are handled for a client."""

MONEY_KINDS = (INVOICE, PAYMENT, PROMISE, TERMS)

Address = Literal["u", "je"]
"""How a Dutch letter addresses the client."""


class InvoiceDetails(Details, frozen=True, kw_only=True):
    """The fields that only an entry of the kind ``INVOICE`` has.

    ``number`` is the user's own invoice number. ``currency`` is a code such as EUR. ``disputed``
    means that the client disputes the invoice in good faith.
    """

    number: str
    issued: date
    due: date
    amount: Decimal
    currency: str
    disputed: bool = False


class PaymentDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``PAYMENT`` has. ``of`` is the invoice's id."""

    of: str
    amount: Decimal

    @property
    def reference(self) -> str | None:
        """The id of the invoice that was paid, as a whole or in part."""
        return self.of


class PromiseDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``PROMISE`` has. ``of`` is the invoice's id."""

    of: str
    by: date

    @property
    def reference(self) -> str | None:
        """The id of the invoice that the client promised to pay."""
        return self.of


class TermsDetails(Details, frozen=True, kw_only=True):
    """The fields that only an entry of the kind ``TERMS`` has. None: the user did not say.

    ``rule`` is the rule for late payments, ``private`` whether the client is a private buyer.
    ``language`` and ``address`` hold for letters to the client.
    """

    rule: PaymentRule | None = None
    private: bool | None = None
    language: str | None = None
    address: Address | None = None
