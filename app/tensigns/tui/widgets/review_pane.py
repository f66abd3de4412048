"""The review at the end of an interview: open questions, notes, and the note on the sitting."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.language import gettext as _
from tensigns.prompts.review import ReviewItem, has_answers, review_items, review_text
from tensigns.tui.shown_keys import with_keys
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.hanging_text import HangingText
from tensigns.tui.widgets.option_list import CursorList

REVIEW_MARKS = {"unanswered": "·", "unknown": "?", "noted": "✎"}
"""The mark of a question in the review, by the reason why the review lists the question."""


class NoteLine(Static):
    """A label and a note on one line. A long note is cut. The screen hides an empty note."""

    DEFAULT_CSS = """
    NoteLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, label: str, note: str) -> None:
        """Show a note. Line breaks are replaced by blanks."""
        self.set_class(not note, "-empty")
        line = " ".join(note.split())
        self.update(Content.from_markup("[b]$label[/b]  $note", label=label, note=line))


class ReviewPane(Vertical):
    """The open questions and the notes, listed before the sitting is finished.

    Enter opens the question under the cursor.
    """

    @dataclass
    class QuestionChosen(Message):
        """The user chose the question with this key, to go back to it."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._items: tuple[ReviewItem, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Review")), classes="title")
        yield Static(classes="text")
        yield Static(classes="help")
        yield CursorList(compact=True)
        yield NoteLine()

    def on_mount(self) -> None:
        """Show the interview that :meth:`show` received before the widgets were mounted."""
        if self._interview is not None:
            self._update(self._interview)

    def show(self, interview: Interview) -> None:
        """List the open questions and the notes, and highlight the first line."""
        self._interview = interview
        if self.is_mounted:
            self._update(interview)

    def _update(self, interview: Interview) -> None:
        self._items = review_items(interview)
        self.query_one(".text", Static).update(Content(review_text(interview)))
        self.query_one(".help", Static).update(Content(_next_step(interview)))
        option_list = self.query_one(OptionList)
        option_list.set_options(Option(_prompt(item)) for item in self._items)
        option_list.highlighted = 0 if self._items else None
        option_list.display = bool(self._items)
        # In a short window the list takes the place of the next step.
        self.set_class(bool(self._items), "-with-items")
        self.query_one(NoteLine).show(_("On the whole"), interview.sitting.note)
        # The user may have gone back or opened the note box before the mount.
        if self.display and not self.screen.has_class("-note-open"):
            self.screen.set_focus(option_list)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post a message about the selected question."""
        event.stop()
        self.post_message(self.QuestionChosen(self._items[event.option_index].key))


def _prompt(item: ReviewItem) -> HangingText:
    question = f"{item.sign} · {item.question}"
    text = f"{question}\n{item.note}" if item.note else question
    return HangingText(Content(REVIEW_MARKS[item.kind]), 3, Content(text))


def _next_step(interview: Interview) -> str:
    """Return a sentence on what the user can do in the review."""
    if not has_answers(interview):
        return _("Nothing is answered yet, so there is nothing to add up.")
    if not review_items(interview):
        message = _("Press {finish} to finish and see the result; {signs} leads back to any sign.")
    else:
        message = _("Go back to any of them, or press {finish} to finish and see the result.")
    return with_keys(message, "finish", "signs")
