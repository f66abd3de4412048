"""One process at a time in a folder, and a clear word on who has it.

The system lets go of a lock when its process ends, however it ends: what a crash leaves behind
is in nobody's way.
"""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tensigns.core.text import clean_line
from tensigns.errors import Failed
from tensigns.language import gettext as _
from tensigns.store.files import shown, why

if TYPE_CHECKING:
    from filelock import FileLock

LOCK = ".lock"
"""The name of a folder's lock file, which tells who had it last."""


class Locks:
    """The locks that this process holds, by folder; taking one twice is fine."""

    def __init__(self) -> None:
        self._locks: dict[Path, FileLock] = {}

    @contextlib.contextmanager
    def hold(self, folder: Path, wait: float = 0) -> Iterator[bool]:
        """Have a folder to oneself; :class:`Failed` with its holder after ``wait`` seconds.

        Gives whether it was not held before.
        """
        from filelock import Timeout

        lock = self._lock(folder)
        first = not lock.is_locked
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise Failed(_taken(folder)) from error
        except OSError as error:
            message = _("{where}: it cannot be locked, {why}")
            raise Failed(message.format(where=shown(folder), why=why(error))) from error
        try:
            if first:
                _sign(folder)
            yield first
        finally:
            lock.release()

    def _lock(self, folder: Path) -> "FileLock":
        if not folder.is_dir():
            message = _("{where}: the folder is gone")
            raise Failed(message.format(where=shown(folder)))
        if folder not in self._locks:
            # Only who writes needs it, and it takes long to import.
            from filelock import FileLock

            self._locks[folder] = FileLock(folder / LOCK, mode=0o600, thread_local=False)
        return self._locks[folder]


def _sign(folder: Path) -> None:
    """Say in the lock file who has it; that is for people, so it may fail."""
    with contextlib.suppress(OSError):
        (folder / LOCK).write_text(f"{os.getpid()} {socket.gethostname()}\n", encoding="utf-8")


def _taken(folder: Path) -> str:
    try:
        words = (folder / LOCK).read_text(encoding="utf-8", errors="replace")[:300].split()
    except OSError:
        words = []
    if len(words) != 2 or not words[0].isdigit():
        return _("{where}: another tensigns has this open; leave it there first").format(
            where=shown(folder)
        )
    message = _("{where}: tensigns has this open elsewhere (process {pid} on {host})")
    return message.format(where=shown(folder), pid=words[0], host=clean_line(words[1]))
