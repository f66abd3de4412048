"""What every dialog shares: a box over the screen that it came from."""

from typing import TypeVar

from textual.screen import ModalScreen

from tensigns.tui.screens.base import BaseScreen

Result = TypeVar("Result")


class Dialog(BaseScreen[Result], ModalScreen[Result]):
    """A box over a screen."""
