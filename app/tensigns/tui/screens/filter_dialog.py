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
from tensigns.tui.screens.answer_dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.option_list import CursorList


class FilterChoice(NamedTuple):
    """What can be chosen: what it stands for, and its text."""

    id: str
    label: str


class FilterInput(Input):
    """Part of what is looked for; the keys of a list go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose", N_("choose"), key_display="enter"),
        Binding("up", "screen.list('cursor_up')", show=False),
        Binding("down", "screen.list('cursor_down')", show=False),
        Binding("pageup", "screen.list('page_up')", show=False),
        Binding("pagedown", "screen.list('page_down')", show=False),
    ]


class FilterDialog(AnswerDialog[str | None]):
    """Gives the id of the chosen line, or nothing where the user backed out.

    ``find`` says what can be typed to narrow the list; without it there is no box for that.
    ``nothing`` is shown where no line has it.
    """

    HELP = N_("Type a part of what you look for, go to a line with the arrows, and press enter.")

    def __init__(
        self, question: str, choices: Sequence[FilterChoice], find: str = "", nothing: str = ""
    ) -> None:
        super().__init__()
        self._question = question
        self._choices = choices
        self._find = find
        self._nothing = nothing
        self._sought = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="heading")
            if self._find:
                yield FilterInput(placeholder=self._find)
            yield ReplyList(compact=True)
            yield Static(Content(self._nothing), classes="nothing")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with everything."""
        self._list("")

    def on_input_changed(self) -> None:
        """Narrow the list while typing."""
        self._catch_up()

    def _catch_up(self) -> None:
        """List what fits all that is typed; a key may come before its letters are told."""
        for box in self.query(FilterInput):
            if box.value != self._sought:
                self._list(box.value)

    def _list(self, sought: str) -> None:
        self._sought = sought
        listed = self.query_one(CursorList)
        part = sought.casefold()
        found = [each for each in self._choices if part in each.label.casefold()]
        listed.set_options(Option(Content(each.label), id=each.id) for each in found)
        listed.highlighted = 0 if found else None
        self.query_one(".nothing").display = bool(self._nothing) and not found

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line that a click chose."""
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """Take the line under the cursor, if there is one."""
        self._catch_up()
        chosen = self.query_one(CursorList).highlighted_option
        if chosen is not None:
            self.dismiss(chosen.id)

    async def action_list(self, action: str) -> None:
        """Move the cursor of the list, wherever the focus is."""
        self._catch_up()
        await self.query_one(CursorList).run_action(action)
