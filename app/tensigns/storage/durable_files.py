"""Files that are there after a power cut, and nobody else's to read.

Everything written is 0600, whatever the umask. Trouble with the disk is :class:`Failed`; the old
file is then as it was.
"""

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line

SIZE_LIMIT = 1_000_000
"""The most bytes a file may have that is read."""

_ORDINARY = 65_536
"""Bytes that hardly a file goes beyond; to ask for the limit at once takes longer."""

TEMP_SUFFIX = ".tensigns-tmp"
"""How the name of a file ends that is still being written."""


def display_path(path: Path | str) -> str:
    """A path as a message may show it: on one line, without what acts on a terminal."""
    return clean_line(str(path))


def error_reason(error: OSError) -> str:
    """What the system says, in the user's language where it is one of the usual troubles."""
    known = {
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is used up"),
        errno.EFBIG: _("the file would be larger than the system allows"),
        errno.EROFS: _("the disk can only be read"),
        errno.EACCES: _("permission denied"),
        errno.EPERM: _("permission denied"),
        errno.EIO: _("the disk reports an error"),
        errno.ENOENT: _("it does not exist"),
        errno.ENOTDIR: _("part of the path is no folder"),
        errno.ELOOP: _("its links lead in a circle"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return known.get(error.errno or 0) or clean_line(error.strerror or type(error).__name__)


def disk_failure(message: str, path: Path, error: OSError) -> Failed:
    """Trouble with the disk, to be raised; ``message`` has the places ``{where}`` and ``{why}``."""
    return Failed(message.format(where=display_path(path), why=error_reason(error)))


def read(path: Path) -> bytes:
    """A regular file's bytes; :class:`BadInput` where there is none or it is too large."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
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


def read_if_there(path: Path) -> bytes | None:
    """As :func:`read`, but none where there is no such file."""
    return read(path) if os.path.lexists(path) else None


def read_stream(file: BinaryIO, where: str) -> bytes:
    """All of an open file, such as standard input; :class:`BadInput` where it is too large."""
    data = file.read(_ORDINARY)
    if len(data) == _ORDINARY:
        data += file.read(SIZE_LIMIT + 1 - _ORDINARY)
    refuse_large(data, where)
    return data


def refuse_large(data: bytes, where: str) -> None:
    """:class:`BadInput` for more than :data:`SIZE_LIMIT` bytes."""
    if len(data) > SIZE_LIMIT:
        message = _("{where}: it is larger than {limit} MB, more than any file of ours")
        raise BadInput(message.format(where=where, limit=SIZE_LIMIT // 1_000_000))


def save(path: Path, data: bytes) -> None:
    """Put a file in the place of another; once this returns, it survives a power cut.

    A symbolic link stays one: what it points to is replaced.
    """
    target = Path(os.path.realpath(path))
    temp = _written(target, data)
    try:
        temp.replace(target)
    except OSError as error:
        _drop(temp)
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    sync_folder(target.parent)


def create(path: Path, data: bytes) -> None:
    """Save a file that must not exist yet; :class:`FileExistsError` where it does."""
    temp = _written(path, data)
    try:
        _link(temp, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise disk_failure(_("{where}: it could not be saved, {why}"), path, error) from error
    finally:
        _drop(temp)
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file; once this returns, it stays removed."""
    try:
        path.unlink()
    except OSError as error:
        raise disk_failure(_("{where}: it could not be removed, {why}"), path, error) from error
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make what was done to a folder's entries survive a power cut."""
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
    except OSError as error:
        # Some network file systems know no fsync of a folder; there is nothing to wait for then.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            message = _("{where}: written, but the disk did not confirm it, {why}")
            raise disk_failure(message, folder, error) from error


def remove_leftovers(folder: Path, name: str) -> None:
    """Remove what killed saves of the files of that name left behind.

    ``name`` is a pattern. Only who holds the lock for these files may: another process could be
    writing one.
    """
    for leftover in folder.glob(f".{name}.*{TEMP_SUFFIX}"):
        _drop(leftover)


def _written(target: Path, data: bytes) -> Path:
    """A temporary file beside the target, its bytes on the disk."""
    # A name may have 255 bytes; with what is added it must not have more.
    name = target.name.encode()[:200].decode(errors="ignore")
    temp = target.with_name(f".{name}.{os.urandom(4).hex()}{TEMP_SUFFIX}")
    try:
        fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    try:
        try:
            os.fchmod(fd, 0o600)
            _write(fd, data)
            os.fsync(fd)
        finally:
            os.close(fd)
    except OSError as error:
        _drop(temp)
        raise disk_failure(_("{where}: it could not be saved, {why}"), target, error) from error
    return temp


def _write(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _link(temp: Path, path: Path) -> None:
    """Give the written file its name, unless that is taken."""
    try:
        os.link(temp, path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        # A file system without hard links: take the name first, then fill it in one step.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            temp.replace(path)
        except OSError:
            _drop(path)
            raise


def _drop(temp: Path) -> None:
    with contextlib.suppress(OSError):
        temp.unlink()
