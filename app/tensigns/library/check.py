"""Find every fault in the data folder, or in one file. Nothing is changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tensigns.core.decision.decide import Decision, decide
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library import clients, sitting_codec
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.ids import SITTING_ID_PATTERN, SLUG_PATTERN
from tensigns.library.library import ARCHIVE_FOLDER, CLIENTS_FOLDER, Library
from tensigns.library.sitting_table import decision_table
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.proof_check import all_fault_lines
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import fault_lines
from tensigns.storage.streams import read_named_file
from tensigns.storage.toml import Table

_QUESTIONNAIRE_KEYS = frozenset(("sign", "weighing", "introduction", "languages"))
"""Keys that only a questionnaire has."""


class CheckResult(NamedTuple):
    """How many files were checked, and a line for each fault."""

    file_count: int
    faults: tuple[str, ...]


def check_builtin() -> CheckResult:
    """Check the built-in questionnaire."""
    builtin = reading.builtin_edition()
    return CheckResult(1, all_fault_lines(builtin.data, reading.BUILTIN_FILENAME))


def check_library(library: Library) -> CheckResult:
    """Check every client, sitting and archived questionnaire of a library."""
    fault_lists = [_library_file_faults(path, library.archive) for path in _paths(library.root)]
    return CheckResult(len(fault_lists), tuple(fault for faults in fault_lists for fault in faults))


def check_file(path: Path, library: Library) -> tuple[str, ...]:
    """The faults of one file, whose content says if it is a questionnaire, client or sitting.

    A sitting's questionnaire comes from the library's archive.
    """
    try:
        data = read_named_file(path)
        table = toml.parse(data, display_path(path))
        if not _QUESTIONNAIRE_KEYS.isdisjoint(table):
            return all_fault_lines(data, display_path(path))
        if "state" in table or "answers" in table:
            return _sitting_faults(path, table, library.archive)
        if "name" not in table:
            message = _("{where}: this is no questionnaire, no client and no sitting")
            return (message.format(where=display_path(path)),)
        clients.client_from_table(table, path)
    except TensignsError as error:
        return fault_lines(error)
    return ()


def _paths(root: Path) -> Iterator[Path]:
    """The files of clients, every other TOML file in their folders, and the archive's files."""
    clients_path = root / CLIENTS_FOLDER
    for name in folders.list_names(clients_path):
        path = clients_path / name
        if not folders.is_folder(path) or (
            SLUG_PATTERN.fullmatch(name) and clients.is_abandoned(path)
        ):
            continue
        yield path / clients.CLIENT_FILENAME
        yield from (path / filename for filename in _toml_names(path, clients.CLIENT_FILENAME))
    archive_path = root / ARCHIVE_FOLDER
    yield from (archive_path / filename for filename in _toml_names(archive_path))


def _toml_names(folder: Path, excluded: str = "") -> Iterator[str]:
    for name in folders.list_names(folder):
        if name.endswith(".toml") and name != excluded:
            yield name


def _library_file_faults(path: Path, archive: QuestionnaireArchive) -> tuple[str, ...]:
    """The faults of one file, whose path says what it is."""
    try:
        if path.parent.name == ARCHIVE_FOLDER:
            archive.read_file(path)
        elif not SLUG_PATTERN.fullmatch(path.parent.name):
            message = _("{where}: this is no client's folder")
            return (message.format(where=display_path(path.parent)),)
        elif path.name == clients.CLIENT_FILENAME:
            clients.read_client(path.parent)
        elif path.name != DRAFT_FILENAME and not SITTING_ID_PATTERN.fullmatch(
            path.name.removesuffix(".toml")
        ):
            message = _("{where}: its name is no sitting's, so it is not read; a copy by hand?")
            return (message.format(where=display_path(path)),)
        else:
            table = toml.parse(durable_files.read(path), display_path(path))
            return _sitting_faults(path, table, archive)
    except TensignsError as error:
        return fault_lines(error)
    return ()


def _sitting_faults(path: Path, table: Table, archive: QuestionnaireArchive) -> tuple[str, ...]:
    """The faults of a readable sitting; :class:`BadInput` with those of any other."""
    file_label = display_path(path)
    sitting = sitting_codec.decode_table(table, file_label, archive)
    if sitting.finished is None:
        return ()
    faults: list[str] = []
    if SITTING_ID_PATTERN.fullmatch(path.stem) and sitting.id != path.stem:
        message = _("{where}: id: it says {id}, the file's name says {name}")
        faults.append(message.format(where=file_label, id=sitting.id, name=path.stem))
    edition = archive.load(sitting.questionnaire_ref, file_label)
    decision = decide(edition.questionnaire, sitting.answers)
    return (*faults, *_decision_faults(file_label, table.get("decision"), decision))


def _decision_faults(file_label: str, stored: object, decision: Decision) -> tuple[str, ...]:
    """The difference between the decision in a sitting's file and that of its answers."""
    if not isinstance(stored, dict):
        return (_("{where}: decision: this is missing").format(where=file_label),)
    keys = [key for key, value in decision_table(decision).items() if stored.get(key) != value]
    if not keys:
        return ()
    message = _(
        "{where}: decision: {keys}: stored is something else than the answers give"
        " ({recommendation}, {points} points); the answers count"
    )
    fault = message.format(
        where=file_label,
        keys=", ".join(keys),
        recommendation=decision.recommendation,
        points=decision.points,
    )
    return (fault,)
