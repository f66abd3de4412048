"""A dialog with a short question and a few replies, each with a key."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from tensigns.tui.key_order import run_binding
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


class ChoiceList(ReplyList):
    """The replies to a question. ``choose`` is called with the id of the chosen reply.

    The list handles each key before the next one, so that keys that are typed at once after the
    choice go to the next screen.
    """

    def __init__(self, replies: Sequence[Reply], choose: Callable[[str], object]) -> None:
        super().__init__(*(Option(reply_prompt(reply)) for reply in replies), compact=True)
        self._replies = replies
        self._choose = choose

    async def on_key(self, event: events.Key) -> None:
        """Choose by the key of a reply, or run the binding of the key."""
        if self.screen.is_current and not self.choose_by_key(event):
            await run_binding(self, event)

    def choose_by_key(self, event: events.Key) -> bool:
        """Choose the reply with the pressed key. Case is ignored. Return whether there is one."""
        key = event.character.casefold() if event.character is not None else None
        reply = next((reply for reply in self._replies if reply.key == key), None)
        if reply is None:
            return False
        event.stop()
        self._choose(reply.id)
        return True

    def action_select(self) -> None:
        """Choose the reply under the cursor."""
        if self.highlighted is not None:
            self._choose(self._replies[self.highlighted].id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the clicked reply."""
        event.stop()
        self._choose(self._replies[event.option_index].id)


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
            yield ChoiceList(self._replies, self.dismiss)
            yield from self.compose_bottom()

    def compose_bottom(self) -> Iterable[Widget]:
        """Yield the widgets below the replies."""
        yield KeyFooter()


def reply_prompt(reply: Reply) -> HangingText:
    """Return the line of a reply: its key, then its text."""
    return HangingText(Content.styled(f" {reply.key:>2}", "bold"), 5, Content(reply.label))
