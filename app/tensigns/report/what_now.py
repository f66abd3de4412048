"""What the user can do next about a client: the actions with their states, and the sensible one."""

from typing import Literal, NamedTuple

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.talk import TalkDetails
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney
from tensigns.report.decision_context import DecisionContext
from tensigns.report.decision_sentences import choice_words
from tensigns.report.money_text import money_text
from tensigns.report.talk_context import TalkContext
from tensigns.report.wording import join_and, recommendation_word, short_date

NextAction = Literal["decide", "talk", "owed", "leave"]

_ACTION_WORDS: dict[NextAction, str] = {
    "decide": N_("Decision"),
    "talk": N_("Talk"),
    "owed": N_("Money owed"),
    "leave": N_("Leaving"),
}


class NextRow(NamedTuple):
    """An action with its state."""

    action: NextAction
    label: str
    state: str


class WhatNow(NamedTuple):
    """The actions, the sensible action, and the reason why it is sensible."""

    rows: tuple[NextRow, ...]
    sensible: NextAction
    reason: str


class _Sensible(NamedTuple):
    action: NextAction
    reason: str


def what_now(decision: DecisionContext, talk: TalkContext, leaving: ClientLeaving) -> WhatNow:
    """Return what the user can do next about a client."""
    states: dict[NextAction, str] = {
        "decide": _decision_state(decision),
        "talk": _talk_state(talk),
        "owed": _owed_state(leaving.money),
        "leave": _leave_state(leaving),
    }
    rows = tuple(NextRow(action, _(word), states[action]) for action, word in _ACTION_WORDS.items())
    if leaving.standing == "leaving":
        sensible = _Sensible("leave", _leave_reason(leaving))
    else:
        sensible = _sensible(decision, talk)
    return WhatNow(rows, sensible.action, sensible.reason)


def _sensible(decision: DecisionContext, talk: TalkContext) -> _Sensible:
    if decision.open_look_backs:
        return _Sensible("decide", _("The day to look back at your decision has come."))
    if talk.due_conditions:
        return _Sensible("talk", _("The day of a condition has come."))
    if talk.talk_to_hold is not None and _is_about_latest_sitting(talk, talk.talk_to_hold):
        return _Sensible("talk", _("You prepared a talk: has it taken place?"))
    return _sensible_after_sitting(decision, talk)


def _sensible_after_sitting(decision: DecisionContext, talk: TalkContext) -> _Sensible:
    """Return what is sensible if nothing is due: to talk or to decide."""
    details = _current_decision(decision)
    has_to_talk = details is not None and details.choice == "talk"
    if has_to_talk and not _has_talk_since(talk, decision.decisions[-1]):
        return _Sensible("talk", _("You decided to talk."))
    if details is None and decision.recommendation == "watch" and not talk.talks:
        word = recommendation_word("watch")
        reason = _("Last recommendation: “{word}”. Say what has to change.")
        return _Sensible("talk", reason.format(word=word))
    if details is None and decision.recommendation is not None:
        word = recommendation_word(decision.recommendation)
        reason = _("Last recommendation: “{word}”. Decide what you do.")
        return _Sensible("decide", reason.format(word=word))
    return _Sensible("decide", "")


def _has_talk_since(context: TalkContext, decision: Entry) -> bool:
    """Whether a talk was prepared after a decision, or is still to be held."""
    is_prepared = any(talk.noted >= decision.noted for talk in context.talks)
    return is_prepared or context.talk_to_hold is not None


def _is_about_latest_sitting(context: TalkContext, talk: Entry) -> bool:
    return isinstance(talk.details, TalkDetails) and talk.details.sitting == context.sitting_id


def _current_decision(context: DecisionContext) -> DecisionDetails | None:
    """Return the newest decision if it is about the latest sitting and not put off; else None."""
    details = context.decisions[-1].details if context.decisions else None
    if not isinstance(details, DecisionDetails) or details.choice in (None, "tomorrow"):
        return None
    return details if details.sitting == context.sitting_id else None


def _decision_state(context: DecisionContext) -> str:
    if context.open_look_backs:
        return _("look back now")
    details = context.decisions[-1].details if context.decisions else None
    if not isinstance(details, DecisionDetails) or details.choice is None:
        return _("none yet")
    day = short_date(context.decisions[-1].period.last)
    return _("{text} ({day})").format(day=day, text=choice_words(details.choice))


def _talk_state(context: TalkContext) -> str:
    due_count = len(context.due_conditions)
    if due_count:
        message = ngettext(
            "the day of a condition has come", "the days of {count} conditions have come", due_count
        )
        return message.format(count=due_count)
    if not context.talks:
        return _("none yet")
    day = short_date(context.talks[-1].period.last)
    if context.talk_to_hold is not None:
        return _("prepared on {day}").format(day=day)
    return _("held; prepared on {day}").format(day=day)


def _leave_reason(leaving: ClientLeaving) -> str:
    plan = leaving.plan
    if plan is None:
        return _("You decided to leave: make a plan.")
    if any(step.on <= leaving.day for step in plan.open_steps):
        return _("The day of a step has come.")
    return ""


def _owed_state(money: ClientMoney) -> str:
    if not money.invoices:
        return _("nothing noted")
    if not money.open_invoices:
        return _("nothing open")
    sums = join_and([money_text(sum_, currency) for currency, sum_ in money.open_sums.items()])
    late_count = sum(invoice.days_late(money.day) > 0 for invoice in money.open_invoices)
    if not late_count:
        return _("{sum} open").format(sum=sums)
    message = ngettext(
        "{sum} open, one invoice late", "{sum} open, {count} invoices late", late_count
    )
    return message.format(sum=sums, count=late_count)


def _leave_state(leaving: ClientLeaving) -> str:
    if leaving.standing == "left":
        return _("no longer your client")
    if leaving.plan is None:
        return _("none yet")
    steps = leaving.plan.open_steps
    if not steps:
        return _("every step is done")
    message = ngettext(
        "one step left, on {day}", "{count} steps left, the next on {day}", len(steps)
    )
    return message.format(count=len(steps), day=short_date(steps[0].on))
