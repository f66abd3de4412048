"""A sitting out of a file of answers."""

import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.cli.named import known_or_new
from tensigns.core.sitting import Sitting
from tensigns.core.text import NOTE_LIMIT, clean_line
from tensigns.errors import BadInput
from tensigns.language import current
from tensigns.language import gettext as _
from tensigns.report.reasons import reasons
from tensigns.store import files
from tensigns.store.answers import client_in, read_answers
from tensigns.store.clients import Client
from tensigns.store.desk import Amendment
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition

STDIN = "-"
"""The file name that stands for standard input."""


class Request(NamedTuple):
    """Whose answers they are, if the command line says so, what they amend, and the time."""

    client: str | None
    amends: Amendment | None
    when: datetime


class Given(NamedTuple):
    """A file of answers, or what came through standard input, and what to call it."""

    data: bytes
    where: str


class Filed(NamedTuple):
    """A finished sitting, and its client where that is known already."""

    client: Client | None
    sitting: Sitting


def amendment(amended: str, reason: str) -> Amendment:
    """The amendment, its reason cleaned; BadInput where that is empty or too long."""
    cleaned = clean_line(reason)
    if not cleaned:
        raise BadInput(_("--reason: say why the sitting is amended"))
    if len(cleaned) > NOTE_LIMIT:
        message = _("--reason: {limit} characters are the most")
        raise BadInput(message.format(limit=NOTE_LIMIT))
    return Amendment(amended, cleaned)


def read(path: str) -> Given:
    """A file, or standard input."""
    if path != STDIN:
        return Given(files.read(Path(path)), files.shown(path))
    where = _("standard input")
    return Given(b"" if sys.stdin is None else files.read_stream(sys.stdin.buffer, where), where)


def amended_edition(shelves: Library, given: Given, request: Request) -> Edition:
    """The questionnaire of the sitting that is amended; BadInput where there is no such one."""
    client = shelves.find(_name(request, client_in(*given)))
    amended = shelves.load(client, request.amends.id if request.amends else "")
    return shelves.edition(amended.source)


def finished(shelves: Library, edition: Edition, file: Given, request: Request) -> Filed:
    """The sitting that the answers make; nothing is saved yet.

    BadInput names each fault of the file and its place.
    """
    amends, when = request.amends, request.when
    given = read_answers(*file, edition)
    name = _name(request, given.client)
    known = shelves.find(name) if amends else known_or_new(shelves, name)
    client = None if isinstance(known, str) else known
    if client and amends:
        shelves.load(client, amends.id)
    return Filed(
        client,
        Sitting(
            client=known if isinstance(known, str) else known.name,
            language=current(),
            source=edition.source,
            started=when,
            finished=when,
            answers=given.answers,
            notes=given.notes,
            note=given.note,
            amends=amends.id if amends else None,
            reason=amends.reason if amends else None,
        ),
    )


def _name(request: Request, in_file: str | None) -> str:
    """Whose answers they are; the command line comes before the file."""
    name = in_file if request.client is None else request.client
    if name is None:
        raise BadInput(_("Whose answers are these? Name a CLIENT, or put `client = ` in the file."))
    return name


def save(shelves: Library, edition: Edition, filed: Filed) -> tuple[Client, Sitting]:
    """Record the sitting; a new client is made for it."""
    client = filed.client or shelves.add(filed.sitting.client, filed.sitting.started)
    why = reasons(edition.questionnaire, filed.sitting)
    return client, shelves.record(client, edition, filed.sitting, why)
