"""Check one file for faults. Nothing is changed."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tensigns.core.decision.decide import Decision, decide
from tensigns.core.times import CLOCK_TOLERANCE
from tensigns.core.validation.proofs import ReportProgress
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library import sitting_codec
from tensigns.library.answers_file import ANSWERS_KEYS, read_answers
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.clients import CLIENT_FILENAME, client_from_table
from tensigns.library.documents import DOCUMENTS_FOLDER, document_faults
from tensigns.library.entry_names import JOURNAL_FOLDER, parse_entry_filename
from tensigns.library.journal_check import ENTRY_KEYS, entry_faults
from tensigns.library.library import ARCHIVE_FOLDER, CLIENTS_FOLDER, Library
from tensigns.library.rates import RATES_FILENAME, rate_file_faults
from tensigns.library.sitting_layout import user_texts
from tensigns.library.sitting_order import DateLimit, misdated_message
from tensigns.library.sitting_table import decision_table
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN, SLUG_PATTERN
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import SET_ASIDE_SUFFIX, QuestionnaireArchive
from tensigns.questionnaires.proof_check import all_fault_lines
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines, FaultList, add_surplus_marks, fault_lines
from tensigns.storage.streams import read_named_file
from tensigns.storage.toml import Table

_QUESTIONNAIRE_KEYS = frozenset(("sign", "weighing", "introduction", "languages"))
"""Keys that only a questionnaire has."""


def check_file(path: Path, library: Library) -> tuple[str, ...]:
    """Return the faults of a questionnaire, sitting, client, entry, file of rates or answers file.

    The kind of the file is detected from its content. A sitting's questionnaire comes from the data
    folder that contains the file. If no data folder contains it, the questionnaire comes from
    ``library``. A path that is not a regular file is a fault; it is not opened.
    """
    try:
        return _content_faults(path, durable_files.read(path), library)
    except TensignsError as error:
        return fault_lines(error)


def check_named_file(
    path: Path, library: Library, report_progress: ReportProgress | None = None
) -> tuple[str, ...]:
    """Return the faults of a file that the user named. See :func:`check_file`.

    Pipes and other streams are read too. While a questionnaire is proved, ``report_progress`` is
    called with the number of completed signs and the number of all signs.
    """
    try:
        return _content_faults(path, read_named_file(path), library, report_progress)
    except TensignsError as error:
        return fault_lines(error)


def _content_faults(  # noqa: PLR0911  one return for each kind of file
    path: Path, data: bytes, library: Library, report_progress: ReportProgress | None = None
) -> tuple[str, ...]:
    """Return the faults of a file's content, or raise :class:`BadInput` with them."""
    file_label = display_path(path)
    table = toml.parse(data, file_label)
    if not _QUESTIONNAIRE_KEYS.isdisjoint(table):
        return all_fault_lines(data, file_label, report_progress)
    if "state" in table or ("answers" in table and not ANSWERS_KEYS.issuperset(table)):
        return _sitting_faults(path, table, enclosing_library(path.absolute().parent, library))
    if table.keys() == {"rate"}:
        return rate_file_faults(data, file_label)
    if not ANSWERS_KEYS.isdisjoint(table):
        return _answers_faults(data, file_label, library.archive)
    if table.keys() >= ENTRY_KEYS:
        return entry_faults(path, table, library.now())
    if "name" not in table:
        message = _("{where}: this is no questionnaire, no client, no sitting and no entry")
        return (message.format(where=file_label),)
    return _client_faults(path, table)


def check_library_file(path: Path, library: Library) -> tuple[str, ...]:
    """Return the faults of one file of a library. The path determines what the file should be."""
    try:
        if path == library.root / RATES_FILENAME:
            return rate_file_faults(durable_files.read(path), display_path(path))
        if path.parent.name == ARCHIVE_FOLDER:
            return _archived_file_faults(path, library.archive)
        if path.parent.name == JOURNAL_FOLDER:
            return _journal_file_faults(path, library.now())
        if path.parent.name == DOCUMENTS_FOLDER:
            return tuple(document_faults(path))
        return _client_folder_file_faults(path, library)
    except TensignsError as error:
        return fault_lines(error)


def enclosing_library(client_folder: Path, library: Library) -> Library:
    """Return the library that contains a client's folder; ``library`` if there is none."""
    clients_path = client_folder.parent
    if clients_path.name == CLIENTS_FOLDER and clients_path.parent != library.root:
        return Library(clients_path.parent, library.clock)
    return library


