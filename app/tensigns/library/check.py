"""Check a data folder, another folder or one file for faults. Nothing is changed."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.core.decision.decide import Decision, decide
from tensigns.core.validation.proofs import ReportProgress
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library import sitting_codec
from tensigns.library.answers_file import ANSWERS_KEYS, read_answers
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.clients import CLIENT_FILENAME, client_from_table, is_abandoned
from tensigns.library.library import ARCHIVE_FOLDER, CLIENTS_FOLDER, SUBFOLDERS, Library
from tensigns.library.sitting_layout import user_texts
from tensigns.library.sitting_order import TOLERANCE, DateLimit, misdated_message
from tensigns.library.sitting_table import decision_table
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN, SLUG_PATTERN
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import SET_ASIDE_SUFFIX, QuestionnaireArchive
from tensigns.questionnaires.proof_check import all_fault_lines
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines, FaultList, add_surplus_marks, fault_lines
from tensigns.storage.folders import is_folder, list_names
from tensigns.storage.privacy import privacy_faults
from tensigns.storage.streams import read_named_file
from tensigns.storage.toml import Table

_QUESTIONNAIRE_KEYS = frozenset(("sign", "weighing", "introduction", "languages"))
"""Keys that only a questionnaire has."""


class CheckResult(NamedTuple):
    """How many files were checked, and a line for each fault."""

    file_count: int
    faults: FaultLines


def check_builtin() -> CheckResult:
    """Check the built-in questionnaire."""
    builtin = reading.builtin_edition()
    return CheckResult(1, all_fault_lines(builtin.data, reading.BUILTIN_FILENAME))


def check_library(library: Library, report_progress: ReportProgress | None = None) -> CheckResult:
    """Check every client, sitting and archived questionnaire of a library.

    Rights of other users on the data folder are faults too. ``report_progress`` is called before
    each file; its steps are the files.
    """
    folder_faults: list[str] = []
    paths = [*_library_paths(library.root, folder_faults)]
    file_faults = []
    for index, path in enumerate(paths):
        if report_progress is not None:
            report_progress(index, len(paths))
        file_faults.append(_library_file_faults(path, library))
    shared_faults = tuple(privacy_faults(library.root, SUBFOLDERS))
    faults = FaultLines.join([tuple(folder_faults), *file_faults, shared_faults])
    return CheckResult(len(paths), faults)


def check_folder(
    folder: Path, library: Library, report_progress: ReportProgress | None = None
) -> CheckResult:
    """Check a data folder, one client's folder, a folder of clients, or the TOML files in a folder.

    The questionnaires of a client's sittings come from the data folder that contains the client's
    folder. If no data folder contains it, they come from ``library``. ``report_progress`` is that
    of :func:`check_library`.
    """
    folder = folder.absolute()
    if folder == library.root or any(is_folder(folder / name) for name in SUBFOLDERS):
        return check_library(Library(folder, library.clock), report_progress)
    faults: list[str] = []
    names = _list_names(folder, faults)
    if SLUG_PATTERN.fullmatch(folder.name):
        client_folders = [folder]
    else:
        client_folders = [folder / name for name in names if SLUG_PATTERN.fullmatch(name)]
    if client_folders:
        enclosing_library = _enclosing_library(client_folders[0], library)
        paths = [
            path
            for client_folder in client_folders
            for path in _client_paths(client_folder, faults)
        ]
        fault_lists = [_library_file_faults(path, enclosing_library) for path in paths]
    else:
        paths = [folder / name for name in names if _is_toml(name)]
        fault_lists = [check_file(path, library) for path in paths]
    if not paths and not faults:
        message = _("{where}: there is nothing in this folder that tensigns could check")
        faults.append(message.format(where=display_path(folder)))
    return CheckResult(len(paths), FaultLines.join([tuple(faults), *fault_lists]))


def check_file(path: Path, library: Library) -> tuple[str, ...]:
    """Return the faults of a file of a questionnaire, sitting or client, or of an answers file.

    The content of the file says which of them it is. A sitting's questionnaire comes from the data
    folder that contains the file. If no data folder contains it, the questionnaire comes from
    ``library``. A path that is no regular file is a fault, and is not opened.
    """
    try:
        return _content_faults(path, durable_files.read(path), library)
    except TensignsError as error:
        return fault_lines(error)


def check_named_file(
    path: Path, library: Library, report_progress: ReportProgress | None = None
) -> tuple[str, ...]:
    """Return the faults of a file that the user named, as :func:`check_file` does.

    Pipes and other streams are read too. ``report_progress`` is called while a questionnaire is
    proved; its steps are the signs.
    """
    try:
        return _content_faults(path, read_named_file(path), library, report_progress)
    except TensignsError as error:
        return fault_lines(error)


def _content_faults(
    path: Path, data: bytes, library: Library, report_progress: ReportProgress | None = None
) -> tuple[str, ...]:
    """Return the faults of a file's content, or raise :class:`BadInput` with them."""
    file_label = display_path(path)
    table = toml.parse(data, file_label)
    if not _QUESTIONNAIRE_KEYS.isdisjoint(table):
        return all_fault_lines(data, file_label, report_progress)
    if "state" in table or ("answers" in table and not ANSWERS_KEYS.issuperset(table)):
        enclosing_library = _enclosing_library(path.absolute().parent, library)
        return _sitting_faults(path, table, enclosing_library)
    if not ANSWERS_KEYS.isdisjoint(table):
        return _answers_faults(data, file_label, library.archive)
    if "name" not in table:
        message = _("{where}: this is no questionnaire, no client and no sitting")
        return (message.format(where=file_label),)
    return _client_faults(path, table)


