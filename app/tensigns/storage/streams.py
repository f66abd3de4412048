"""Files that a user names and that are no regular files: pipes, devices, open descriptors.

They are read to their end, or written to. They are never replaced. The file that ``/dev/stdout``
stands for is not replaced either, although it may be a regular file. Files of the data folder are
read and written only by :mod:`tensigns.storage.durable_files`.
"""

import contextlib
import os
import select
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tensigns.language import gettext as _
from tensigns.storage import durable_files
from tensigns.storage.durable_files import disk_failure, display_path

_MAX_LINKS = 40
"""The most symbolic links that are followed, as in Linux."""

_READ_SIZE = 65_536
"""The most bytes of one read."""


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

    A named pipe without a writer is waited for; Ctrl+C ends that at any moment. Raise
    :class:`BadInput` if there is no such file or if it is larger than the size limit. To be called
    by the main thread.
    """
    if not is_stream(path):
        return durable_files.read(path)
    try:
        # With O_NONBLOCK, opening a named pipe does not wait for a writer. Waiting for data does.
        fd = _open(path, os.O_RDONLY | os.O_NONBLOCK)
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
    # Opening a descriptor's path anew would start at the beginning of the file behind it.
    return os.open(path, flags | os.O_NOCTTY) if number is None else os.dup(number)


def _read_to_limit(fd: int) -> bytes:
    """Read a stream to its end, or to just above the size limit.

    A read that waits would miss a signal that arrives right before it: Python calls the handler
    only when the system call has returned. So the wait is for the stream or for a signal.
    """
    data = b""
    with _signal_descriptor() as signal_fd:
        poll = select.poll()
        poll.register(fd, select.POLLIN)
        poll.register(signal_fd, select.POLLIN)
        while len(data) <= durable_files.SIZE_LIMIT:
            ready = dict(poll.poll())
            if signal_fd in ready:
                os.read(signal_fd, _READ_SIZE)
            if fd in ready:
                chunk = os.read(fd, _READ_SIZE)
                if not chunk:
                    break
                data += chunk
    return data


@contextlib.contextmanager
def _signal_descriptor() -> Iterator[int]:
    """A descriptor that can be read once Python has noted a signal that has a handler."""
    reader, writer = os.pipe()
    try:
        os.set_blocking(writer, False)
        previous = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        try:
            yield reader
        finally:
            signal.set_wakeup_fd(previous)
    finally:
        os.close(reader)
        os.close(writer)


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
