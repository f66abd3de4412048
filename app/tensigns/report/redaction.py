"""A sitting without the client's name, to be sent to somebody else."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _

_LABELS = ((N_("Client A"), "client-a"), (N_("Client B"), "client-b"))

_SHORT = 3
"""Shorter Latin names are replaced only where they stand alone, not inside other words."""

_FORM = re.compile(
    r"[\s,]+(b\.?\s?v|n\.?v|v\.?o\.?f|g\.?m\.?b\.?h|ag|ltd|limited|inc|llc|plc|s\.?a)\.?$",
    re.IGNORECASE,
)
"""The legal form that a name may end in, and that notes leave out."""


class Alias(NamedTuple):
    """What a client is called instead: ``label`` for a name, ``stand_in`` for the slug."""

    slug: str
    names: frozenset[str]
    label: str
    stand_in: str


def make_aliases(clients: Mapping[str, Iterable[str]]) -> tuple[Alias, ...]:
    """An alias each for at most two clients, given as their names by slug."""
    return tuple(
        Alias(slug, frozenset(names), _(label), stand_in)
        for (slug, names), (label, stand_in) in zip(clients.items(), _LABELS, strict=False)
    )


def redact(
    sitting: Sitting, alias: Alias, everybody: Iterable[Alias], *, with_notes: bool
) -> Sitting:
    """The sitting under an alias: without its notes, or with everybody's names replaced in them.

    Whatever else in a note could give a client away stays; only the user can tell.
    """
    if not with_notes:
        bare = replace(sitting, client=alias.label, note="", notes={})
        return replace(bare, reason="" if sitting.amends else None)
    found, instead = _found(everybody)

    def hidden(text: str) -> str:
        return found.sub(lambda match: instead[match.lastgroup or ""], text)

    return replace(
        sitting,
        client=alias.label,
        note=hidden(sitting.note),
        notes={key: hidden(note) for key, note in sitting.notes.items()},
        reason=hidden(sitting.reason) if sitting.reason else sitting.reason,
    )


def _found(everybody: Iterable[Alias]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for every name and slug, the longest first, and what stands instead of each."""
    replaced: dict[str, str] = {}
    for alias in everybody:
        for name in alias.names:
            # Of a name that is a form alone, such as ", Ltd", nothing is left to look for.
            replaced |= dict.fromkeys((name, _FORM.sub("", name) or name), alias.label)
        replaced[alias.slug] = alias.stand_in
    named = sorted(replaced.items(), key=lambda each: -len(each[0]))
    groups = [f"(?P<n{place}>{_pattern(name)})" for place, (name, _to) in enumerate(named)]
    instead = {f"n{place}": to for place, (_name, to) in enumerate(named)}
    return re.compile("|".join(groups), re.IGNORECASE), instead


def _pattern(name: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<!\w){pattern}(?!\w)" if len(name) < _SHORT and name.isascii() else pattern
