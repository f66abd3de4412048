"""What a client is to the user, in words: active, leaving or left."""

from typing import TYPE_CHECKING

from tensigns.language import N_
from tensigns.language import gettext as _

if TYPE_CHECKING:
    from tensigns.core.journal.status import Standing

_STANDING_WORDS: "dict[Standing, str]" = {
    "active": N_("active"),
    "leaving": N_("leaving"),
    "left": N_("you left"),
}


def standing_word(standing: "Standing") -> str:
    """Return the words for a standing, without a capital."""
    return _(_STANDING_WORDS[standing])
