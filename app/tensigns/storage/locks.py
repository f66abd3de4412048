"""Locks on folders, so that only one process at a time changes a folder's files.

The system releases a lock when its process ends, even after a crash, so no lock has to be
cleaned up.
"""

import contextlib
import fcntl
import os
import re
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path
from tensigns.storage.folders import is_folder

LOCK_FILENAME = ".lock"
"""The name of a folder's lock file. It holds the process id and host of the last owner."""

_POLL_INTERVAL = 0.05
"""Seconds between two attempts to get a lock that another process has."""

_OWNER = re.compile(r"(?P<pid>[0-9]{1,20}) (?P<host>[!-~]{1,255})\n")
_OWNER_LENGTH = 300
"""More bytes than the text of an owner has."""


class FolderLocked(OperationFailed):
    """Another process has the lock of a folder; the message names it. Later it can be free."""


class FolderLocks:
    """The folder locks of this process. Any thread may acquire a lock of the process again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[Path, tuple[int, int]] = {}
        """The open lock file of a folder and how many callers have acquired the lock."""

    @contextlib.contextmanager
    def acquire(self, folder: Path, timeout: float = 0) -> Iterator[bool]:
        """Lock a folder within a ``with`` block; True if this process had not locked it before.

        After ``timeout`` seconds, :class:`FolderLocked` names the process that has the lock.
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
                    # Closing the file releases its lock.
                    os.close(lock)


def _acquire_lock(folder: Path, timeout: float) -> int:
    """Lock a folder for this process; the descriptor of its lock file."""
    deadline = time.monotonic() + timeout
    while True:
        fd = _open_lock_file(folder)
        try:
            if _lock(fd, folder):
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
    """Open the folder's lock file or make it; :class:`OperationFailed` if it is not our own.

    A link named as the lock file would have the file that it leads to locked and written to.
    """
    path = folder / LOCK_FILENAME
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    except OSError as error:
        if not is_folder(folder):
            message = _("{where}: the folder is gone")
            raise OperationFailed(message.format(where=display_path(folder))) from error
        if not _is_own_file(path):
            raise _foreign_file(path) from error
        raise disk_failure(_("{where}: it cannot be locked, {why}"), path, error) from error
    if not _is_own_file(fd):
        os.close(fd)
        raise _foreign_file(path)
    # The umask can have taken away more than it should.
    os.fchmod(fd, 0o600)
    return fd


def _is_own_file(file: Path | int) -> bool:
    """Whether a path or an open file is a regular file of this user's with no other name.

    True for a path that does not exist.
    """
    try:
        status = os.fstat(file) if isinstance(file, int) else file.lstat()
    except OSError:
        return True
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and status.st_nlink <= 1


def _lock(fd: int, folder: Path) -> bool:
    """Lock an open lock file; False if another process has the lock or the file was replaced."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(fd), (folder / LOCK_FILENAME).lstat())
    except (BlockingIOError, FileNotFoundError):
        return False
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be locked, {why}"), folder, error) from error


def _write_owner(fd: int) -> None:
    """Write this process into the lock file. A failure is ignored: only messages use it.

    A file that holds anything but the text of an owner is no lock file of ours and stays as it is.
    """
    owner = f"{os.getpid()} {os.uname().nodename}\n".encode()
    with contextlib.suppress(OSError):
        if _read_owner(fd) or os.fstat(fd).st_size == 0:
            os.pwrite(fd, owner, 0)
            os.ftruncate(fd, len(owner))


def _read_owner(fd: int) -> re.Match[str] | None:
    """The process id and the host in a lock file; None if it holds anything else."""
    try:
        text = os.pread(fd, _OWNER_LENGTH + 1, 0)
    except OSError:
        return None
    return _OWNER.fullmatch(text.decode(errors="replace"))


def _foreign_file(path: Path) -> OperationFailed:
    message = _(
        "{where}: tensigns did not make this lock file: it is a link, or another user's; remove it"
    )
    return OperationFailed(message.format(where=display_path(path)))


def _locked_message(folder: Path, owner: re.Match[str] | None) -> str:
    """That a folder is locked, and by which process if the lock file says so."""
    if owner is None:
        message = _("{where}: tensigns has this open elsewhere; leave it there first")
        return message.format(where=display_path(folder))
    message = _(
        "{where}: tensigns has this open elsewhere (process {pid} on {host}); leave it there first"
    )
    return message.format(where=display_path(folder), **owner.groupdict())
