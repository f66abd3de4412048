"""The data folder: clients, their sittings, drafts and journals, the archive and the trash."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.errors import OperationFailed
from tensigns.library import clients, history, sitting_codec
from tensigns.library.client_folder import DRAFT_FILENAME, ClientFolder
from tensigns.library.clients import Client, ClientListing
from tensigns.library.data_folder import DataFolder
from tensigns.library.drafts import Drafts
from tensigns.library.entry_names import JOURNAL_FOLDER, EntryName, read_entry_names
from tensigns.library.history import EffectiveSitting, SittingHistory
from tensigns.library.sitting_order import DateLimit, misdated_message
from tensigns.library.slugs_and_ids import format_sitting_id
from tensigns.library.trash import Trash, TrashItem
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files

if TYPE_CHECKING:
    from tensigns.library.journal import Journal

SUBFOLDERS = (CLIENTS_FOLDER, ARCHIVE_FOLDER, TRASH_FOLDER) = "clients", "questionnaires", "trash"
"""The folders in the data folder: of the clients, of used questionnaires, and of the trash."""


class Library:
    """The data folder as front ends use it. The folder is created at the first write.

    Reading takes no lock. If a file is damaged, methods raise :class:`BadInput` with the path and
    the location of the fault. A damaged file is never written, moved or deleted, unless its client
    is deleted. Methods raise :class:`OperationFailed` after a disk error, or if another process has
    the lock. ``clock`` returns the current time. Without a clock, no sitting counts as dated in the
    future.
    """

    def __init__(self, root: Path, clock: Callable[[], datetime] | None = None) -> None:
        self.root = root.absolute()
        self.clock = clock
        self.archive = QuestionnaireArchive(self.root / ARCHIVE_FOLDER)
        self._data_folder = DataFolder(self.root, SUBFOLDERS)
        self._clients_path = self.root / CLIENTS_FOLDER
        self._trash = Trash(self.root / TRASH_FOLDER)
        self._drafts = Drafts(self._trash)

    def now(self) -> datetime | None:
        """Return the current time; None if the library was opened without a clock."""
        return self.clock() if self.clock else None

    # Clients

    def list_clients(self) -> ClientListing:
        """Return the readable clients, sorted by name, and an error line for each other client."""
        return clients.list_clients(self._clients_path)

    def clients(self) -> tuple[Client, ...]:
        """Return every client that can be read, sorted by name."""
        return self.list_clients().clients

    def match(self, text: str) -> tuple[Client, ...]:
        """Return the clients that match a text. See :func:`clients.matching_clients`."""
        return clients.matching_clients(text, self.clients())

    def find(self, text: str, *, by_prefix: bool = False) -> Client:
        """Return the only client that matches a text.

        If no client matches, or if several clients match, raise :class:`BadInput`. If the text may
        name a client that cannot be read, raise an error with the fault of that client.
        """
        all_clients = self.clients()
        if not clients.matching_clients(text, all_clients):
            clients.refuse_unreadable(self._clients_path, all_clients, text)
        return clients.find_client(text, all_clients, by_prefix=by_prefix)

    def find_or_name(self, text: str) -> Client | str:
        """Return the client that matches a text; if there is none, the text as a cleaned name.

        Raise :class:`BadInput` if several clients match, or if the name is empty or too long. If
        the text may name a client that cannot be read, raise the same error as :meth:`find`.
        """
        all_clients = self.clients()
        if clients.matching_clients(text, all_clients):
            return clients.find_client(text, all_clients)
        name = clients.validate_name(text, ())
        clients.refuse_unreadable(self._clients_path, all_clients, name)
        return name

    def add(self, name: str, now: datetime) -> Client:
        """Return the client with this name. If there is no such client, add a client.

        Raise :class:`BadInput` if the name is empty or too long, or if several clients have it. If
        a client that cannot be read may have this name, raise the same error as :meth:`find`.
        """
        with self._data_folder.lock():
            all_clients = self.clients()
            if clients.clients_of_name(name, all_clients):
                return clients.find_client(name, all_clients)
            cleaned = clients.validate_name(name, all_clients)
            clients.refuse_unreadable(self._clients_path, all_clients, cleaned)
            clients.remove_abandoned(self._clients_path)
            return clients.create_client(self._clients_path, cleaned, now)

    def rename(self, client: Client, name: str) -> Client:
        """Rename a client and return the client. The files of sittings keep the old name.

        Raise the same errors as :meth:`add`, and :class:`BadInput` if another client has this name.
        """
        with self._data_folder.lock():
            all_clients = self.clients()
            other_clients = [other for other in all_clients if other.slug != client.slug]
            cleaned = clients.validate_name(name, other_clients)
            clients.refuse_unreadable(self._clients_path, all_clients, cleaned)
            return clients.rename_client(self._clients_path, client, cleaned)

    # Finished sittings

    def sitting_ids(self, client: Client) -> tuple[str, ...]:
        """Return the ids of a client's finished sittings, oldest first."""
        return self._client_folder(client).sitting_ids()

    def has_sittings(self) -> bool:
        """Return whether a client has a finished sitting. Unreadable folders are skipped."""
        for path in clients.client_paths(self._clients_path):
            with contextlib.suppress(OperationFailed):
                if ClientFolder(path, self.archive).sitting_ids():
                    return True
        return False

    def load(self, client: Client, sitting_id: str) -> Sitting:
        """Return a finished sitting. Raise :class:`BadInput` if its file is missing or damaged."""
        return self._client_folder(client).load(sitting_id)

    def latest_result(
        self, client: Client, sitting_ids: Sequence[str] | None = None
    ) -> EffectiveSitting | None:
        """Return the latest effective sitting with its result; None if there is none.

        Most often this reads only one file, and does not parse the file. If the caller passes the
        client's :meth:`sitting_ids`, the folder is not listed again.
        """
        folder = self._client_folder(client)
        ids = folder.sitting_ids() if sitting_ids is None else sitting_ids
        return history.latest_effective_sitting(folder, ids, self.now())

    def latest_sitting(self, client: Client) -> Sitting | None:
        """Return the latest effective sitting with its answers; None if there is none."""
        latest = self.latest_result(client)
        return self.load(client, latest.id) if latest else None

    def history(self, client: Client, sitting_ids: Sequence[str] | None = None) -> SittingHistory:
        """Return the effective sittings and a line for each file that cannot be read.

        ``sitting_ids`` has the same meaning as in :meth:`latest_result`.
        """
        folder = self._client_folder(client)
        ids = folder.sitting_ids() if sitting_ids is None else sitting_ids
        return history.read_history(folder, ids, self.now())

    def misdated_messages(
        self, client: Client, sitting_ids: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """Return a message about each finished sitting that is dated in the future."""
        folder = self._client_folder(client)
        ids = folder.sitting_ids() if sitting_ids is None else sitting_ids
        return tuple(
            misdated_message(folder.sitting_path(id_))
            for id_ in DateLimit(self.now()).exceeding_ids(ids)
        )

    def edition(self, questionnaire_ref: QuestionnaireRef) -> Edition:
        """Return an edition. Raise :class:`BadInput` if its file is missing or was changed."""
        return self.archive.load(questionnaire_ref)

    def record(
        self, client: Client, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> Sitting:
        """Write a finished sitting and return it with its new id. A draft is not removed.

        ``reasons`` are sentences in the file that explain the result.
        """
        with self._data_folder.lock():
            return self._client_folder(client).record(edition, sitting, reasons)

    def require_recordable(
        self, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> None:
        """Raise :class:`OperationFailed` if a finished sitting is too large to be recorded."""
        sitting_id = format_sitting_id(sitting.started)
        sitting_codec.encode_finished(edition, replace(sitting, id=sitting_id), reasons)

    # Drafts

    @contextlib.contextmanager
    def lock_draft(self, client: Client) -> Iterator[None]:
        """Lock a client's draft against other processes within a ``with`` block.

        If another process has the lock, raise :class:`FolderLocked`, which identifies that process.
        """
        path = self._client_folder(client).path
        self._data_folder.make_private(self.root, self._clients_path, path)
        with self._data_folder.locks.acquire(path) as is_new_lock:
            if is_new_lock:
                durable_files.remove_leftovers(path, DRAFT_FILENAME)
            yield

    def draft(self, client: Client) -> Sitting | None:
        """Return a client's draft; None if there is none. See :meth:`Drafts.load`."""
        return self._drafts.load(self._client_folder(client))

    def save_draft(self, client: Client, edition: Edition, draft: Sitting) -> None:
        """Save a client's draft. After this method returns, the draft survives a power cut."""
        with self.lock_draft(client):
            if not self.archive.has_confirmed(edition):
                with self._data_folder.lock():
                    self.archive.add(edition)
            self._drafts.save(self._client_folder(client), edition, draft)

    def finish(
        self, client: Client, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> Sitting:
        """Write a finished sitting with :meth:`record`, and remove the client's draft."""
        with self.lock_draft(client):
            recorded = self.record(client, edition, sitting, reasons)
            self._drafts.remove_recorded(self._client_folder(client))
            return recorded

    def discard_draft(self, client: Client) -> str | None:
        """Move a client's draft to the trash and return its name there; None if there is none."""
        with self.lock_draft(client), self._data_folder.lock():
            return self._drafts.discard(self._client_folder(client))

    # The journal

    def entry_names(self, client: Client) -> tuple[EntryName, ...]:
        """Return the ids and kinds of a client's entries, in order. No file is read."""
        return read_entry_names(self._clients_path / client.slug / JOURNAL_FOLDER)

    def journal(self, client: Client) -> "Journal":
        """Return a client's journal."""
        # Imported here because most commands do not need it.
        from tensigns.library.journal import Journal  # noqa: PLC0415

        return Journal(self._clients_path / client.slug, self._data_folder, self._trash)

    # The trash

    def require_deletable(self, client: Client, sitting_id: str) -> None:
        """Raise :class:`BadInput` if a finished sitting is missing or damaged."""
        self._client_folder(client).checked_sitting_path(sitting_id)

    def delete(self, client: Client, sitting_id: str | None = None) -> str:
        """Move a client, or one finished sitting, to the trash and return its name there.

        A client's folder is moved even if it contains damaged files. A single damaged sitting is
        not moved; the method raises :class:`BadInput`. It also does so for an amendment that was
        amended itself, because the sittings before and after it would no longer belong together.
        """
        folder = self._client_folder(client)
        with self.lock_draft(client), self._data_folder.lock():
            if sitting_id is None:
                self._data_folder.locks.make_movable(folder.path)
                return self._trash.add(folder.path, client.slug)
            path = folder.checked_sitting_path(sitting_id)
            folder.refuse_between_amendments(sitting_id)
            return self._trash.add(path, f"{client.slug}@{sitting_id}")

    def unreadable_files(self, client: Client) -> tuple[str, ...]:
        """Return the display paths of a client's damaged files: sittings, draft and entries."""
        sitting_files = self._client_folder(client).unreadable_files()
        return (*sitting_files, *self.journal(client).unreadable_files())

    def trash_items(self) -> tuple[TrashItem, ...]:
        """Return every item in the trash, the most recently deleted first."""
        return self._trash.items()

    def restore(self, name: str) -> TrashItem:
        """Move an item back from the trash and return it. See :meth:`Trash.restore` for errors."""
        with self._data_folder.lock():
            item = self._trash.find(name)
            path = self._clients_path / item.slug
            if item.is_entry:
                self._trash.restore_together(item, path / JOURNAL_FOLDER)
            else:
                self._trash.restore(item, path / f"{item.item}.toml" if item.item else path)
            return item

    def empty_trash(self) -> int:
        """Erase everything in the trash and return the number of items."""
        with self._data_folder.lock():
            return self._trash.empty()

    def _client_folder(self, client: Client) -> ClientFolder:
        return ClientFolder(self._clients_path / client.slug, self.archive)
