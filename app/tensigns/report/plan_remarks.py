"""What is said under a plan for leaving."""

from collections.abc import Iterator
from datetime import date

from tensigns.core.journal.leaving import Notice, PlanDetails
from tensigns.core.leaving_plan import (
    arrival_day,
    end_day,
    is_notice_short,
    letter_day,
    needs_lawyer_first,
    next_working_day,
)
from tensigns.language import gettext as _
from tensigns.report.plan_sentences import notice_text
from tensigns.report.wording import long_date

_ENDING_LOOKED_UP = date(2026, 11, 26)
_ARRIVAL_LOOKED_UP = date(2026, 11, 27)


def remark_sentences(plan: PlanDetails, today: date) -> Iterator[str]:
    """Yield remarks about a plan, for the day on which the plan is made or shown."""
    if plan.manner is None and needs_lawyer_first(plan):
        yield _(
            "You have not said how you want to leave. After threats or violence, answer the "
            "questions again and choose “at once”; that changes the steps."
        )
    elif plan.manner is None:
        yield _(
            "You have not said how you want to leave, so the plan has a letter alone. After "
            "threats or violence, answer the questions again and choose “at once”; that changes "
            "the steps."
        )
    if needs_lawyer_first(plan):
        yield from _lawyer_remarks(plan)
    elif plan.manner == "they-ended":
        yield from _confirming_remarks(plan, today)
    elif plan.manner != "safety":
        yield from _notice_remarks(plan, today)
    if plan.manner == "safety" and plan.notice is not None and plan.notice.number:
        yield _(
            "You stop without the notice of {notice}. If the client objects or claims damages, let "
            "a lawyer answer; the record is what helps then."
        ).format(notice=notice_text(plan.notice))
    yield _(
        "While you are leaving, the conditions that you set and the day of the next sitting are no "
        "longer due. They are due again if you stay."
    )
    yield _(
        "The steps are on weekdays; a day that falls in a weekend is moved. Of the public "
        "holidays, only 25 and 26 December and 1 January are known here: check the days."
    )
    yield _(
        "This plan is general and no legal advice. Where the law is concerned, ask a lawyer or "
        "your trade association."
    )


def _lawyer_remarks(plan: PlanDetails) -> Iterator[str]:
    yield _(
        "A fixed-term contract or a project cannot be ended at will, so no letter is drafted: "
        "ask a lawyer. In the Netherlands you may end it early only for weighty reasons or as "
        "agreed (art. 7:408 BW, as known on {day})."
    ).format(day=long_date(_ENDING_LOOKED_UP))
    if plan.manner == "safety":
        return
    if plan.contract == "project":
        yield _(
            "A project ends by itself when it is done: to finish it and take on nothing new can be "
            "the shortest way out."
        )
    else:
        yield _(
            "A fixed term ends by itself: if you can wait for that day, you need no notice. Look "
            "up whether it is renewed unless one of you objects, and object in time."
        )


def _notice_remarks(plan: PlanDetails, today: date) -> Iterator[str]:
    yield from end_warnings(plan, today)
    if plan.notice is None:
        yield _(
            "Without a notice in the contract, a month is usual; two weeks to 60 days are also "
            "seen."
        )
    sent = letter_day(plan, today)
    if any(step.id == "remind" and step.on < sent for step in plan.steps):
        yield _(
            "The letter goes out after the reminder. If you want to send it sooner, choose an "
            "earlier end."
        )
    yield _(
        "A notice counts from the day on which the letter arrives (in the Netherlands art. 3:37(3) "
        "BW, as known on {looked_up}). The plan assumes that a letter posted on {sent} has arrived "
        "by {arrived}. If you hand it over and get a signature, it arrives at once."
    ).format(
        looked_up=long_date(_ARRIVAL_LOOKED_UP),
        sent=long_date(sent),
        arrived=long_date(arrival_day(sent)),
    )
    if plan.notice is not None and plan.notice.number:
        yield _(
            "Some contracts can be ended only at the end of a month or a quarter: if yours is one, "
            "choose that day as the end."
        )


def end_warnings(plan: PlanDetails, today: date) -> Iterator[str]:
    """Yield that the last day is too early for the agreed notice, or for the letter to arrive."""
    if plan.manner in ("safety", "they-ended") or needs_lawyer_first(plan):
        return
    if plan.notice is not None and is_notice_short(plan, today):
        yield _short_notice_remark(plan.notice, end_day(plan, today), next_working_day(today))
    elif is_end_early(plan, today):
        yield early_end_remark(plan, today)


def is_end_early(plan: PlanDetails, today: date) -> bool:
    """Whether an agreement ends before the letter of its plan, which is posted, has arrived."""
    return end_day(plan, today) < arrival_day(letter_day(plan, today))


def early_end_remark(plan: PlanDetails, today: date) -> str:
    """Return that the letter arrives after the end, and what to do."""
    sent = letter_day(plan, today)
    return _(
        "The last day, {end}, is before the letter arrives: posted on {sent}, it has arrived by "
        "{arrived}. Hand it over and get a signature, agree on that day in writing, or choose "
        "another end."
    ).format(
        end=long_date(end_day(plan, today)),
        sent=long_date(sent),
        arrived=long_date(arrival_day(sent)),
    )


def _short_notice_remark(notice: Notice, ends: date, first_day: date) -> str:
    arrived = arrival_day(first_day)
    return _(
        "The notice of {notice} does not fit before {end}: a letter posted on {first} has arrived "
        "by {arrived}, so it ends on {last} at the earliest. Agree on an earlier end in writing, "
        "or choose another end."
    ).format(
        notice=notice_text(notice),
        end=long_date(ends),
        first=long_date(first_day),
        arrived=long_date(arrived),
        last=long_date(notice.after(arrived)),
    )


def _confirming_remarks(plan: PlanDetails, today: date) -> Iterator[str]:
    ends = end_day(plan, today)
    yield _(
        "Check the last day, {end}, against what they wrote; if it is another day, choose another "
        "end."
    ).format(end=long_date(ends))
    if plan.notice is not None and is_notice_short(plan, today):
        yield _(
            "They end it before the agreed notice of {notice} has passed. The letter does not "
            "agree to that; ask a lawyer what they owe you for it."
        ).format(notice=notice_text(plan.notice))
