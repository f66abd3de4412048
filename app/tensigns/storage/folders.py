"""Folders and what lies in them: looked through, made, moved.

Every folder made is 0700, whatever the umask. Trouble with the disk is :class:`Failed`.
"""

import os
from pathlib import Path

from tensigns.errors import Failed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import disk_failure, display_path, sync_folder


def is_folder(path: Path) -> bool:
    """Whether there is a folder; no where that cannot be told."""
    # Path.is_dir raises where part of the path is closed to us.
    return os.path.isdir(path)  # noqa: PTH112


def list_names(folder: Path) -> tuple[str, ...]:
    """The names in a folder; none where there is no such folder."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208  a Path each takes longer
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), folder, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it that are missing."""
    if is_folder(path):
        return
    make_folder(path.parent)
    try:
        make_new_folder(path)
    except FileExistsError as error:
        if not is_folder(path):
            message = _("{where}: there is a file where a folder is needed")
            raise Failed(message.format(where=display_path(path))) from error


def make_new_folder(path: Path) -> None:
    """Make one folder that must not exist yet; :class:`FileExistsError` where it does."""
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
    """Move a file or a folder within the data folder to a name that is free."""
    try:
        source.rename(target)
    except OSError as error:
        raise disk_failure(_("{where}: it could not be moved, {why}"), source, error) from error
    sync_folder(target.parent)
    sync_folder(source.parent)
