"""List and create folders, and move files and folders.

Every folder is created with mode 0700, whatever the umask. After a disk error, functions raise
:class:`OperationFailed`.
"""

import os
from functools import partial
from pathlib import Path

from tensigns import system
from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path, sync_folder


def is_folder(path: Path) -> bool:
    """Whether the path is a folder. Return False if the path cannot be examined."""
    # Path.is_dir raises if the user has no rights on a part of the path.
    return os.path.isdir(path)  # noqa: PTH112


def list_names(folder: Path) -> tuple[str, ...]:
    """Return the sorted names of the entries of a folder; empty if there is no such folder."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208  faster than a Path for each entry
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), folder, error) from error


def ensure_folder(path: Path) -> None:
    """Create a folder and its missing parents. Do nothing if the folder exists."""
    if is_folder(path):
        return
    ensure_folder(path.parent)
    try:
        create_folder(path)
    except FileExistsError as error:
        if not is_folder(path):
            message = _("{where}: there is a file where a folder is needed")
            raise OperationFailed(message.format(where=display_path(path))) from error


def create_folder(path: Path) -> None:
    """Create a new folder. Raise :class:`FileExistsError` if the path exists."""
    try:
        path.mkdir(mode=0o700)
        path.chmod(0o700)
    except FileExistsError:
        raise
    except OSError as error:
        raise disk_failure(
            _("{where}: the folder could not be made, {why}"), path, error
        ) from error
    sync_folder(path.parent)


def move(source: Path, target: Path) -> None:
    """Move a file or folder to an unused path on the same file system."""
    try:
        system.retry_while_open(partial(source.rename, target))
    except OSError as error:
        raise disk_failure(_("{where}: it could not be moved, {why}"), source, error) from error
    sync_folder(target.parent)
    sync_folder(source.parent)


def remove_empty(path: Path) -> None:
    """Remove an empty folder."""
    try:
        system.retry_while_open(path.rmdir)
    except OSError as error:
        raise disk_failure(_("{where}: it could not be removed, {why}"), path, error) from error
    sync_folder(path.parent)
