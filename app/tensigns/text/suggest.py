"""Which known name was meant by one that is not known."""

from collections.abc import Iterable

_COMPARED = 200
"""The most characters of a name that are compared: a hostile one can have thousands."""


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The known name that one comes near to; empty where it comes near to none."""
    return next(iter(near_names(name, known)), "")


def near_names(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that one comes near to, the nearest first, as many as wanted."""
    # Only here: hardly a run misspells a name, and all would wait for the import.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(name[:_COMPARED], list(known), n=most)
