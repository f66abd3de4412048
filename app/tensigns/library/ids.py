"""Names for folders and sittings out of names that people gave."""

import os
import re
import unicodedata
from datetime import UTC, datetime

SLUG_LENGTH = 40
"""The most characters of a client's name that its folder's name has."""

SLUG_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}")
"""A client's folder: the name in ASCII and eight random hexadecimal digits."""


def new_slug(name: str) -> str:
    """A folder's name for a client, another one each time."""
    ascii_name = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.casefold()).strip("-")[:SLUG_LENGTH].strip("-")
    return f"{stem or 'client'}-{os.urandom(4).hex()}"


def slug_stem(slug: str) -> str:
    """A slug without its random digits."""
    return slug.rpartition("-")[0]


def fold_name(name: str) -> str:
    """A name as names are compared: in NFKC, without regard to case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def name_sort_key(name: str) -> tuple[str, str]:
    """What names are sorted by: their letters without accents first."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)), fold_name(name)


def sitting_id(started: datetime, take: int = 1) -> str:
    """The id of a sitting by its start; the second and later takes of it carry a number."""
    stamp = started.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return stamp if take == 1 else f"{stamp}-{take}"


def id_sort_key(sitting: str) -> tuple[str, int]:
    """What ids are sorted by, so that -10 comes after -2."""
    stamp, _dash, take = sitting.partition("-")
    return stamp, int(take or 1)
