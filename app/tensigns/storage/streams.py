"""Streams that a user names by a path: pipes, devices and open descriptors.

A stream is read to its end, or written to. It is never replaced. ``/dev/stdout`` is a stream even
if it stands for a regular file. Files of the data folder are read and written only by
:mod:`tensigns.storage.durable_files`.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from tensigns import system
from tensigns.language import gettext as _
from tensigns.storage import durable_files
from tensigns.storage.durable_files import disk_failure, display_path

_MAX_LINKS = 40
"""The largest number of symbolic links that are followed. Linux has the same limit."""

_READ_SIZE = 65_536
"""The largest number of bytes that are read at once."""


def is_stream(path: Path) -> bool:
    """Whether a path is to be read or written as a stream.

    Every existing path is a stream, except a regular file and a folder. A path that stands for an
    open descriptor, such as ``/dev/stdout``, is always a stream.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    is_file_or_folder = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return not is_file_or_folder or _descriptor_number(path) is not None


def read_named_file(path: Path) -> bytes:
    """Return the bytes of a file or stream.

    If a named pipe has no writer, wait for a writer. Ctrl+C ends the wait at any moment. Raise
    :class:`BadInput` if there is no such file, if the path is a folder, or if there are more bytes
    than the size limit; :class:`OperationFailed` after a disk error. Call this function in the main
    thread.
    """
    if not is_stream(path):
        return durable_files.read(path)
    try:
        # With NO_WAIT, opening a named pipe does not wait for a writer. _read_to_limit waits.
        fd = _open(path, os.O_RDONLY | system.NO_WAIT)
        try:
            data = _read_to_limit(fd)
        finally:
            os.close(fd)
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), path, error) from error
    durable_files.check_size(data, display_path(path))
    return data


def open_for_writing(path: Path) -> BinaryIO:
    """Open a stream for writing and return it. Opening a named pipe waits for a reader."""
    return os.fdopen(_open(path, os.O_WRONLY), "wb")


def _open(path: Path, flags: int) -> int:
    """Open a stream and return its descriptor.

    If the path stands for an open descriptor, reading or writing continues at its position.
    """
    number = _descriptor_number(path)
    # Opening the path of a descriptor would start at the beginning of its file.
    if number is not None:
        return os.dup(number)
    return os.open(path, flags | system.NO_TERMINAL | system.BINARY)


def _read_to_limit(fd: int) -> bytes:
    """Read a stream to its end, or to just above the size limit."""
    data = b""
    while len(data) <= durable_files.SIZE_LIMIT:
        system.wait_until_readable(fd)
        chunk = os.read(fd, _READ_SIZE)
        if not chunk:
            break
        data += chunk
    return data


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
