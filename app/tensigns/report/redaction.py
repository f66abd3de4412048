"""Redaction: a sitting under an alias, for export to others."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.name_spellings import Spelling, name_spellings
from tensigns.text.folding import FoldedText, fold

_REPLACEMENTS = ((N_("Client A"), "client-a"), (N_("Client B"), "client-b"))


class Alias(NamedTuple):
    """The slug and the names of a client, and what replaces them."""

    slug: str
    names: frozenset[str]
    replacement_name: str
    replacement_slug: str


class NameReplacements:
    """Replaces the names and slugs of some clients in texts, in all their spellings."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._aliases: dict[str, Alias] = {}
        """The alias by the name of its group in the pattern."""
        self._slug_groups: set[str] = set()
        alias_by_spelling: dict[Spelling, Alias] = {}
        for alias in aliases:
            spellings = {spelling for name in alias.names for spelling in name_spellings(name)}
            alias_by_spelling |= dict.fromkeys([*spellings, Spelling(fold(alias.slug))], alias)
        # The longest first: a name can be part of another.
        by_length = sorted(alias_by_spelling, key=lambda spelling: (-len(spelling.text), spelling))
        groups = []
        for index, spelling in enumerate(by_length):
            group, alias = f"n{index}", alias_by_spelling[spelling]
            groups.append(f"(?P<{group}>{_pattern(spelling)})")
            self._aliases[group] = alias
            if spelling.text == fold(alias.slug):
                self._slug_groups.add(group)
        self._pattern = re.compile("|".join(groups))

    def in_text(self, text: str) -> str:
        """Return a text with the replacements."""
        return self._apply(text, is_id=False)

    def in_id(self, text: str) -> str:
        """Return an id of small letters and hyphens with replacements of that kind."""
        return self._apply(text, is_id=True)

    def _apply(self, text: str, *, is_id: bool) -> str:
        folded_text = FoldedText(text)
        pieces: list[str] = []
        position = 0
        for match in self._pattern.finditer(folded_text.folded):
            start, end = folded_text.span(match.start(), match.end())
            group = match.lastgroup or ""
            alias = self._aliases[group]
            as_slug = is_id or group in self._slug_groups
            pieces += [
                text[position:start],
                alias.replacement_slug if as_slug else alias.replacement_name,
            ]
            position = end
        return "".join([*pieces, text[position:]])


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
    replacements = NameReplacements(aliases)
    return replace(
        sitting,
        client=alias.replacement_name,
        note=replacements.in_text(sitting.note),
        notes={key: replacements.in_text(note) for key, note in sitting.notes.items()},
        reason=replacements.in_text(sitting.reason) if sitting.reason else sitting.reason,
    )


def _pattern(spelling: Spelling) -> str:
    words = r"\s+".join(re.escape(word) for word in spelling.text.split())
    start = r"(?<!\w)" if spelling.starts_word else ""
    end = r"(?!\w)" if spelling.ends_word else ""
    return f"{start}{words}{end}"
