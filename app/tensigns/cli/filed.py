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
from tensigns.store.answers import AnswersFile, read_answers
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


def read(path: str, edition: Edition) -> AnswersFile:
    """The answers in a file, or from standard input; BadInput names each fault and its place."""
    if path != STDIN:
        return read_answers(files.read(Path(path)), files.shown(path), edition)
    where = _("standard input")
    data = b"" if sys.stdin is None else files.read_stream(sys.stdin.buffer, where)
    return read_answers(data, where, edition)


def finished(shelves: Library, edition: Edition, given: AnswersFile, request: Request) -> Filed:
    """The sitting that the answers make; nothing is saved yet."""
    amends, when = request.amends, request.when
    name = given.client if request.client is None else request.client
    if name is None:
        raise BadInput(_("Whose answers are these? Name a CLIENT, or put `client = ` in the file."))
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


def save(shelves: Library, edition: Edition, filed: Filed) -> tuple[Client, Sitting]:
    """Record the sitting; a new client is made for it."""
    client = filed.client or shelves.add(filed.sitting.client, filed.sitting.started)
    why = reasons(edition.questionnaire, filed.sitting)
    return client, shelves.record(client, edition, filed.sitting, why)
