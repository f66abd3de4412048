"""A client's unfinished sitting: one file, replaced after every answer."""

import contextlib
from pathlib import Path

from tensigns.core.interview import with_valid_position
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library import sittings
from tensigns.library.ids import sitting_id
from tensigns.library.sitting_table import keep_unknown_keys, sitting_to_table
from tensigns.library.trash import Trash
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.toml import Table

DRAFT_NAME = "in-progress"
"""What a client's unfinished sitting is called in place of an id."""

DRAFT_FILENAME = f"{DRAFT_NAME}.toml"
"""Its file."""


class Drafts:
    """Unfinished sittings, with what this process last saw of each.

    A file that something else changed meanwhile is kept in the trash before it is replaced; one
    that cannot be read is left alone. All but reading asks for the client's lock.
    """

    def __init__(self, shelf: QuestionnaireArchive, trash: Trash) -> None:
        self._shelf = shelf
        self._trash = trash
        self._seen: dict[Path, tuple[bytes, Table]] = {}

    def load(self, folder: Path) -> Sitting | None:
        """The unfinished sitting, if any, at a question that shows; or :class:`BadInput`."""
        path = folder / DRAFT_FILENAME
        where = display_path(path)
        data = durable_files.read_if_there(path)
        if data is None:
            return None
        table = toml.parse(data, where)
        sitting = sittings.read(table, where, self._shelf)
        if sitting.finished is not None:
            raise BadInput(_("{where}: this sitting is finished").format(where=where))
        if _is_recorded(folder, sitting, self._shelf):
            return None
        self._seen[path] = data, table
        return with_valid_position(
            self._shelf.edition(sitting.source, where).questionnaire, sitting
        )

    def save(self, folder: Path, edition: Edition, sitting: Sitting) -> None:
        """Put the sitting in the place of what was there, keys that mean nothing to us kept.

        Its questionnaire must be kept already. :class:`ValueError` for a finished sitting.
        """
        if sitting.finished is not None:
            raise ValueError("a finished sitting is not saved as an unfinished one")
        path = folder / DRAFT_FILENAME
        before = self._before(folder)
        table = sitting_to_table(edition, sitting, None)
        if before is not None:
            table = keep_unknown_keys(table, before)
        data = toml.dumps(table)
        durable_files.save(path, data)
        self._seen[path] = data, table

    def discard(self, folder: Path) -> str | None:
        """Move the unfinished sitting, if any, to the trash; gives its name there."""
        path = folder / DRAFT_FILENAME
        data = durable_files.read_if_there(path)
        if data is None:
            return None
        sittings.readable(path, data)
        self._seen.pop(path, None)
        return self._trash.put(path, f"{folder.name}@{DRAFT_NAME}")

    def remove(self, folder: Path) -> None:
        """Remove the unfinished sitting once it is recorded; one that is not ours is kept."""
        path = folder / DRAFT_FILENAME
        seen = self._seen.pop(path, None)
        data = durable_files.read_if_there(path)
        if seen is not None and data == seen[0]:
            durable_files.remove(path)
        elif data is not None:
            with contextlib.suppress(BadInput):
                self.discard(folder)

    def _before(self, folder: Path) -> Table | None:
        """What is about to be replaced; none where there is nothing."""
        path = folder / DRAFT_FILENAME
        data = durable_files.read_if_there(path)
        if data is None:
            return None
        seen = self._seen.get(path)
        if seen is not None and seen[0] == data:
            return seen[1]
        table = sittings.readable(path, data)
        self._trash.put_copy(path, f"{folder.name}@{DRAFT_NAME}", data)
        return table


def _is_recorded(folder: Path, draft: Sitting, shelf: QuestionnaireArchive) -> bool:
    """Whether this very sitting was finished and only the removal of its draft was cut off."""
    stamp = sitting_id(draft.started)
    for each in sittings.sitting_ids(folder):
        if each.partition("-")[0] != stamp:
            continue
        try:
            recorded = sittings.load(folder, each, shelf)
        except TensignsError:
            continue
        if _said(recorded) == _said(draft):
            return True
    return False


def _said(sitting: Sitting) -> tuple[object, ...]:
    return (sitting.started, sitting.source, sitting.answers, sitting.notes, sitting.note)
