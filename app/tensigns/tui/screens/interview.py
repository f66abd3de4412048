"""The interview: one question at a time, then the review."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.worker import Worker

from tensigns.core.interview import Interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.prompts.navigation import navigation_items
from tensigns.prompts.question import sign_title, why_asked
from tensigns.prompts.review import is_empty
from tensigns.report.wording import localized
from tensigns.tui.autosave import Autosave
from tensigns.tui.first_run_hints import hint
from tensigns.tui.progress import place, progress
from tensigns.tui.question_view import QuestionView, question_view
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.interview_keys import FIRST, KEYS
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.progress import Progress
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.sign_sidebar import MARKS, SignSidebar
from tensigns.tui.widgets.unsaved_notice import UnsavedNotice

if TYPE_CHECKING:
    from tensigns.tui.widgets.note_box import NoteBox
    from tensigns.tui.widgets.review_pane import ReviewPane


class InterviewScreen(Page[Sitting | None]):
    """Walks through an interview; gives the sitting as recorded, or none where the user left.

    ``save`` is called off the loop with every sitting that is new; what it raises is shown and
    stays on the screen until a save works. ``finish`` records the interview, off the loop too.
    ``teaching``: the first questions tell a key each.
    """

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    interview: reactive[Interview | None] = reactive(None, init=False, repaint=False)

    def __init__(
        self,
        interview: Interview,
        save: Callable[[Sitting], None],
        finish: Callable[[Interview], Sitting],
        *,
        teaching: bool = False,
    ) -> None:
        super().__init__()
        self._start = interview
        self._finish = finish
        self._teaching = teaching
        self._saver = Autosave(save, self._saved, self.call_later)
        self._way_out: Worker[None] | None = None
        self._asked: QuestionView | None = None
        self._review: ReviewPane | None = None
        self._note: NoteBox | None = None

    @property
    def _at(self) -> Interview:
        """Where the interview stands, with what is written in an open note."""
        interview = self.interview or self._start
        writing = self._note if self._noting else None
        return interview.annotate(writing.note) if writing else interview

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._start.sitting.client)
        with Horizontal(id="body"):
            yield SignSidebar()
            with Vertical(id="middle"):
                yield QuestionPane()
        yield UnsavedNotice()
        yield Progress()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin where the sitting stands."""
        self.set_reactive(InterviewScreen.interview, self._start)
        self._show(self._start)

    def watch_interview(self, before: Interview | None, interview: Interview) -> None:
        """Save what is new and show where the interview stands now."""
        if before is None or before.sitting != interview.sitting:
            self._saver.put(interview.sitting)
        self._show(interview)

    def _show(self, interview: Interview) -> None:
        if self._note is not None:
            self._note.close()
        item = interview.current_question
        self._asked = item and question_view(
            interview, item, hint(interview) if self._teaching else ""
        )
        pane = self.query_one(QuestionPane)
        pane.display = self._asked is not None
        if self._review is not None:
            self._review.display = self._asked is None
        if self._asked is not None:
            pane.show(self._asked)
            # At once: left for later, it would take the focus from a note opened meanwhile.
            self.set_focus(pane)
        else:
            self._turn_to_review(interview)
        self.query_one(SignSidebar).show(interview)
        self.query_one(ScreenHeader).place = place(interview)
        self.query_one(Progress).share = progress(interview)
        self.refresh_bindings()

    def _turn_to_review(self, interview: Interview) -> None:
        if self._review is None:
            # Only here, as elsewhere in this screen: the first question waits for nothing that it
            # does not show.
            from tensigns.tui.widgets.review_pane import ReviewPane

            self._review = ReviewPane()
            self.query_one("#middle").mount(self._review, after="QuestionPane")
        self._review.show(interview)

    # Answering

    def action_take(self, key: str) -> None:
        """Answer with the option that goes by a key, and go on."""
        option = self._asked.option_by(key) if self._asked else None
        if option is not None:
            self.interview = self._at.answer(option)

    def on_question_pane_chosen(self, event: QuestionPane.Chosen) -> None:
        """Answer and go on, unless another question has come up since."""
        item = self._at.current_question
        if item is not None and event.question is item.question and not self._leaving:
            self.interview = self._at.answer(event.option)

    def action_first(self) -> None:
        """Point at the first option."""
        self.query_one(QuestionPane).action_first()

    # Moving

    def action_back(self) -> None:
        """Go to the question before."""
        self.interview = self._at.back()

    def action_forward(self) -> None:
        """Go on and leave what was answered standing."""
        self.interview = self._at.forward()

    def on_sign_sidebar_chosen(self, event: SignSidebar.Chosen) -> None:
        """Go to a sign that was clicked."""
        self._go_to(event.key)

    def on_review_pane_chosen(self, event: "ReviewPane.Chosen") -> None:
        """Go to a question from the review."""
        self._go_to(event.key)

    def _go_to(self, key: str) -> None:
        if self._leaving:
            return
        if key in self._at.positions:
            self.interview = self._at.go_to(key)
        else:
            kept = _("That question does not show at present; its note is kept.")
            self.notify(kept, markup=False)

    def action_signs(self) -> None:
        """Offer the signs and go to the chosen one."""
        from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

        replies = [
            Reply(row.key, row.number, f"{MARKS[row.state]} {row.label}")
            for row in navigation_items(self._at)
        ]

        def go(key: str | None) -> None:
            if key is not None:
                self._go_to(key)

        self.app.push_screen(ChoiceDialog(_("Go to"), replies), go)

    # Notes, why, help

    async def action_note(self) -> None:
        """Write a note at the question; in the review, on the whole."""
        if self._note is None:
            from tensigns.tui.widgets.note_box import NoteBox

            self._note = NoteBox()
            await self.query_one("#middle").mount(self._note)
        sitting = self._at.sitting
        note = (
            sitting.note if sitting.position == REVIEW else sitting.notes.get(sitting.position, "")
        )
        self._note.open(note)
        self.refresh_bindings()

    def on_note_box_closed(self) -> None:
        """Keep the note."""
        self._keep_note()

    def _keep_note(self) -> None:
        """Make what is written in an open note part of the sitting, and close it."""
        if self._at == self.interview:
            self._show(self._at)
        self.interview = self._at

    def action_why(self) -> None:
        """Say why this is asked."""
        if item := self._at.current_question:
            number = f"{item.sign.number}  " if item.sign else ""
            from tensigns.tui.screens.message_dialog import MessageDialog

            self.app.push_screen(MessageDialog(number + sign_title(item), [why_asked(item)]))

    def action_help(self) -> None:
        """Say which keys there are here."""
        from tensigns.tui.screens.message_dialog import MessageDialog

        paragraphs = [
            localized(self._start.questionnaire.introduction),
            _("One key answers a question and goes on. A slip is undone with ←."),
            _("Every answer is saved at once; leave whenever you like and go on later."),
        ]
        self.app.push_screen(MessageDialog(_("Help"), paragraphs, list(key_descriptions(self))))

    # Leaving

    def action_leave(self) -> None:
        """Leave, once everything is saved."""
        self._set_out(self._leave)

    def action_finish(self) -> None:
        """Finish the sitting."""
        self._set_out(self._record)

    def _set_out(self, way: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Go, one way at a time."""
        if not self._leaving:
            self._way_out = self.run_worker(way())

    @property
    def _leaving(self) -> bool:
        """Whether a way out is under way: what is pressed meanwhile would come too late."""
        return self._way_out is not None and not self._way_out.is_finished

    async def _leave(self) -> None:
        if await self.may_go():
            self.dismiss(None)

    async def _record(self) -> None:
        from tensigns.tui.screens.exit_dialog import finish_with_retries

        await self.settle()
        recorded = await finish_with_retries(self.app, partial(self._finish, self._at))
        if recorded is not None:
            self.dismiss(recorded)

    async def settle(self) -> TensignsError | None:
        """Save an open note too, wait for the saves under way; what went wrong, if anything."""
        if self._noting:
            self._keep_note()
        return await self._saver.settle()

    async def may_go(self) -> bool:
        """Whether everything is saved, or the user gives up what is not; call it in a worker."""
        from tensigns.tui.screens.exit_dialog import UnsavedDialog

        failure = await self.settle()
        if failure and await self.app.push_screen_wait(UnsavedDialog(failure)) != "leave":
            self.action_save()
            return False
        return True

    async def on_unmount(self) -> None:
        """Let the last save through, whatever ends the screen."""
        await self._saver.written()

    def action_save(self) -> None:
        """Try again to save."""
        self._saver.put(self._at.sitting)

    def _saved(self, failure: TensignsError | None) -> None:
        if self.is_running and (failure or self.query_one(UnsavedNotice).display):
            self.query_one(UnsavedNotice).tell(failure)
            self.refresh_bindings()

    # Which keys are of use

    @property
    def _noting(self) -> bool:
        return self._note is not None and self._note.display

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what fits the place."""
        if not self.is_mounted:
            return True
        if self._leaving:
            return False
        if action == "take":
            return self._asked is not None and str(*parameters).casefold() in self._asked.keys
        asking = self._at.current_question is not None
        fits: dict[str, Callable[[], bool]] = {
            "first": lambda: asking and not self._noting,
            "why": lambda: asking,
            "forward": lambda: asking,
            "finish": lambda: not asking and not is_empty(self._at),
            "save": lambda: self._saver.failure is not None,
        }
        return fits[action]() if action in fits else True

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The answering one displayed with the keys of the question."""
        active = super().active_bindings
        if self._asked is not None and (answer := active.get(FIRST)):
            displayed = replace(answer.binding, key_display=self._asked.span)
            active[FIRST] = answer._replace(binding=displayed)
        return active
