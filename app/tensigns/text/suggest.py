"""Suggestions for a misspelled name."""

from collections.abc import Iterable

_COMPARED_LENGTH = 200
"""The most characters of a name that are compared: a hostile one can have thousands."""


def nearest_name(name: str, candidates: Iterable[str]) -> str:
    """The candidate most similar to a name; empty where none is similar."""
    return next(iter(near_names(name, candidates)), "")


def near_names(name: str, candidates: Iterable[str], limit: int = 1) -> list[str]:
    """The candidates similar to a name, the most similar first, at most ``limit``."""
    # Imported here because it slows down the start, and few runs need it.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(name[:_COMPARED_LENGTH], list(candidates), n=limit)
