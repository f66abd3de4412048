"""A client's history, and two sittings side by side."""

from functools import partial
from typing import NamedTuple

from tensigns.language import gettext as _
from tensigns.report import markdown
from tensigns.report.pair import Answered, Pair, build_pair
from tensigns.store.clients import Client
from tensigns.tui.flows import shelf
from tensigns.tui.flows.clients import ClientFlows
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.flows.stage import Stage
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import Calls, History, HistoryScreen


class Place(NamedTuple):
    """A finished sitting in the library."""

    client: Client
    sitting: str


class LookingBack:
    """History and comparison. All raise what the library raises."""

    def __init__(self, stage: Stage, clients: ClientFlows, sittings: SittingFlows) -> None:
        self._stage = stage
        self._clients = clients
        self._sittings = sittings

    async def history(self, slug: str) -> None:
        """A client's sittings over time."""
        client = self._stage.library.find(slug)

        def load() -> History:
            return shelf.history(self._stage.library, client)

        start = self._stage.start
        calls = Calls(
            open=lambda sitting: start(self._sittings.result(client, sitting)),
            compare=lambda a, b: start(self.comparison(Place(client, a), Place(client, b))),
            ask=lambda: start(self._sittings.hold(slug)),
            delete=lambda each: self._stage.attempt(partial(self._clients.delete, slug, each)),
        )
        await self._stage.app.push_screen_wait(HistoryScreen(load, calls))

    async def compared(self, slug_a: str, slug_b: str) -> None:
        """The last sittings of two clients, side by side."""
        places: list[Place] = []
        for slug in (slug_a, slug_b):
            client = self._stage.library.find(slug)
            latest = self._stage.library.latest(client)
            if latest is None or latest.id is None:
                message = _("{name} has no finished sitting to compare.")
                self._stage.say(message.format(name=client.name))
                return
            places.append(Place(client, latest.id))
        await self.comparison(*places)

    async def comparison(self, a: Place, b: Place) -> None:
        """Two finished sittings, of two clients or of one, side by side."""
        one, other = self._answered(a), self._answered(b)

        def export(pair: Pair) -> None:
            name = f"{a.client.slug}-{b.client.slug}-{a.sitting}-{b.sitting}"
            text = markdown.render_pair(pair)
            self._stage.attempt(lambda: self._stage.write(name, text))

        screen = CompareScreen(build_pair(one, other), build_pair(other, one), export)
        await self._stage.app.push_screen_wait(screen)

    def _answered(self, place: Place) -> Answered:
        sitting = self._stage.library.load(place.client, place.sitting)
        return self._stage.questionnaire(sitting), sitting
