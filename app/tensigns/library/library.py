"""The data folder: clients, their sittings and drafts, the archive and the trash."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.errors import OperationFailed
from tensigns.library import clients, history, sitting_codec
from tensigns.library.client_folder import DRAFT_FILENAME, ClientFolder
from tensigns.library.clients import Client, ClientListing
from tensigns.library.drafts import Drafts
from tensigns.library.history import EffectiveSitting, SittingHistory
from tensigns.library.sitting_order import DateLimit, misdated_message
from tensigns.library.slugs_and_ids import format_sitting_id
from tensigns.library.trash import Trash, TrashItem
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders, privacy
from tensigns.storage.locks import FolderLocks

CLIENTS_FOLDER = "clients"
"""The name of the folder that has a folder for each client."""

ARCHIVE_FOLDER = "questionnaires"
"""The name of the folder of archived questionnaires."""

SUBFOLDERS = (CLIENTS_FOLDER, ARCHIVE_FOLDER, "trash")
"""The names of the folders in the data folder."""

_LOCK_TIMEOUT = 10.0
"""Seconds to wait for another process to change the data folder, which takes milliseconds."""


class Library:
    """The data folder as front ends use it; it is created when something is first written.

    Reading takes no lock. A file that cannot be read raises :class:`BadInput` with its path and
    the location in it. It is never written, moved or deleted, except with its client.
    :class:`OperationFailed` stands for a disk error, or another process that has a draft open.
    ``now`` tells which sittings are dated in the future; without it none is.
    """

    def __init__(self, root: Path, now: Callable[[], datetime] | None = None) -> None:
        self.root = root.absolute()
        self.clock = now
        self.archive = QuestionnaireArchive(self.root / ARCHIVE_FOLDER)
        self._locks = FolderLocks()
        self._closed_paths: set[Path] = set()
        """The folders that are known to be closed to other users."""
        self._clients_path = self.root / CLIENTS_FOLDER
        self._trash = Trash(self.root / "trash")
        self._drafts = Drafts(self._trash)

    def now(self) -> datetime | None:
        """The present time; None if the library was opened without a clock."""
        return self.clock() if self.clock else None

    # Clients

    def list_clients(self) -> ClientListing:
        """Every client that can be read, by name, and a line for each that cannot."""
        return clients.list_clients(self._clients_path)

    def clients(self) -> tuple[Client, ...]:
        """Every client that can be read, by name."""
        return self.list_clients().clients

    def match(self, text: str) -> tuple[Client, ...]:
        """The clients with a name, or else a slug, or else a slug without its digits."""
        return clients.matching_clients(text, self.clients())

    def find(self, text: str) -> Client:
        """The only client that matches; :class:`BadInput` with the near ones otherwise.

        The error names the fault of a client that cannot be read and may be meant.
        """
        known_clients = self.clients()
        if not clients.matching_clients(text, known_clients):
            clients.refuse_unreadable(self._clients_path, known_clients, text)
        return clients.find_client(text, known_clients)

    def find_or_name(self, text: str) -> Client | str:
        """The client, or the cleaned name of a new one; errors as :meth:`find` if it is neither."""
        known_clients = self.clients()
        if clients.matching_clients(text, known_clients):
            return clients.find_client(text, known_clients)
        name = clients.validate_name(text, ())
        clients.refuse_unreadable(self._clients_path, known_clients, name)
        return name

    def add(self, name: str, now: datetime) -> Client:
        """The client of that name, who is added if there is none.

        :class:`BadInput` if the name is empty, too long, or that of several clients.
        """
        with self._lock_root():
            known_clients = self.clients()
            if clients.clients_of_name(name, known_clients):
                return clients.find_client(name, known_clients)
            cleaned = clients.validate_name(name, known_clients)
            clients.refuse_unreadable(self._clients_path, known_clients, cleaned)
            clients.remove_abandoned(self._clients_path)
            return clients.create_client(self._clients_path, cleaned, now)

    def rename(self, client: Client, name: str) -> Client:
        """The client with a new name; finished sittings keep the old one.

        :class:`BadInput` if the name is empty, too long, or another client's.
        """
        with self._lock_root():
            known_clients = self.clients()
            others = [other for other in known_clients if other.slug != client.slug]
            cleaned = clients.validate_name(name, others)
            clients.refuse_unreadable(self._clients_path, known_clients, cleaned)
            return clients.rename_client(self._clients_path, client, cleaned)

    # Finished sittings

    def sitting_ids(self, client: Client) -> tuple[str, ...]:
        """The ids of a client's finished sittings, oldest first."""
        return self._folder(client).sitting_ids()

    @property
    def has_no_sittings(self) -> bool:
        """Whether no sitting of any client is finished yet, as far as the folders can be read."""
        for path in clients.client_paths(self._clients_path):
            with contextlib.suppress(OperationFailed):
                if ClientFolder(path, self.archive).sitting_ids():
                    return False
        return True

    def load(self, client: Client, sitting_id: str) -> Sitting:
        """A finished sitting."""
        return self._folder(client).load(sitting_id)

    def latest_result(
        self, client: Client, sitting_ids: Sequence[str] | None = None
    ) -> EffectiveSitting | None:
        """The last effective sitting with its result; reads most often one file, unparsed.

        A caller that has the client's :meth:`sitting_ids` passes them, so that the folder is not
        listed again.
        """
        folder = self._folder(client)
        if sitting_ids is None:
            sitting_ids = folder.sitting_ids()
        return history.latest_effective_sitting(folder, sitting_ids, self.now())

    def latest_sitting(self, client: Client) -> Sitting | None:
        """The last effective sitting; an amendment counts as the sitting it amends."""
        latest = self.latest_result(client)
        return self.load(client, latest.id) if latest else None

    def history(self, client: Client) -> SittingHistory:
        """Every effective sitting, oldest first, and a line for each file that cannot be read."""
        return history.read_history(self._folder(client), self.now())

    def misdated_sittings(
        self, client: Client, sitting_ids: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """A line for each finished sitting that is dated in the future.

        ``sitting_ids`` as in :meth:`latest_result`.
        """
        folder = self._folder(client)
        ids = folder.sitting_ids() if sitting_ids is None else sitting_ids
        return tuple(
            misdated_message(folder.sitting_path(id_))
            for id_ in DateLimit(self.now()).exceeding(ids)
        )

    def edition(self, questionnaire_ref: QuestionnaireRef) -> Edition:
        """The questionnaire of a sitting, from the archive or built in."""
        return self.archive.load(questionnaire_ref)

    def record(
        self, client: Client, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> Sitting:
        """Write a finished sitting and return it with its new id; a draft is left alone.

        ``reasons`` explain the result in sentences to a reader of the file.
        """
        with self._lock_root():
            return self._folder(client).record(edition, sitting, reasons)

    def require_recordable(
        self, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> None:
        """Raise :class:`OperationFailed` if a finished sitting is too large to be recorded."""
        sitting_id = format_sitting_id(sitting.started)
        sitting_codec.encode_finished(edition, replace(sitting, id=sitting_id), reasons)

    # Drafts

    @contextlib.contextmanager
    def lock_draft(self, client: Client) -> Iterator[None]:
        """Keep other processes from a client's draft within a ``with`` block.

        :class:`OperationFailed` names the process that has it.
        """
        path = self._folder(client).path
        self._close(self.root, self._clients_path, path)
        with self._locks.acquire(path) as is_new_lock:
            if is_new_lock:
                durable_files.remove_leftovers(path, DRAFT_FILENAME)
            yield

    def draft(self, client: Client) -> Sitting | None:
        """A client's draft, if there is one, positioned at a visible question."""
        return self._drafts.load(self._folder(client))

    def save_draft(self, client: Client, edition: Edition, draft: Sitting) -> None:
        """Save a client's draft; afterwards it survives a power cut."""
        with self.lock_draft(client):
            if not self.archive.has_confirmed(edition):
                with self._lock_root():
                    self.archive.add(edition)
            self._drafts.save(self._folder(client), edition, draft)

    def finish(
        self, client: Client, edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()
    ) -> Sitting:
        """Write a finished sitting as :meth:`record` does, and remove its draft."""
        with self.lock_draft(client):
            recorded = self.record(client, edition, sitting, reasons)
            self._drafts.remove(self._folder(client))
            return recorded

    def discard_draft(self, client: Client) -> str | None:
        """Move a client's draft, if there is one, to the trash; returns its name there."""
        with self.lock_draft(client), self._lock_root():
            return self._drafts.discard(self._folder(client))

    # The trash

    def delete(self, client: Client, sitting_id: str | None = None) -> str:
        """Move a client, or one finished sitting, to the trash; returns the name there.

        A client's folder is moved with files that cannot be read. A sitting that cannot be read is
        not moved: :class:`BadInput` names it.
        """
        folder = self._folder(client)
        with self.lock_draft(client), self._lock_root():
            if sitting_id is None:
                return self._trash.add(folder.path, client.slug)
            path = folder.readable_path(sitting_id)
            return self._trash.add(path, f"{client.slug}@{sitting_id}")

    def unreadable_files(self, client: Client) -> tuple[str, ...]:
        """The display paths of a client's sittings and draft that cannot be read."""
        return self._folder(client).unreadable_files()

    def trash_items(self) -> tuple[TrashItem, ...]:
        """Everything in the trash, the last deleted first."""
        return self._trash.items()

    def restore(self, name: str) -> TrashItem:
        """Move an item back from the trash; :class:`BadInput` if its old path is in use."""
        with self._lock_root():
            item = self._trash.find(name)
            path = self._clients_path / item.slug
            self._trash.restore(item, path / f"{item.item}.toml" if item.item else path)
            return item

    def empty_trash(self) -> int:
        """Erase everything in the trash; returns how many items it was."""
        with self._lock_root():
            return self._trash.empty()

    def _folder(self, client: Client) -> ClientFolder:
        return ClientFolder(self._clients_path / client.slug, self.archive)

    @contextlib.contextmanager
    def _lock_root(self) -> Iterator[None]:
        """Keep other processes from changing the data folder within a ``with`` block."""
        folders.ensure_folder(self.root)
        self._close(self.root, *(self.root / name for name in SUBFOLDERS))
        with self._locks.acquire(self.root, _LOCK_TIMEOUT):
            yield

    def _close(self, *paths: Path) -> None:
        """Keep other users from the folders in which this process is about to write first.

        :class:`OperationFailed` if a folder is not this user's.
        """
        for path in paths:
            if path in self._closed_paths or not folders.is_folder(path):
                continue
            if path == self.root:
                privacy.close_data_folder(path, SUBFOLDERS)
            else:
                privacy.close_folder(path)
            self._closed_paths.add(path)
