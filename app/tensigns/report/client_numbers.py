"""The numbers that stand for clients in discreet mode, and the names that they replace."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.slugs_and_ids import fold_name, name_stem, slug_stem
from tensigns.report.name_spellings import (
    Spelling,
    is_ordinary,
    name_spellings,
    word_spellings,
)
from tensigns.text.discretion import Replacement
from tensigns.text.folding import FoldedText, fold

_WORD_LENGTH = 5
"""A shorter ASCII text is found only as a whole word."""

_MIN_CUT_LENGTH = 3
"""The fewest characters of a name before or after an ellipsis that count as a cut name."""

_ELLIPSIS = "..."
"""An ellipsis in a folded text."""

_CACHE_SIZE = 4_096


class _Pattern(NamedTuple):
    """A text that stands for a client in other texts.

    ``number`` is the client's number, or None if several clients can be meant. ``expression`` is a
    regular expression for the folded text. With ``needs_capital``, the text can be an ordinary
    word, which stands for the client only with a capital.
    """

    text: str
    number: int | None
    expression: str
    is_slug: bool = False
    needs_capital: bool = False

    @property
    def probe(self) -> str:
        """A part that every text contains in which the pattern matches."""
        return max(re.findall(r"[^\W_]+", self.text), key=len, default="")


class _Match(NamedTuple):
    """A place in a folded text where a pattern stands."""

    start: int
    end: int
    pattern: _Pattern


class ClientNumbers:
    """Numbers clients in the order in which they are added, and finds their names in texts.

    A name is found as a whole, without its legal form, and by its distinctive words. A slug is
    found with and without its random digits. Beside an ellipsis, a part of a name is enough.
    """

    def __init__(self) -> None:
        self._added_names: set[tuple[str, str]] = set()
        self._number_by_slug: dict[str, int] = {}
        self._number_by_name: dict[str, int] = {}
        self._numbers_without_slug: dict[str, int] = {}
        self._names: list[set[str]] = []
        self._patterns: list[tuple[str, _Pattern]] | None = None
        self._find = lru_cache(_CACHE_SIZE)(self._find_uncached)

    def add(self, slug: str, name: str) -> None:
        """Add a client, or a further name of one. The slug or the name may be empty.

        A new client has no slug yet. The first client with a slug that is added later under that
        name is this client.
        """
        if (slug, name) in self._added_names:
            return
        self._added_names.add((slug, name))
        # The folder of a deleted client can have a number after its slug.
        number = self._number(slug.partition("~")[0], fold_name(name))
        if name:
            self._names[number - 1].add(name)
            self._number_by_name[fold_name(name)] = number
        self._patterns = None
        self._find.cache_clear()

    def find(self, text: str) -> tuple[Replacement, ...]:
        """Return the names and slugs in a text, with what is shown in their place."""
        return self._find(text, current_language())

    def slug(self, shown_name: str) -> str:
        """Return the slug of the client with a shown name, such as "client 3"; else empty."""
        slugs = {
            _shown_client(number, is_slug=is_slug): slug
            for slug, number in self._number_by_slug.items()
            for is_slug in (False, True)
        }
        return slugs.get(shown_name.casefold(), "")

    def _number(self, slug: str, folded_name: str) -> int:
        """Return the number of a client. A client who is not known gets the next number."""
        if slug in self._number_by_slug:
            return self._number_by_slug[slug]
        if not slug and folded_name in self._number_by_name:
            return self._number_by_name[folded_name]
        number = self._numbers_without_slug.pop(folded_name, 0) if slug else 0
        if not number:
            self._names.append(set())
            number = len(self._names)
        if slug:
            self._number_by_slug[slug] = number
        else:
            self._numbers_without_slug[folded_name] = number
        return number

    def _find_uncached(self, text: str, _language: str) -> tuple[Replacement, ...]:
        """Return what :meth:`find` returns. The language is a part of the key of the cache."""
        if self._patterns is None:
            self._patterns = [(pattern.probe, pattern) for pattern in self._build_patterns()]
        folded_text = FoldedText(text)
        return tuple(
            self._replacement(text, folded_text.span(match.start, match.end), match.pattern)
            for match in self._matches(text, folded_text)
        )

    def _matches(self, text: str, folded_text: FoldedText) -> Iterator[_Match]:
        """Yield the names in the folded text, in order and without overlaps."""
        folded, patterns = folded_text.folded, self._patterns or ()
        # Most patterns are ruled out by their probe, which is faster than a regular expression.
        matches = [
            _Match(*regex_match.span(), pattern)
            for probe, pattern in patterns
            if probe in folded
            for regex_match in re.finditer(pattern.expression, folded)
        ]
        if _ELLIPSIS in folded:
            matches += _cuts(folded, (pattern for _probe, pattern in patterns))
        position = 0
        # The longer of two names that begin together counts.
        for match in sorted(matches, key=lambda match: (match.start, -match.end)):
            start, end = folded_text.span(match.start, match.end)
            is_other_word = match.pattern.needs_capital and text[start:end].islower()
            if match.start >= position and not is_other_word:
                yield match
                position = match.end

    def _replacement(self, text: str, span: tuple[int, int], pattern: _Pattern) -> Replacement:
        # A name that a text had on two lines keeps the line break.
        line_break = re.search(r"\s*\n\s*", text[span[0] : span[1]])
        shown = _shown_client(pattern.number, is_slug=pattern.is_slug)
        return Replacement(*span, f"{shown}{line_break[0] if line_break else ''}")

    def _build_patterns(self) -> list[_Pattern]:
        """Return the patterns of all clients, the longest first."""
        patterns: dict[str, _Pattern] = {}
        for slug, number in self._number_by_slug.items():
            for slug_pattern in _slug_patterns(slug, number):
                patterns.setdefault(slug_pattern.text, slug_pattern)
        named = [(number, name) for number, names in enumerate(self._names, 1) for name in names]
        for number, name in named:
            patterns[fold(name)] = _name_pattern(Spelling(fold(name)), number, name)
        whole_names = set(patterns)
        for number, name in named:
            for spelling in name_spellings(name) | word_spellings(name):
                other = patterns.get(spelling.text)
                if spelling.text not in whole_names:
                    is_shared = other is not None and other.number != number
                    shared_number = None if is_shared else number
                    patterns[spelling.text] = _name_pattern(spelling, shared_number, name)
        return sorted(patterns.values(), key=lambda pattern: (-len(pattern.text), pattern.text))


def _shown_client(number: int | None, *, is_slug: bool) -> str:
    if number is None:
        return _("a client")
    return (_("client-{number}") if is_slug else _("client {number}")).format(number=number)


def _slug_patterns(slug: str, number: int) -> Iterator[_Pattern]:
    """Yield the slug, and the slug without its digits at the start of the name of a file."""
    yield _Pattern(slug, number, re.escape(slug), is_slug=True)
    stem = slug_stem(slug)
    if stem and stem != name_stem(""):
        yield _Pattern(
            f"{stem}-", number, rf"(?<![\w-]){re.escape(stem)}(?=-[0-9a-z])", is_slug=True
        )


def _name_pattern(spelling: Spelling, number: int | None, name: str) -> _Pattern:
    """Return the pattern of a spelling of a name."""
    text = spelling.text
    is_common = is_ordinary(text) or spelling in word_spellings(name)
    is_word = is_common or (len(text) < _WORD_LENGTH and text.isascii())
    start = r"(?<!\w)" if is_word or spelling.starts_word else ""
    end = r"(?!\w)" if is_word or spelling.ends_word else ""
    words = r"[\s._-]+".join("".join(map(_escaped, word)) for word in text.split())
    return _Pattern(
        text,
        number,
        f"{start}{words}{end}",
        # A name in lower case has no capital anywhere.
        needs_capital=is_common and any(map(str.isupper, name)),
    )


def _escaped(char: str) -> str:
    """Return an expression for a character, which Markdown, JSON or HTML may have escaped."""
    if char.isalnum():
        return re.escape(char)
    return rf"\\?(?:{re.escape(char)}|&#?\w+;)"


def _cuts(folded: str, patterns: Iterable[_Pattern]) -> Iterator[_Match]:
    """Yield the end of a name before each ellipsis, and the start of one after it.

    In the text, such a part must not begin or end in the middle of a word.
    """
    names = [pattern for pattern in patterns if not pattern.needs_capital]
    names.sort(key=lambda pattern: pattern.is_slug)
    for ellipsis in re.finditer(re.escape(_ELLIPSIS), folded):
        before, after = folded[: ellipsis.start()], folded[ellipsis.end() :]
        for pattern in names:
            length = _overlap(before, pattern.text)
            if length and not before[: len(before) - length][-1:].isalnum():
                yield _Match(ellipsis.start() - length, ellipsis.start(), pattern)
                break
        for pattern in names:
            length = _overlap(pattern.text, after)
            if length and not after[length:][:1].isalnum():
                yield _Match(ellipsis.end(), ellipsis.end() + length, pattern)
                break


def _overlap(left: str, right: str) -> int:
    """Return the number of characters at the end of ``left`` with which ``right`` begins.

    Return 0 if there are fewer than :data:`_MIN_CUT_LENGTH`.
    """
    lengths = range(min(len(left), len(right)), _MIN_CUT_LENGTH - 1, -1)
    return next((length for length in lengths if left.endswith(right[:length])), 0)
