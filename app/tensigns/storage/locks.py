"""Locks on folders, so that only one process at a time changes the files in a folder.

The system releases a lock when its process ends, even after a crash. Lock files are never removed.
A lock file without a running process locks nothing.
"""

import contextlib
import os
import re
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from tensigns import system
from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path
from tensigns.storage.folders import is_folder

LOCK_FILENAME = ".lock"
"""The name of a folder's lock file. It holds the process id and host of its last owner."""

_POLL_INTERVAL = 0.05
"""Seconds between two attempts to acquire a lock that another process has."""

_OWNER_PATTERN = r"(?P<pid>[0-9]{1,20}) (?P<host>[!-~]{1,255})\n"
_OWNER_LENGTH_LIMIT = 300
"""The largest number of bytes of the owner's line in a lock file, rounded up."""


class FolderLocked(OperationFailed):
    """Another process has the lock of a folder. The message names the process.

    A later attempt can succeed.
    """


class _CountedLock(Struct, frozen=True):
    """The descriptor of a lock file, or None if it is closed, and the number of callers."""

    fd: int | None
    holder_count: int


class _Owner(Struct, frozen=True):
    """The process that has a lock: its process id and host, as in the lock file."""

    pid: str
    host: str


class FolderLocks:
    """The folder locks of this process.

    If one thread of the process has acquired a lock, any thread can acquire the lock again.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[Path, _CountedLock] = {}

    @contextlib.contextmanager
    def acquire(self, folder: Path, timeout: float = 0) -> Iterator[bool]:
        """Lock a folder within a ``with`` block.

        Yield True if the lock is new, and False if this process had the lock before. If another
        process still has the lock after ``timeout`` seconds, raise :class:`FolderLocked`,
        which identifies that process.
        """
        with self._guard:
            lock = self._locks.get(folder) or _CountedLock(_acquire_lock(folder, timeout), 0)
            self._locks[folder] = _CountedLock(lock.fd, lock.holder_count + 1)
        try:
            yield lock.holder_count == 0
        finally:
            with self._guard:
                lock = self._locks.pop(folder)
                if lock.holder_count > 1:
                    self._locks[folder] = _CountedLock(lock.fd, lock.holder_count - 1)
                elif lock.fd is not None:
                    system.unlock_and_close(lock.fd)

    def make_movable(self, folder: Path) -> None:
        """Make it possible to move a locked folder. Call this right before the move.

        Windows cannot move a folder with an open file, so there the lock file is closed. This ends
        the protection by the lock, but Windows does not move the folder either if another process
        has opened the lock file.
        """
        if system.CAN_MOVE_OPEN_FILES:
            return
        with self._guard:
            lock = self._locks[folder]
            if lock.fd is not None:
                system.unlock_and_close(lock.fd)
            self._locks[folder] = _CountedLock(None, lock.holder_count)


def _acquire_lock(folder: Path, timeout: float) -> int:
    """Lock a folder for this process and return the descriptor of the open lock file."""
    deadline = time.monotonic() + timeout
    while True:
        fd = _open_lock_file(folder)
        try:
            if _try_lock(fd, folder):
                _write_owner(fd)
                return fd
            message = _locked_message(folder, _read_owner(fd))
        except BaseException:
            os.close(fd)
            raise
        os.close(fd)
        if time.monotonic() >= deadline:
            raise FolderLocked(message)
        time.sleep(_POLL_INTERVAL)


def _open_lock_file(folder: Path) -> int:
    """Open the lock file of a folder, or create it, and return its descriptor.

    Raise :class:`OperationFailed` if the lock file is a link or belongs to another user. Otherwise
    the file that a link points to would be locked and overwritten.
    """
    path = folder / LOCK_FILENAME
    try:
        # Without NO_WAIT, opening a named pipe would block for ever.
        flags = os.O_RDWR | os.O_CREAT | system.NO_LINK | system.NO_WAIT | system.BINARY
        fd = os.open(path, flags, 0o600)
    except OSError as error:
        if not is_folder(folder):
            message = _("{where}: the folder is gone")
            raise OperationFailed(message.format(where=display_path(folder))) from error
        if not _is_own_file(path):
            raise _foreign_file_error(path) from error
        raise disk_failure(_("{where}: it cannot be locked, {why}"), path, error) from error
    if not _is_own_file(fd):
        os.close(fd)
        raise _foreign_file_error(path)
    # The umask can have removed the owner's rights.
    system.make_file_private(fd)
    return fd


def _is_own_file(file: Path | int) -> bool:
    """Whether a path or an open file is a regular file of this user without other hard links.

    Return True if the path does not exist.
    """
    try:
        status = os.fstat(file) if isinstance(file, int) else file.lstat()
    except OSError:
        return True
    is_own = status.st_uid == system.user_id()
    return stat.S_ISREG(status.st_mode) and is_own and status.st_nlink <= 1


def _try_lock(fd: int, folder: Path) -> bool:
    """Lock an open lock file and return True.

    Return False if another process has the lock, or if the lock file was removed or replaced.
    """
    try:
        return system.try_lock(fd) and system.is_at(fd, folder / LOCK_FILENAME)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be locked, {why}"), folder, error) from error


def _write_owner(fd: int) -> None:
    """Write the process id and host of this process into the lock file.

    A disk error is ignored, since the text is used only in messages. The file is changed only if it
    is empty or contains an owner. Any other file is not a lock file of this program.
    """
    owner = f"{os.getpid()} {system.host_name()}\n".encode()
    with contextlib.suppress(OSError):
        if _read_owner(fd) is not None or os.fstat(fd).st_size == 0:
            os.lseek(fd, 0, os.SEEK_SET)
            os.write(fd, owner)
            os.ftruncate(fd, len(owner))


def _read_owner(fd: int) -> _Owner | None:
    """Return the owner in a lock file; None if there is no owner or the file cannot be read."""
    try:
        os.lseek(fd, 0, os.SEEK_SET)
        text = os.read(fd, _OWNER_LENGTH_LIMIT + 1)
    except OSError:
        return None
    owner_match = re.fullmatch(_OWNER_PATTERN, text.decode(errors="replace"))
    return _Owner(**owner_match.groupdict()) if owner_match else None


def _foreign_file_error(path: Path) -> OperationFailed:
    """Return the exception to raise if the lock file is a link or belongs to another user."""
    message = _(
        "{where}: tensigns did not make this lock file: it is a link, or another user's; remove it"
    )
    return OperationFailed(message.format(where=display_path(path)))


def _locked_message(folder: Path, owner: _Owner | None) -> str:
    """Return the message that another process has locked a folder.

    The message names the process if the owner is known.
    """
    if owner is None:
        message = _("{where}: tensigns has this open elsewhere; leave it there first")
        return message.format(where=display_path(folder))
    message = _(
        "{where}: tensigns has this open elsewhere (process {pid} on {host}); leave it there first"
    )
    return message.format(where=display_path(folder), **asdict(owner))
