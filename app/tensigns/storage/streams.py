"""Files that a user names and that are no regular files: pipes, devices, open descriptors.

They are read to their end, or written to. They are never replaced. The file that ``/dev/stdout``
stands for is not replaced either, although it may be a regular file. Files of the data folder are
read and written only by :mod:`tensigns.storage.durable_files`.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from tensigns.language import gettext as _
from tensigns.storage import durable_files
from tensigns.storage.durable_files import disk_failure, display_path

_MAX_LINKS = 40
"""The most symbolic links that are followed, as in Linux."""


def is_stream(path: Path) -> bool:
    """Whether a path is to be read or written as a stream.

    That is so if it is neither a regular file nor a folder, or if it stands for an open
    descriptor, as ``/dev/stdout`` does.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    is_file_or_folder = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return not is_file_or_folder or _descriptor_number(path) is not None


def read_named_file(path: Path) -> bytes:
    """Return the bytes of a file or stream.

    Opening a named pipe waits for a writer. Raise :class:`BadInput` if there is no such file or if
    it is larger than the size limit.
    """
    if not is_stream(path):
        return durable_files.read(path)
    try:
        with _open(path, os.O_RDONLY) as file:
            return durable_files.read_stream(file, display_path(path))
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), path, error) from error


def open_for_writing(path: Path) -> BinaryIO:
    """Open a stream for writing and return it. Opening a named pipe waits for a reader."""
    return _open(path, os.O_WRONLY)


def _open(path: Path, flags: int) -> BinaryIO:
    """Open a stream and return it.

    If the path stands for an open descriptor, reading or writing continues at its position.
    """
    number = _descriptor_number(path)
    # Opening a descriptor's path anew would start at the beginning of the file behind it.
    fd = os.open(path, flags | os.O_NOCTTY) if number is None else os.dup(number)
    return os.fdopen(fd, "wb" if flags & os.O_WRONLY else "rb")


def _descriptor_number(path: Path) -> int | None:
    """Return the descriptor of this process that a path stands for, such as 3 for /dev/fd/3.

    Return None for any other path.
    """
    descriptor_folders = ("/dev/fd", f"/proc/{os.getpid()}/fd")
    for _link in range(_MAX_LINKS):
        is_number = path.name.isascii() and path.name.isdecimal()
        if is_number and os.path.realpath(path.parent) in descriptor_folders:
            return int(path.name)
        try:
            path = path.parent / path.readlink()
        except OSError:
            return None
    return None
