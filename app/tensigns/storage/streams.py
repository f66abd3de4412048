"""Files that a user names and that are no regular files: pipes, devices, open descriptors.

They are read to their end and written to. They are never replaced, and what is behind
``/dev/stdout`` is not either, although it may be a regular file. Files of the data folder go
through :mod:`tensigns.storage.durable_files` alone.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from tensigns.language import gettext as _
from tensigns.storage import durable_files
from tensigns.storage.durable_files import disk_failure, display_path

_MAX_LINKS = 40
"""How many symbolic links are followed at most, as in Linux."""


def is_stream(path: Path) -> bool:
    """Whether a path is neither a regular file nor a folder, or is an open descriptor."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    is_file_or_folder = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return not is_file_or_folder or _descriptor_number(path) is not None


def read_named_file(path: Path) -> bytes:
    """The bytes of a file or stream within the size limit.

    Opening a named pipe waits for a writer. :class:`BadInput` if there is no such file.
    """
    if not is_stream(path):
        return durable_files.read(path)
    try:
        with _open(path, os.O_RDONLY) as file:
            return durable_files.read_stream(file, display_path(path))
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), path, error) from error


def open_for_writing(path: Path) -> BinaryIO:
    """A stream opened for writing. Opening a named pipe waits for a reader."""
    return _open(path, os.O_WRONLY)


def _open(path: Path, flags: int) -> BinaryIO:
    """Open a stream; a descriptor goes on at the position where it is."""
    number = _descriptor_number(path)
    # Opening a descriptor's path anew would start at the beginning of the file behind it.
    fd = os.open(path, flags | os.O_NOCTTY) if number is None else os.dup(number)
    return os.fdopen(fd, "wb" if flags & os.O_WRONLY else "rb")


def _descriptor_number(path: Path) -> int | None:
    """The descriptor of this process that a path such as /dev/stdout or /dev/fd/3 stands for."""
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
