"""The command palette, in the user's language."""

from textual.command import CommandPalette, Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider

from tensigns.language import gettext as _


class Commands(SystemCommandsProvider):
    """What the app offers, or a word that nothing is called that; Textual's is in English."""

    async def search(self, query: str) -> Hits:
        """The commands whose name fits."""
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            yield Hit(0, Content(_("No command is called that.")), _nothing)


class Palette(CommandPalette):
    """Everything that can be done, to be found by typing."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Search for commands…"))


def _nothing() -> None:
    """What no command does."""
