"""Find the client, the sitting or the questionnaire that an argument of a command names."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.cli import output
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.entry_names import ENTRY_ID_PATTERN
from tensigns.library.library import Library
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value

MAX_NEAR_IDS = 3
"""The largest number of sitting ids that a message names."""


class ResolvedSitting(NamedTuple):
    """A finished sitting with its client and edition.

    ``sitting.client`` is the client's present name.
    """

    client: Client
    sitting: Sitting
    edition: Edition


class ResolvedClient(NamedTuple):
    """A client, and the id of the sitting or journal entry that the user named, or None."""

    client: Client
    item_id: str | None


def split_item_id(text: str) -> tuple[str, str | None]:
    """Split ``CLIENT@ID`` into the client and the id of a sitting or of a journal entry.

    If the text does not end with an id, the whole text is the client, even if it contains an ``@``.
    """
    client, at, item_id = text.rpartition("@")
    is_id = any(pattern.fullmatch(item_id) for pattern in (SITTING_ID_PATTERN, ENTRY_ID_PATTERN))
    return (client, item_id) if at and is_id else (text, None)


def resolve_client(library: Library, text: str, *, by_prefix: bool = False) -> ResolvedClient:
    """Return the client that ``CLIENT`` or ``CLIENT@ID`` names.

    With ``by_prefix``, the beginning of a name or slug is enough if it fits only one client. Raise
    :class:`BadInput` if the text names no client. If the text before the last ``@`` is a client but
    the rest is not an id, the error says that the client has no such sitting.
    """
    name, item_id = split_item_id(text)
    try:
        return ResolvedClient(library.find(name, by_prefix=by_prefix), item_id)
    except BadInput as error:
        client_text, _at, id_text = name.rpartition("@")
        try:
            client = library.find(client_text, by_prefix=by_prefix)
        except BadInput:
            raise error from None
        raise BadInput(_unknown_id_message(library, client, id_text)) from error


def is_entry_id(library: Library, client: Client, item_id: str) -> bool:
    """Whether an id names a journal entry: an entry has this id, or no sitting can have it.

    No file is read.
    """
    names = library.entry_names(client)
    return any(name.id == item_id for name in names) or not SITTING_ID_PATTERN.fullmatch(item_id)


def resolve_sitting(library: Library, text: str) -> ResolvedSitting:
    """Return the sitting that ``CLIENT@ID`` names or, for ``CLIENT``, the latest sitting.

    Raise :class:`BadInput` if there is no such sitting. For ``CLIENT``, print a message for each
    sitting that is dated in the future. Such a sitting is never the latest.
    """
    return load_sitting(library, *resolve_client(library, text, by_prefix=True))


def load_sitting(library: Library, client: Client, sitting_id: str | None) -> ResolvedSitting:
    """Return a client's sitting with this id or, for None, the latest sitting.

    See :func:`resolve_sitting`.
    """
    if sitting_id is None:
        output.print_messages(library.misdated_messages(client))
    sitting = library.load(client, sitting_id) if sitting_id else library.latest_sitting(client)
    if sitting is None:
        raise BadInput(no_sitting_message(client))
    return ResolvedSitting(
        client, replace(sitting, client=client.name), library.edition(sitting.questionnaire_ref)
    )


def no_sitting_message(client: Client) -> str:
    """Return the message that a client has no finished sitting."""
    message = _("{name} has no finished sitting yet; to start one, run `tensigns ask`")
    return message.format(name=client.name)


def _unknown_id_message(library: Library, client: Client, id_text: str) -> str:
    """Return the message that a client has no sitting with this id.

    The message names the ids that begin with ``id_text``, or the newest ids if there are none.
    """
    sitting_ids = library.sitting_ids(client)
    if not sitting_ids:
        return no_sitting_message(client)
    near_ids = [near_id for near_id in sitting_ids if near_id.startswith(id_text)] or sitting_ids
    message = _("{name} has no sitting {id}; name one by its whole id, such as {near}")
    return message.format(
        name=client.name, id=quote_value(id_text), near=", ".join(near_ids[-MAX_NEAR_IDS:])
    )


def read_named_edition(path: str) -> Edition:
    """Return the questionnaire in a file or pipe.

    Raise :class:`BadInput` with the faults of its structure.
    """
    from tensigns.storage.streams import read_named_file

    return parse_edition(read_named_file(Path(path)), display_path(path))


def load_edition(path: str | None, library: Library) -> Edition:
    """Return the questionnaire in a file, or the built-in questionnaire if ``path`` is None.

    Raise :class:`BadInput` if the questionnaire is faulty. A questionnaire in the archive is not
    proved again, because a proof takes long.
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