def _enclosing_library(client_folder: Path, library: Library) -> Library:
    """Return the library that contains a client's folder; ``library`` if there is none."""
    clients_path = client_folder.parent
    if clients_path.name == CLIENTS_FOLDER and clients_path.parent != library.root:
        return Library(clients_path.parent, library.clock)
    return library


def _library_paths(root: Path, faults: list[str]) -> Iterator[Path]:
    """Yield the paths of every client's files and of the archive's files.

    Add a fault for each folder that cannot be listed.
    """
    for name in _list_names(root / CLIENTS_FOLDER, faults):
        path = root / CLIENTS_FOLDER / name
        if is_folder(path) and not (SLUG_PATTERN.fullmatch(name) and is_abandoned(path)):
            yield from _client_paths(path, faults)
    for name in _list_names(root / ARCHIVE_FOLDER, faults):
        if _is_toml(name) or SET_ASIDE_SUFFIX in name:
            yield root / ARCHIVE_FOLDER / name


def _client_paths(folder: Path, faults: list[str]) -> Iterator[Path]:
    """Yield the path of a client's file, and of every other TOML file in the client's folder.

    The client's file may be missing. Add a fault if the folder cannot be listed.
    """
    yield folder / CLIENT_FILENAME
    for name in _list_names(folder, faults):
        if _is_toml(name) and name != CLIENT_FILENAME:
            yield folder / name


def _list_names(folder: Path, faults: list[str]) -> tuple[str, ...]:
    try:
        return list_names(folder)
    except TensignsError as error:
        faults.extend(fault_lines(error))
        return ()


def _is_toml(name: str) -> bool:
    return name.endswith(".toml")


def _library_file_faults(path: Path, library: Library) -> tuple[str, ...]:
    """Return the faults of one file of a library. The path says what the file should be."""
    try:
        if path.parent.name == ARCHIVE_FOLDER:
            return _archived_file_faults(path, library.archive)
        if not SLUG_PATTERN.fullmatch(path.parent.name):
            message = _("{where}: this is no client's folder")
            return (message.format(where=display_path(path.parent)),)
        if path.name == CLIENT_FILENAME:
            return _client_faults(path, _parse_file(path))
        if path.name != DRAFT_FILENAME and not SITTING_ID_PATTERN.fullmatch(
            path.name.removesuffix(".toml")
        ):
            message = _("{where}: its name is no sitting's, so it is not read; a copy by hand?")
            return (message.format(where=display_path(path)),)
        return _sitting_faults(path, _parse_file(path), library)
    except TensignsError as error:
        return fault_lines(error)


