"""The question which client is meant by a new name that is close to the names of clients."""

from typing import NamedTuple

from tensigns.language import gettext as _
from tensigns.library.clients import Client, near_clients
from tensigns.library.library import Library
from tensigns.storage.file_faults import quote_value

MAX_NEAR_CLIENTS = 5
"""The most clients that are offered in the place of a name that no client has."""


class NearClientsQuestion(NamedTuple):
    """The question whether a new name means one of the clients with a name close to it."""

    new_name: str
    clients: tuple[Client, ...]

    @property
    def text(self) -> str:
        """The question."""
        message = _("{name} is close to the name of a client. Which client do you mean?")
        return message.format(name=quote_value(self.new_name))

    @property
    def new_label(self) -> str:
        """The label of the reply that the client is new."""
        return _("A new client, {name}").format(name=quote_value(self.new_name))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the replies: the clients, then the new client."""
        return *(client.name for client in self.clients), self.new_label

    def resolve(self, index: int) -> Client | str:
        """Return the client of the reply with this index, or the name of the new client."""
        return self.clients[index] if index < len(self.clients) else self.new_name


def near_clients_question(library: Library, new_name: str) -> NearClientsQuestion | None:
    """Return the question about the name of a new client; None if it is close to no client's."""
    clients = near_clients(new_name, library.clients())[:MAX_NEAR_CLIENTS]
    return NearClientsQuestion(new_name, clients) if clients else None


def new_client_question(name: str) -> str:
    """Return the question whether a name that is close to no client's is the name of a new one."""
    return _("A new client, {name}?").format(name=quote_value(name))
