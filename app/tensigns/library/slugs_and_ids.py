"""Names of clients' folders, ids of sittings, and the order of names and ids."""

import os
import re
import unicodedata
from datetime import UTC, datetime

SLUG_LENGTH = 40
"""The most characters of a client's name in its slug."""

SLUG_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}")
"""A slug, the name of a client's folder: the name in ASCII and eight random hexadecimal digits."""

SITTING_ID_PATTERN = re.compile(r"[0-9]{8}T[0-9]{6}Z(-[1-9][0-9]{0,5})?")
"""A finished sitting's id: the start in UTC, then -2, -3 and so on if that id is in use."""


def new_slug(name: str) -> str:
    """A slug for a client of that name, with new random digits."""
    return f"{name_stem(name)}-{os.urandom(4).hex()}"


def name_stem(name: str) -> str:
    """What the slug of a client of that name begins with, before the random digits."""
    ascii_name = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.casefold()).strip("-")[:SLUG_LENGTH].strip("-")
    return stem or "client"


def slug_stem(slug: str) -> str:
    """A slug without its random digits."""
    return slug.rpartition("-")[0]


def fold_name(name: str) -> str:
    """A name in the form in which names are compared: NFKC, case-folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def name_sort_key(name: str) -> tuple[str, str]:
    """A key that sorts names by their letters without accents, then with them."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)), fold_name(name)


def format_sitting_id(started: datetime, number: int = 1) -> str:
    """The id of a sitting; ``number`` counts the sittings of a client with the same start."""
    stamp = started.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return stamp if number == 1 else f"{stamp}-{number}"


def id_sort_key(sitting_id: str) -> tuple[str, int]:
    """A key that sorts sitting ids by time, and -10 after -2."""
    stamp, _dash, number = sitting_id.partition("-")
    return stamp, int(number or 1)
