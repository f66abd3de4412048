"""The interview: one question at a time, then the review."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.reactive import reactive

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.prompts.review import has_answers
from tensigns.tui.answer_gate import AnswerGate
from tensigns.tui.question_view import position_label
from tensigns.tui.screens.base import FlowRequest, key_descriptions
from tensigns.tui.screens.interview_background import BackgroundLoader, BackgroundPage
from tensigns.tui.screens.interview_keys import KEYS, bind_answers, with_answer_keys
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.progress_line import ProgressLine
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.sign_sidebar import SignSidebar

if TYPE_CHECKING:
    # Imported when they are first used, like the dialogs, so that the first paint does not wait.
    from tensigns.tui.widgets.review_pane import ReviewPane


class InterviewScreen(BackgroundPage):
    """Takes the user through an interview.

    The result is the finished sitting, or None if the user left. ``save`` is called in a thread
    after changes, at last with the newest sitting. An error of a save is shown until a save
    succeeds. ``finish`` records the finished interview, also in a thread. ``with_hints``: the first
    questions show hints about keys. ``gate`` decides which key presses and clicks are answers.
    Without a gate, all of these are answers. ``load_background`` reads what is shown beside the
    questions; see :class:`BackgroundPage`.
    """

    @dataclass
    class LogRequested(FlowRequest):
        """A request to note what happened with the client of the sitting."""

        client_name: str

    takes_type_ahead = False  # a key could change an answer to a question that was not seen

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    interview: reactive[Interview | None] = reactive(None, init=False, repaint=False)
    """The interview without the text of an open note box; None before the screen is mounted."""

    def __init__(  # noqa: PLR0913  each parameter is decided by the flow
        self,
        interview: Interview,
        save: Callable[[Sitting], None],
        finish: Callable[[Interview], Sitting],
        *,
        load_background: BackgroundLoader | None = None,
        with_hints: bool = False,
        gate: AnswerGate | None = None,
    ) -> None:
        super().__init__(interview.sitting, save, load_background, with_hints=with_hints)
        self._first_interview = interview
        self._finish = finish
        self._gate = gate
        self._review_pane: ReviewPane | None = None

    @property
    def _current(self) -> Interview:
        """The interview, with the text of an open note box."""
        return self._with_open_note(self.interview or self._first_interview)

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._first_interview.sitting.client)
        yield KeyFooter()
        yield ProgressLine()
        yield SignSidebar()
        yield QuestionPane(self._gate)

    def on_mount(self) -> None:
        """Show the current position without saving the sitting."""
        self.set_reactive(InterviewScreen.interview, self._first_interview)
        self._show(self._first_interview)

    def watch_interview(self, interview: Interview) -> None:
        """Save the sitting if it has changed, and show its position."""
        self._autosave.schedule_changed(interview.sitting)
        self._show(interview)

    def _show(self, interview: Interview) -> None:
        if self._note_box is not None:
            self._note_box.close()
        view = self._question_view = self._view(interview)
        pane = self.query_one(QuestionPane)
        pane.display = view is not None
        if self._review_pane is not None:
            self._review_pane.display = view is None
        if view is not None:
            bind_answers(self._bindings, view)
            pane.show(view)
            # Set the focus now, not later, so that a note box opened meanwhile keeps the focus.
            self.set_focus(pane)
        else:
            self._show_review(interview)
        self.query_one(SignSidebar).show(interview)
        self.query_one(ScreenHeader).location = position_label(interview)
        self.query_one(ProgressLine).show(interview)
        self.refresh_bindings()

    def _show_review(self, interview: Interview) -> None:
        if self._review_pane is None:
            from tensigns.tui.widgets.review_pane import ReviewPane

            self.load_style_sheet(Path(__file__).with_name("interview_review.tcss"))
            self._review_pane = ReviewPane()
            self.mount(self._review_pane, after="QuestionPane")
        self._review_pane.show(interview)

    # Answers

    def action_answer(self, key: str) -> None:
        """Answer the question with the option that a key chooses."""
        option_id = self._question_view.option_for_key(key) if self._question_view else None
        if option_id is not None:
            self.interview = self._current.answer(option_id)

    def on_question_pane_option_chosen(self, event: QuestionPane.OptionChosen) -> None:
        """Answer the question. Ignore an event about a question that is no longer current."""
        question = self._current.current_question
        if question is not None and event.question is question.question and not self._is_leaving:
            self.interview = self._current.answer(event.option_id)

    def action_highlight_first_option(self) -> None:
        self.query_one(QuestionPane).action_first()

    # Navigation

    def action_back(self) -> None:
        self.interview = self._current.back()

    def action_forward(self) -> None:
        """Go to the next question without changing the answer."""
        self.interview = self._current.forward()

    def on_sign_sidebar_item_chosen(self, event: SignSidebar.ItemChosen) -> None:
        self._go_to(event.key)

    def on_review_pane_question_chosen(self, event: "ReviewPane.QuestionChosen") -> None:
        self._go_to(event.key)

    def _go_to(self, position: str | None) -> None:
        """Go to a position. If it is None, do nothing."""
        if position is None or self._is_leaving:
            return
        if position in self._current.positions:
            self.interview = self._current.go_to(position)
        else:
            message = _("This question is not asked now; its note is kept.")
            self.notify(message, markup=False)

    def action_signs(self) -> None:
        """Let the user choose a sign, the weighing or the review, and go there."""
        from tensigns.tui.screens.interview_dialogs import signs_dialog

        self.app.push_screen(signs_dialog(self._current), self._go_to)

    # Note, why, help

    def _keep_note(self) -> None:
        """Copy the text of the open note box to the sitting, and close the box."""
        interview = self._current
        # If the note has its first text again, the watcher does not run. The timer may have saved
        # another text in between, so save here.
        self._autosave.schedule_changed(interview.sitting)
        if interview == self.interview:
            self._show(interview)
        self.interview = interview

    def action_why(self) -> None:
        """Show why the question is asked."""
        from tensigns.tui.screens.interview_dialogs import why_dialog

        if question := self._current.current_question:
            self.app.push_screen(why_dialog(question))

    def action_log(self) -> None:
        """Note what happened with the client."""
        self._is_background_old = True
        self.post_message(self.LogRequested(self, self._first_interview.sitting.client))

    def action_help(self) -> None:
        """Show the introduction of the questionnaire and the keys of this screen."""
        from tensigns.tui.screens.interview_dialogs import help_dialog

        questionnaire = self._first_interview.questionnaire
        self.app.push_screen(help_dialog(questionnaire, key_descriptions(self)))

    # Saving and leaving

    def action_save(self) -> None:
        """Save again after a failure."""
        self._autosave.schedule(self._current.sitting)

    async def finish_saving(self) -> TensignsError | None:
        """Copy the text of an open note to the sitting, and wait for the last save.

        Return the error of this save, or None.
        """
        if self._is_note_open:
            self._keep_note()
        return await self._wait_for_saves()

    async def save_or_ask(self) -> bool:
        """Save everything and return whether to leave. Must be called in a worker.

        After a failure, ask the user whether to leave anyway. If not, save again.
        """
        from tensigns.tui.screens.exit_dialog import UnsavedDialog

        failure = await self.finish_saving()
        if failure and await self.app.push_screen_wait(UnsavedDialog(failure)) != "leave":
            self.action_save()
            return False
        return True

    def action_leave(self) -> None:
        """Leave after everything is saved."""
        self._start_leaving(self._leave)

    def action_finish(self) -> None:
        """Finish the sitting."""
        self._start_leaving(self._record)

    async def _leave(self) -> None:
        if await self.save_or_ask():
            self.dismiss(None)

    async def _record(self) -> None:
        from tensigns.tui.screens.exit_dialog import finish_with_retries

        await self.finish_saving()
        finish = partial(self._finish, self._current)
        finished = await finish_with_retries(self.app, finish, self._shown_while_waiting)
        if finished is not None:
            self.dismiss(finished)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the keys that have an effect at the current position."""
        if not self.is_mounted:
            return True
        if self._is_leaving:
            return False
        view = self._question_view
        conditions: dict[str, Callable[[], bool]] = {
            "answer": lambda: view is not None and str(*parameters).casefold() in view.keys,
            "highlight_first_option": lambda: view is not None and not self._is_note_open,
            "why": lambda: view is not None,
            "entries": lambda: view is not None,
            "note_previous": lambda: self._current.previous_key is not None,
            "forward": lambda: view is not None,
            "finish": lambda: view is None and has_answers(self._current),
            "save": lambda: self._autosave.failure is not None,
        }
        return conditions[action]() if action in conditions else True

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The active bindings that have an effect.

        The answer binding is shown as the current question's keys. Without entries, their key only
        says so, and no help lists it.
        """
        bindings = super().active_bindings
        if self.is_mounted and not self._has_entries:
            bindings = {key: b for key, b in bindings.items() if b.binding.action != "entries"}
        return with_answer_keys(bindings, self._question_view)
