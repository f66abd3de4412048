"""The clock. Only front ends read the clock. They pass the time to the functions that need it."""

import os
from datetime import UTC, datetime

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line


def now() -> datetime:
    """Return the current local time in whole seconds, with the UTC offset of this machine."""
    return local_time(datetime.now(UTC)).replace(microsecond=0)


def local_time(time: datetime) -> datetime:
    """Return the time with the UTC offset of this machine.

    Raise :class:`BadInput` if TZ gives an offset of a day or more.
    """
    try:
        return time.astimezone()
    except ValueError as error:
        message = _(
            "TZ: {zone}: a time zone is less than a day away from UTC; set TZ to one such as"
            " Europe/Amsterdam, or leave it out"
        )
        raise BadInput(message.format(zone=clean_line(os.environ.get("TZ", "")))) from error


def require_time_zone() -> None:
    """Raise :class:`BadInput` if TZ gives an offset of a day or more."""
    now()
