"""The days that follow from a sitting: the recheck, and when an answer expires."""

from datetime import date, datetime, timedelta

from tensigns.core.decision.expiry import Expiry
from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.report.wording import long_date


def recheck_date(
    questionnaire: Questionnaire,
    sitting: Sitting,
    recommendation: Recommendation,
    amended_day: date | None,
) -> date | None:
    """Return the day of the recheck, counted in calendar days from the finish.

    For an amendment, ``amended_day`` is the day of the replaced sitting, and the recheck is counted
    from that day. ``amended_day`` is None if the day is unknown, and for any other sitting. Return
    None for a draft and for *undecided*.
    """
    if sitting.finished is None:
        return None
    return recheck_after(questionnaire, amended_day or sitting.day, recommendation)


def recheck_after(
    questionnaire: Questionnaire, day: date, recommendation: Recommendation
) -> date | None:
    """Return the day of the recheck, counted from ``day``. Return None for *undecided*."""
    if recommendation == "undecided":
        return None
    intervals = questionnaire.decision.recheck
    days = {"keep": intervals.keep, "watch": intervals.watch, "fire": intervals.fire}
    return day + timedelta(days=days[recommendation])


def expiry_date(finished: datetime, expiry: Expiry) -> date:
    """Return the day on which an answer expires at the latest: its period after the finish."""
    return finished.date() + timedelta(days=expiry.days)


def recheck_sentence(recommendation: Recommendation, recheck: date | None) -> str:
    """Return a sentence on when to look again; empty if ``recheck`` is None."""
    if recheck is None:
        return ""
    if recommendation == "fire":
        return _("On {day}, look back: how far have you got?").format(day=long_date(recheck))
    return _("Look at this client again on {day}.").format(day=long_date(recheck))
