"""The requests of the home screen for flows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tensigns.tui.screens.base import FlowRequest

if TYPE_CHECKING:
    from tensigns.tui.screens.home import HomeScreen

NAMESPACE = "home_screen"
"""The part of the names of the handlers that Textual calls for these requests."""


class NewClientRequested(FlowRequest, namespace=NAMESPACE):
    """A request to run a sitting about a new client."""


@dataclass
class ClientRequest(FlowRequest, namespace=NAMESPACE):
    """A request for a flow about one client."""

    slug: str


class NewSittingRequested(ClientRequest, namespace=NAMESPACE):
    """A request to run a new sitting about a client."""


class LogRequested(ClientRequest, namespace=NAMESPACE):
    """A request to note what happened with a client."""


class MoneyRequested(ClientRequest, namespace=NAMESPACE):
    """A request to show what a client owes."""


class LeavingRequested(ClientRequest, namespace=NAMESPACE):
    """A request to plan how to leave a client."""


class HistoryRequested(ClientRequest, namespace=NAMESPACE):
    """A request to show the history of a client."""


class ExportRequested(ClientRequest, namespace=NAMESPACE):
    """A request to export the last sitting of a client."""


class RenameRequested(ClientRequest, namespace=NAMESPACE):
    """A request to rename a client."""


class DeleteRequested(ClientRequest, namespace=NAMESPACE):
    """A request to move a client to the trash."""


@dataclass
class CompareRequested(FlowRequest, namespace=NAMESPACE):
    """A request to compare the last sittings of two clients."""

    left_slug: str
    right_slug: str


class CalendarRequested(FlowRequest, namespace=NAMESPACE):
    """A request to write the dates of all clients to a calendar."""


class UndoRequested(FlowRequest, namespace=NAMESPACE):
    """A request to restore what was deleted last."""


@dataclass
class SearchRequested(FlowRequest, namespace=NAMESPACE):
    """A request to search for words. Afterwards, the flow calls ``move_to`` of ``screen``."""

    screen: "HomeScreen"
