"""The temporary folder of a demo. If the demo is killed, a later demo deletes the folder."""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tensigns import system
from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure

_PREFIX = "tensigns-demo-"
"""The start of the names of the folders of demos. Random characters follow."""

_LOCK_FILENAME = ".demo-lock"
"""The name of the file that a demo keeps locked as long as it runs."""


class _LockedFolder(NamedTuple):
    """A folder, and the descriptor of its locked file."""

    path: Path
    fd: int


@contextlib.contextmanager
def demo_folder() -> Iterator[Path]:
    """Yield a new temporary folder and delete it afterwards.

    The folders of killed demos are deleted first. Raise :class:`OperationFailed` if there is no
    folder for temporary files.
    """
    try:
        _remove_abandoned_folders(Path(tempfile.gettempdir()))
        folder = _make_folder()
    except FileNotFoundError as error:
        message = _("There is no folder for temporary files; set TMPDIR to one")
        raise OperationFailed(message) from error
    except OSError as error:
        message = _("{where}: the folder could not be made, {why}")
        raise disk_failure(message, Path(tempfile.gettempdir()), error) from error
    try:
        yield folder.path
    finally:
        _remove(folder)


def _make_folder() -> _LockedFolder:
    """Make a folder and lock it.

    Another demo that locks the file first takes the folder for an abandoned one and deletes it. In
    that case, make another folder.
    """
    while True:
        path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        fd = _lock(path, os.O_CREAT)
        if fd is not None:
            return _LockedFolder(path, fd)


def _remove_abandoned_folders(temp_folder: Path) -> None:
    """Delete the folders of this user's demos that no longer run.

    A folder without the file to lock is kept: it belongs to a demo that has just started.
    """
    for path in temp_folder.glob(f"{_PREFIX}*"):
        if _is_own_folder(path):
            with contextlib.suppress(OSError):
                fd = _lock(path)
                if fd is not None:
                    _remove(_LockedFolder(path, fd))


def _is_own_folder(path: Path) -> bool:
    """Whether the path is a folder of this user, and not a link to a folder."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == system.user_id()
    return False


def _lock(folder: Path, flags: int = 0) -> int | None:
    """Lock a folder and return the descriptor of its file.

    Return None if another demo has the lock or has deleted the folder since. ``flags`` are further
    flags for opening the file. Raise :class:`OSError` if the file cannot be opened.
    """
    flags |= os.O_RDWR | system.NO_LINK | system.NO_WAIT
    path = folder / _LOCK_FILENAME
    fd = os.open(path, flags, 0o600)
    with contextlib.suppress(FileNotFoundError):
        if system.try_lock(fd) and system.is_at(fd, path):
            return fd
    os.close(fd)
    return None


def _remove(folder: _LockedFolder) -> None:
    """Unlock and delete a folder. Windows does not delete an open file."""
    system.unlock_and_close(folder.fd)
    shutil.rmtree(folder.path, ignore_errors=True)
