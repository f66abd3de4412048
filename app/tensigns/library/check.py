"""Everything that is wrong in the data folder, told at once; nothing is changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tensigns.core.decision.decide import Decision, decide
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library import clients, drafts, sittings
from tensigns.library.ids import SLUG_PATTERN
from tensigns.library.library import CLIENTS, QUESTIONNAIRES, Library
from tensigns.library.sitting_table import ID_PATTERN, decision_table
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.validate import all_fault_lines
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import fault_lines
from tensigns.storage.toml import Table

_OF_QUESTIONNAIRES = frozenset(("sign", "weighing", "introduction", "languages"))
"""Keys that only a questionnaire has."""


class Checked(NamedTuple):
    """How many files were looked at, and a line for each fault."""

    files: int
    faults: tuple[str, ...]


def check_builtin() -> Checked:
    """Look at the questionnaire that comes with the program."""
    builtin = reading.builtin_edition()
    return Checked(1, all_fault_lines(builtin.data, reading.BUILTIN_FILENAME))


def check_library(library: Library) -> Checked:
    """Look at every client, sitting and kept questionnaire of a library."""
    found = [_looked_at(path, library.shelf) for path in _paths(library.root)]
    return Checked(len(found), tuple(line for lines in found for line in lines))


def check_file(path: Path, library: Library) -> tuple[str, ...]:
    """The faults of one file: a questionnaire, a client or a sitting, by what it holds.

    A sitting's questionnaire is looked for in the library.
    """
    try:
        data = durable_files.read(path)
        table = toml.parse(data, display_path(path))
        if not _OF_QUESTIONNAIRES.isdisjoint(table):
            return all_fault_lines(data, display_path(path))
        if "state" in table or "answers" in table:
            return _sitting_faults(path, table, library.shelf)
        if "name" not in table:
            message = _("{where}: this is no questionnaire, no client and no sitting")
            return (message.format(where=display_path(path)),)
        clients.client_from_table(table, path)
    except TensignsError as error:
        return fault_lines(error)
    return ()


def _paths(root: Path) -> Iterator[Path]:
    """Every file of ours, and every one that lies where only ours belong."""
    folder = root / CLIENTS
    for name in folders.list_names(folder):
        place = folder / name
        if not folders.is_folder(place) or (
            SLUG_PATTERN.fullmatch(name) and clients.is_abandoned(place)
        ):
            continue
        yield place / clients.CLIENT_FILENAME
        yield from (
            place / each
            for each in folders.list_names(place)
            if each.endswith(".toml") and each != clients.CLIENT_FILENAME
        )
    kept = root / QUESTIONNAIRES
    yield from (kept / name for name in folders.list_names(kept) if name.endswith(".toml"))


def _looked_at(path: Path, shelf: QuestionnaireArchive) -> tuple[str, ...]:
    """The faults of one file by where it lies."""
    try:
        if path.parent.name == QUESTIONNAIRES:
            shelf.read_kept(path)
        elif not SLUG_PATTERN.fullmatch(path.parent.name):
            return (
                _("{where}: this is no client's folder").format(where=display_path(path.parent)),
            )
        elif path.name == clients.CLIENT_FILENAME:
            clients.read_client(path.parent)
        elif path.name != drafts.DRAFT_FILENAME and not ID_PATTERN.fullmatch(
            path.name.removesuffix(".toml")
        ):
            message = _("{where}: its name is no sitting's, so it is not read; a copy by hand?")
            return (message.format(where=display_path(path)),)
        else:
            return _sitting_faults(
                path, toml.parse(durable_files.read(path), display_path(path)), shelf
            )
    except TensignsError as error:
        return fault_lines(error)
    return ()


def _sitting_faults(path: Path, table: Table, shelf: QuestionnaireArchive) -> tuple[str, ...]:
    where = display_path(path)
    sitting = sittings.read(table, where, shelf)
    lines: list[str] = []
    if sitting.finished is None:
        return ()
    if ID_PATTERN.fullmatch(path.stem) and sitting.id != path.stem:
        message = _("{where}: id: it says {id}, the file's name says {name}")
        lines.append(message.format(where=where, id=sitting.id, name=path.stem))
    edition = shelf.edition(sitting.source, where)
    decision = decide(edition.questionnaire, sitting.answers)
    return (*lines, *_differing(where, table.get("decision"), decision))


def _differing(where: str, stored: object, decision: Decision) -> tuple[str, ...]:
    if not isinstance(stored, dict):
        return (_("{where}: decision: this is missing").format(where=where),)
    keys = [key for key, value in decision_table(decision).items() if stored.get(key) != value]
    if not keys:
        return ()
    message = _(
        "{where}: decision: {keys}: stored is something else than the answers give"
        " ({recommendation}, {points} points); the answers count"
    )
    told = message.format(
        where=where,
        keys=", ".join(keys),
        recommendation=decision.recommendation,
        points=decision.points,
    )
    return (told,)
