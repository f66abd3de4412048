"""The options of a question, each with its key."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.questionnaire import UNKNOWN, Question
from tensigns.prompts.question import Choice, choices
from tensigns.tui.widgets.hanging import Hanging
from tensigns.tui.widgets.pointed import PointedList

GIVEN = "✓"


class Choices(PointedList, inherit_bindings=False):
    """The options of one question; left and right, which would scroll, are left to the screen.

    The pointer marks the highlighted option and a tick the one that was given, so that neither
    rests on colour. On a fresh question nothing is highlighted and Enter does nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(each.key, each.action, show=False)
        for each in OptionList.BINDINGS
        if isinstance(each, Binding)
    ]

    @dataclass
    class Chosen(Message):
        """An option of a question was taken, by key, by mouse or by Enter."""

        option: str
        question: Question | None

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._question: Question | None = None
        self._choices: tuple[Choice, ...] = ()
        self._given: str | None = None

    def show(self, question: Question, given: str | None, proposed: str | None) -> None:
        """Offer a question's options; ``proposed`` is highlighted, ``given`` is ticked."""
        self._question = question
        self._choices = choices(question)
        self._given = given
        ids = [choice.id for choice in self._choices]
        pointed = ids.index(proposed) if proposed in ids else None
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(self._prompt(choice)) for choice in self._choices)
            self.highlighted = pointed

    @property
    def keys(self) -> frozenset[str]:
        """The keys that take an option, letters in lower case."""
        return frozenset(key for choice in self._choices for key in choice.keys)

    def option_by(self, key: str) -> str | None:
        """The option that goes by a digit or a letter, in either case."""
        folded = key.casefold()
        return next((each.id for each in self._choices if folded in each.keys), None)

    def take(self, key: str) -> bool:
        """Take the option that goes by this key; whether there is one."""
        option = self.option_by(key)
        if option is not None:
            self.post_message(self.Chosen(option, self._question))
        return option is not None

    @property
    def span(self) -> str:
        """The keys that answer, as a footer names them."""
        shown = [choice.keys[0] for choice in self._choices if choice.id != UNKNOWN]
        if shown and shown[0].isdigit():
            return f"{shown[0]}-{shown[-1]}"
        return "/".join(shown)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the option that Enter or a click chose."""
        event.stop()
        self.post_message(self.Chosen(self._choices[event.option_index].id, self._question))

    def _prompt(self, choice: Choice) -> Hanging:
        tick = GIVEN if choice.id == self._given else ""
        label = Content.assemble((f"{choice.keys[0]:<2}", "bold"), tick)
        return Hanging(label, 4, Content(choice.label))
