"""Which sitting ``CLIENT`` or ``CLIENT@ID`` on the command line stands for."""

from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client, validate_name
from tensigns.library.library import Library
from tensigns.library.sitting_table import ID_PATTERN
from tensigns.questionnaires.reading import Edition


class ResolvedSitting(NamedTuple):
    """A finished sitting with its client and questionnaire, under the client's present name."""

    client: Client
    sitting: Sitting
    edition: Edition


def split_sitting_id(text: str) -> tuple[str, str | None]:
    """The client, and the id of a sitting where what follows the last ``@`` looks like one."""
    client, at, sitting = text.rpartition("@")
    return (client, sitting) if at and ID_PATTERN.fullmatch(sitting) else (text, None)


def client_or_new_name(library: Library, text: str) -> Client | str:
    """The client meant, or the cleaned name of a new one; BadInput where it can be neither."""
    return library.find(text) if library.match(text) else validate_name(text, ())


def resolve_sitting(library: Library, text: str) -> ResolvedSitting:
    """The sitting meant, the latest where no id is given; BadInput where there is none."""
    name, sitting_id = split_sitting_id(text)
    client = library.find(name)
    sitting = library.load(client, sitting_id) if sitting_id else library.latest(client)
    if sitting is None:
        message = _("{name} has no finished sitting yet; `tensigns ask` holds one")
        raise BadInput(message.format(name=client.name))
    return ResolvedSitting(
        client, replace(sitting, client=client.name), library.edition(sitting.source)
    )
