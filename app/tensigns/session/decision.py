"""What both front ends do with decisions: read them, and make decisions and look-backs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tensigns.core.decision.decide import Decision, decide
from tensigns.core.journal.decision import (
    DECISION,
    LOOK_BACK,
    DecisionDetails,
    LookBackDetails,
)
from tensigns.core.journal.due import DUE_KINDS, due_items
from tensigns.core.journal.entries import Entry, day_entry
from tensigns.core.journal.status import Status, status_from
from tensigns.core.questionnaire import Questionnaire
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.decision_context import DecisionContext
from tensigns.session.repeated_watch import find_repeated_watch
from tensigns.storage.file_faults import quote_value


def load_decision_context(library: Library, client: Client, now: datetime) -> DecisionContext:
    """Return what a decision about a client starts from."""
    listing = library.journal(client).read(DUE_KINDS)
    status = status_from(listing.entries, now)
    history = library.history(client)
    faults = [*listing.faults, *history.faults]
    latest = history.sittings[-1] if history.sittings else None
    red_flag_decides, repeated_watch = False, None
    try:
        red_flag_decides = latest is not None and _red_flag_decides(library, client, latest)
        repeated_watch = find_repeated_watch(library, client, history.sittings)
    except TensignsError as error:
        faults.append(str(error))
    return DecisionContext(
        client=client,
        today=now.date(),
        sitting_id=latest.id if latest else None,
        recommendation=latest.result.recommendation if latest else None,
        red_flag_decides=red_flag_decides,
        repeated_watch=repeated_watch,
        decisions=status.entries_of_kind(DECISION),
        look_backs=status.entries_of_kind(LOOK_BACK),
        open_look_backs=_open_look_backs(status, now.date()),
        faults=tuple(faults),
    )


def decision_entry(context: DecisionContext, values: Mapping[str, Any], noted: datetime) -> Entry:
    """Return the entry of a decision, not written yet. ``values`` are the values of its form."""
    return day_entry(DECISION, decision_details(context, values), noted, noted.date())


def decision_details(context: DecisionContext, values: Mapping[str, Any]) -> DecisionDetails:
    """Return the details of a decision. ``values`` are the values of its form."""
    fields = {key: value for key, value in values.items() if value is not None}
    return DecisionDetails(
        sitting=context.sitting_id, recommendation=context.recommendation, **fields
    )


def look_back_entry(decision_id: str, values: Mapping[str, Any], noted: datetime) -> Entry:
    """Return the entry of a look-back, not written yet. ``values`` are the values of its form."""
    details = LookBackDetails(of=decision_id, **values)
    return day_entry(LOOK_BACK, details, noted, noted.date())


def decision_to_look_back_at(context: DecisionContext, decision_id: str | None) -> Entry:
    """Return the decision with this id.

    Without an id, return the decision whose day to look back came first; if no such day has come,
    the newest decision. Raise :class:`BadInput` if there is no such decision.
    """
    if decision_id is not None:
        for entry in context.decisions:
            if entry.id == decision_id:
                return entry
        message = _("{id}: {client} has no such decision")
        raise BadInput(message.format(id=quote_value(decision_id), client=context.client.name))
    for entry in (*context.open_look_backs, *reversed(context.decisions)):
        return entry
    message = _("{client}: there is no decision yet to look back at")
    raise BadInput(message.format(client=context.client.name))


def _open_look_backs(status: Status, today: date) -> tuple[Entry, ...]:
    """Return the decisions whose day to look back has come, the oldest day first."""
    entries_by_origin = {
        chain.origin_id: chain.effective
        for chain in status.chains
        if chain.effective.kind == DECISION
    }
    return tuple(
        entries_by_origin[item.id]
        for item in due_items(status, ())
        if item.kind == "look-back" and item.on <= today
    )


def _red_flag_decides(library: Library, client: Client, latest: EffectiveSitting) -> bool:
    if latest.result.recommendation != "fire":
        return False
    questionnaire = library.edition(latest.result.questionnaire_ref).questionnaire
    answers = library.load(client, latest.id).answers
    return _is_red_flag(questionnaire, decide(questionnaire, answers, with_changes=False))


def _is_red_flag(questionnaire: Questionnaire, decision: Decision) -> bool:
    """Whether the rule about red flags holds, or a red flag is the decisive sign of a rule."""
    red_flags = {sign.id for sign in questionnaire.signs if sign.red_flag}
    return any(
        rule.name == "red-flags" or (rule.name == "decisive-sign" and red_flags & {*rule.signs})
        for rule in decision.rules
    )