def _parse_file(path: Path) -> Table:
    return toml.parse(durable_files.read(path), display_path(path))


def _archived_file_faults(path: Path, archive: QuestionnaireArchive) -> tuple[str, ...]:
    """Return the faults of a file of the archive. Raise :class:`BadInput` if it cannot be read."""
    if SET_ASIDE_SUFFIX in path.name:
        message = _("{where}: this was not the questionnaire of its name, and was put aside")
        return (message.format(where=display_path(path)),)
    archive.read_file(path)
    return ()


def _client_folder_file_faults(path: Path, library: Library) -> tuple[str, ...]:
    """Return the faults of a file in a client's folder. Raise :class:`BadInput` for damage."""
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
    table = _parse_file(path)
    sitting_faults = _sitting_faults(path, table, library)
    return FaultLines.join([sitting_faults, tuple(_state_faults(path, table))])


def _journal_file_faults(path: Path, now: datetime | None) -> tuple[str, ...]:
    """Return the faults of a file in a journal. Raise :class:`BadInput` if it cannot be read."""
    if parse_entry_filename(path.name) is None:
        message = _("{where}: its name is no entry's, so it is not read; a copy by hand?")
        return (message.format(where=display_path(path)),)
    return entry_faults(path, _parse_file(path), now)


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
    elif now is not None and finished > now + CLOCK_TOLERANCE:
        yield _("{where}: finished: this is in the future").format(where=display_path(path))


def _state_faults(path: Path, table: Table) -> Iterator[str]:
    """Yield a fault if the name of a sitting's file does not fit the state of the sitting."""
    is_finished = table["state"] == "finished"
    if is_finished and path.name == DRAFT_FILENAME:
        yield _("{where}: this sitting is finished").format(where=display_path(path))
    elif not is_finished and path.name != DRAFT_FILENAME:
        yield _("{where}: this sitting is not finished").format(where=display_path(path))


def _client_faults(path: Path, table: Table) -> tuple[str, ...]:
    """Return the faults of a client's file. Raise :class:`BadInput` if it cannot be read."""
    client_from_table(table, path)
    return _surplus_mark_faults(display_path(path), {"name": table["name"]})


def _surplus_mark_faults(file_label: str, texts: Table) -> tuple[str, ...]:
    faults = FaultList(file_label)
    add_surplus_marks(texts, faults)
    return faults.lines


def _sitting_faults(path: Path, table: Table, library: Library) -> tuple[str, ...]:
    """Return the faults of a sitting's file.

    If the file cannot be read as a sitting, raise :class:`BadInput` with its faults.
    """
    file_label = display_path(path)
    sitting = sitting_codec.decode_table(table, file_label, library.archive)
    mark_faults = _surplus_mark_faults(file_label, user_texts(table))
    if sitting.finished is None:
        return mark_faults
    faults = [*_date_faults(path, sitting.finished, library.now())]
    if SITTING_ID_PATTERN.fullmatch(path.stem) and sitting.id != path.stem:
        message = _("{where}: id: it says {id}, the file's name says {name}")
        faults.append(message.format(where=file_label, id=sitting.id, name=path.stem))
    edition = library.archive.load(sitting.questionnaire_ref, file_label)
    decision = decide(edition.questionnaire, sitting.answers, with_changes=False)
    decision_faults = _decision_faults(file_label, table.get("decision"), decision)
    return FaultLines.join([mark_faults, tuple(faults), decision_faults])


def _decision_faults(file_label: str, stored: object, decision: Decision) -> tuple[str, ...]:
    """Return a fault if the stored decision of a sitting differs from the computed decision."""
    if not isinstance(stored, dict):
        return (_("{where}: decision: this is missing").format(where=file_label),)
    expected_values = decision_table(decision)
    differing_keys = [key for key, value in expected_values.items() if stored.get(key) != value]
    if not differing_keys:
        return ()
    message = _(
        "{where}: decision: {keys}: the file says something else than its answers give "
        "({recommendation}, {points} points); the answers count"
    )
    fault = message.format(
        where=file_label,
        keys=", ".join(differing_keys),
        recommendation=decision.recommendation,
        points=decision.points,
    )
    return (fault,)
