"""A client's finished sittings: written once, under an id of their own, and never changed."""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.decision import added_up, decide
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.store import files, toml, tree
from tensigns.store.answers import check_answers, check_keys
from tensigns.store.faults import Faults, quoted
from tensigns.store.files import shown
from tensigns.store.names import id_order, sitting_id
from tensigns.store.preface import preface
from tensigns.store.questionnaires import Edition
from tensigns.store.records import ID, from_table, to_table
from tensigns.store.seal import Result, sealed, told
from tensigns.store.shelf import Shelf
from tensigns.store.toml import Table

_FILE = re.compile(rf"{ID.pattern}\.toml")


def ids(folder: Path) -> tuple[str, ...]:
    """The ids of the finished sittings in a client's folder, oldest first."""
    found = [name.removesuffix(".toml") for name in tree.names(folder) if _FILE.fullmatch(name)]
    return tuple(sorted(found, key=id_order))


def path_of(folder: Path, sitting: str) -> Path:
    """A finished sitting's file; :class:`BadInput` where there is none of that id."""
    path = folder / f"{sitting}.toml"
    if not ID.fullmatch(sitting) or not os.path.lexists(path):
        message = _("{id}: {slug} has no such sitting")
        raise BadInput(message.format(id=quoted(sitting), slug=folder.name))
    return path


def load(folder: Path, sitting: str, shelf: Shelf) -> Sitting:
    """A finished sitting; :class:`BadInput` where there is none of that id or it is damaged."""
    path = path_of(folder, sitting)
    where = shown(path)
    loaded, _finished = _read_finished(files.read(path), where, shelf)
    return replace(loaded, id=sitting)


def result(folder: Path, sitting: str, shelf: Shelf) -> Result:
    """What a finished sitting came to; as :func:`load`, but most often without parsing."""
    path = path_of(folder, sitting)
    data = files.read(path)
    found = told(data)
    if found is not None:
        return found
    where = shown(path)
    loaded, finished = _read_finished(data, where, shelf)
    questionnaire = shelf.edition(loaded.source, where).questionnaire
    recommendation, points = added_up(questionnaire, loaded.answers)
    return Result(finished, loaded.amends, loaded.source, recommendation, points)


def read(table: Table, where: str, shelf: Shelf) -> Sitting:
    """The sitting in a table, its answers held against its own questionnaire.

    :class:`BadInput` with every fault, or where that questionnaire is gone.
    """
    sitting = from_table(table, where)
    questionnaire = shelf.edition(sitting.source, where).questionnaire
    faults = Faults(where)
    check_answers(sitting.answers, questionnaire, faults)
    check_answers(sitting.suggestions, questionnaire, faults, "suggestions")
    check_keys(sitting.notes, questionnaire, faults, "notes")
    faults.stop_if_any()
    return sitting


def readable(path: Path, data: bytes) -> Table:
    """The table of a sitting's file, whatever its questionnaire; :class:`BadInput` if damaged."""
    where = shown(path)
    table = toml.parse(data, where)
    from_table(table, where)
    return table


def is_sound(path: Path) -> bool:
    """Whether a sitting's file can be read, or is not there."""
    try:
        data = files.read_if_there(path)
        if data is not None:
            readable(path, data)
    except TensignsError:
        return False
    return True


def record(
    folder: Path, edition: Edition, sitting: Sitting, shelf: Shelf, why: Sequence[str] = ()
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
    files.sweep(folder, "[0-9]*")
    decision = decide(edition.questionnaire, sitting.answers)
    take = 1
    while True:
        named = replace(sitting, id=sitting_id(sitting.started, take))
        data = sealed(to_table(edition, named, decision, why), preface(edition.questionnaire))
        path = folder / f"{named.id}.toml"
        try:
            files.create(path, data)
        except FileExistsError:
            if _is_same(path, data):
                files.confirm(folder)
                return named
            take += 1
        else:
            return named


def _read_finished(data: bytes, where: str, shelf: Shelf) -> tuple[Sitting, datetime]:
    loaded = read(toml.parse(data, where), where, shelf)
    if loaded.finished is None:
        raise BadInput(_("{where}: this sitting is not finished").format(where=where))
    return loaded, loaded.finished


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return files.read(path) == data
    except TensignsError:
        return False
