"""The temporary folder of a demo. If the demo is killed, a later demo deletes the folder."""

import contextlib
import fcntl
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure

_PREFIX = "tensigns-demo-"
_NAME_PATTERN = re.compile(r"tensigns-demo-(?P<pid>[0-9]{1,7})-\w+")
"""The name of a demo's folder: a prefix, the process id, and random characters."""


@contextlib.contextmanager
def demo_folder() -> Iterator[Path]:
    """Yield a new temporary folder and delete it afterwards.

    The folders of killed demos are deleted first. Raise :class:`OperationFailed` if there is no
    folder for temporary files.
    """
    try:
        _remove_abandoned_folders(Path(tempfile.gettempdir()))
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    except FileNotFoundError as error:
        message = _("There is no folder for temporary files; set TMPDIR to one")
        raise OperationFailed(message) from error
    except OSError as error:
        message = _("{where}: the folder could not be made, {why}")
        raise disk_failure(message, Path(tempfile.gettempdir()), error) from error
    with _locked(folder):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_abandoned_folders(temp_folder: Path) -> None:
    """Delete the folders of this user's demos that no longer run.

    A folder is locked as long as its demo runs. Before it is locked, the process id in its name
    protects it. If a new process has the same id, the folder stays until that process has ended.
    """
    for folder in temp_folder.glob(f"{_PREFIX}*"):
        match = _NAME_PATTERN.fullmatch(folder.name)
        if match and _is_own_folder(folder) and not _is_running(int(match["pid"])):
            with _locked(folder) as is_locked:
                if is_locked:
                    shutil.rmtree(folder, ignore_errors=True)


def _is_own_folder(folder: Path) -> bool:
    """Whether the path is a folder of this user, and not a link to a folder."""
    with contextlib.suppress(OSError):
        status = folder.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return False


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # The process belongs to another user.
        return True
    return True


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Lock a folder within a ``with`` block, and yield whether the folder is locked.

    Yield False if another process has the lock or if locking fails. The system releases the lock
    when the process ends, even after a crash.
    """
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        is_locked = False
    else:
        is_locked = True
    try:
        yield is_locked
    finally:
        os.close(fd)
