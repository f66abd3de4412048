"""Leaving a client in plain lines: the eight questions, the plan, its ticks."""

from collections.abc import Sequence
from functools import partial

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.leaving_plan import needs_lawyer_first
from tensigns.language import gettext as _
from tensigns.lineui.choice import ask_number
from tensigns.lineui.client_lines import ClientLines, LineAction, LinePage
from tensigns.lineui.drafts import show_draft
from tensigns.lineui.form import ask_form
from tensigns.prompts.leave_form import end_form, leave_form
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.render.plan_text import text_plan
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import draft_letter


class LineLeaving(ClientLines, frozen=True):
    """A conversation about leaving a client."""

    def run(self) -> None:
        """Ask for a plan if there is none, then do what the user chooses until the user leaves."""
        leaving = self._load()
        if leaving.plan is None and leaving.standing != "left":
            self._ask_plan(leaving)
        self.do_what_is_chosen(_("What do you want to do?"), self._load_page)

    def _load_page(self) -> LinePage:
        leaving = self._load()
        text = text_plan(leaving, self.console.width, with_ids=False)
        return LinePage(text, leaving.faults, self._actions(leaving))

    def _load(self) -> ClientLeaving:
        return load_leaving(self.library, self.client, self.now())

    def _actions(self, leaving: ClientLeaving) -> Sequence[LineAction]:
        if leaving.standing == "left":
            return [LineAction(_("I work for this client again"), self._return)]
        plan = leaving.plan
        if plan is None:
            return [LineAction(_("Make a plan"), partial(self._ask_plan, leaving))]
        actions = [LineAction(_("Tick a step, or take a tick away"), partial(self._ask_tick, plan))]
        if not needs_lawyer_first(plan.details):
            actions.append(LineAction(_("Draft the letter"), partial(self._show_letter, leaving)))
        return [
            *actions,
            LineAction(_("Answer the questions again"), partial(self._ask_plan, leaving)),
            LineAction(_("Choose another end"), partial(self._ask_end, plan, leaving)),
            LineAction(_("I no longer work for this client"), self._leave),
        ]

    def _ask_plan(self, leaving: ClientLeaving) -> None:
        noted = self.now()
        old = leaving.plan
        form = leave_form(
            noted.date(),
            owed=leaving_session.owed_text(leaving.money),
            old=old.details if old else None,
        )
        self.console.say(_("Eight questions. Enter skips one, or keeps the answer in brackets."))
        self.note(leaving_session.plan_entry(ask_form(self.console, form), leaving, noted))

    def _ask_tick(self, plan: CurrentPlan) -> None:
        steps = plan.details.steps
        number = ask_number(self.console, _("Which step?"), [step.text for step in steps])
        if number is not None:
            step_id = steps[number].id
            is_done = step_id not in plan.done_ids
            self.note(leaving_session.tick_entry(plan, step_id, self.now(), done=is_done))

    def _ask_end(self, plan: CurrentPlan, leaving: ClientLeaving) -> None:
        noted = self.now()
        values = ask_form(self.console, end_form(noted.date()))
        self.note(leaving_session.moved_plan_entry(values["ends"], plan, leaving, noted))

    def _show_letter(self, leaving: ClientLeaving) -> None:
        draft = draft_letter(self.library, leaving, self.sender, self.now())
        show_draft(self.console, draft)

    def _leave(self) -> None:
        noted = self.now()
        self.note(leaving_session.left_entry(noted.date(), noted))

    def _return(self) -> None:
        self.note(leaving_session.returned_entry(self.now()))
