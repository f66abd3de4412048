"""Keeping the list of clients in order."""

from datetime import date
from typing import NamedTuple

from textual import events

from tensigns.language import gettext as _
from tensigns.report.wording import long_date
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.text_dialog import TextDialog


class _Deleted(NamedTuple):
    """Its name in the trash, and what it is called."""

    name: str
    what: str


class ClientFlows:
    """Rename, delete and undo. All raise what the library raises."""

    def __init__(self, stage: FlowContext) -> None:
        self._stage = stage
        self._deleted: list[_Deleted] = []

    async def rename(self, slug: str) -> None:
        """Give a client another name."""
        client = self._stage.library.find(slug)
        heading = _("A new name for {name}").format(name=client.name)
        hint = _("Sittings keep the name they were held under.")

        def objection(line: str) -> str:
            others = [each for each in self._stage.library.match(line) if each.slug != slug]
            return self._stage.objection(line) if others else ""

        screen = TextDialog(heading, hint, objection, client.name)
        name = await self._stage.app.push_screen_wait(screen)
        if name is not None:
            self._stage.library.rename(client, name)
            self._show_afresh()

    def delete(self, slug: str) -> None:
        """Move a client to the trash, from where it can be brought back."""
        client = self._stage.library.find(slug)
        unreadable = self._stage.library.unreadable(client)
        self._told(_Deleted(self._stage.library.delete(client), client.name))
        for where in unreadable:
            message = _("{where}: this could not be read; it is in the trash as it was.")
            self._stage.say(message.format(where=where))

    def delete_sitting(self, slug: str, sitting: str, shown: date) -> None:
        """Move one sitting, on the list under that day, to the trash."""
        client = self._stage.library.find(slug)
        name = self._stage.library.delete(client, sitting)
        what = _("The sitting about {name} of {date}").format(
            name=client.name, date=long_date(shown)
        )
        self._told(_Deleted(name, what))

    def _told(self, deleted: _Deleted) -> None:
        self._deleted.append(deleted)
        message = _("{what} is in the trash; u brings it back.")
        self._stage.say(message.format(what=deleted.what))
        self._show_afresh()

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            self._stage.say(_("Nothing was deleted since you started."))
            return
        self._stage.library.restore(self._deleted[-1].name)
        back = self._deleted.pop()
        self._stage.say(_("{what} is back.").format(what=back.what))
        self._show_afresh()

    def _show_afresh(self) -> None:
        self._stage.app.screen.post_message(events.ScreenResume())
