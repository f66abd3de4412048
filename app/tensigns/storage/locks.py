"""Locks on folders, so that only one process at a time changes a folder's files.

The system releases a lock when its process ends, even after a crash, so no lock has to be
cleaned up.
"""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tensigns.errors import OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path, read
from tensigns.storage.folders import is_folder
from tensigns.text.clean import clean_line

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_FILENAME = ".lock"
"""The name of a folder's lock file. It holds the process id and host of the last owner."""


class FolderLocks:
    """The folder locks of this process. Any thread may acquire a lock of the process again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[Path, tuple[BaseFileLock, int]] = {}
        """The lock of a folder and how many callers have acquired it."""

    @contextlib.contextmanager
    def acquire(self, folder: Path, timeout: float = 0) -> Iterator[bool]:
        """Lock a folder within a ``with`` block; True if this process had not locked it before.

        After ``timeout`` seconds, :class:`OperationFailed` names the process that has the lock.
        """
        with self._guard:
            lock, count = self._locks.get(folder) or (_acquire_lock(folder, timeout), 0)
            self._locks[folder] = lock, count + 1
        try:
            yield count == 0
        finally:
            with self._guard:
                lock, count = self._locks.pop(folder)
                if count > 1:
                    self._locks[folder] = lock, count - 1
                else:
                    lock.release()


def _acquire_lock(folder: Path, timeout: float) -> "BaseFileLock":
    # Imported here because only writing needs it, and the import takes longer than many a read.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    if not is_folder(folder):
        raise OperationFailed(_("{where}: the folder is gone").format(where=display_path(folder)))
    lock = FileLock(folder / LOCK_FILENAME, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        raise OperationFailed(_locked_message(folder)) from error
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be locked, {why}"), folder, error) from error
    _write_owner(folder)
    return lock


def _write_owner(folder: Path) -> None:
    """Write this process into the lock file. A failure is ignored: only messages use it."""
    import socket  # noqa: PLC0415  as in _acquire_lock

    with contextlib.suppress(OSError):
        (folder / LOCK_FILENAME).write_text(
            f"{os.getpid()} {socket.gethostname()}\n", encoding="utf-8"
        )


def _locked_message(folder: Path) -> str:
    """That a folder is locked, and by which process if the lock file says so."""
    text = ""
    with contextlib.suppress(TensignsError):
        text = read(folder / LOCK_FILENAME)[:300].decode(errors="replace")
    match clean_line(text).split():
        case [pid, host] if pid.isdecimal():
            message = _(
                "{where}: tensigns has this open elsewhere (process {pid} on {host});"
                " leave it there first"
            )
            return message.format(where=display_path(folder), pid=pid, host=host)
    message = _("{where}: tensigns has this open elsewhere; leave it there first")
    return message.format(where=display_path(folder))
