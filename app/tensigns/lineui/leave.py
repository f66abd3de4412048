"""Leaving a client in plain lines: the eight questions, the plan, its ticks."""

from collections.abc import Iterable
from functools import partial

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanStep
from tensigns.language import gettext as _
from tensigns.lineui.choice import ask_number
from tensigns.lineui.client_lines import ClientLines, LineAction, LinePage
from tensigns.lineui.drafts import show_draft
from tensigns.lineui.form import ask_form, ask_yes_no
from tensigns.prompts.client_actions import leaving_actions
from tensigns.prompts.leave_form import end_form, leave_form, left_form
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.leaving_sentences import (
    left_sentences,
    plan_ended_sentence,
    returned_sentences,
    step_sentence,
)
from tensigns.report.render.plan_text import text_plan
from tensigns.report.wording import short_date
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import draft_letter


class LineLeaving(ClientLines, frozen=True):
    """A conversation about leaving a client."""

    def converse(self) -> None:
        """Ask for a plan if there is none, then do what the user chooses until the user leaves."""
        leaving = self._load()
        if leaving.plan is None and leaving.standing != "left":
            self._ask_plan(leaving)
        self.do_what_is_chosen(_("What do you want to do?"), self._load_page)

    def _load_page(self) -> LinePage:
        leaving = self._load()
        text = text_plan(leaving, self.console.width, with_ids=False)
        actions = [
            LineAction(label, partial(self._do, action, leaving))
            for action, label in leaving_actions(leaving).items()
        ]
        return LinePage(text, leaving.faults, actions)

    def _load(self) -> ClientLeaving:
        return load_leaving(self.library, self.client, self.now())

    def _do(self, action: str, leaving: ClientLeaving) -> None:
        plan = leaving.plan
        match action:
            case "plan":
                self._ask_plan(leaving)
            case "tick" if plan is not None:
                self._ask_tick(plan)
            case "end" if plan is not None:
                self._ask_end(plan, leaving)
            case "letter":
                self._show_letter(leaving)
            case "left":
                self._leave(leaving)
            case "returned":
                self._return(leaving)

    def _ask_plan(self, leaving: ClientLeaving) -> None:
        noted = self.now()
        old = leaving.plan
        form = leave_form(
            noted.date(),
            owed=leaving_session.owed_text(leaving.money),
            old=old.details if old else None,
        )
        self.console.say(_("Eight questions. Enter skips one, or keeps the answer in brackets."))
        self._note_plan(leaving_session.plan_entry(ask_form(self.console, form), leaving, noted))

    def _ask_tick(self, plan: CurrentPlan) -> None:
        labels = [
            _step_label(step, is_done=step.id in plan.done_ids) for step in plan.details.steps
        ]
        index = ask_number(self.console, _("Which step?"), labels)
        if index is not None:
            step_id = plan.details.steps[index].id
            is_done = step_id not in plan.done_ids
            entry = leaving_session.tick_entry(plan, step_id, self.now(), done=is_done)
            if self.note(entry) is not None:
                self.console.say(step_sentence(plan, step_id, done=is_done))

    def _ask_end(self, plan: CurrentPlan, leaving: ClientLeaving) -> None:
        noted = self.now()
        values = ask_form(self.console, end_form(noted.date()))
        self._note_plan(leaving_session.moved_plan_entry(values["ends"], plan, leaving, noted))

    def _note_plan(self, plan: Entry) -> None:
        """Write a plan, and say so if its last day is too early."""
        if self.note(plan) is not None:
            self.console.say(*filter(None, [leaving_session.end_warning(plan)]))

    def _show_letter(self, leaving: ClientLeaving) -> None:
        draft = draft_letter(self.library, leaving, self.sender, self.now())
        show_draft(self.console, draft)

    def _leave(self, leaving: ClientLeaving) -> None:
        noted = self.now()
        day = ask_form(self.console, left_form(noted.date(), leaving.returned_on))["left"]
        if self._confirms(left_sentences(leaving, day)):
            self.note(leaving_session.left_entry(day, noted))

    def _return(self, leaving: ClientLeaving) -> None:
        if self._confirms(returned_sentences(leaving)):
            returned = self.note(leaving_session.returned_entry(self.now()))
            if returned is not None and leaving.plan is not None:
                self.console.say(plan_ended_sentence(leaving, returned))

    def _confirms(self, sentences: Iterable[str]) -> bool:
        """Say what an entry means, and return whether the user wants to write it."""
        self.console.say(*sentences)
        is_confirmed = ask_yes_no(self.console, _("Note this?"))
        if not is_confirmed:
            self.console.say(_("Nothing was noted."))
        return is_confirmed


def _step_label(step: PlanStep, *, is_done: bool) -> str:
    """Return a step with its state and its day."""
    message = _("done, {day}: {step}") if is_done else _("open, {day}: {step}")
    return message.format(day=short_date(step.on), step=step.text)
