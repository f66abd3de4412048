"""Leaving a client in plain lines: the eight questions, the plan, its ticks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.core.leaving_plan import needs_lawyer_first
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.console import Console
from tensigns.lineui.form import ask_form
from tensigns.prompts.dates import parse_coming_day
from tensigns.prompts.form import Form, FormField
from tensigns.prompts.leave_form import leave_form
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.render.plan_text import text_plan
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving


class _Action(NamedTuple):
    label: str
    run: Callable[[], None]


class LineLeaving:
    """Leaving a client, on a console whose input is a terminal.

    ``show_letter`` drafts the letter and shows it.
    """

    def __init__(
        self,
        console: Console,
        library: Library,
        client: Client,
        now: Callable[[], datetime],
        show_letter: Callable[[], None],
    ) -> None:
        self._console = console
        self._library = library
        self._client = client
        self._now = now
        self._show_letter = show_letter

    def run(self) -> None:
        """Ask for a plan if there is none, then do what the user chooses until the user leaves."""
        leaving = self._load()
        if leaving.plan is None and leaving.standing != "left":
            self._ask_plan(leaving)
        while True:
            leaving = self._load()
            self._console.say(*leaving.faults)
            self._console.gap()
            self._console.lines(text_plan(leaving, self._console.width).split("\n"))
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
            actions.append(_Action(_("Draft the letter"), self._show_letter))
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
        field = FormField(
            id="ends",
            label=_("On which day should it end?"),
            parse=lambda text: parse_coming_day(text, noted.date()),
            is_required=True,
        )
        values = ask_form(self._console, Form("", (field,)))
        self._append(leaving_session.moved_plan_entry(values["ends"], plan, noted))

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
