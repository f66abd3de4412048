"""The flows that compare two finished sittings."""

from msgspec.structs import replace

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.export import ClientSitting
from tensigns.report.pair_report import PairReport, build_pair
from tensigns.report.wording import OPEN_MARK, points_text, recommendation_word, short_date
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.filter_dialog import FilterChoice, FilterDialog
from tensigns.tui.symbols import symbol


class ComparisonFlows:
    """Compare two sittings, or put another sitting on one side of a comparison.

    The methods raise the errors of the library.
    """

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def compare_clients(self, left_slug: str, right_slug: str) -> None:
        """Compare the last sittings of two clients."""
        latest_sittings: list[ClientSitting] = []
        for slug in (left_slug, right_slug):
            client = self._context.library.find(slug)
            sitting = self._context.library.latest_sitting(client)
            if sitting is None:
                message = _("{name} has no finished sitting to compare.")
                self._context.show_message(message.format(name=client.name))
                return
            latest_sittings.append(ClientSitting(client, sitting))
        await self._compare(*latest_sittings)

    async def compare_sittings(self, client: Client, older_id: str, newer_id: str) -> None:
        """Compare two sittings of one client."""
        older, newer = (
            ClientSitting(client, self._context.library.load(client, sitting_id))
            for sitting_id in (older_id, newer_id)
        )
        await self._compare(older, newer)

    async def replace_left(self, screen: CompareScreen) -> None:
        """Let the user choose another sitting for the left side."""
        replacement = await self._choose_sitting(_("Who is to stand at the left?"))
        screen.show_pair(replacement or screen.left, screen.right)

    async def replace_right(self, screen: CompareScreen) -> None:
        """Let the user choose another sitting for the right side."""
        replacement = await self._choose_sitting(_("Who is to stand at the right?"))
        screen.show_pair(screen.left, replacement or screen.right)

    async def _compare(self, left: ClientSitting, right: ClientSitting) -> None:
        await self._context.app.push_screen_wait(CompareScreen(left, right, self._build_report))

    def _build_report(self, left: ClientSitting, right: ClientSitting) -> PairReport:
        return build_pair(self._answered_sitting(left), self._answered_sitting(right))

    def _answered_sitting(self, client_sitting: ClientSitting) -> AnsweredSitting:
        """Return a sitting with its questionnaire.

        The sitting gets the client's current name, because the report recognises two sittings about
        one client by their equal names.
        """
        sitting = replace(client_sitting.sitting, client=client_sitting.client.name)
        return AnsweredSitting(self._context.questionnaire(sitting), sitting)

    async def _choose_sitting(self, question: str) -> ClientSitting | None:
        """Ask for a client and, if the client has several sittings, for a sitting.

        Return None if the user goes back.
        """
        library = self._context.library
        clients = {
            client.slug: client for client in library.clients() if library.sitting_ids(client)
        }
        choices = [FilterChoice(slug, client.name) for slug, client in clients.items()]
        slug = await self._context.app.push_screen_wait(
            FilterDialog(question, choices, _("type a part of the name"))
        )
        if slug is None:
            return None
        client = clients[slug]
        sitting_id = await self._choose_sitting_id(client)
        if sitting_id is None:
            return None
        return ClientSitting(client, library.load(client, sitting_id))

    async def _choose_sitting_id(self, client: Client) -> str | None:
        sittings = self._context.library.history(client).sittings
        if len(sittings) == 1:
            return sittings[0].id
        question = _("Which sitting of {name}?").format(name=client.name)
        choices = [
            FilterChoice(sitting.id, _sitting_label(sitting)) for sitting in reversed(sittings)
        ]
        return await self._context.app.push_screen_wait(FilterDialog(question, choices))


def _sitting_label(sitting: EffectiveSitting) -> str:
    result = sitting.result
    recommendation = f"{symbol(result.recommendation)} {recommendation_word(result.recommendation)}"
    points = points_text(result.points)
    if result.open_count:
        points = f"{points} {OPEN_MARK}"
    return f"{recommendation}, {points} · {short_date(sitting.day)}"
