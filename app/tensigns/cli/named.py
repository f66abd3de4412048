"""Which sitting ``CLIENT`` or ``CLIENT@ID`` on the command line stands for."""

from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.store.clients import Client, checked_name
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition
from tensigns.store.records import ID


class Named(NamedTuple):
    """A finished sitting with its client and questionnaire, under the client's present name."""

    client: Client
    sitting: Sitting
    edition: Edition


def split(text: str) -> tuple[str, str | None]:
    """The client, and the id of a sitting where what follows the last ``@`` looks like one."""
    client, at, sitting = text.rpartition("@")
    return (client, sitting) if at and ID.fullmatch(sitting) else (text, None)


def known_or_new(library: Library, text: str) -> Client | str:
    """The client meant, or the cleaned name of a new one; BadInput where it can be neither."""
    return library.find(text) if library.match(text) else checked_name(text, ())


def finished(library: Library, text: str) -> Named:
    """The sitting meant, the latest where no id is given; BadInput where there is none."""
    name, sitting_id = split(text)
    client = library.find(name)
    sitting = library.load(client, sitting_id) if sitting_id else library.latest(client)
    if sitting is None:
        message = _("{name} has no finished sitting yet; `tensigns ask` holds one")
        raise BadInput(message.format(name=client.name))
    return Named(client, replace(sitting, client=client.name), library.edition(sitting.source))
