"""What the screen of one client shows: what to do next, the time line, and what changed."""

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from tensigns.core.journal.due import DueKind
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import load_sitting_before
from tensigns.report.due_lines import due_text
from tensigns.report.since_last_time import SinceLastTime, build_since
from tensigns.report.wording import capitalize
from tensigns.session.client_history import ClientHistory, load_history
from tensigns.session.due import load_dates

NextAction = Literal["resume", "ask", "what-now", "leaving", "money"]
"""Where a row leads: to the draft, a new sitting, what now, the leaving plan, or money owed."""

_DUE_ACTIONS: dict[DueKind, NextAction] = {
    "condition": "what-now",
    "look-back": "what-now",
    "step": "leaving",
    "promise": "money",
    "recheck": "ask",
    "decide": "what-now",
}


class NextRow(Struct, frozen=True):
    """What to do next with a client. The row is shown above the rows of the time line.

    ``id`` is the id of no sitting and no entry. ``day`` is the day on which the draft was begun, or
    on which something was due; None if there is neither.
    """

    id: str
    text: str
    day: date | None
    action: NextAction


class ClientPage(Struct, frozen=True):
    """The history of a client, what to do next, and what changed.

    ``next_rows`` are the draft, what is due, and a first sitting, if any. ``since`` is what changed
    in the latest effective sitting since the sitting before; None if there is no sitting before, or
    if a file that is needed cannot be read.
    """

    history: ClientHistory
    next_rows: tuple[NextRow, ...] = ()
    since: SinceLastTime | None = None


def load_client_page(library: Library, client: Client, now: datetime) -> ClientPage:
    """Return the page of a client. Files that cannot be read are named in the history."""
    history = load_history(library, client)
    return ClientPage(
        history,
        tuple(_next_rows(library, client, history, now)),
        _since(library, client, history),
    )


def _next_rows(
    library: Library, client: Client, history: ClientHistory, now: datetime
) -> Iterator[NextRow]:
    """Yield the draft, then what is due, soonest first, then a first sitting."""
    draft = history.draft
    if draft is not None:
        text = (
            _("The amendment is not finished: go on with it")
            if draft.amends
            else _("The sitting is not finished: go on with it")
        )
        yield NextRow("next-draft", text, draft.started.date(), "resume")
    # Files that cannot be read are among the faults of the history.
    with contextlib.suppress(TensignsError):
        for item in load_dates(library, client, now).due_items:
            if item.on <= now.date():
                text = capitalize(due_text(item.kind, item.text))
                yield NextRow(f"next-{item.id}", text, item.on, _DUE_ACTIONS[item.kind])
    is_new = not (history.sittings or history.faults or draft)
    if is_new and history.standing == "active":
        yield NextRow("next-sitting", _("No sitting yet: begin one"), None, "ask")


def _since(library: Library, client: Client, history: ClientHistory) -> SinceLastTime | None:
    """Return what changed in the latest effective sitting since the sitting before.

    Return None if there is no sitting before, or if a file cannot be read.
    """
    latest = next((row for row in history.sittings if row.is_effective), None)
    if latest is None:
        return None
    try:
        sitting = library.load(client, latest.id)
        before = load_sitting_before(library, client, sitting)
        if before is None:
            return None
        questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    except TensignsError:
        return None
    return build_since(before, questionnaire, sitting)
