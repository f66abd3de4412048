"""The interview: one question at a time, then the review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import ContentSwitcher, Footer, OptionList, ProgressBar, Static

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts.places import rows
from tensigns.prompts.question import sign_title, why_asked
from tensigns.tui.saver import Saver
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.screens.question import QuestionScreen, Reply
from tensigns.tui.widgets.choices import Choices
from tensigns.tui.widgets.masthead import Masthead
from tensigns.tui.widgets.question_pane import NoteBox, QuestionPane
from tensigns.tui.widgets.review_pane import ReviewPane
from tensigns.tui.widgets.signs import MARKS, Signs


class Left(NamedTuple):
    """How the user left: the interview as it stands; ``finished`` in the review, or not."""

    interview: Interview
    finished: bool


class InterviewScreen(Page[Left]):
    """Walks through an interview and gives it back as the user left it.

    ``save`` is called off the loop with every sitting that is new; what it raises is shown and
    stays on the screen until a save works. ``now`` gives the time with its UTC offset.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer", N_("answer")),
        Binding("0", "unknown", N_("don't know")),
        Binding("left,b", "back", N_("back"), key_display="←"),
        Binding("right", "forward", N_("on"), key_display="→"),
        Binding("f", "finish", N_("finish")),
        Binding("o", "note", N_("note")),
        Binding("w", "why", N_("why")),
        Binding("g", "signs", N_("signs")),
        Binding("s", "save", N_("save again")),
        Binding("escape", "leave", N_("leave"), key_display="esc"),
        Binding("f1", "help", N_("help"), key_display="F1"),
    ]
    CSS_PATH = "interview.tcss"

    interview: reactive[Interview | None] = reactive(None, init=False)

    def __init__(
        self,
        interview: Interview,
        save: Callable[[Sitting], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._start = interview
        self._now = now
        self._saver = Saver(save, self._saved)

    @property
    def _at(self) -> Interview:
        return self.interview or self._start

    def compose(self) -> ComposeResult:
        yield Masthead(self._start.sitting.client)
        with Horizontal(id="body"):
            yield Signs()
            with Vertical(id="middle"):
                with ContentSwitcher(initial="question"):
                    with Vertical(id="question"):
                        yield QuestionPane()
                    with Vertical(id="review"):
                        yield ReviewPane()
                yield NoteBox()
        yield Static(id="unsaved")
        yield ProgressBar(total=1.0, show_eta=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin where the sitting stands."""
        self.query_one(NoteBox).display = False
        self.query_one("#unsaved").display = False
        self.set_reactive(InterviewScreen.interview, self._start)
        self._show(self._start)

    def watch_interview(self, before: Interview | None, interview: Interview) -> None:
        """Save what is new and show where the interview stands now."""
        if before is None or before.sitting != interview.sitting:
            self._saver.put(interview.sitting)
        self._show(interview)

    def _show(self, interview: Interview) -> None:
        item = interview.item
        self.query_one(ContentSwitcher).current = "question" if item else "review"
        if item:
            pane = self.query_one(QuestionPane)
            pane.show(interview, item)
            pane.query_one(Choices).focus()
        else:
            review = self.query_one(ReviewPane)
            review.show(interview)
            review.query_one(OptionList).focus()
        self.query_one(Signs).show(interview)
        self.query_one(Masthead).tell(_place(interview))
        self.query_one(ProgressBar).update(progress=_progress(interview))
        self.refresh_bindings()

    # Answering

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Answer and go on."""
        self.interview = self._at.answer(event.option)

    def on_key(self, event: events.Key) -> None:
        """Let digits and letters answer wherever the focus is."""
        choices = self.query_one(Choices)
        if self._answering and event.character and choices.take(event.character.casefold()):
            event.stop()

    def action_answer(self) -> None:
        """Point at the first option; the digits themselves answer."""
        self.query_one(Choices).action_first()

    def action_unknown(self) -> None:
        """Answer "I don't know"."""
        self.interview = self._at.answer(UNKNOWN)

    # Moving

    def action_back(self) -> None:
        """Go to the question before."""
        self.interview = self._at.back()

    def action_forward(self) -> None:
        """Go on and leave what was answered standing."""
        self.interview = self._at.forward()

    def on_signs_chosen(self, event: Signs.Chosen) -> None:
        """Go to a sign that was clicked."""
        self.interview = self._at.go_to(event.key)

    def on_review_pane_chosen(self, event: ReviewPane.Chosen) -> None:
        """Go to a question from the review."""
        if event.key in self._at.keys:
            self.interview = self._at.go_to(event.key)
        else:
            self.notify(_("That question does not show at present; its note is kept."))

    def action_signs(self) -> None:
        """Offer the signs and go to the chosen one."""
        replies = [
            Reply(row.key, row.number, f"{MARKS[row.state]} {row.label}") for row in rows(self._at)
        ]

        def go(key: str | None) -> None:
            if key is not None:
                self.interview = self._at.go_to(key)

        self.app.push_screen(QuestionScreen(_("Go to"), replies), go)

    # Notes, why, help

    def action_note(self) -> None:
        """Write a note at the question; in the review, on the whole."""
        sitting = self._at.sitting
        note = sitting.note if sitting.at == REVIEW else sitting.notes.get(sitting.at, "")
        self.query_one(NoteBox).open(note)
        self.refresh_bindings()

    def on_note_box_closed(self, event: NoteBox.Closed) -> None:
        """Keep the note."""
        annotated = self._at.annotate(event.text)
        if annotated.sitting == self._at.sitting:
            self._show(annotated)
        else:
            self.interview = annotated

    def action_why(self) -> None:
        """Say why this is asked."""
        item = self._at.item
        if item is None:
            return
        title = sign_title(item)
        if item.sign is not None:
            title = f"{item.sign.number}  {title}"
        self.app.push_screen(MessageScreen(title, [why_asked(item)]))

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraphs = [
            _("One key answers a question and goes on. A slip is undone with ←."),
            _("Every answer is saved at once; leave whenever you like and go on later."),
        ]
        self.app.push_screen(MessageScreen(_("Help"), paragraphs, list(described(self))))

    # Leaving

    async def action_leave(self) -> None:
        """Leave, once everything is saved."""
        await self._leave(Left(self._at, finished=False))

    async def action_finish(self) -> None:
        """Finish the sitting."""
        await self._leave(Left(self._at.finish(self._now()), finished=True))

    async def _leave(self, left: Left) -> None:
        if await self._saver.settle():
            self.dismiss(left)
            return
        replies = [
            Reply("again", "s", _("Try to save again")),
            Reply("leave", "l", _("Leave all the same and lose what is not saved")),
        ]

        def decide(reply: str | None) -> None:
            if reply == "again":
                self.action_save()
            elif reply == "leave":
                self.dismiss(Left(left.interview, finished=False))

        question = _("The last answers are not saved: {why}").format(why=self._saver.failure)
        self.app.push_screen(QuestionScreen(question, replies), decide)

    async def settle(self) -> bool:
        """Wait for the saves under way; whether everything is on the disk."""
        return await self._saver.settle()

    def action_save(self) -> None:
        """Try again to save."""
        self._saver.put(self._at.sitting)

    def _saved(self, failure: TensignsError | None) -> None:
        line = self.query_one("#unsaved", Static)
        line.display = failure is not None
        if failure is not None:
            told_failure = _("Not saved: {why}  Press s to try again.").format(why=failure)
            line.update(Content(told_failure))
        self.refresh_bindings()

    # Which keys are of use

    @property
    def _answering(self) -> bool:
        return self._at.item is not None and not self._noting

    @property
    def _noting(self) -> bool:
        return self.is_mounted and self.query_one(NoteBox).display

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual passes it
    ) -> bool | None:
        """Keep out of the way of a note; offer only what fits the place."""
        if not self.is_mounted:
            return True
        reviewing = self._at.sitting.at == REVIEW
        if action in {"answer", "unknown", "why", "forward"} and reviewing:
            return False
        if action == "finish":
            return reviewing and any(item.given is not None for item in self._at.path)
        if action == "save":
            return self._saver.failure is not None
        return True

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings, the answering one displayed with the keys of the question at hand."""
        active = super().active_bindings
        if self.is_mounted and (answer := active.get("1")):
            span = self.query_one(Choices).span
            active["1"] = answer._replace(binding=replace(answer.binding, key_display=span))
        return active


def _place(interview: Interview) -> str:
    item = interview.item
    if item is None:
        return _("review")
    if item.sign is None:
        return _("the weighing")
    signs = interview.questionnaire.signs
    return _("sign {number} of {total}").format(number=item.sign.number, total=len(signs))


def _progress(interview: Interview) -> float:
    """How far the interview is, 0 to 1, counted in signs so that follow-ups never set it back."""
    item = interview.item
    signs = interview.questionnaire.signs
    if item is None or item.sign is None:
        return 1.0
    items = [
        each.key
        for each in interview.path
        if interview.questionnaire.items[each.key].sign is item.sign
    ]
    return (signs.index(item.sign) + items.index(item.key) / len(items)) / len(signs)
