"""Redaction: a sitting under an alias, for export to others."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _

_REPLACEMENTS = ((N_("Client A"), "client-a"), (N_("Client B"), "client-b"))

_SHORT_NAME = 3
"""ASCII names shorter than this are replaced only as whole words."""

_LEGAL_FORM = re.compile(
    r"[\s,]+(b\.?\s?v|n\.?v|v\.?o\.?f|g\.?m\.?b\.?h|ag|ltd|limited|inc|llc|plc|s\.?a)\.?$",
    re.IGNORECASE,
)
"""The legal form at the end of a name; notes often leave it out."""


class Alias(NamedTuple):
    """The slug and the names of a client, and what replaces them."""

    slug: str
    names: frozenset[str]
    replacement_name: str
    replacement_slug: str


class _Replacements(NamedTuple):
    """A pattern with a named group for each name or slug, and the replacement by group name."""

    pattern: re.Pattern[str]
    by_group: Mapping[str, str]

    def apply(self, text: str) -> str:
        return self.pattern.sub(lambda match: self.by_group[match.lastgroup or ""], text)


def make_aliases(clients: Mapping[str, Iterable[str]]) -> tuple[Alias, ...]:
    """Return aliases for at most two clients. ``clients`` maps a slug to the client's names."""
    return tuple(
        Alias(slug, frozenset(names), _(replacement_name), replacement_slug)
        for (slug, names), (replacement_name, replacement_slug) in zip(
            clients.items(), _REPLACEMENTS, strict=False
        )
    )


def redact(
    sitting: Sitting, alias: Alias, aliases: Iterable[Alias], *, with_notes: bool
) -> Sitting:
    """Return the sitting under an alias.

    Without ``with_notes``, notes are left out. With it, the names and slugs of all ``aliases`` are
    replaced in the notes. Anything else in a note that identifies a client stays; only the user can
    find that.
    """
    if not with_notes:
        reason = "" if sitting.amends else None
        return replace(sitting, client=alias.replacement_name, note="", notes={}, reason=reason)
    replacements = _replacements(aliases)
    return replace(
        sitting,
        client=alias.replacement_name,
        note=replacements.apply(sitting.note),
        notes={key: replacements.apply(note) for key, note in sitting.notes.items()},
        reason=replacements.apply(sitting.reason) if sitting.reason else sitting.reason,
    )


def _replacements(aliases: Iterable[Alias]) -> _Replacements:
    """Return the replacements for every name and slug, the longest first."""
    by_text: dict[str, str] = {}
    for alias in aliases:
        for name in alias.names:
            # A name such as ", Ltd" is nothing but a legal form and is replaced whole.
            without_form = _LEGAL_FORM.sub("", name) or name
            by_text |= dict.fromkeys((name, without_form), alias.replacement_name)
        by_text[alias.slug] = alias.replacement_slug
    texts = sorted(by_text, key=lambda text: -len(text))
    groups = [f"(?P<n{index}>{_pattern(text)})" for index, text in enumerate(texts)]
    by_group = {f"n{index}": by_text[text] for index, text in enumerate(texts)}
    return _Replacements(re.compile("|".join(groups), re.IGNORECASE), by_group)


def _pattern(text: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    is_short = len(text) < _SHORT_NAME and text.isascii()
    return rf"(?<!\w){pattern}(?!\w)" if is_short else pattern
