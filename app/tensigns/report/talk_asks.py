"""What the user can ask of a client in a talk, for each sign of the built-in questionnaire.

The texts are for the client: they are in the language of the talk, and give no reasons.
"""

from tensigns.core.journal.money import Address
from tensigns.language import LANGUAGES, N_, in_language
from tensigns.language import gettext as _

_ASKS = {
    "physical-abuse": N_("{You} stay calm with me, in speech and in writing."),
    "mental-abuse": N_(
        "{You} make no belittling or insulting remarks, to me, about me or about others."
    ),
    "lies": N_("{You} tell me at once if something that {you} told me is not right."),
    "unreasonable-demands": N_(
        "{You} contact me only within my working hours, and ask for nothing outside what we agreed."
    ),
    "slow-payment": N_("{You} pay what is overdue."),
    "invoice-disputes": N_(
        "{You} pay what we agreed; questions about an invoice reach me before it is due."
    ),
    "changing-mind": N_("{You} pay for changes to work that was approved before."),
    "ignores-advice": N_("If {you} go against my advice, what follows is at {your} own cost."),
    "played-off": N_("The agreed price stands; {you} bring up no other offer for agreed work."),
    "legal-trouble": N_("{You} ask me for nothing that is not allowed."),
}
"""What to ask, by the id of the sign."""

_NOTHING_OVERDUE = {"slow-payment": N_("{You} pay each invoice by its due date.")}
"""What to ask instead if no money is overdue, by the id of the sign."""

_STANDING_ASKS = {"slow-payment": N_("{You} pay each later invoice by its due date.")}
"""What to ask besides, from now on, if money is overdue, by the id of the sign."""

_DATED = frozenset(("slow-payment", "invoice-disputes"))
"""The signs about money that is open, which can be paid by a day.

What is asked about the other signs holds from now on: a later day would allow it until then.
"""


def ask_text(
    sign_id: str, language: str, address: Address, *, nothing_overdue: bool = False
) -> str:
    """Return what to ask about a sign; empty for a sign of another questionnaire.

    ``address`` is how a Dutch text addresses the client. ``nothing_overdue``: it is known that no
    money is overdue.
    """
    if sign_id not in _ASKS:
        return ""
    asks = _ASKS | _NOTHING_OVERDUE if nothing_overdue else _ASKS
    return _for_client(asks[sign_id], language, address)


def standing_ask_text(sign_id: str, language: str, address: Address) -> str:
    """Return what to ask about a sign from now on, besides what is to be done by a day."""
    if sign_id not in _STANDING_ASKS:
        return ""
    return _for_client(_STANDING_ASKS[sign_id], language, address)


def is_immediate(sign_id: str, *, nothing_overdue: bool = False) -> bool:
    """Whether what is asked about a sign must be so from now on, and not only by a later day."""
    if nothing_overdue and sign_id in _NOTHING_OVERDUE:
        return True
    return sign_id in _ASKS and sign_id not in _DATED


def _for_client(ask: str, language: str, address: Address) -> str:
    is_polite = address == "u"
    if language == LANGUAGES[0]:
        you, your = "you", "your"
    else:
        you, your = ("u", "uw") if is_polite else ("je", "je")
    with in_language(language):
        return _(ask).format(You=you.capitalize(), you=you, your=your)
