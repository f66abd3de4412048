"""Redaction: the names in a sitting are replaced by aliases, for an export to other people."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.name_spellings import Spelling, name_spellings, person_spellings
from tensigns.text.folding import FoldedText, fold

_REPLACEMENTS = (
    (N_("Client A"), N_("client-a")),
    (N_("Client B"), N_("client-b")),
)
"""The name and the slug that replace those of a client."""


class Alias(NamedTuple):
    """The slug and the names of a client or a person, and their replacements.

    A person has no slug.
    """

    slug: str
    names: frozenset[str]
    replacement_name: str
    replacement_slug: str
    is_person: bool = False

    @property
    def spellings(self) -> set[Spelling]:
        """The spellings of the names, and the slug if there is one."""
        if self.is_person:
            return {spelling for name in self.names for spelling in person_spellings(name)}
        spellings = {spelling for name in self.names for spelling in name_spellings(name)}
        return {*spellings, Spelling(fold(self.slug))}


class NameReplacements:
    """Replaces all spellings of the names and slugs of some clients in texts."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._aliases: dict[str, Alias] = {}
        """The aliases by the names of their groups in the pattern."""
        self._slug_groups: set[str] = set()
        alias_by_spelling: dict[Spelling, Alias] = {}
        for alias in aliases:
            alias_by_spelling |= dict.fromkeys(alias.spellings, alias)
        # The longest spelling is first, because a name can be part of another name.
        by_length = sorted(alias_by_spelling, key=lambda spelling: (-len(spelling.text), spelling))
        groups = []
        for index, spelling in enumerate(by_length):
            group, alias = f"n{index}", alias_by_spelling[spelling]
            groups.append(f"(?P<{group}>{_pattern(spelling)})")
            self._aliases[group] = alias
            if spelling.text == fold(alias.slug) and not alias.is_person:
                self._slug_groups.add(group)
        self._pattern = re.compile("|".join(groups))

    def replace_in_text(self, text: str) -> str:
        """Return a text in which the names and slugs are replaced."""
        return self._apply(text, is_id=False)

    def replace_in_id(self, text: str) -> str:
        """Return an id in which the names are replaced by slugs, so that the id stays valid."""
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
        Alias(slug, frozenset(names), _(replacement_name), _(replacement_slug))
        for (slug, names), (replacement_name, replacement_slug) in zip(
            clients.items(), _REPLACEMENTS, strict=False
        )
    )


def redact(
    sitting: Sitting, alias: Alias, aliases: Iterable[Alias], *, with_notes: bool
) -> Sitting:
    """Return the sitting under an alias.

    Without ``with_notes``, notes are left out. With ``with_notes``, the names and slugs of all
    ``aliases`` are replaced in the notes. Other words in a note that identify a client are not
    replaced; only the user can find them.
    """
    if not with_notes:
        reason = "" if sitting.amends else None
        return replace(sitting, client=alias.replacement_name, note="", notes={}, reason=reason)
    replacements = NameReplacements(aliases)
    return replace(
        sitting,
        client=alias.replacement_name,
        note=replacements.replace_in_text(sitting.note),
        notes={key: replacements.replace_in_text(note) for key, note in sitting.notes.items()},
        reason=replacements.replace_in_text(sitting.reason) if sitting.reason else sitting.reason,
    )


def _pattern(spelling: Spelling) -> str:
    words = r"[\s._-]+".join(re.escape(word) for word in spelling.text.split())
    start = r"(?<!\w)" if spelling.starts_word else ""
    end = r"(?!\w)" if spelling.ends_word else ""
    return f"{start}{words}{end}"
