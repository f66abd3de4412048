"""A sitting without the client's name, to be sent to somebody else."""

import re

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _

SLUG = "client-a"
"""What stands in the place of the slug."""

_SHORT = 3
"""Shorter Latin names are replaced only where they stand alone, not inside other words."""


def anonymous(sitting: Sitting, slug: str, *, with_notes: bool) -> Sitting:
    """The sitting of "Client A": without its notes, or with the name replaced in them.

    Whatever else in a note could give the client away stays; only the user can tell.
    """
    label = _("Client A")
    if not with_notes:
        bare = replace(sitting, client=label, note="", notes={})
        return replace(bare, reason="" if sitting.amends else None)

    def hidden(text: str) -> str:
        text = _found(slug).sub(SLUG, text)
        return _found(sitting.client).sub(lambda _match: label, text)

    return replace(
        sitting,
        client=label,
        note=hidden(sitting.note),
        notes={key: hidden(note) for key, note in sitting.notes.items()},
        reason=hidden(sitting.reason) if sitting.reason else sitting.reason,
    )


def _found(name: str) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    if len(name) < _SHORT and name.isascii():
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return re.compile(pattern, re.IGNORECASE)
