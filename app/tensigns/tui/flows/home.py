"""Home, and what it sets off."""

from functools import partial

from tensigns.tui.flows.clients import ClientFlows
from tensigns.tui.flows.looking_back import LookingBack
from tensigns.tui.flows.notes import NotesFlows
from tensigns.tui.flows.shelf import ClientShelf
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.flows.stage import Stage
from tensigns.tui.screens.home import Calls, HomeScreen
from tensigns.tui.widgets.client_table import Row


def home(stage: Stage) -> HomeScreen:
    """The list of clients, each key connected with its flow."""
    clients = ClientFlows(stage)
    sittings = SittingFlows(stage)
    notes = NotesFlows(stage)
    looking_back = LookingBack(stage, clients, sittings)

    shelf = ClientShelf(stage.library)

    def row(slug: str) -> Row:
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
