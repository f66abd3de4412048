"""A client's history, and two sittings side by side."""

from datetime import date
from functools import partial

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.export import ClientSitting
from tensigns.tui.flows import overview
from tensigns.tui.flows.clients import ClientFlows
from tensigns.tui.flows.comparison import ComparisonFlow
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.screens.history import Calls, HistoryContent, HistoryScreen


class ClientHistoryFlow:
    """History and comparison. All raise what the library raises."""

    def __init__(self, stage: FlowContext, clients: ClientFlows, sittings: SittingFlows) -> None:
        self._stage = stage
        self._clients = clients
        self._sittings = sittings

    async def history(self, slug: str) -> None:
        """A client's sittings over time."""
        client = self._stage.library.find(slug)
        if not self._stage.library.finished(client):
            self._stage.say(_("{name} has no finished sitting yet.").format(name=client.name))
            return

        def load() -> HistoryContent:
            return overview.history(self._stage.library, client)

        def delete(sitting: str, shown: date) -> None:
            self._stage.attempt(partial(self._clients.delete_sitting, slug, sitting, shown))

        start = self._stage.start
        calls = Calls(
            open=lambda sitting: start(self._sittings.result(client, sitting)),
            compare=lambda a, b: start(self._changed(client, a, b)),
            ask=lambda: start(self._sittings.hold(slug)),
            delete=delete,
            undo=lambda: self._stage.attempt(self._clients.undo),
        )
        await self._stage.app.push_screen_wait(HistoryScreen(client.name, load, calls))

    async def compared(self, slug_a: str, slug_b: str) -> None:
        """The last sittings of two clients, side by side."""
        chosen: list[ClientSitting] = []
        for slug in (slug_a, slug_b):
            client = self._stage.library.find(slug)
            latest = self._stage.library.latest(client)
            if latest is None:
                message = _("{name} has no finished sitting to compare.")
                self._stage.say(message.format(name=client.name))
                return
            chosen.append(ClientSitting(client, latest))
        await ComparisonFlow(self._stage, *chosen).hold()

    async def _changed(self, client: Client, before: str, after: str) -> None:
        """Two sittings of one client, side by side."""
        sides = (
            ClientSitting(client, self._stage.library.load(client, each))
            for each in (before, after)
        )
        await ComparisonFlow(self._stage, *sides).hold()
