"""A choice from a long list, narrowed by typing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.width import cell_width
from tensigns.tui.screens.dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.option_list import CursorList

KEY_COLUMN = 24
"""The cell at which the key of a command begins. The longest key still fits a line of 31 cells."""


class FilterChoice(NamedTuple):
    """A choice: its id and its text."""

    id: str
    label: str


class FilterInput(Input):
    """The input for a part of the text. The keys of a list move the cursor of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose", N_("choose"), key_display="enter"),
        Binding("up", "screen.list('cursor_up')", show=False),
        Binding("down", "screen.list('cursor_down')", show=False),
        Binding("pageup", "screen.list('page_up')", show=False),
        Binding("pagedown", "screen.list('page_down')", show=False),
    ]


class FilterDialog(AnswerDialog[str | None]):
    """The result is the id of the choice, or None if the user went back.

    ``placeholder`` says what to type; without it there is no input. ``no_match`` is shown when no
    choice contains what is typed.
    """

    HELP = N_("Type a part of what you look for, go to a line with the arrows, and press enter.")

    def __init__(
        self,
        question: str,
        choices: Sequence[FilterChoice],
        placeholder: str = "",
        no_match: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._choices = choices
        self._placeholder = placeholder
        self._no_match = no_match
        self._filter = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="heading")
            if self._placeholder:
                yield FilterInput(placeholder=self._placeholder)
            yield ReplyList(compact=True)
            yield Static(Content(self._no_match), classes="no-match")
            yield KeyFooter()

    def on_mount(self) -> None:
        """List all choices."""
        self._list("")

    def on_input_changed(self) -> None:
        """Narrow the list while the user types."""
        self._apply_input()

    def _apply_input(self) -> None:
        """Narrow the list to the text of the input.

        Called by every key too: a key may be handled before ``Input.Changed`` is.
        """
        for box in self.query(FilterInput):
            if box.value != self._filter:
                self._list(box.value)

    def _list(self, text: str) -> None:
        self._filter = text
        part = text.casefold()
        matching = [choice for choice in self._choices if part in choice.label.casefold()]
        choice_list = self.query_one(CursorList)
        choice_list.set_options(Option(Content(choice.label), id=choice.id) for choice in matching)
        choice_list.highlighted = 0 if matching else None
        self.query_one(".no-match").display = bool(self._no_match) and not matching

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the choice that was clicked."""
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """Return the choice under the cursor, if there is one."""
        self._apply_input()
        option = self.query_one(CursorList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    async def action_list(self, action: str) -> None:
        """Run an action of the list while the input has the focus."""
        self._apply_input()
        await self.query_one(CursorList).run_action(action)


class CommandPalette(FilterDialog):
    """All commands of a screen. The result is the index of the chosen one, as text, or None.

    Replaces ``textual.command.CommandPalette``, in which "No matches found" cannot be translated
    and every command takes two lines.
    """

    def __init__(self, commands: Iterable[SystemCommand]) -> None:
        super().__init__(
            _("What would you like to do?"),
            [FilterChoice(str(index), _label(command)) for index, command in enumerate(commands)],
            _("part of a command"),
            _("No command is called that."),
        )


def _label(command: SystemCommand) -> str:
    """The title of a command, and its key in a column of its own."""
    gap = max(KEY_COLUMN - cell_width(command.title), 2)
    return f"{command.title}{' ' * gap}{command.help}"
