"""What every dialog shares that asks for something: a help of its own."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.tui.screens.base import key_descriptions
from tensigns.tui.screens.dialog import Dialog
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.widgets.option_list import CursorList

Result = TypeVar("Result")


class ReplyList(CursorList):
    """What can be chosen; enter is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("choose"), key_display="enter"),
    ]


class AnswerDialog(Dialog[Result]):
    """A dialog that takes an answer; ``HELP`` says how, in English."""

    HELP: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
        Binding("f1", "help", N_("help"), key_display="F1"),
    ]

    def action_help(self) -> None:
        """Say which keys there are here."""
        self.app.push_screen(MessageDialog(_("Help"), [_(self.HELP)], list(key_descriptions(self))))
