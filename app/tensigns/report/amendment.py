"""What is said of an amendment and of the sitting that it replaces."""

from datetime import datetime

from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.report.wording import long_date


def amended_date(amendment: Sitting) -> str:
    """Return the day on which the amended sitting began, such as 23 November 2026.

    The day is in the amendment's time zone. If the id of the amended sitting holds no valid time,
    return the id. If ``amendment`` is not an amendment, return an empty text.
    """
    amended_id = amendment.amends or ""
    try:
        started = datetime.strptime(amended_id.partition("-")[0], "%Y%m%dT%H%M%S%z")
        local_time = started.astimezone(amendment.started.tzinfo)
    except (OverflowError, ValueError):
        return amended_id
    return long_date(local_time.date())


def amendment_sentence(sitting: Sitting) -> str:
    """Return a sentence on what a sitting amends and why; empty if it is not an amendment."""
    if not sitting.amends:
        return ""
    message = _("This amends the sitting of {date}: {reason}")
    return message.format(date=amended_date(sitting), reason=sitting.reason or "")
