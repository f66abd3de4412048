"""A sitting out of a file of answers."""

import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.cli.resolve import client_or_new_name
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.answers_file import client_name_in_answers, read_answers
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.report.recorded_reasons import recorded_reasons
from tensigns.session.sitting_session import Amendment
from tensigns.storage import durable_files
from tensigns.text.clean import NOTE_LIMIT, clean_line

STDIN = "-"
"""The file name that stands for standard input."""


class Request(NamedTuple):
    """Whose answers they are, if the command line says so, what they amend, and the time."""

    client: str | None
    amends: Amendment | None
    when: datetime


class AnswersSource(NamedTuple):
    """A file of answers, or what came through standard input, and what to call it."""

    data: bytes
    where: str


class AnswersSitting(NamedTuple):
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


def read_source(path: str) -> AnswersSource:
    """A file, or standard input."""
    if path != STDIN:
        return AnswersSource(durable_files.read(Path(path)), durable_files.display_path(path))
    where = _("standard input")
    return AnswersSource(
        b"" if sys.stdin is None else durable_files.read_stream(sys.stdin.buffer, where), where
    )


def edition_to_amend(shelves: Library, given: AnswersSource, request: Request) -> Edition:
    """The questionnaire of the sitting that is amended; BadInput where there is no such one."""
    client = shelves.find(_name(request, client_name_in_answers(*given)))
    amended = shelves.load(client, request.amends.id if request.amends else "")
    return shelves.edition(amended.source)


def build_sitting(
    shelves: Library, edition: Edition, file: AnswersSource, request: Request
) -> AnswersSitting:
    """The sitting that the answers make; nothing is saved yet.

    BadInput names each fault of the file and its place.
    """
    amends, when = request.amends, request.when
    given = read_answers(*file, edition)
    name = _name(request, given.client)
    known = shelves.find(name) if amends else client_or_new_name(shelves, name)
    client = None if isinstance(known, str) else known
    if client and amends:
        shelves.load(client, amends.id)
    return AnswersSitting(
        client,
        Sitting(
            client=known if isinstance(known, str) else known.name,
            language=current_language(),
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


def save(shelves: Library, edition: Edition, filed: AnswersSitting) -> tuple[Client, Sitting]:
    """Record the sitting; a new client is made for it."""
    client = filed.client or shelves.add(filed.sitting.client, filed.sitting.started)
    why = recorded_reasons(edition.questionnaire, filed.sitting)
    return client, shelves.record(client, edition, filed.sitting, why)
