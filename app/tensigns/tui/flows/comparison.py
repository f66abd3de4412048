"""Two finished sittings side by side, and others picked in their places."""

from msgspec.structs import replace

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.report.export import ClientSitting
from tensigns.report.pair_report import AnsweredSitting, PairReport, build_pair
from tensigns.report.wording import points_text, recommendation_word, short_date
from tensigns.tui.flows.export import ExportFlow
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.compare import Calls, CompareScreen
from tensigns.tui.screens.filter_dialog import FilterChoice, FilterDialog
from tensigns.tui.symbols import symbol


class ComparisonFlow:
    """A comparison for as long as it is looked at. Raises what the library raises."""

    def __init__(self, stage: FlowContext, left: ClientSitting, right: ClientSitting) -> None:
        self._stage = stage
        self._left = left
        self._right = right
        notes = ExportFlow(stage)
        calls = Calls(
            export=lambda: stage.start(notes.of(self._left, self._right)),
            swap=self._swap,
            pick_left=lambda: stage.start(self._pick_left()),
            pick_right=lambda: stage.start(self._pick_right()),
        )
        self._screen = CompareScreen(self._pair, calls)

    async def hold(self) -> None:
        """Show it until the user goes back."""
        await self._stage.app.push_screen_wait(self._screen)

    @property
    def _pair(self) -> PairReport:
        return build_pair(self._answered(self._left), self._answered(self._right))

    def _answered(self, side: ClientSitting) -> AnsweredSitting:
        """Under the client's present name, by which one client at two times is known."""
        named = replace(side.sitting, client=side.client.name)
        return self._stage.questionnaire(named), named

    def _swap(self) -> None:
        self._left, self._right = self._right, self._left
        self._screen.show(self._pair)

    async def _pick_left(self) -> None:
        self._left = await self._picked(_("Who is to stand at the left?")) or self._left
        self._screen.show(self._pair)

    async def _pick_right(self) -> None:
        self._right = await self._picked(_("Who is to stand at the right?")) or self._right
        self._screen.show(self._pair)

    async def _picked(self, question: str) -> ClientSitting | None:
        """Another client, and where there are several sittings one of them."""
        library = self._stage.library
        known = {each.slug: each for each in library.clients() if library.finished(each)}
        names = [FilterChoice(slug, client.name) for slug, client in known.items()]
        found = await self._stage.app.push_screen_wait(
            FilterDialog(question, names, _("part of a name"))
        )
        if found is None:
            return None
        client = known[found]
        sitting = await self._picked_sitting(client)
        return None if sitting is None else ClientSitting(client, library.load(client, sitting))

    async def _picked_sitting(self, client: Client) -> str | None:
        standing = self._stage.library.history(client).standing
        if len(standing) == 1:
            return standing[0].id
        question = _("Which sitting of {name}?").format(name=client.name)
        choices = [FilterChoice(each.id, _told(each)) for each in reversed(standing)]
        return await self._stage.app.push_screen_wait(FilterDialog(question, choices))


def _told(standing: EffectiveSitting) -> str:
    found = standing.result
    came_to = f"{symbol(found.recommendation)} {recommendation_word(found.recommendation)}"
    return f"{came_to}, {points_text(found.points)} · {short_date(standing.day)}"
