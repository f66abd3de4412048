"""What the user can choose to do about money owed and about leaving: ids with their labels."""

from collections.abc import Mapping

from tensigns.core.leaving_plan import needs_lawyer_first
from tensigns.language import gettext as _
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney


def money_actions(money: ClientMoney) -> Mapping[str, str]:
    """Return the labels of what can be done about the money that a client owes, by the id."""
    labels = {"invoice": _("An invoice that you sent")}
    if money.open_invoices:
        labels |= {
            "payment": _("A payment that came in"),
            "promise": _("A promise to pay"),
            "change": _("Change an invoice, or say that it is disputed"),
        }
    labels["terms"] = _("The rule, and how you write to this client")
    if money.demands(with_sums=False):
        labels["remind"] = _("Draft a reminder")
    # Last, so that the numbers of the other actions stay when the rate is no longer missing.
    if money.missing_rates:
        labels["rates"] = _("The interest rate that is missing")
    return labels


def leaving_actions(leaving: ClientLeaving) -> Mapping[str, str]:
    """Return the labels of what can be done about leaving a client, by the id."""
    labels: dict[str, str] = {}
    plan = leaving.plan
    if plan is not None:
        labels["tick"] = _("Tick a step, or take a tick away")
    if leaving.standing == "left":
        labels["returned"] = _("I work for this client again")
    elif plan is None:
        labels["plan"] = _("Make a plan")
    else:
        if not needs_lawyer_first(plan.details):
            labels["letter"] = _("Draft the letter")
        labels |= {
            "plan": _("Answer the questions again"),
            "end": _("Choose another end"),
            "left": _("I no longer work for this client"),
        }
    return labels
