"""Dialogs with a long list that the user narrows by typing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.discretion import conceal
from tensigns.text.width import cell_width
from tensigns.tui.screens.dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.hanging_text import HangingText
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.text_boxes import Input

MIN_KEY_INDENT, MAX_KEY_INDENT = 24, 26
"""The limits of the cell at which the keys of the commands begin.

The shortest line has 31 cells, and the longest key has 5.
"""


class FilterChoice(NamedTuple):
    """A choice in a list: its id and its text. ``mark`` is one cell wide and before the text."""

    id: str
    label: str
    mark: str = ""


class FilterInput(Input):
    """The input that narrows a list. The arrow and page keys move the cursor of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose", N_("choose"), key_display="enter"),
        Binding("up", "screen.run_list_action('cursor_up')", show=False),
        Binding("down", "screen.run_list_action('cursor_down')", show=False),
        Binding("pageup", "screen.run_list_action('page_up')", show=False),
        Binding("pagedown", "screen.run_list_action('page_down')", show=False),
    ]


class FilterDialog(AnswerDialog[str | None]):
    """A list of choices. The result is the id of the chosen choice, or None if the user went back.

    ``placeholder`` is a hint in the input. If it is empty, there is no input. ``no_match`` is the
    text to show if no choice contains the text of the input.
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
        self._filter_text = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            with Vertical(classes="top"):
                yield Static(Content(self._question), classes="heading")
                if self._placeholder:
                    yield FilterInput(placeholder=self._placeholder)
            yield ReplyList(compact=True)
            yield Static(Content(self._no_match), classes="no-match")
            yield KeyFooter()

    def on_mount(self) -> None:
        """List all choices."""
        self._show_matches("")

    def on_input_changed(self) -> None:
        """Narrow the list while the user types."""
        self._apply_input()

    def _apply_input(self) -> None:
        """Narrow the list to the text of the input.

        Key actions call this method too, because a key may be handled before ``Input.Changed``.
        """
        for filter_input in self.query(FilterInput):
            if filter_input.value != self._filter_text:
                self._show_matches(filter_input.value)

    def _show_matches(self, text: str) -> None:
        """List the choices that contain ``text``, and move the cursor to the first of them."""
        self._filter_text = text
        part = text.casefold()
        matches = [choice for choice in self._choices if part in conceal(choice.label).casefold()]
        choice_list = self.query_one(CursorList)
        choice_list.set_options(Option(_prompt(choice), id=choice.id) for choice in matches)
        choice_list.highlighted = 0 if matches else None
        # Textual lays a list out again only if it has options then.
        choice_list.refresh(layout=True)
        self.query_one(".no-match").display = bool(self._no_match) and not matches

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the choice that was clicked."""
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """If there is a choice under the cursor, close the dialog with this choice."""
        self._apply_input()
        option = self.query_one(CursorList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    async def action_run_list_action(self, action: str) -> None:
        """Run an action of the list while the input has the focus."""
        self._apply_input()
        await self.query_one(CursorList).run_action(action)


class CommandPalette(FilterDialog):
    """All commands of a screen. The result is the index of the chosen command as text, or None.

    This class replaces ``textual.command.CommandPalette``, in which "No matches found" cannot be
    translated and every command takes two lines.
    """

    def __init__(self, commands: Iterable[SystemCommand]) -> None:
        commands = [*commands]
        indent = _key_indent(commands)
        super().__init__(
            _("What would you like to do?"),
            [
                FilterChoice(str(index), _command_label(command, indent))
                for index, command in enumerate(commands)
            ],
            _("type to search"),
            _("No action found."),
        )


def _prompt(choice: FilterChoice) -> HangingText | Content:
    label = Content(choice.label)
    return HangingText(Content(choice.mark), 2, label) if choice.mark else label


def _key_indent(commands: Sequence[SystemCommand]) -> int:
    """Return the cell at which all keys begin: two blanks after the longest title, if possible."""
    longest = max((cell_width(command.title) for command in commands), default=0)
    return min(max(longest + 2, MIN_KEY_INDENT), MAX_KEY_INDENT)


def _command_label(command: SystemCommand, key_indent: int) -> str:
    """Return the title of a command, and the key of the command in a separate column."""
    gap = max(key_indent - cell_width(command.title), 2)
    return f"{command.title}{' ' * gap}{command.help}"
