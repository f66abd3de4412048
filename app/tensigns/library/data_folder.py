"""Access to the data folder: its lock, and its modes before the first write."""

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path

from tensigns.storage import folders, privacy
from tensigns.storage.locks import FolderLocks

_LOCK_TIMEOUT = 10.0
"""Seconds to wait while another process has the lock. A change takes milliseconds."""


class DataFolder:
    """A data folder that this process writes in.

    ``subfolders`` are the names of the folders that the program keeps in it. ``locks`` are the
    locks of this process on the data folder and on the clients' folders.
    """

    def __init__(self, root: Path, subfolders: Collection[str]) -> None:
        self.root = root
        self.locks = FolderLocks()
        self._subfolders = subfolders
        self._private_paths: set[Path] = set()
        """The folders that this process has already made private."""

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Lock the data folder against changes by other processes within a ``with`` block."""
        folders.ensure_folder(self.root)
        self.make_private(self.root, *(self.root / name for name in self._subfolders))
        with self.locks.acquire(self.root, _LOCK_TIMEOUT):
            yield

    def prepare_subfolder(self, client_path: Path, path: Path) -> None:
        """Make the folder of a client private, and create a folder in it if it is missing.

        The folder of a client who was deleted meanwhile is not created again.
        """
        self.make_private(client_path, path)
        if not folders.is_folder(path):
            with contextlib.suppress(FileExistsError):
                folders.create_folder(path)

    def make_private(self, *paths: Path) -> None:
        """Make folders private before this process writes in them for the first time.

        Folders that do not exist are skipped. Raise the errors of :mod:`tensigns.storage.privacy`.
        """
        for path in paths:
            if path in self._private_paths or not folders.is_folder(path):
                continue
            if path == self.root:
                privacy.make_data_folder_private(path, self._subfolders)
            else:
                privacy.make_folder_private(path)
            self._private_paths.add(path)
