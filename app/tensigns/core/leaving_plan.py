"""The plan for leaving a client: which steps, in which order, on which weekdays.

Pure: the answers and today are given. The texts of the steps are made elsewhere.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.journal.leaving import Notice, PlanDetails

USUAL_NOTICE = Notice(1, "months")
"""The notice that is assumed if the contract has none. A month is usual."""

_FRIDAY = 4
_HAND_OVER_DAYS = 7
_ARCHIVE_DAYS = 7
_COLLECT_DAYS = 14
_LOOK_BACK_DAYS = 30

ANSWER_DAYS = 14
"""The days in which the client is asked to answer about a legal risk."""


class DatedStep(NamedTuple):
    """The id of a step, and its day, a weekday."""

    id: str
    on: date


def needs_lawyer_first(plan: PlanDetails) -> bool:
    """Whether the user may not end the agreement at will, so that there is no letter.

    A fixed term or a project can be ended early only for weighty reasons or as agreed. A notice in
    the contract is such an agreement.
    """
    return plan.contract in ("fixed-term", "project") and plan.notice is None


def end_day(plan: PlanDetails, today: date) -> date:
    """Return the day on which the agreement ends.

    For the manner ``safety``, this is the next weekday, which can be today. Otherwise it is the day
    that the user gave. Without such a day, it is today plus the notice, or plus a month if there is
    no notice, moved to a weekday.
    """
    if plan.manner == "safety":
        return next_weekday(today)
    if plan.ends is not None:
        return plan.ends
    return next_weekday((plan.notice or USUAL_NOTICE).after(today))


def is_notice_short(plan: PlanDetails, today: date) -> bool:
    """Whether the agreed notice does not fit between the day of announcing and the end."""
    return not notice_fits(plan, next_weekday(today), end_day(plan, today))


def notice_fits(plan: PlanDetails, announced: date, ends: date) -> bool:
    """Whether the agreed notice fits between two days, or there is no notice to keep."""
    if plan.notice is None or plan.manner == "safety":
        return True
    return plan.notice.after(announced) <= ends


def letter_day(plan: PlanDetails, today: date) -> date:
    """Return the day on which the letter is sent: the day of its step, or today if that is over."""
    steps = [step.on for step in plan.steps if step.id in ("announce", "letter")]
    return max([today, *steps])


def plan_steps(plan: PlanDetails, today: date) -> tuple[DatedStep, ...]:
    """Return the steps of a plan, in the order of their days. Each is on a weekday.

    For the manner ``safety``, the police come first. If the user may not end the agreement at will,
    a lawyer comes first. Otherwise money comes before the announcement: an invoice, and one
    reminder of what is owed. The announcement does not wait for the payment. With a legal risk, the
    letter is sent before the reminder.
    """
    ends = end_day(plan, today)
    if plan.manner == "safety":
        steps = _safety_steps(plan, today)
    elif needs_lawyer_first(plan):
        steps = _lawyer_steps(plan, today)
    else:
        steps = _notice_steps(plan, today, ends)
    # The sort is stable: steps of one day keep their order.
    return tuple(sorted(steps, key=lambda step: step.on))


def with_end(plan: PlanDetails, today: date) -> PlanDetails:
    """Return the plan with the day on which the agreement ends.

    If the user may not end the agreement at will, no day is reckoned: the plan has the day that the
    user gave, or none. For the manner ``safety``, such a plan has no day.
    """
    if needs_lawyer_first(plan):
        return replace(plan, ends=None) if plan.manner == "safety" else plan
    return replace(plan, ends=end_day(plan, today))


def next_weekday(day: date) -> date:
    """Return a day, or the Monday after it if it is in a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > _FRIDAY else day


def last_weekday(day: date) -> date:
    """Return a day, or the Friday before it if it is in a weekend."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def _safety_steps(plan: PlanDetails, today: date) -> Iterator[DatedStep]:
    start = next_weekday(today)
    yield DatedStep("police", start)
    yield DatedStep("record", start)
    yield DatedStep("lawyer" if needs_lawyer_first(plan) else "letter", start)
    yield DatedStep("access", start)
    yield DatedStep("return", _later(today, _HAND_OVER_DAYS))
    if plan.prepaid:
        yield DatedStep("refund", _later(today, _HAND_OVER_DAYS))
    yield DatedStep("collect", _later(today, _COLLECT_DAYS))
    yield DatedStep("archive", _later(today, _COLLECT_DAYS))
    yield DatedStep("look-back", _later(today, _LOOK_BACK_DAYS))


def _lawyer_steps(plan: PlanDetails, today: date) -> Iterator[DatedStep]:
    start = next_weekday(today)
    yield DatedStep("lawyer", start)
    yield DatedStep("record", start)
    if plan.manner == "legal-risk":
        yield DatedStep("risk-lawyer", start)
    yield DatedStep("invoice", start)
    if plan.owed:
        yield DatedStep("remind", start)
    yield DatedStep("decide", _later(today, _COLLECT_DAYS))
    yield DatedStep("look-back", _later(today, _LOOK_BACK_DAYS))


def _notice_steps(plan: PlanDetails, today: date, ends: date) -> Iterator[DatedStep]:
    start = next_weekday(today)
    announce = max(start, last_weekday((plan.notice or USUAL_NOTICE).before(ends)))
    if plan.manner == "legal-risk":
        announce = start
    last_day = max(announce, last_weekday(ends))
    if plan.contract in ("fixed-term", "project"):
        yield DatedStep("clause", start)
    elif plan.contract != "open-ended" or plan.notice is None:
        yield DatedStep("contract", start)
    yield DatedStep("invoice", start)
    reminders = [DatedStep("remind", start)] if plan.owed else []
    if plan.manner == "legal-risk":
        yield DatedStep("risk", start)
    else:
        yield from reminders
    yield DatedStep("announce" if plan.manner == "decent" else "letter", announce)
    if plan.manner == "legal-risk":
        yield from reminders
        answer = next_weekday(announce + timedelta(days=ANSWER_DAYS))
        yield DatedStep("risk-answer", min(answer, last_day))
    yield DatedStep("hand-over", _hand_over_day(announce, last_day, ends))
    yield DatedStep("access", last_day)
    # The last invoice has the work up to and including the end, so it cannot go out before.
    yield DatedStep("last-invoice", next_weekday(max(last_day, ends)))
    if plan.prepaid:
        yield DatedStep("refund", last_day)
    yield DatedStep("archive", next_weekday(max(last_day, ends) + timedelta(days=_ARCHIVE_DAYS)))
    yield DatedStep(
        "look-back", next_weekday(max(last_day, ends) + timedelta(days=_LOOK_BACK_DAYS))
    )


def _hand_over_day(announced: date, last_day: date, ends: date) -> date:
    """Return the day of the hand-over: a week before the end.

    It is at least a week after the announcement, so that the client can say who takes over. If the
    agreement ends within that week, it is the last day.
    """
    earliest = min(next_weekday(announced + timedelta(days=_HAND_OVER_DAYS)), last_day)
    return max(earliest, last_weekday(ends - timedelta(days=_HAND_OVER_DAYS)))


def _later(today: date, days: int) -> date:
    return next_weekday(today + timedelta(days=days))
