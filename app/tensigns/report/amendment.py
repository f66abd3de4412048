"""What is said of an amendment and of the sitting that it replaces."""

from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.library.slugs_and_ids import day_of_id
from tensigns.report.wording import long_date


def amended_date(amendment: Sitting) -> str:
    """Return the day on which the amended sitting began, such as 23 November 2026.

    The day is in the amendment's time zone. If the id of the amended sitting holds no valid time,
    return the id. If ``amendment`` is not an amendment, return an empty text.
    """
    amended_id = amendment.amends or ""
    day = day_of_id(amended_id, amendment.started.tzinfo)
    return long_date(day) if day else amended_id


def amendment_sentence(sitting: Sitting) -> str:
    """Return a sentence on what a sitting amends and why; empty if it is not an amendment."""
    if not sitting.amends:
        return ""
    message = _("This amends the sitting of {date}: {reason}")
    return message.format(date=amended_date(sitting), reason=sitting.reason or "")
