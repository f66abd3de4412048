"""What arguments of the command line stand for: a client, a sitting, a questionnaire."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client, validate_name
from tensigns.library.ids import SITTING_ID_PATTERN
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage.durable_files import display_path
from tensigns.storage.streams import read_named_file


class ResolvedSitting(NamedTuple):
    """A finished sitting with its client and questionnaire, under the client's present name."""

    client: Client
    sitting: Sitting
    edition: Edition


def split_sitting_id(text: str) -> tuple[str, str | None]:
    """Split ``CLIENT@ID``; without an id the text is all client, also if it contains an ``@``."""
    client, at, sitting_id = text.rpartition("@")
    return (client, sitting_id) if at and SITTING_ID_PATTERN.fullmatch(sitting_id) else (text, None)


def client_or_new_name(library: Library, text: str) -> Client | str:
    """The client, or the cleaned name of a new one; :class:`BadInput` if it can be neither."""
    return library.find(text) if library.match(text) else validate_name(text, ())


def resolve_sitting(library: Library, text: str) -> ResolvedSitting:
    """The sitting of ``CLIENT@ID``, a client's latest; :class:`BadInput` if there is none."""
    name, sitting_id = split_sitting_id(text)
    client = library.find(name)
    sitting = library.load(client, sitting_id) if sitting_id else library.latest_sitting(client)
    if sitting is None:
        message = _("{name} has no finished sitting yet; `tensigns ask` holds one")
        raise BadInput(message.format(name=client.name))
    return ResolvedSitting(
        client, replace(sitting, client=client.name), library.edition(sitting.questionnaire_ref)
    )


def read_named_edition(path: str) -> Edition:
    """The questionnaire in a file or pipe; :class:`BadInput` with the faults of its structure."""
    return parse_edition(read_named_file(Path(path)), display_path(path))


def load_edition(path: str | None, library: Library) -> Edition:
    """The questionnaire in a file, without a path the built-in one.

    :class:`BadInput` if it is faulty. One that the library has kept was proved before, and
    proving takes long.
    """
    if path is None:
        return builtin_edition()
    edition = read_named_edition(path)
    if not library.archive.contains(edition):
        from tensigns.questionnaires.proof_check import require_proofs

        require_proofs(edition, display_path(path))
    return edition
