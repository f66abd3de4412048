"""What every dialog shares: a box over the screen that it came from."""

from typing import TypeVar

from textual.screen import ModalScreen

from tensigns.tui.screens.page import Spoken

Result = TypeVar("Result")


class Dialog(Spoken[Result], ModalScreen[Result]):
    """A box over a screen."""