def _parse_file(path: Path) -> Table:
    return toml.parse(durable_files.read(path), display_path(path))


def _archived_file_faults(path: Path, archive: QuestionnaireArchive) -> tuple[str, ...]:
    """Return the faults of a readable file of the archive; raise :class:`BadInput` for others."""
    if SET_ASIDE_SUFFIX in path.name:
        message = _("{where}: this was not the questionnaire of its name, and was put aside")
        return (message.format(where=display_path(path)),)
    archive.read_file(path)
    return ()


def _answers_faults(data: bytes, file_label: str, archive: QuestionnaireArchive) -> tuple[str, ...]:
    """Return the faults of an answers file under the built-in questionnaire.

    If the file fits an archived questionnaire, it has no faults.
    """
    faults: tuple[str, ...] = ()
    for edition in (reading.builtin_edition(), *archive.editions()):
        try:
            read_answers(data, file_label, edition)
        except TensignsError as error:
            faults = faults or fault_lines(error)
        else:
            return ()
    return faults


def _date_faults(path: Path, finished: datetime, now: datetime | None) -> Iterator[str]:
    """Yield a fault if the id of a sitting or its finish is in the future."""
    if SITTING_ID_PATTERN.fullmatch(path.stem) and DateLimit(now).is_exceeded(path.stem):
        yield misdated_message(path)
    elif now is not None and finished > now + TOLERANCE:
        yield _("{where}: finished: this is in the future").format(where=display_path(path))


def _client_faults(path: Path, table: Table) -> tuple[str, ...]:
    """Return the faults of a client that can be read; raise :class:`BadInput` for any other."""
    client_from_table(table, path)
    return _surplus_mark_faults(display_path(path), {"name": table["name"]})


def _surplus_mark_faults(file_label: str, texts: Table) -> tuple[str, ...]:
    faults = FaultList(file_label)
    add_surplus_marks(texts, faults)
    return faults.lines


def _sitting_faults(path: Path, table: Table, library: Library) -> tuple[str, ...]:
    """Return the faults of a sitting whose file can be read.

    If the file cannot be read, raise :class:`BadInput` with its faults.
    """
    file_label = display_path(path)
    sitting = sitting_codec.decode_table(table, file_label, library.archive)
    faults = [*_surplus_mark_faults(file_label, user_texts(table))]
    if sitting.finished is None:
        return tuple(faults)
    faults += _date_faults(path, sitting.finished, library.now())
    if SITTING_ID_PATTERN.fullmatch(path.stem) and sitting.id != path.stem:
        message = _("{where}: id: it says {id}, the file's name says {name}")
        faults.append(message.format(where=file_label, id=sitting.id, name=path.stem))
    edition = library.archive.load(sitting.questionnaire_ref, file_label)
    decision = decide(edition.questionnaire, sitting.answers, with_flips=False)
    return (*faults, *_decision_faults(file_label, table.get("decision"), decision))


def _decision_faults(file_label: str, stored: object, decision: Decision) -> tuple[str, ...]:
    """Return a fault if the stored decision of a sitting differs from that of its answers."""
    if not isinstance(stored, dict):
        return (_("{where}: decision: this is missing").format(where=file_label),)
    expected_values = decision_table(decision)
    differing_keys = [key for key, value in expected_values.items() if stored.get(key) != value]
    if not differing_keys:
        return ()
    message = _(
        "{where}: decision: {keys}: stored is something else than the answers give"
        " ({recommendation}, {points} points); the answers count"
    )
    fault = message.format(
        where=file_label,
        keys=", ".join(differing_keys),
        recommendation=decision.recommendation,
        points=decision.points,
    )
    return (fault,)
