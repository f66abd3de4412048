"""The data folder: clients, their sittings, and what was deleted."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.library import clients, drafts, history, sittings
from tensigns.library.clients import Client, ClientListing
from tensigns.library.drafts import Drafts
from tensigns.library.history import EffectiveSitting, SittingHistory
from tensigns.library.trash import Trash, TrashItem
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders
from tensigns.storage.locks import FolderLocks

CLIENTS = "clients"
"""The folder of clients, a folder each."""

QUESTIONNAIRES = "questionnaires"
"""The folder of the questionnaires that were answered."""

_WAIT = 10.0
"""Seconds to wait for another process's change to the folder, which takes milliseconds."""


class Library:
    """Everything under one data folder; made when something is first written.

    Reading takes no lock. What cannot be read is :class:`BadInput` naming file and place, and is
    never written, moved or deleted, unless its client is deleted with all there is; trouble with
    the disk, or somebody else at the same sitting, is :class:`Failed`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._locks = FolderLocks()
        self._clients = self.root / CLIENTS
        self.shelf = QuestionnaireArchive(self.root / QUESTIONNAIRES)
        self._trash = Trash(self.root / "trash")
        self._drafts = Drafts(self.shelf, self._trash)

    # Clients

    def survey(self) -> ClientListing:
        """Every client that can be read, by name, and a line for each that cannot."""
        return clients.list_clients(self._clients)

    def clients(self) -> tuple[Client, ...]:
        """Every client that can be read, by name."""
        return self.survey().clients

    def match(self, text: str) -> tuple[Client, ...]:
        """The clients that a name, a slug, or a slug without its digits stands for."""
        return clients.matching_clients(text, self.clients())

    def find(self, text: str) -> Client:
        """The one client that a text stands for; :class:`BadInput` with the near ones else."""
        return clients.find_client(text, self.clients())

    def add(self, name: str, now: datetime) -> Client:
        """A new client; :class:`BadInput` where the name is empty, too long or taken."""
        with self._writing():
            cleaned = clients.validate_name(name, self.clients())
            clients.remove_abandoned(self._clients)
            return clients.make_client(self._clients, cleaned, now)

    def rename(self, client: Client, name: str) -> Client:
        """The client under another name; its sittings keep the name of their day."""
        with self._writing():
            others = [each for each in self.clients() if each.slug != client.slug]
            cleaned = clients.validate_name(name, others)
            return clients.rename_client(self._clients, client, cleaned)

    # Sittings

    def finished(self, client: Client) -> tuple[str, ...]:
        """The ids of a client's finished sittings, oldest first."""
        return sittings.sitting_ids(self._place(client))

    @property
    def is_new(self) -> bool:
        """Whether no sitting about anybody was finished yet."""
        return not any(map(sittings.sitting_ids, clients.client_folders(self._clients)))

    def load(self, client: Client, sitting: str) -> Sitting:
        """A finished sitting by its id."""
        return sittings.load(self._place(client), sitting, self.shelf)

    def last(self, client: Client, known: Sequence[str] | None = None) -> EffectiveSitting | None:
        """What the sitting that stands last came to, by one small file; quick for a long list.

        ``known``: what :meth:`finished` gave, where the folder need not be looked through again.
        """
        place = self._place(client)
        return history.last(
            place, sittings.sitting_ids(place) if known is None else known, self.shelf
        )

    def latest(self, client: Client) -> Sitting | None:
        """The sitting that stands last; one that amends an older one is not the last for it."""
        found = self.last(client)
        return self.load(client, found.id) if found else None

    def history(self, client: Client) -> SittingHistory:
        """Every sitting that stands, oldest first, and what could not be read."""
        return history.history(self._place(client), self.shelf)

    def edition(self, source: QuestionnaireRef) -> Edition:
        """The questionnaire that a sitting was answered with, kept or built in."""
        return self.shelf.edition(source)

    def record(
        self, client: Client, edition: Edition, sitting: Sitting, why: Sequence[str] = ()
    ) -> Sitting:
        """Write a finished sitting and give it its id; an unfinished one is left alone.

        ``why``: what it came to in sentences, for whoever opens the file.
        """
        with self._writing():
            return sittings.record(self._place(client), edition, sitting, self.shelf, why)

    # The unfinished sitting

    @contextlib.contextmanager
    def hold(self, client: Client) -> Iterator[None]:
        """Have a client's unfinished sitting to oneself, for as long as it is being answered.

        :class:`Failed` says which process has it otherwise.
        """
        with self._locks.hold(self._place(client)) as fresh:
            if fresh:
                durable_files.remove_leftovers(self._place(client), drafts.DRAFT_FILENAME)
            yield

    def unfinished(self, client: Client) -> Sitting | None:
        """A client's unfinished sitting, if any, at a question that shows."""
        return self._drafts.load(self._place(client))

    def save_unfinished(self, client: Client, edition: Edition, sitting: Sitting) -> None:
        """Save after an answer; once this returns, a power cut loses nothing."""
        with self.hold(client):
            if not self.shelf.has(edition):
                with self._writing():
                    self.shelf.keep(edition)
            self._drafts.save(self._place(client), edition, sitting)

    def finish(
        self, client: Client, edition: Edition, sitting: Sitting, why: Sequence[str] = ()
    ) -> Sitting:
        """As :meth:`record`, and remove the unfinished sitting that it was."""
        with self.hold(client):
            recorded = self.record(client, edition, sitting, why)
            self._drafts.remove(self._place(client))
            return recorded

    def discard_unfinished(self, client: Client) -> str | None:
        """Move a client's unfinished sitting, if any, to the trash; gives its name there."""
        with self.hold(client), self._writing():
            return self._drafts.discard(self._place(client))

    # The trash

    def delete(self, client: Client, sitting: str | None = None) -> str:
        """Move a client, or one finished sitting, to the trash; gives its name there.

        A client's folder goes whole, what cannot be read with it. A sitting that cannot be read
        is not moved: :class:`BadInput` names it.
        """
        place = self._place(client)
        with self.hold(client), self._writing():
            if sitting is not None:
                path = sittings.path_of(place, sitting)
                sittings.readable(path, durable_files.read(path))
                return self._trash.put(path, f"{client.slug}@{sitting}")
            return self._trash.put(place, client.slug)

    def unreadable(self, client: Client) -> tuple[str, ...]:
        """Where a client's sittings lie that cannot be read, the unfinished one among them."""
        place = self._place(client)
        paths = [place / f"{each}.toml" for each in (*self.finished(client), drafts.DRAFT_NAME)]
        return tuple(
            durable_files.display_path(path) for path in paths if not sittings.is_sound(path)
        )

    def trashed(self) -> tuple[TrashItem, ...]:
        """Everything in the trash, the latest first."""
        return self._trash.entries()

    def restore(self, name: str) -> TrashItem:
        """Undo a delete by the name it gave; :class:`BadInput` where the place is taken."""
        with self._writing():
            entry = self._trash.find(name)
            place = self._clients / entry.slug
            self._trash.take(entry, place / f"{entry.item}.toml" if entry.item else place)
            return entry

    def empty_trash(self) -> int:
        """Erase everything in the trash for good; gives how many things it was."""
        with self._writing():
            return self._trash.empty()

    def _place(self, client: Client) -> Path:
        return self._clients / client.slug

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Have the folder's structure to oneself for a moment."""
        folders.make_folder(self.root)
        with self._locks.hold(self.root, _WAIT):
            yield
