"""Names of clients' folders, ids of sittings, and the order of names and ids."""

import os
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo

from tensigns.core.times import CLOCK_TOLERANCE

SLUG_LENGTH = 40
"""The largest number of characters that a slug has before its random digits."""

SLUG_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}")
"""A slug: the client's name in ASCII and eight random hexadecimal digits."""

SITTING_ID_PATTERN = re.compile(r"[0-9]{8}T[0-9]{6}Z(-[1-9][0-9]{0,5})?")
"""The id of a finished sitting: the time of its start in UTC, and an optional number.

The program adds -2, -3 and so on if the time alone is in use. The pattern also accepts -1. If a
newer sitting was recorded before the finish, the time is that of the finish, or that of the newer
sitting if the clock was set back.
"""

_TIME_LENGTH = len("20261123T101530Z")


def new_slug(name: str) -> str:
    """Return a slug for a client with this name, with new random digits."""
    return f"{name_stem(name)}-{os.urandom(4).hex()}"


def name_stem(name: str) -> str:
    """Return the slug of a client with this name, without the random digits."""
    ascii_name = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.casefold()).strip("-")[:SLUG_LENGTH].strip("-")
    return stem or "client"


def slug_stem(slug: str) -> str:
    """Return a slug without its random digits."""
    return slug.rpartition("-")[0]


def random_digits(slug: str) -> str:
    """Return the random digits at the end of a slug."""
    return slug.rpartition("-")[2]


def fold_name(name: str) -> str:
    """Return a name in the form in which names are compared: case-folded NFKC."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def name_sort_key(name: str) -> tuple[str, str]:
    """Return a key that sorts names first without their accents, then with their accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)), fold_name(name)


def format_sitting_id(time: datetime, number: int = 1) -> str:
    """Return the id of a sitting with this time.

    ``number`` distinguishes a client's sittings that started in the same second.
    """
    stamp = format_id_time(time)
    return stamp if number == 1 else f"{stamp}-{number}"


def format_id_time(time: datetime) -> str:
    """Return the text in UTC with which the id of something with this time begins."""
    return time.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def newest_time(ids: Iterable[str], now: datetime) -> datetime | None:
    """Return the latest time in ids; None if there is none.

    Times that are ahead of ``now`` by more than CLOCK_TOLERANCE do not count.
    """
    for item_id in sorted(ids, reverse=True):
        time = time_of_id(item_id)
        if time is not None and time <= now + CLOCK_TOLERANCE:
            return time
    return None


def time_of_id(item_id: str) -> datetime | None:
    """Return the time in UTC with which the id of a sitting, an entry or a document begins.

    Return None if the text begins with no time, as an id made by hand may.
    """
    try:
        return datetime.strptime(item_id[:_TIME_LENGTH], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def day_of_id(item_id: str, zone: tzinfo | None) -> date | None:
    """Return the day, in a time zone, on which a sitting, an entry or a document was begun.

    Return None for a text that begins with no time, and for a time without a date in the zone.
    """
    time = time_of_id(item_id)
    try:
        return time.astimezone(zone).date() if time else None
    except OverflowError:
        return None


def id_sort_key(sitting_id: str) -> tuple[str, int]:
    """Return a key that sorts sitting ids by time, and ids with the same time by number."""
    stamp, _dash, number = sitting_id.partition("-")
    return stamp, int(number or 1)
