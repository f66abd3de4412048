"""Read and write files. A saved file survives a power cut, and only its owner can read it.

Every file is written with mode 0600, whatever the umask, where the system knows modes. After a disk
error, functions raise :class:`OperationFailed`. The old file is then unchanged, unless only the
final sync of the folder failed: in that case the new file is written but may not survive a power
cut.
"""

import contextlib
import errno
import os
import stat
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tensigns import system
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line

SIZE_LIMIT = 1_000_000
"""The largest size in bytes of a file that is read or written."""

_FIRST_READ_SIZE = 65_536
"""The number of bytes of the first read. Few files are larger, and a larger read is slower."""

TEMP_SUFFIX = ".tensigns-tmp"
"""The suffix of a temporary file. The file gets its final name when all bytes are written."""


def display_path(path: Path | str) -> str:
    """Return the path as a message shows it: one line, without control characters."""
    return clean_line(str(path))


def error_reason(error: OSError) -> str:
    """Return the reason of a disk error. Common reasons are in the user's language."""
    reasons = {
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your disk quota is used up"),
        errno.EFBIG: _("the file would be larger than the system allows"),
        errno.EROFS: _("the disk can only be read"),
        errno.EACCES: _("permission denied"),
        errno.EPERM: _("permission denied"),
        errno.EIO: _("the disk reports an error"),
        errno.ENOENT: _("it does not exist"),
        errno.ENOTDIR: _("part of the path is no folder"),
        errno.EISDIR: _("it is a folder"),
        errno.ELOOP: _("its links lead in a circle"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return reasons.get(error.errno or 0) or clean_line(error.strerror or type(error).__name__)


def disk_failure(message: str, path: Path, error: OSError) -> OperationFailed:
    """Return the exception to raise for a disk error.

    ``message`` has the fields ``where``, for the path, and ``why``, for the reason.
    """
    return OperationFailed(message.format(where=display_path(path), why=error_reason(error)))


def read(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raise :class:`BadInput` if there is no such regular file or if the file is too large.
    """
    try:
        # Without NO_WAIT, opening a named pipe would wait for a writer for ever.
        flags = os.O_RDONLY | system.NO_WAIT | system.BINARY
        fd = system.retry_while_open(partial(os.open, path, flags))
        with os.fdopen(fd, "rb") as file:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise BadInput(_("{where}: this is not a file").format(where=display_path(path)))
            return read_stream(file, display_path(path))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise BadInput(
            _("{where}: there is no such file").format(where=display_path(path))
        ) from error
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), path, error) from error


def read_if_exists(path: Path) -> bytes | None:
    """Return the bytes of a regular file; None if the path does not exist. See :func:`read`."""
    return read(path) if os.path.lexists(path) else None


def read_stream(file: BinaryIO, file_label: str) -> bytes:
    """Return all bytes of an open file, such as standard input.

    ``file_label`` names the file in messages. Raise :class:`BadInput` if the file is too large.
    """
    data = file.read(_FIRST_READ_SIZE)
    if len(data) == _FIRST_READ_SIZE:
        data += file.read(SIZE_LIMIT + 1 - _FIRST_READ_SIZE)
    check_size(data, file_label)
    return data


def check_size(data: bytes, file_label: str) -> None:
    """Raise :class:`BadInput` if a file has more than :data:`SIZE_LIMIT` bytes."""
    if len(data) > SIZE_LIMIT:
        message = _("{where}: it is larger than {limit} MB, more than any file of ours")
        raise BadInput(message.format(where=file_label, limit=SIZE_LIMIT // 1_000_000))


def save(path: Path, data: bytes) -> None:
    """Write a file, or replace it in one step. After this returns, the file survives a power cut.

    If the path is a symbolic link, the file that it points to is replaced.
    """
    target = Path(os.path.realpath(path))
    temp_path = _write_temp_file(target, data)
    try:
        system.retry_while_open(partial(temp_path.replace, target))
    except OSError as error:
        _remove_quietly(temp_path)
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    sync_folder(target.parent)


def create(path: Path, data: bytes) -> None:
    """Write a new file. After this returns, the file survives a power cut.

    Raise :class:`FileExistsError` if the path exists.
    """
    temp_path = _write_temp_file(path, data)
    try:
        _link(temp_path, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise disk_failure(_("{where}: it could not be saved, {why}"), path, error) from error
    finally:
        _remove_quietly(temp_path)
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file. After this returns, the removal survives a power cut."""
    try:
        system.retry_while_open(path.unlink)
    except OSError as error:
        raise disk_failure(_("{where}: it could not be removed, {why}"), path, error) from error
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make files that were added, removed or renamed in a folder survive a power cut."""
    try:
        system.sync_folder(folder)
    except OSError as error:
        message = _("{where}: written, but the disk did not confirm it, {why}")
        raise disk_failure(message, folder, error) from error


def remove_leftovers(folder: Path, name_pattern: str) -> None:
    """Remove temporary files that processes left when they were killed while saving a file.

    ``name_pattern`` is a glob pattern that matches the names of the saved files. The caller must
    hold the lock for these files, since another process could be writing a temporary file.
    """
    for leftover in folder.glob(f".{name_pattern}.*{TEMP_SUFFIX}"):
        _remove_quietly(leftover)


def _write_temp_file(target: Path, data: bytes) -> Path:
    """Write and sync the bytes to a temporary file in the target's folder. Return its path."""
    # A name may have at most 255 bytes, including the prefix and the suffix.
    name = target.name.encode()[:200].decode(errors="ignore")
    temp_path = target.with_name(f".{name}.{os.urandom(4).hex()}{TEMP_SUFFIX}")
    try:
        fd = os.open(temp_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.BINARY, 0o600)
    except OSError as error:
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    try:
        try:
            system.make_file_private(fd)
            _write_all(fd, data)
            system.sync_file(fd)
        finally:
            os.close(fd)
    except OSError as error:
        _remove_quietly(temp_path)
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    return temp_path


def _write_all(fd: int, data: bytes) -> None:
    unwritten = memoryview(data)
    while unwritten:
        unwritten = unwritten[os.write(fd, unwritten) :]


def _link(temp_path: Path, path: Path) -> None:
    """Give a temporary file its final name. Raise :class:`FileExistsError` if the name is in use.

    The temporary name may still exist afterwards.
    """
    try:
        os.link(temp_path, path)
    except OSError as error:
        if not system.has_no_hard_links(error):
            raise
        # The file system has no hard links. Reserving the name with an empty file would leave the
        # file behind after a crash. Checking first is safe, since data is written under a lock.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temp_path.replace(path)


def _remove_quietly(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
