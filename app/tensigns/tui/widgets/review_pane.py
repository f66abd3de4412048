"""The review: what is open, what was noted, and finish."""

from dataclasses import dataclass

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.words import told


@dataclass(frozen=True)
class Line:
    """A question worth a look: its key, why it is listed, and its text."""

    key: str
    mark: str
    text: str


def lines(interview: Interview) -> tuple[Line, ...]:
    """The open questions, then those that have a note."""
    items = interview.questionnaire.items
    opened = [
        Line(each.key, "?" if each.given else "·", told(items[each.key].question.text))
        for each in interview.path
        if each.is_open
    ]
    noted = [
        Line(key, "✎", f"{told(items[key].question.text)}\n{note}")
        for key, note in interview.sitting.notes.items()
        if key in items
    ]
    return (*opened, *noted)


class ReviewPane(Vertical):
    """What is worth a look before the sitting is finished; Enter goes to it."""

    @dataclass
    class Chosen(Message):
        """A question was chosen to go back to."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Review")), classes="sign")
        yield Static(classes="text")
        yield Static(classes="help")
        yield OptionList(compact=True)
        yield Static(classes="note")

    def show(self, interview: Interview) -> None:
        """List what is open and what was noted."""
        self._lines = lines(interview)
        opened = sum(1 for each in interview.path if each.is_open)
        self.query_one(".text", Static).update(Content(_open_sentence(opened)))
        self.query_one(".help", Static).update(Content(_way_on(interview)))
        listed = self.query_one(OptionList)
        listed.set_options(Option(self._prompt(line)) for line in self._lines)
        listed.highlighted = 0 if self._lines else None
        listed.display = bool(self._lines)
        whole = self.query_one(".note", Static)
        whole.display = bool(interview.sitting.note)
        whole.update(
            Content.from_markup(
                "[b]$label[/b]  $note", label=_("On the whole"), note=interview.sitting.note
            )
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the chosen question."""
        event.stop()
        self.post_message(self.Chosen(self._lines[event.option_index].key))

    @staticmethod
    def _prompt(line: Line) -> Table:
        grid = Table.grid(padding=0, expand=True)
        grid.add_column(width=3)
        grid.add_column(ratio=1)
        grid.add_row(Text(line.mark), Text(line.text))
        return grid


def _open_sentence(opened: int) -> str:
    if not opened:
        return _("You have answered everything.")
    message = ngettext("One question is open.", "{number} questions are open.", opened)
    return message.format(number=opened)


def _way_on(interview: Interview) -> str:
    """What can be done here."""
    if all(each.given is None for each in interview.path):
        return _("Nothing is answered yet, so there is nothing to add up.")
    return _("Go back to any of them, or press f to finish and see the result.")
