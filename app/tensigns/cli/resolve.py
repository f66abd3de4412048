"""What arguments of the command line stand for: a client, a sitting, a questionnaire."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.cli import output
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value
from tensigns.storage.streams import read_named_file

MAX_NEAR_IDS = 3
"""How many ids of sittings a message names."""


class ResolvedSitting(NamedTuple):
    """A finished sitting with its client and questionnaire, under the client's present name."""

    client: Client
    sitting: Sitting
    edition: Edition


class ResolvedClient(NamedTuple):
    """A client, and the id of one of the client's sittings if the user named one."""

    client: Client
    sitting_id: str | None


def split_sitting_id(text: str) -> tuple[str, str | None]:
    """Split ``CLIENT@ID``; without an id the text is all client, also if it contains an ``@``."""
    client, at, sitting_id = text.rpartition("@")
    return (client, sitting_id) if at and SITTING_ID_PATTERN.fullmatch(sitting_id) else (text, None)


def resolve_client(library: Library, text: str) -> ResolvedClient:
    """The client of ``CLIENT`` or ``CLIENT@ID``; :class:`BadInput` if there is none.

    If what follows a client and an ``@`` is no id, the error is about the sitting.
    """
    name, sitting_id = split_sitting_id(text)
    try:
        return ResolvedClient(library.find(name), sitting_id)
    except BadInput as error:
        client_text, _at, id_text = name.rpartition("@")
        matches = library.match(client_text)
        if len(matches) != 1:
            raise
        raise BadInput(_unknown_id_message(library, matches[0], id_text)) from error


def resolve_sitting(library: Library, text: str) -> ResolvedSitting:
    """The sitting of ``CLIENT@ID``, a client's latest; :class:`BadInput` if there is none.

    Sittings that are dated in the future, and so are no latest ones, are reported.
    """
    client, sitting_id = resolve_client(library, text)
    if sitting_id is None:
        for message in library.misdated_sittings(client):
            output.print_message(message)
    sitting = library.load(client, sitting_id) if sitting_id else library.latest_sitting(client)
    if sitting is None:
        raise BadInput(_no_sitting_message(client))
    return ResolvedSitting(
        client, replace(sitting, client=client.name), library.edition(sitting.questionnaire_ref)
    )


def _no_sitting_message(client: Client) -> str:
    message = _("{name} has no finished sitting yet; `tensigns ask` holds one")
    return message.format(name=client.name)


def _unknown_id_message(library: Library, client: Client, id_text: str) -> str:
    """That a client has no sitting of that id, with the ids that begin so or the newest ones."""
    sitting_ids = library.sitting_ids(client)
    if not sitting_ids:
        return _no_sitting_message(client)
    near_ids = [near_id for near_id in sitting_ids if near_id.startswith(id_text)] or sitting_ids
    message = _("{name} has no sitting {id}; name one by its whole id, such as {near}")
    return message.format(
        name=client.name, id=quote_value(id_text), near=", ".join(near_ids[-MAX_NEAR_IDS:])
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
        from tensigns.cli.progress import progress_line, proof_progress_message
        from tensigns.questionnaires.proof_check import require_proofs

        with progress_line(proof_progress_message()) as report_progress:
            require_proofs(edition, display_path(path), report_progress)
    return edition
