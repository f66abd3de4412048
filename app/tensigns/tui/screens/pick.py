"""One out of a list that may be long, found by typing a part of it."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.tui.screens.page import Dialog
from tensigns.tui.widgets.key_line import KeyLine
from tensigns.tui.widgets.pointed import PointedList


class Choice(NamedTuple):
    """What can be chosen: what it stands for, and its text."""

    id: str
    label: str


class PickScreen(Dialog[str | None]):
    """Gives the id of the chosen line, or nothing where the user backed out.

    ``find`` says what can be typed to narrow the list; without it there is no box for that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the box, in which the same keys mean something else or nothing.
        Binding("enter", "choose", N_("choose"), key_display="enter", priority=True),
        Binding("up", "list('cursor_up')", show=False, priority=True),
        Binding("down", "list('cursor_down')", show=False, priority=True),
        Binding("pageup", "list('page_up')", show=False, priority=True),
        Binding("pagedown", "list('page_down')", show=False, priority=True),
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
    ]

    def __init__(self, question: str, choices: Sequence[Choice], find: str = "") -> None:
        super().__init__()
        self._question = question
        self._choices = choices
        self._find = find

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="question")
            if self._find:
                yield Input(placeholder=self._find)
            yield PointedList(compact=True)
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with everything."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while typing."""
        self._list(event.value)

    def _list(self, sought: str) -> None:
        listed = self.query_one(PointedList)
        part = sought.casefold()
        found = [each for each in self._choices if part in each.label.casefold()]
        listed.set_options(Option(Content(each.label), id=each.id) for each in found)
        listed.highlighted = 0 if found else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line that a click chose."""
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """Take the line under the cursor, if there is one."""
        chosen = self.query_one(PointedList).highlighted_option
        if chosen is not None:
            self.dismiss(chosen.id)

    async def action_list(self, action: str) -> None:
        """Move the cursor of the list, wherever the focus is."""
        await self.query_one(PointedList).run_action(action)
