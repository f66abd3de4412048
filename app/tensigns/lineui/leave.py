"""Leaving a client in plain lines: the eight questions, the plan, its ticks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.core.leaving_plan import needs_lawyer_first
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.console import Console
from tensigns.lineui.drafts import show_draft
from tensigns.lineui.form import ask_form
from tensigns.prompts.leave_form import end_form, leave_form
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.render.plan_text import text_plan
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import draft_letter


class _Action(NamedTuple):
    label: str
    run: Callable[[], None]


class LineLeaving:
    """Leaving a client, on a console whose input is a terminal.

    ``sender`` is the user as the sender of the letter.
    """

    def __init__(
        self,
        console: Console,
        library: Library,
        client: Client,
        now: Callable[[], datetime],
        sender: Sender,
    ) -> None:
        self._console = console
        self._library = library
        self._client = client
        self._now = now
        self._sender = sender

    def run(self) -> None:
        """Ask for a plan if there is none, then do what the user chooses until the user leaves."""
        leaving = self._load()
        if leaving.plan is None and leaving.standing != "left":
            self._ask_plan(leaving)
        while True:
            leaving = self._load()
            self._console.say(*leaving.faults)
            self._console.gap()
            self._console.lines(text_plan(leaving, self._console.width, with_ids=False).split("\n"))
            self._console.gap()
            actions = self._actions(leaving)
            labels = [*(action.label for action in actions), _("Done")]
            number = ask_number(self._console, _("What do you want to do?"), labels)
            if number is None or number == len(actions):
                return
            self._console.gap()
            actions[number].run()

    def _load(self) -> ClientLeaving:
        return load_leaving(self._library, self._client, self._now())

    def _actions(self, leaving: ClientLeaving) -> Sequence[_Action]:
        if leaving.standing == "left":
            return [_Action(_("I work for this client again"), self._return)]
        plan = leaving.plan
        if plan is None:
            return [_Action(_("Make a plan"), partial(self._ask_plan, leaving))]
        actions = [_Action(_("Tick a step, or take a tick away"), partial(self._ask_tick, plan))]
        if not needs_lawyer_first(plan.details):
            actions.append(_Action(_("Draft the letter"), partial(self._show_letter, leaving)))
        return [
            *actions,
            _Action(_("Answer the questions again"), partial(self._ask_plan, leaving)),
            _Action(_("Choose another end"), partial(self._ask_end, plan)),
            _Action(_("I no longer work for this client"), self._leave),
        ]

    def _ask_plan(self, leaving: ClientLeaving) -> None:
        noted = self._now()
        old = leaving.plan
        form = leave_form(
            noted.date(),
            owed=leaving_session.owed_text(leaving.money),
            old=old.details if old else None,
        )
        self._console.say(_("Eight questions. Enter skips one, or keeps the answer in brackets."))
        self._append(leaving_session.plan_entry(ask_form(self._console, form), old, noted))

    def _ask_tick(self, plan: CurrentPlan) -> None:
        steps = plan.details.steps
        number = ask_number(self._console, _("Which step?"), [step.text for step in steps])
        if number is not None:
            step_id = steps[number].id
            is_done = step_id not in plan.done_ids
            self._append(leaving_session.tick_entry(plan, step_id, self._now(), done=is_done))

    def _ask_end(self, plan: CurrentPlan) -> None:
        noted = self._now()
        values = ask_form(self._console, end_form(noted.date()))
        self._append(leaving_session.moved_plan_entry(values["ends"], plan, noted))

    def _show_letter(self, leaving: ClientLeaving) -> None:
        draft = draft_letter(self._library, leaving, self._sender, self._now())
        show_draft(self._console, draft)

    def _leave(self) -> None:
        noted = self._now()
        self._append(leaving_session.left_entry(noted.date(), noted))

    def _return(self) -> None:
        self._append(leaving_session.returned_entry(self._now()))

    def _append(self, entry: Entry) -> None:
        try:
            self._library.journal(self._client).append(entry)
        except BadInput as error:
            self._console.say(str(error))
            return
        self._console.say(_("Noted."))
