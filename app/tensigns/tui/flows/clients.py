"""Keeping the list of clients in order."""

from textual import events

from tensigns.language import gettext as _
from tensigns.tui.flows.stage import Stage
from tensigns.tui.screens.name import NameScreen


class ClientFlows:
    """Rename, delete and undo. All raise what the library raises."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._deleted: list[str] = []

    async def rename(self, slug: str) -> None:
        """Give a client another name."""
        client = self._stage.library.find(slug)
        heading = _("A new name for {name}").format(name=client.name)
        hint = _("Sittings keep the name they were held under.")

        def objection(line: str) -> str:
            others = [each for each in self._stage.library.match(line) if each.slug != slug]
            return self._stage.objection(line) if others else ""

        screen = NameScreen(heading, hint, objection, client.name)
        name = await self._stage.app.push_screen_wait(screen)
        if name is not None:
            self._stage.library.rename(client, name)
            self._show_afresh()

    def delete(self, slug: str, sitting: str | None = None) -> None:
        """Move a client, or one sitting, to the trash, from where it can be brought back."""
        client = self._stage.library.find(slug)
        unreadable = () if sitting else self._stage.library.unreadable(client)
        self._deleted.append(self._stage.library.delete(client, sitting))
        what = client.name if sitting is None else sitting
        self._stage.say(_("{what} is in the trash; u brings it back.").format(what=what))
        for where in unreadable:
            message = _("{where}: this could not be read; it is in the trash as it was.")
            self._stage.say(message.format(where=where))
        self._show_afresh()

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            self._stage.say(_("Nothing was deleted since you started."))
            return
        self._stage.library.restore(self._deleted[-1])
        self._deleted.pop()
        self._stage.say(_("It is back."))
        self._show_afresh()

    def _show_afresh(self) -> None:
        self._stage.app.screen.post_message(events.ScreenResume())
