"""Drafts. A client has at most one draft. The file of a draft is replaced after every answer."""

import contextlib
from pathlib import Path

from tensigns.core.interview import with_valid_position
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library import sitting_codec
from tensigns.library.client_folder import DRAFT_NAME, ClientFolder
from tensigns.library.sitting_codec import DraftFile
from tensigns.library.slugs_and_ids import format_sitting_id
from tensigns.library.trash import Trash
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.toml import Table


class Drafts:
    """The drafts of all clients. The object remembers each file as it last read or wrote it.

    If a file is not as this object last read or wrote it, the file is copied to the trash before it
    is replaced. A file that cannot be read is never replaced or moved. The caller of any method
    except :meth:`load` must hold the lock of the client's folder.
    """

    def __init__(self, trash: Trash) -> None:
        self._trash = trash
        self._last_files: dict[Path, DraftFile] = {}

    def load(self, folder: ClientFolder) -> Sitting | None:
        """Return the draft with a valid position: a visible question or the review.

        Return None if there is no draft, or if the sitting of the draft is already recorded. Raise
        :class:`BadInput` if the file is damaged or contains a finished sitting.
        """
        path = folder.draft_path
        file_label = display_path(path)
        data = durable_files.read_if_exists(path)
        if data is None:
            return None
        table = toml.parse(data, file_label)
        draft = sitting_codec.decode_table(table, file_label, folder.archive)
        if draft.finished is not None:
            raise BadInput(_("{where}: this sitting is finished").format(where=file_label))
        if _is_recorded(folder, draft):
            return None
        self._last_files[path] = DraftFile(data, table)
        edition = folder.archive.load(draft.questionnaire_ref, file_label)
        return with_valid_position(edition.questionnaire, draft)

    def save(self, folder: ClientFolder, edition: Edition, draft: Sitting) -> None:
        """Write the draft. Keys of the previous file that this version does not know are kept.

        The draft's questionnaire must be in the archive. Raise :class:`ValueError` for a finished
        sitting, :class:`BadInput` if the previous file is damaged, and :class:`OperationFailed` if
        the new file would be too large.
        """
        if draft.finished is not None:
            raise ValueError("a finished sitting is not saved as a draft")
        path = folder.draft_path
        previous_table = self._read_and_back_up_previous(folder)
        file = sitting_codec.encode_draft(edition, draft, previous_table)
        if path not in self._last_files:
            # Check once that the file can be read again. Later saves change only answers and notes.
            file_label = display_path(path)
            sitting_codec.decode_table(
                toml.parse(file.data, file_label), file_label, folder.archive
            )
        durable_files.save(path, file.data)
        self._last_files[path] = file

    def discard(self, folder: ClientFolder) -> str | None:
        """Move the draft to the trash and return its name there. Return None if there is no draft.

        Raise :class:`BadInput` if the file is damaged.
        """
        path = folder.draft_path
        data = durable_files.read_if_exists(path)
        if data is None:
            return None
        sitting_codec.parse_sitting_file(data, display_path(path))
        self._last_files.pop(path, None)
        return self._trash.add(path, f"{folder.slug}@{DRAFT_NAME}")

    def remove_recorded(self, folder: ClientFolder) -> None:
        """Remove the draft of a sitting that is now recorded, if there is one.

        If the file is not as this object last read or wrote it, it is moved to the trash instead.
        If the file cannot be read, it stays where it is.
        """
        path = folder.draft_path
        last_file = self._last_files.pop(path, None)
        data = durable_files.read_if_exists(path)
        if last_file is not None and data == last_file.data:
            durable_files.remove(path)
        elif data is not None:
            with contextlib.suppress(BadInput):
                self.discard(folder)

    def _read_and_back_up_previous(self, folder: ClientFolder) -> Table | None:
        """Return the table of the file that is about to be replaced; None if there is no file.

        If the file is not as this object last read or wrote it, copy it to the trash first.
        """
        path = folder.draft_path
        data = durable_files.read_if_exists(path)
        if data is None:
            return None
        last_file = self._last_files.get(path)
        if last_file is not None and last_file.data == data:
            return last_file.table
        table = sitting_codec.parse_sitting_file(data, display_path(path))
        self._trash.add_copy(path, f"{folder.slug}@{DRAFT_NAME}", data)
        return table


def _is_recorded(folder: ClientFolder, draft: Sitting) -> bool:
    """Whether the sitting of a draft is already recorded.

    This happens if the program was interrupted after it recorded the sitting and before it removed
    the draft.
    """
    stamp = format_sitting_id(draft.started)
    for sitting_id in folder.sitting_ids():
        if sitting_id.partition("-")[0] != stamp:
            continue
        try:
            sitting = folder.load(sitting_id)
        except TensignsError:
            continue
        if _unchanging_fields(sitting) == _unchanging_fields(draft):
            return True
    return False


def _unchanging_fields(sitting: Sitting) -> tuple[object, ...]:
    """Return the fields that do not change when a draft is finished."""
    return (
        sitting.started,
        sitting.questionnaire_ref,
        sitting.answers,
        sitting.notes,
        sitting.note,
    )
