"""Check a data folder or another folder for faults. Nothing is changed."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tensigns.core.validation.proofs import ReportProgress
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.client_folder import ClientFolder
from tensigns.library.clients import CLIENT_FILENAME, is_abandoned
from tensigns.library.documents import DOCUMENTS_FOLDER
from tensigns.library.entry_names import JOURNAL_FOLDER
from tensigns.library.file_check import check_file, check_library_file, enclosing_library
from tensigns.library.journal_check import journal_faults
from tensigns.library.library import ARCHIVE_FOLDER, CLIENTS_FOLDER, SUBFOLDERS, Library
from tensigns.library.rates import RATES_FILENAME
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN, SLUG_PATTERN
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import SET_ASIDE_SUFFIX
from tensigns.questionnaires.proof_check import all_fault_lines
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines, fault_lines
from tensigns.storage.folders import is_folder, list_names
from tensigns.storage.privacy import privacy_faults


class CheckResult(NamedTuple):
    """The number of checked files, and a line for each fault."""

    file_count: int
    faults: FaultLines


def check_builtin() -> CheckResult:
    """Check the built-in questionnaire."""
    builtin = reading.builtin_edition()
    return CheckResult(1, all_fault_lines(builtin.data, reading.BUILTIN_FILENAME))


def check_library(library: Library, report_progress: ReportProgress | None = None) -> CheckResult:
    """Check every file of the clients, their journals and documents, the rates and the archive.

    If other users have rights on the data folder, that is a fault too. ``report_progress`` is
    called before each file, with the number of checked files and the number of all files.
    """
    folder_faults: list[str] = []
    paths = [*_library_paths(library.root, folder_faults)]
    file_faults = _check_files(paths, check_library_file, library, report_progress)
    shared_faults = tuple(privacy_faults(library.root, SUBFOLDERS))
    faults = FaultLines.join(
        [tuple(folder_faults), *file_faults, *_faults_between(paths, library), shared_faults]
    )
    return CheckResult(len(paths), faults)


def check_folder(
    folder: Path, library: Library, report_progress: ReportProgress | None = None
) -> CheckResult:
    """Check a data folder, one client's folder, a folder of clients, or the TOML files in a folder.

    The questionnaires of a client's sittings come from the data folder that contains the client's
    folder. If no data folder contains it, they come from ``library``. ``report_progress`` is called
    as in :func:`check_library`.
    """
    folder = folder.absolute()
    if folder == library.root or any(is_folder(folder / name) for name in SUBFOLDERS):
        return check_library(Library(folder, library.clock), report_progress)
    faults: list[str] = []
    names = _list_names(folder, faults)
    if SLUG_PATTERN.fullmatch(folder.name):
        client_folders = [folder]
    else:
        slug_paths = (folder / name for name in names if SLUG_PATTERN.fullmatch(name))
        client_folders = [path for path in slug_paths if not is_abandoned(path)]
    if client_folders:
        paths = [
            path
            for client_folder in client_folders
            for path in _client_paths(client_folder, faults)
        ]
        library = enclosing_library(client_folders[0], library)
        file_faults = _check_files(paths, check_library_file, library, report_progress)
        file_faults += _faults_between(paths, library)
    else:
        paths = [folder / name for name in names if _is_toml(name)]
        file_faults = _check_files(paths, check_file, library, report_progress)
    if not paths and not faults:
        message = _("{where}: there is nothing in this folder that tensigns could check")
        faults.append(message.format(where=display_path(folder)))
    return CheckResult(len(paths), FaultLines.join([tuple(faults), *file_faults]))


def _library_paths(root: Path, faults: list[str]) -> Iterator[Path]:
    """Yield the paths of every client's files, of the rates and of the archive's files.

    Add a fault for each folder that cannot be listed.
    """
    for name in _list_names(root / CLIENTS_FOLDER, faults):
        path = root / CLIENTS_FOLDER / name
        if is_folder(path) and not (SLUG_PATTERN.fullmatch(name) and is_abandoned(path)):
            yield from _client_paths(path, faults)
    if os.path.lexists(root / RATES_FILENAME):
        yield root / RATES_FILENAME
    for name in _list_names(root / ARCHIVE_FOLDER, faults):
        if _is_toml(name) or SET_ASIDE_SUFFIX in name:
            yield root / ARCHIVE_FOLDER / name


def _client_paths(folder: Path, faults: list[str]) -> Iterator[Path]:
    """Yield the path of a client's file, and of every other TOML file in the client's folder.

    The files of the journal and the documents follow. The client's file may be missing. Add a fault
    for each folder that cannot be listed.
    """
    yield folder / CLIENT_FILENAME
    for name in _list_names(folder, faults):
        if _is_toml(name) and name != CLIENT_FILENAME:
            yield folder / name
    for name in _list_names(folder / JOURNAL_FOLDER, faults):
        if _is_toml(name):
            yield folder / JOURNAL_FOLDER / name
    for name in _list_names(folder / DOCUMENTS_FOLDER, faults):
        if name.endswith(".md"):
            yield folder / DOCUMENTS_FOLDER / name


def _faults_between(paths: Sequence[Path], library: Library) -> list[tuple[str, ...]]:
    """Return the faults between the files of each journal and of each client among these files."""
    journal_paths = [path.parent for path in paths if path.parent.name == JOURNAL_FOLDER]
    client_paths = [path.parent for path in paths if SITTING_ID_PATTERN.fullmatch(path.stem)]
    return [
        *(journal_faults(journal_path) for journal_path in dict.fromkeys(journal_paths)),
        *(
            tuple(_amendment_faults(ClientFolder(client_path, library.archive)))
            for client_path in dict.fromkeys(client_paths)
        ),
    ]


def _amendment_faults(folder: ClientFolder) -> Iterator[str]:
    """Yield a message for each sitting of a client with several amendments. It names them."""
    amendment_ids: dict[str, list[str]] = {}
    for sitting_id in folder.sitting_ids():
        amended_id = folder.amended_id(sitting_id)
        if amended_id is not None:
            amendment_ids.setdefault(amended_id, []).append(sitting_id)
    for amended_id, (*older_ids, newest_id) in amendment_ids.items():
        if older_ids:
            message = _("{where}: amends: {id} is amended by {amendments} too; the newest counts")
            yield message.format(
                where=display_path(folder.sitting_path(newest_id)),
                id=amended_id,
                amendments=", ".join(older_ids),
            )


def _list_names(folder: Path, faults: list[str]) -> tuple[str, ...]:
    try:
        return list_names(folder)
    except TensignsError as error:
        faults.extend(fault_lines(error))
        return ()


def _is_toml(name: str) -> bool:
    return name.endswith(".toml")


def _check_files(
    paths: Sequence[Path],
    check_path: Callable[[Path, Library], tuple[str, ...]],
    library: Library,
    report_progress: ReportProgress | None,
) -> list[tuple[str, ...]]:
    """Return the faults of each file. ``report_progress`` is called before each file."""
    faults_by_file = []
    for index, path in enumerate(paths):
        if report_progress is not None:
            report_progress(index, len(paths))
        faults_by_file.append(check_path(path, library))
    return faults_by_file
