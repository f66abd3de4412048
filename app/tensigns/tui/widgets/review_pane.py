"""The review: what is open, what was noted, and finish."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.language import gettext as _
from tensigns.prompts.review import ReviewItem, is_empty, open_sentence, review_items
from tensigns.tui.widgets.hanging_text import HangingText
from tensigns.tui.widgets.note_line import NoteLine
from tensigns.tui.widgets.option_list import CursorList

MARKS = {"unanswered": "·", "unknown": "?", "noted": "✎"}
"""Why a question is listed, in a character."""


class ReviewPane(Vertical):
    """What is worth a look before the sitting is finished; Enter goes to it."""

    @dataclass
    class Chosen(Message):
        """A question was chosen to go back to."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._lines: tuple[ReviewItem, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Review")), classes="title")
        yield Static(classes="text")
        yield Static(classes="help")
        yield CursorList(compact=True)
        yield NoteLine()

    def on_mount(self) -> None:
        """List what was to be shown when there was no list yet."""
        if self._interview is not None:
            self._list(self._interview)

    def show(self, interview: Interview) -> None:
        """List what is open and what was noted, from the first one on."""
        self._interview = interview
        if self.is_mounted:
            self._list(interview)

    def _list(self, interview: Interview) -> None:
        self._lines = review_items(interview)
        self.query_one(".text", Static).update(Content(open_sentence(interview)))
        self.query_one(".help", Static).update(Content(_way_on(interview)))
        listed = self.query_one(OptionList)
        listed.set_options(Option(self._prompt(line)) for line in self._lines)
        listed.highlighted = 0 if self._lines else None
        listed.display = bool(self._lines)
        self.query_one(NoteLine).tell(_("On the whole"), interview.sitting.note)
        # Until it was mounted, the user may have gone back, or begun to write a note.
        if self.display and not self.screen.has_class("-noting"):
            self.screen.set_focus(listed)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the chosen question."""
        event.stop()
        self.post_message(self.Chosen(self._lines[event.option_index].key))

    @staticmethod
    def _prompt(line: ReviewItem) -> HangingText:
        asked = f"{line.sign} · {line.question}"
        text = f"{asked}\n{line.note}" if line.note else asked
        return HangingText(Content(MARKS[line.kind]), 3, Content(text))


def _way_on(interview: Interview) -> str:
    """What can be done here."""
    if is_empty(interview):
        return _("Nothing is answered yet, so there is nothing to add up.")
    if not review_items(interview):
        return _("Press f to finish and see the result; g leads back to any sign.")
    return _("Go back to any of them, or press f to finish and see the result.")
