"""The words for the kinds of journal entries."""

from tensigns.core.journal.entries import Entry, EventDetails
from tensigns.language import N_
from tensigns.language import gettext as _

_KIND_WORDS = {
    "event": N_("happened"),
    "told": N_("told"),
    "talk": N_("talk"),
    "outcome": N_("outcome"),
    "decision": N_("decision"),
    "look-back": N_("look back"),
    "plan": N_("leaving plan"),
    "tick": N_("step"),
    "terms": N_("terms"),
    "left": N_("you left"),
    "returned": N_("client again"),
    "invoice": N_("invoice"),
    "payment": N_("payment"),
    "promise": N_("promise to pay"),
}


def kind_word(entry: Entry) -> str:
    """Return the word for an entry's kind, without a capital. An unknown kind is its own word."""
    if isinstance(entry.details, EventDetails) and entry.details.good:
        return _("went well")
    word = _KIND_WORDS.get(entry.kind)
    return _(word) if word else entry.kind
