"""Suggestions for a misspelled name."""

from collections.abc import Iterable

SUGGESTION_LIMIT = 100
"""The most suggestions for one file. Each suggestion needs a search through all candidates."""

_COMPARED_LENGTH = 200
"""The most characters of a name that are compared. A hostile name can have thousands."""


class Suggestions:
    """Suggestions for the misspelled names in one file. Their number is limited."""

    def __init__(self, limit: int = SUGGESTION_LIMIT) -> None:
        self._remaining = limit

    def nearest_name(self, name: str, candidates: Iterable[str]) -> str:
        """Return the candidate most similar to a name.

        Return an empty text if no candidate is similar, or if the limit is reached.
        """
        self._remaining -= 1
        return nearest_name(name, candidates) if self._remaining >= 0 else ""


def nearest_name(name: str, candidates: Iterable[str]) -> str:
    """Return the candidate most similar to a name; empty if no candidate is similar."""
    return next(iter(near_names(name, candidates)), "")


def near_names(name: str, candidates: Iterable[str], limit: int = 1) -> list[str]:
    """Return at most ``limit`` candidates that are similar to a name, the most similar first."""
    # Imported here because it slows down the start, and few runs need it.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(name[:_COMPARED_LENGTH], list(candidates), n=limit)


def names_with_common_words(name: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates that contain a name, or that the name contains.

    A candidate contains the name from the start of a word on. The name contains a candidate as
    whole words.
    """
    if not name:
        return []
    return [
        candidate
        for candidate in candidates
        if f" {name}" in f" {candidate}" or f" {candidate} " in f" {name} "
    ]
