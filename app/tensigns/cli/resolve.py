"""What arguments of the command line stand for: a client, a sitting, a questionnaire."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.ids import SITTING_ID_PATTERN
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition, read_edition
from tensigns.storage.durable_files import display_path


class ResolvedSitting(NamedTuple):
    """A finished sitting with its client and questionnaire, under the client's present name."""

    client: Client
    sitting: Sitting
    edition: Edition


def split_sitting_id(text: str) -> tuple[str, str | None]:
    """Split ``CLIENT@ID``; without an id the text is all client, also if it contains an ``@``."""
    client, at, sitting_id = text.rpartition("@")
    return (client, sitting_id) if at and SITTING_ID_PATTERN.fullmatch(sitting_id) else (text, None)


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


def load_edition(path: str | None, library: Library) -> Edition:
    """The questionnaire in a file, without a path the built-in one.

    :class:`BadInput` if it is faulty. One that the library has kept was proved before, and
    proving takes long.
    """
    if path is None:
        return builtin_edition()
    edition = read_edition(Path(path))
    if not library.archive.contains(edition):
        from tensigns.questionnaires.proof_check import require_proofs

        require_proofs(edition, display_path(path))
    return edition
