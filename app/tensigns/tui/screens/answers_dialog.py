"""A dialog with the answers and the notes of a sitting."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tensigns.language import gettext as _
from tensigns.report.sign_report import AnswerReport, AnswerSection
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.hanging_text import HangingText


class AnswersDialog(MessageDialog):
    """Shows the answers sign by sign. A note begins with the word "Note" and has an indent."""

    def __init__(self, sections: Sequence[AnswerSection]) -> None:
        super().__init__(_("Your answers"), [])
        self._sections = sections

    def compose_body(self) -> Iterable[Widget]:
        """Return a heading for each sign, with its questions, answers and notes below it."""
        for section in self._sections:
            yield Static(Content(section.title), classes="section")
            for answer in section.answers:
                yield from _answer_widgets(answer)


def _answer_widgets(answer: AnswerReport) -> Iterator[Widget]:
    """Yield the question, the answer, and the note if there is one."""
    yield Static(Content(answer.question), classes="question")
    yield Static(Content(answer.answer), classes="answer")
    if answer.note:
        label = f"{_('Note')}  "
        yield Static(
            HangingText(Content(label), cell_len(label), Content(answer.note)), classes="answer"
        )
