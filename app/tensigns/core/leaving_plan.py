"""The plan for leaving a client: which steps, in which order, on which working days.

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
_FIXED_HOLIDAYS = ((1, 1), (12, 25), (12, 26))
"""The months and days of the holidays around Christmas. Other public holidays are not known."""

_POST_WORKING_DAYS = 3
_ADVICE_DAYS = 3
_REMINDER_DAYS = 7
_HAND_OVER_DAYS = 7
_ARCHIVE_DAYS = 7
_COLLECT_DAYS = 14
_LOOK_BACK_DAYS = 30

ANSWER_DAYS = 14
"""The days in which the client is asked to answer about a legal risk."""


class Arrears(NamedTuple):
    """What is known of the invoices that are open.

    ``late_from`` is the first day on which an invoice that is not disputed is late, which may be in
    the past; None if no open invoice is listed. ``is_disputed``: every open invoice is disputed.
    """

    late_from: date | None = None
    is_disputed: bool = False

    def are_late(self, day: date) -> bool:
        """Whether something that is not disputed is late on a day."""
        return not self.is_disputed and (self.late_from is None or self.late_from <= day)


UNLISTED_ARREARS = Arrears()
"""The arrears if no open invoice is listed: what is owed is late already."""


_NO_ARREARS = Arrears(is_disputed=True)
"""Arrears for which no letter waits."""


class DatedStep(NamedTuple):
    """The id of a step, and its day, a working day."""

    id: str
    on: date


def needs_lawyer_first(plan: PlanDetails) -> bool:
    """Whether the user may not end the agreement at will, so that there is no letter.

    A fixed term or a project can be ended early only for weighty reasons or as agreed. A notice in
    the contract is such an agreement. If the client ended the agreement, the user ends nothing.
    """
    is_bound = plan.contract in ("fixed-term", "project") and plan.notice is None
    return is_bound and plan.manner != "they-ended"


def arrival_day(sent: date) -> date:
    """Return the day by which a letter that is posted on ``sent`` has surely arrived.

    A notice takes effect when it arrives. This is the third working day after posting.
    """
    day = sent
    for _count in range(_POST_WORKING_DAYS):
        day = next_working_day(day + timedelta(days=1))
    return day


def end_day(plan: PlanDetails, today: date, arrears: Arrears = UNLISTED_ARREARS) -> date:
    """Return the day on which the agreement ends.

    For the manner ``safety``, this is the next working day, which can be today. Otherwise it is the
    day that the user gave. Without such a day, the notice, or a month if there is no notice, counts
    from the arrival of the letter. The client's own notice counts from today. A calculated end is
    moved to a working day.
    """
    if plan.manner == "safety":
        return next_working_day(today)
    if plan.ends is not None:
        return plan.ends
    notice = plan.notice or USUAL_NOTICE
    if plan.manner == "they-ended":
        return next_working_day(notice.after(today))
    return next_working_day(notice.after(arrival_day(_earliest_announcement(plan, today, arrears))))


def is_notice_short(plan: PlanDetails, today: date) -> bool:
    """Whether the agreed notice does not fit between the day of announcing and the end."""
    return not notice_fits(plan, next_working_day(today), end_day(plan, today))


def notice_fits(plan: PlanDetails, announced: date, ends: date) -> bool:
    """Whether the agreed notice fits between the arrival of a letter and the end.

    The letter is posted on ``announced``. If the client ended the agreement, the notice counts from
    that day. Without a notice to keep, it fits.
    """
    if plan.notice is None or not plan.notice.number or plan.manner == "safety":
        return True
    counts_from = announced if plan.manner == "they-ended" else arrival_day(announced)
    return plan.notice.after(counts_from) <= ends


def letter_day(plan: PlanDetails, today: date) -> date:
    """Return the day on which the letter is sent: the day of its step, or today if that is over."""
    steps = [step.on for step in plan.steps if step.id in ("announce", "letter")]
    return max([today, *steps])


def plan_steps(
    plan: PlanDetails, today: date, arrears: Arrears = UNLISTED_ARREARS
) -> tuple[DatedStep, ...]:
    """Return the steps of a plan, in the order of their days. Each is on a working day.

    For the manner ``safety``, the police come first. If the user may not end the agreement at will,
    a lawyer comes first. Otherwise money comes before the announcement: an invoice, and one
    reminder of what is late. The announcement waits until the day in that reminder has passed, and
    no longer. With a legal risk, the letter is sent before the reminder.
    """
    if plan.manner == "safety":
        steps = _safety_steps(plan, today)
    elif needs_lawyer_first(plan):
        steps = _lawyer_steps(plan, today, arrears)
    else:
        steps = _notice_steps(plan, today, arrears)
    # The sort is stable: steps of one day keep their order.
    return tuple(sorted(steps, key=lambda step: step.on))


def with_end(plan: PlanDetails, today: date, arrears: Arrears = UNLISTED_ARREARS) -> PlanDetails:
    """Return the plan with the day on which the agreement ends.

    If the user may not end the agreement at will, no day is calculated: the plan has the day that
    the user gave, or none. For the manner ``safety``, such a plan has no day.
    """
    if needs_lawyer_first(plan):
        return replace(plan, ends=None) if plan.manner == "safety" else plan
    return replace(plan, ends=end_day(plan, today, arrears))


def is_chosen_end(plan: PlanDetails, made_on: date) -> bool:
    """Whether the user gave the end of a plan. ``made_on`` is the day when the plan was made.

    A plan does not record this. An end that would be calculated on that day is not taken as given.
    """
    without_end = replace(plan, ends=None)
    calculated_ends = {
        end_day(without_end, made_on, arrears) for arrears in (UNLISTED_ARREARS, _NO_ARREARS)
    }
    return plan.ends is not None and plan.manner != "safety" and plan.ends not in calculated_ends


def next_working_day(day: date) -> date:
    """Return a day, or the first working day after it if it is in a weekend or a holiday."""
    while not _is_working_day(day):
        day += timedelta(days=1)
    return day


def previous_working_day(day: date) -> date:
    """Return a day, or the last working day before it if it is in a weekend or a holiday."""
    while not _is_working_day(day):
        day -= timedelta(days=1)
    return day


def _is_working_day(day: date) -> bool:
    return day.weekday() <= _FRIDAY and (day.month, day.day) not in _FIXED_HOLIDAYS


def _safety_steps(plan: PlanDetails, today: date) -> Iterator[DatedStep]:
    start = next_working_day(today)
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


def _lawyer_steps(plan: PlanDetails, today: date, arrears: Arrears) -> Iterator[DatedStep]:
    start = next_working_day(today)
    yield DatedStep("lawyer", start)
    yield DatedStep("record", start)
    if plan.manner == "legal-risk":
        yield DatedStep("risk-lawyer", start)
    yield DatedStep("invoice", start)
    if plan.owed:
        yield DatedStep("remind", _remind_day(today, arrears))
    yield DatedStep("decide", _later(today, _COLLECT_DAYS))
    yield DatedStep("look-back", _later(today, _LOOK_BACK_DAYS))


def _notice_steps(plan: PlanDetails, today: date, arrears: Arrears) -> Iterator[DatedStep]:
    start, ends = next_working_day(today), end_day(plan, today, arrears)
    announce = _announce_day(plan, today, arrears)
    last_day = max(announce, previous_working_day(ends))
    if plan.contract in ("fixed-term", "project") and plan.manner != "they-ended":
        yield DatedStep("clause", start)
    elif plan.manner == "they-ended" or plan.contract != "open-ended" or plan.notice is None:
        yield DatedStep("contract", start)
    yield DatedStep("invoice", start)
    remind_day = _remind_day(today, arrears)
    if plan.manner == "legal-risk":
        yield DatedStep("risk", start)
        remind_day = max(remind_day, announce)
    elif plan.owed:
        yield DatedStep("remind", remind_day)
    yield DatedStep("announce" if plan.manner == "decent" else "letter", announce)
    if plan.manner == "legal-risk":
        if plan.owed:
            yield DatedStep("remind", remind_day)
        answer = next_working_day(announce + timedelta(days=ANSWER_DAYS))
        yield DatedStep("risk-answer", min(answer, last_day))
    yield DatedStep("hand-over", _hand_over_day(announce, last_day, ends))
    yield DatedStep("access", last_day)
    # The last invoice has the work up to and including the end, so it cannot go out before.
    yield DatedStep("last-invoice", next_working_day(max(last_day, ends)))
    if plan.prepaid:
        yield DatedStep("refund", last_day)
    yield DatedStep(
        "archive", next_working_day(max(last_day, ends) + timedelta(days=_ARCHIVE_DAYS))
    )
    yield DatedStep(
        "look-back", next_working_day(max(last_day, ends) + timedelta(days=_LOOK_BACK_DAYS))
    )


def _remind_day(today: date, arrears: Arrears) -> date:
    """Return the day of the reminder: today, or the first day on which something is late."""
    return next_working_day(max(today, arrears.late_from or today))


def _earliest_announcement(plan: PlanDetails, today: date, arrears: Arrears) -> date:
    """Return the first day on which the letter can be sent.

    With a legal risk, a lawyer can be asked before. Otherwise the day in the reminder has passed.
    """
    start = next_working_day(today)
    if plan.manner == "legal-risk":
        return next_working_day(start + timedelta(days=_ADVICE_DAYS))
    waits = plan.owed and arrears.are_late(start) and plan.manner != "they-ended"
    reminded_until = next_working_day(start + timedelta(days=_REMINDER_DAYS))
    return next_working_day(reminded_until + timedelta(days=1)) if waits else start


def _announce_day(plan: PlanDetails, today: date, arrears: Arrears) -> date:
    """Return the day on which the letter is sent.

    If the user gave the end, this is the last day on which the letter is in time; with a legal
    risk, and if the client ended the agreement, it is the first possible day.
    """
    earliest = _earliest_announcement(plan, today, arrears)
    if plan.ends is None or plan.manner == "they-ended":
        return earliest
    notice = plan.notice or USUAL_NOTICE
    in_time = previous_working_day(notice.before(plan.ends))
    while notice.after(arrival_day(in_time)) > plan.ends:
        in_time = previous_working_day(in_time - timedelta(days=1))
    start = next_working_day(today)
    if plan.manner == "legal-risk":
        # A usual notice, which was not agreed, leaves the time to ask a lawyer.
        latest = in_time if plan.notice else previous_working_day(plan.ends)
        return min(earliest, max(start, latest))
    return max(start, in_time)


def _hand_over_day(announced: date, last_day: date, ends: date) -> date:
    """Return the day of the hand-over: a week before the end.

    It is at least a week after the announcement, so that the client can say who takes over. If the
    agreement ends within that week, it is the last day.
    """
    earliest = min(next_working_day(announced + timedelta(days=_HAND_OVER_DAYS)), last_day)
    return max(earliest, previous_working_day(ends - timedelta(days=_HAND_OVER_DAYS)))


def _later(today: date, days: int) -> date:
    return next_working_day(today + timedelta(days=days))
