"""What the letters to a client have in common: the language, the sender, the open places."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tensigns.core.journal.money import Address, TermsDetails
from tensigns.environment.settings import Sender
from tensigns.language import current_language
from tensigns.language import gettext as _

_OPEN_PLACE = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\](?!\()")


class LetterForm(Struct, frozen=True):
    """The language of a letter, how a Dutch letter addresses the client, and the sender."""

    language: str
    address: Address
    sender: Sender

    @classmethod
    def from_terms(cls, terms: TermsDetails, sender: Sender) -> "LetterForm":
        """Return the form that the terms ask for.

        Without terms, the form has the current language and the polite form of address.
        """
        return cls(terms.language or current_language(), terms.address or "u", sender)


def open_places(markdown: str) -> tuple[str, ...]:
    """Return the texts in square brackets in a draft: what the user still has to fill in."""
    return tuple(dict.fromkeys(match["text"] for match in _OPEN_PLACE.finditer(markdown)))


def draft_sentences(markdown: str) -> Iterator[str]:
    """Yield sentences for the head of a draft on what is still open; none if no place is open."""
    places = open_places(markdown)
    if places:
        yield _("This is a draft. Fill in what stands in square brackets:")
        yield from places
