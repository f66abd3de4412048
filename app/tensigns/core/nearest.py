"""Which known name was meant by one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_COMPARED = 100
"""The most characters of a name that are compared: a hostile one can have thousands."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that one comes near to; empty where it comes near to none."""
    return next(iter(get_close_matches(name[:_COMPARED], list(known), n=1)), "")
