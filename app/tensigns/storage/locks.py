"""One process at a time in a folder, and a clear word on who has it.

The system lets go of a lock when its process ends, however it ends: what a crash leaves behind
is in nobody's way.
"""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tensigns.errors import Failed, TensignsError
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path, read
from tensigns.storage.folders import is_folder
from tensigns.text.clean import clean_line

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_FILENAME = ".lock"
"""The name of a folder's lock file, which tells who had it last."""


class FolderLocks:
    """The locks that this process holds, by folder; holding one again, in any thread, is fine."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: dict[Path, tuple[BaseFileLock, int]] = {}

    @contextlib.contextmanager
    def hold(self, folder: Path, wait: float = 0) -> Iterator[bool]:
        """Have a folder to oneself; :class:`Failed` with its holder after ``wait`` seconds.

        Gives whether it was not held before.
        """
        with self._guard:
            lock, count = self._held.get(folder) or (_acquired(folder, wait), 0)
            self._held[folder] = lock, count + 1
        try:
            yield count == 0
        finally:
            with self._guard:
                lock, count = self._held.pop(folder)
                if count > 1:
                    self._held[folder] = lock, count - 1
                else:
                    lock.release()


def _acquired(folder: Path, wait: float) -> "BaseFileLock":
    # Only who writes needs it, and its import takes longer than reading many a file.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    if not is_folder(folder):
        raise Failed(_("{where}: the folder is gone").format(where=display_path(folder)))
    lock = FileLock(folder / LOCK_FILENAME, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise Failed(_taken(folder)) from error
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be locked, {why}"), folder, error) from error
    _leave_word(folder)
    return lock


def _leave_word(folder: Path) -> None:
    """Say in the lock file who has it; that is for people, so it may fail."""
    import socket  # noqa: PLC0415  as above

    with contextlib.suppress(OSError):
        (folder / LOCK_FILENAME).write_text(
            f"{os.getpid()} {socket.gethostname()}\n", encoding="utf-8"
        )


def _taken(folder: Path) -> str:
    """Who has a folder, as far as the lock file tells."""
    text = ""
    with contextlib.suppress(TensignsError):
        text = read(folder / LOCK_FILENAME)[:300].decode(errors="replace")
    match clean_line(text).split():
        case [pid, host] if pid.isdecimal():
            message = _(
                "{where}: tensigns has this open elsewhere (process {pid} on {host});"
                " leave it there first"
            )
            return message.format(where=display_path(folder), pid=pid, host=host)
    message = _("{where}: tensigns has this open elsewhere; leave it there first")
    return message.format(where=display_path(folder))
