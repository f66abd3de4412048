"""The command palette: everything that can be done, to be found by typing."""

from collections.abc import Iterable

from textual.app import SystemCommand

from tensigns.language import gettext as _
from tensigns.text.width import cell_width
from tensigns.tui.screens.filter_dialog import FilterChoice, FilterDialog

KEY = 24
"""The cell at which a command's key begins; "enter" still fits a line of 31."""


class Palette(FilterDialog):
    """Gives the place of the chosen command among those it was given, or nothing."""

    def __init__(self, commands: Iterable[SystemCommand]) -> None:
        choices = [
            FilterChoice(
                str(place), f"{each.title}{' ' * max(KEY - cell_width(each.title), 2)}{each.help}"
            )
            for place, each in enumerate(commands)
        ]
        super().__init__(
            _("What would you like to do?"),
            choices,
            _("part of a command"),
            _("No command is called that."),
        )
