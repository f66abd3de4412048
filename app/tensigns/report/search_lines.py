"""The titles of the hits of a search, in the current language."""

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.search import HitSource, SearchHit
from tensigns.report.entry_kinds import kind_word
from tensigns.report.periods import short_period_text

_SOURCE_WORDS: dict[HitSource, str] = {
    "name": N_("the client's name"),
    "sitting": N_("note in a sitting"),
    "draft": N_("note in the unfinished sitting"),
    "entry": N_("entry"),
    "document": N_("document"),
}


def hit_title(hit: SearchHit) -> str:
    """Return where a hit is: the day and the word for the kind of text."""
    word = kind_word(hit.entry) if hit.entry else _(_SOURCE_WORDS[hit.source])
    return word if hit.period is None else f"{short_period_text(hit.period)}, {word}"
