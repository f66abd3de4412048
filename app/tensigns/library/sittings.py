"""A client's finished sittings: written once, under an id of their own, and never changed."""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.decision.decide import decide, recommendation_and_points
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.answers_file import check_answers, check_keys
from tensigns.library.checksum import SittingResult, sealed, told
from tensigns.library.ids import id_sort_key, sitting_id
from tensigns.library.sitting_header import file_header
from tensigns.library.sitting_table import ID_PATTERN, sitting_from_table, sitting_to_table
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.toml import Table

_FILE = re.compile(rf"{ID_PATTERN.pattern}\.toml")


def sitting_ids(folder: Path) -> tuple[str, ...]:
    """The ids of the finished sittings in a client's folder, oldest first."""
    found = [
        name.removesuffix(".toml") for name in folders.list_names(folder) if _FILE.fullmatch(name)
    ]
    return tuple(sorted(found, key=id_sort_key))


def path_of(folder: Path, sitting: str) -> Path:
    """A finished sitting's file; :class:`BadInput` where there is none of that id."""
    path = folder / f"{sitting}.toml"
    if not ID_PATTERN.fullmatch(sitting) or not os.path.lexists(path):
        message = _("{id}: {slug} has no such sitting")
        raise BadInput(message.format(id=quote_value(sitting), slug=folder.name))
    return path


def load(folder: Path, sitting: str, shelf: QuestionnaireArchive) -> Sitting:
    """A finished sitting; :class:`BadInput` where there is none of that id or it is damaged."""
    path = path_of(folder, sitting)
    where = display_path(path)
    loaded, _finished = _read_finished(durable_files.read(path), where, shelf)
    return replace(loaded, id=sitting)


def result(folder: Path, sitting: str, shelf: QuestionnaireArchive) -> SittingResult:
    """What a finished sitting came to; as :func:`load`, but most often without parsing."""
    path = path_of(folder, sitting)
    data = durable_files.read(path)
    found = told(data)
    if found is not None:
        return found
    where = display_path(path)
    loaded, finished = _read_finished(data, where, shelf)
    questionnaire = shelf.edition(loaded.source, where).questionnaire
    recommendation, points = recommendation_and_points(questionnaire, loaded.answers)
    return SittingResult(finished, loaded.amends, loaded.source, recommendation, points)


def read(table: Table, where: str, shelf: QuestionnaireArchive) -> Sitting:
    """The sitting in a table, its answers held against its own questionnaire.

    :class:`BadInput` with every fault, or where that questionnaire is gone.
    """
    sitting = sitting_from_table(table, where)
    questionnaire = shelf.edition(sitting.source, where).questionnaire
    faults = FaultList(where)
    check_answers(sitting.answers, questionnaire, faults)
    check_answers(sitting.suggestions, questionnaire, faults, "suggestions")
    check_keys(sitting.notes, questionnaire, faults, "notes")
    faults.stop_if_any()
    return sitting


def readable(path: Path, data: bytes) -> Table:
    """The table of a sitting's file, whatever its questionnaire; :class:`BadInput` if damaged."""
    where = display_path(path)
    table = toml.parse(data, where)
    sitting_from_table(table, where)
    return table


def is_sound(path: Path) -> bool:
    """Whether a sitting's file can be read, or is not there."""
    try:
        data = durable_files.read_if_there(path)
        if data is not None:
            readable(path, data)
    except TensignsError:
        return False
    return True


def record(
    folder: Path,
    edition: Edition,
    sitting: Sitting,
    shelf: QuestionnaireArchive,
    why: Sequence[str] = (),
) -> Sitting:
    """Write a finished sitting under an id of its own; the same one twice is one file.

    ``why``: what it came to in sentences, for whoever opens the file. :class:`BadInput` where it
    amends one that is not there, :class:`ValueError` where it is not finished.
    """
    if sitting.finished is None:
        raise ValueError("only a finished sitting is recorded")
    if sitting.amends is not None:
        path_of(folder, sitting.amends)
    shelf.keep(edition)
    durable_files.remove_leftovers(folder, "[0-9]*")
    decision = decide(edition.questionnaire, sitting.answers)
    take = 1
    while True:
        named = replace(sitting, id=sitting_id(sitting.started, take))
        data = sealed(
            sitting_to_table(edition, named, decision, why), file_header(edition.questionnaire)
        )
        path = folder / f"{named.id}.toml"
        try:
            durable_files.create(path, data)
        except FileExistsError:
            if _is_same(path, data):
                durable_files.sync_folder(folder)
                return named
            take += 1
        else:
            return named


def _read_finished(
    data: bytes, where: str, shelf: QuestionnaireArchive
) -> tuple[Sitting, datetime]:
    loaded = read(toml.parse(data, where), where, shelf)
    if loaded.finished is None:
        raise BadInput(_("{where}: this sitting is not finished").format(where=where))
    return loaded, loaded.finished


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return durable_files.read(path) == data
    except TensignsError:
        return False
