"""A dialog with a short question and a few replies, each with a key."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.answer_letters import first_letter
from tensigns.language import N_
from tensigns.tui.screens.dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.hanging_text import HangingText

MAX_DIGIT = 9
"""The largest number that one key types."""


class Reply(NamedTuple):
    """A reply with its id, key and text. If the key is empty, only the cursor chooses the reply."""

    id: str
    key: str
    label: str

    @classmethod
    def lettered(cls, reply_id: str, label: str) -> Self:
        """Return a reply whose key is the first letter of its text."""
        return cls(reply_id, first_letter(label), label)

    @classmethod
    def numbered(cls, labels: Mapping[str, str]) -> list[Self]:
        """Return a reply for each label, by the id of the reply. The first nine have a digit."""
        return [
            cls(reply_id, str(number) if number <= MAX_DIGIT else "", label)
            for number, (reply_id, label) in enumerate(labels.items(), start=1)
        ]


class ChoiceDialog(AnswerDialog[str | None]):
    """A question with replies.

    The result is the id of the chosen reply, or None if the user left the dialog.
    """

    HELP = N_("Press the key before an answer, or go to it and press enter.")

    def __init__(self, question: str, replies: Sequence[Reply]) -> None:
        super().__init__()
        self._question = question
        self._replies = replies

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="heading")
            yield ReplyList(*(Option(reply_prompt(reply)) for reply in self._replies), compact=True)
            yield from self.compose_bottom()

    def compose_bottom(self) -> Iterable[Widget]:
        """Yield the widgets below the replies."""
        yield KeyFooter()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the reply that was chosen with Enter or a click."""
        self.dismiss(self._replies[event.option_index].id)

    def on_key(self, event: events.Key) -> None:
        """If a reply has the pressed key, close the dialog with this reply. Case is ignored.

        After that, keys belong to the next screen.
        """
        key = event.character.casefold() if event.character is not None else None
        reply = next((reply for reply in self._replies if reply.key == key), None)
        if reply is not None and self.is_current:
            event.stop()
            self.dismiss(reply.id)


def reply_prompt(reply: Reply) -> HangingText:
    """Return the line of a reply: its key, then its text."""
    return HangingText(Content.styled(f" {reply.key:>2}", "bold"), 5, Content(reply.label))
