"""A short question with a few answers, each on a key."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.prompts.question import first_letter
from tensigns.tui.screens.answer_dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.hanging_text import HangingText


class Reply(NamedTuple):
    """An answer: what it stands for, its key and its text."""

    id: str
    key: str
    label: str

    @classmethod
    def lettered(cls, which: str, label: str) -> Self:
        """An answer whose key is the first letter of its text, in whatever language that is."""
        return cls(which, first_letter(label), label)


class ChoiceDialog(AnswerDialog[str | None]):
    """Gives the id of the chosen reply, or nothing where the user backed out."""

    HELP = N_("Press the key before an answer, or go to it and press enter.")

    def __init__(self, question: str, replies: Sequence[Reply]) -> None:
        super().__init__()
        self._question = question
        self._replies = replies

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="heading")
            yield ReplyList(
                *(Option(_told(reply)) for reply in self._replies),
                compact=True,
            )
            yield KeyFooter()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the reply that Enter or a click chose."""
        self.dismiss(self._replies[event.option_index].id)

    def on_key(self, event: events.Key) -> None:
        """Take a reply by its key."""
        reply = next((each for each in self._replies if each.key == event.character), None)
        if reply is not None:
            event.stop()
            self.dismiss(reply.id)


def _told(reply: Reply) -> HangingText:
    return HangingText(Content.styled(f" {reply.key:>2}", "bold"), 5, Content(reply.label))
