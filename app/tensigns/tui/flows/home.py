"""Home, and what it sets off."""

from functools import partial

from tensigns.tui.flows.client_history import ClientHistoryFlow
from tensigns.tui.flows.clients import ClientFlows
from tensigns.tui.flows.export import ExportFlow
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.overview import ClientOverview
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.screens.home import Calls, HomeScreen
from tensigns.tui.widgets.client_table import ClientRow


def home(stage: FlowContext) -> HomeScreen:
    """The list of clients, each key connected with its flow."""
    clients = ClientFlows(stage)
    sittings = SittingFlows(stage)
    notes = ExportFlow(stage)
    looking_back = ClientHistoryFlow(stage, clients, sittings)

    shelf = ClientOverview(stage.library)

    def row(slug: str) -> ClientRow:
        return shelf.row(slug, stage.now().date())

    calls = Calls(
        new=lambda: stage.start(sittings.first()),
        open=lambda slug: stage.start(sittings.open(slug)),
        ask=lambda slug: stage.start(sittings.hold(slug)),
        history=lambda slug: stage.start(looking_back.history(slug)),
        compare=lambda a, b: stage.start(looking_back.compared(a, b)),
        export=lambda slug: stage.start(notes.latest(slug)),
        rename=lambda slug: stage.start(clients.rename(slug)),
        delete=lambda slug: stage.attempt(partial(clients.delete, slug)),
        undo=lambda: stage.attempt(clients.undo),
    )
    return HomeScreen(shelf.names, row, calls)
