"""A client's folder: the finished sittings and the draft.

A finished sitting is written once and never changed.
"""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library import sitting_codec
from tensigns.library.sitting_codec import SittingResult
from tensigns.library.slugs_and_ids import (
    SITTING_ID_PATTERN,
    format_sitting_id,
    id_sort_key,
    newest_time,
)
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value

DRAFT_NAME = "in-progress"
"""The name of a draft. A draft has no id."""

DRAFT_FILENAME = f"{DRAFT_NAME}.toml"
"""The name of the file of a client's draft."""

_SITTING_FILENAME = rf"{SITTING_ID_PATTERN.pattern}\.toml"


class ClientFolder:
    """One client's folder. ``archive`` holds the questionnaires of the client's sittings.

    Reading takes no lock. The caller of :meth:`record` must hold the library's lock.
    """

    def __init__(self, path: Path, archive: QuestionnaireArchive) -> None:
        self.path = path
        self.archive = archive

    @property
    def slug(self) -> str:
        """The client's slug, which is the folder's name."""
        return self.path.name

    @property
    def draft_path(self) -> Path:
        """The path of the draft's file, whether or not the file exists."""
        return self.path / DRAFT_FILENAME

    def sitting_ids(self) -> tuple[str, ...]:
        """Return the ids of the finished sittings, oldest first."""
        ids = [
            filename.removesuffix(".toml")
            for filename in folders.list_names(self.path)
            if re.fullmatch(_SITTING_FILENAME, filename)
        ]
        return tuple(sorted(ids, key=id_sort_key))

    def sitting_path(self, sitting_id: str) -> Path:
        """Return the path of the file of a finished sitting. The file is not read.

        Raise :class:`BadInput` if there is no such file.
        """
        path = self.path / f"{sitting_id}.toml"
        if not SITTING_ID_PATTERN.fullmatch(sitting_id) or not os.path.lexists(path):
            message = _("{id}: {slug} has no such sitting")
            raise BadInput(message.format(id=quote_value(sitting_id), slug=self.slug))
        return path

    def load(self, sitting_id: str) -> Sitting:
        """Return a finished sitting. Raise :class:`BadInput` if its file is missing or damaged."""
        path = self.sitting_path(sitting_id)
        sitting = sitting_codec.decode_finished(
            durable_files.read(path), display_path(path), self.archive
        )
        return replace(sitting, id=sitting_id)

    def result(self, sitting_id: str) -> SittingResult:
        """Return the result of a finished sitting.

        A file with a valid checksum is not parsed. Raise the same errors as :meth:`load`.
        """
        path = self.sitting_path(sitting_id)
        return sitting_codec.decode_result(
            durable_files.read(path), display_path(path), self.archive
        )

    def record(self, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()) -> Sitting:
        """Write a finished sitting and return it with its new id.

        If the folder already has a file with the same content, no second file is written.
        ``reasons`` are sentences in the file that explain the result. The file of an amended
        sitting can be missing. Raise :class:`OperationFailed` if the file is too large or cannot be
        read back, and :class:`ValueError` for a draft.
        """
        if sitting.finished is None:
            raise ValueError("only a finished sitting is recorded")
        self.archive.add(edition)
        durable_files.remove_leftovers(self.path, "[0-9]*")
        id_time, number = self._id_time(sitting.started, sitting.finished), 1
        while True:
            recorded = replace(sitting, id=format_sitting_id(id_time, number))
            data = sitting_codec.encode_finished(edition, recorded, reasons)
            path = self.path / f"{recorded.id}.toml"
            sitting_codec.decode_finished(data, display_path(path), self.archive)
            try:
                durable_files.create(path, data)
            except FileExistsError:
                if not _content_equals(path, data):
                    number += 1
                    continue
                durable_files.sync_folder(self.path)
            require_content(path, data)
            return recorded

    def _id_time(self, started: datetime, finished: datetime) -> datetime:
        """Return the time for the id of a new sitting, which must come after the other ids.

        This is the start. If a sitting was recorded since then, it is the finish; if the clock was
        set back, it is the time of the newest sitting.
        """
        newest = newest_time(self.sitting_ids(), finished)
        return started if newest is None or newest <= started else max(finished, newest)

    def refuse_between_amendments(self, sitting_id: str) -> None:
        """Raise :class:`BadInput` if a sitting amends another one and is amended itself."""
        sitting_ids = self.sitting_ids()
        if self.amended_id(sitting_id) not in sitting_ids:
            return
        for other_id in sitting_ids:
            if self.amended_id(other_id) == sitting_id:
                message = _("{id}: {other} amends this amendment; delete {other} first")
                raise BadInput(message.format(id=sitting_id, other=other_id))

    def amended_id(self, sitting_id: str) -> str | None:
        """Return the id of the sitting that a sitting amends; None also if it cannot be read."""
        try:
            return self.result(sitting_id).amends
        except TensignsError:
            return None

    def checked_sitting_path(self, sitting_id: str) -> Path:
        """Return the path of a finished sitting's file.

        Raise :class:`BadInput` if the file is missing or damaged. The check does not load the
        questionnaire, so it does not check the answers.
        """
        path = self.sitting_path(sitting_id)
        sitting_codec.parse_sitting_file(durable_files.read(path), display_path(path))
        return path

    def unreadable_files(self) -> tuple[str, ...]:
        """Return the display paths of the damaged files of sittings, including the draft."""
        paths = [self.path / f"{sitting_id}.toml" for sitting_id in self.sitting_ids()]
        return tuple(
            display_path(path) for path in (*paths, self.draft_path) if not _is_readable(path)
        )


def require_content(path: Path, data: bytes) -> None:
    """Raise :class:`OperationFailed` if a file that was just written cannot be read back."""
    if not _content_equals(path, data):
        message = _("{where}: what was written cannot be read back; the disk may be failing")
        raise OperationFailed(message.format(where=display_path(path)))


def _content_equals(path: Path, data: bytes) -> bool:
    """Whether a file can be read and contains exactly these bytes."""
    try:
        return durable_files.read(path) == data
    except TensignsError:
        return False


def _is_readable(path: Path) -> bool:
    """Whether a sitting's file can be read. Return True if the file does not exist."""
    try:
        data = durable_files.read_if_exists(path)
        if data is not None:
            sitting_codec.parse_sitting_file(data, display_path(path))
    except TensignsError:
        return False
    return True
