"""The question in the middle of the interview."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Item
from tensigns.core.text import NOTE_LIMIT, clean
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts.question import place_in_sign, sign_title
from tensigns.report.words import told
from tensigns.tui.widgets.choices import Choices
from tensigns.tui.widgets.heading import Heading
from tensigns.tui.widgets.note_line import NoteLine


class NoteBox(TextArea):
    """Lines of free text; Esc closes the box and keeps them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("close the note, keeping it"), key_display="esc"),
    ]

    class Closed(Message):
        """The note was written."""

    def __init__(self) -> None:
        super().__init__(show_line_numbers=False, tab_behavior="focus")

    def open(self, text: str) -> None:
        """Show the box with a note in it, ready to type."""
        self.text = text
        self._appear(yes=True)
        self.move_cursor(self.document.end)
        self.focus()

    @property
    def note(self) -> str:
        """What is written, cleaned, and as much of it as a note may have."""
        return self._cleaned[:NOTE_LIMIT]

    def close(self) -> None:
        """Hide the box; say so where more was written than a note may have."""
        if self.display and len(self._cleaned) > NOTE_LIMIT:
            cut = _("The note is too long: the first {limit} characters are kept.")
            self.notify(cut.format(limit=NOTE_LIMIT), severity="warning", markup=False)
        self._appear(yes=False)

    def _appear(self, *, yes: bool) -> None:
        """Show or hide, and let the screen's styles know, which make room where there is little."""
        self.display = yes
        self.screen.set_class(yes, "-noting")

    @property
    def _cleaned(self) -> str:
        return clean(self.text).strip()

    def action_close(self) -> None:
        """Say that the note is written."""
        self.post_message(self.Closed())


class QuestionPane(Vertical):
    """Sign, question, help, options and note. The question scrolls, the options stay in reach."""

    def compose(self) -> ComposeResult:
        yield Heading()
        with VerticalScroll(can_focus=False, classes="asked"):
            yield Static(classes="text")
            yield Static(classes="help")
        yield Choices()
        yield NoteLine()
        yield Static(classes="before")

    def show(self, interview: Interview, item: Item, hint: str = "") -> None:
        """Show a question as it stands, and a hint above the answer before, or in its place."""
        self.query_one(Heading).tell(sign_title(item), _place(interview, item))
        self.query_one(".text", Static).update(Content(told(item.question.text)))
        help_line = self.query_one(".help", Static)
        help_line.set_class(item.question.help is None, "-empty")
        if item.question.help is not None:
            help_line.update(Content(told(item.question.help)))
        self.query_one(Choices).show(item.question, interview.given, interview.proposed)
        note = interview.sitting.notes.get(item.key, "")
        self.query_one(NoteLine).tell(_("Note"), note)
        before = self.query_one(".before", Static)
        before.set_class(bool(hint), "-teaching")
        lines = filter(None, (hint, _before(interview)))
        before.update(Content("\n".join(lines)), layout=False)


def _place(interview: Interview, item: Item) -> str:
    """Which question of the sign this is, and whether the sign is a red flag."""
    place = place_in_sign(interview, item)
    return f"{_('red flag')} · {place}" if item.sign and item.sign.red_flag else place


def _before(interview: Interview) -> str:
    """The question before with its answer, so that a slip is noticed."""
    place = interview.keys.index(interview.sitting.at) - 1
    if place < 0 or (given := interview.path[place].given) is None:
        return ""
    question = interview.path[place].question
    option = question.option(given)
    answer = told(option.label) if option else _("I don't know")
    return f"←  {answer}  ·  {told(question.text)}"
