"""The texts of dated items, in the current language."""

from datetime import date

from tensigns.core.journal.due import DueKind
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.wording import uncapitalize
from tensigns.text.clean import clean_line

_WORDS: dict[DueKind, str] = {
    "condition": N_("a condition of yours"),
    "look-back": N_("look back at your decision"),
    "step": N_("a step of your leaving plan"),
    "promise": N_("a promised payment"),
    "recheck": N_("look at this client again"),
    "decide": N_("the decision that you put off to this day"),
}
_WORDS_WITH_TEXT: dict[DueKind, str] = {
    "condition": N_("condition “{text}”"),
    "promise": N_("promised payment of invoice {text}"),
}


def due_text(kind: DueKind, text: str) -> str:
    """Return what is due on one line.

    ``text`` is the user's own text, the sentence of a step, the number of the invoice of a promise,
    or empty.
    """
    if not text:
        return _(_WORDS[kind])
    line = clean_line(text)
    if kind in _WORDS_WITH_TEXT:
        return _(_WORDS_WITH_TEXT[kind]).format(text=line)
    return uncapitalize(line) if kind == "step" else _(_WORDS[kind])


def days_text(day: date, today: date) -> str:
    """Return how far a day is away: today, in 3 days, 3 days ago."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in a day", "in {days} days", days).format(days=days)
    return ngettext("a day ago", "{days} days ago", -days).format(days=-days)
