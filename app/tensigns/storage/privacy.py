"""Keep a data folder from other users of the computer.

A folder that others can look into, such as one that ``git clone`` made, is closed before anything
is written in it. One that belongs to somebody else, or that others can change and that cannot be
closed, is refused, as ssh refuses a configuration that others can change: gpg only warns, which on
a full screen nobody would see. A file system without modes is accepted.
"""

import contextlib
import os
import shlex
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.storage.durable_files import disk_failure, display_path
from tensigns.storage.folders import is_folder, list_names

_SYSTEM_USER = 0
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def close_folder(folder: Path) -> None:
    """Make a folder 0700 and the files in it 0600, if other users have rights on the folder.

    :class:`OperationFailed` if it belongs to another user, except the system's, or if others can
    change what is in it and it is not this user's to close.
    """
    if _is_open(folder):
        _chmod(folder, stat.S_IRWXU)
        # Nobody else can put a link in the folder any more.
        for path in (folder / name for name in list_names(folder)):
            if stat.S_ISREG(path.lstat().st_mode):
                _chmod(path, stat.S_IRUSR | stat.S_IWUSR)


def close_data_folder(root: Path, subfolders: Collection[str]) -> None:
    """As :func:`close_folder`, for a folder that the user can have other things in.

    Its files stay as they are, and so does the folder if it has visible subfolders other than
    these. :class:`OperationFailed` if others can change what is in it then.
    """
    if not _is_open(root):
        return
    if not _has_other_folders(root, subfolders):
        _chmod(root, stat.S_IRWXU)
    elif root.stat().st_mode & _OTHERS_WRITE:
        raise OperationFailed(_writable_message(root))


def privacy_faults(root: Path, subfolders: Collection[str]) -> tuple[str, ...]:
    """The faults of a data folder on which other users have rights. Nothing is changed."""
    root = root.resolve()
    if not is_folder(root):
        return ()
    is_shared = _has_other_folders(root, subfolders)
    own_folders = [root / name for name in subfolders if is_folder(root / name)]
    folders = own_folders if is_shared else [root]
    faults: list[str] = []
    if is_shared and root.stat().st_mode & _OTHERS_WRITE:
        faults.append(_writable_message(root))
    if open_paths := _open_paths(folders):
        message = ngettext(
            "{where}: other users of this computer can read or change this; `{command}` ends that",
            "{where}: other users of this computer can read or change this and more, {count} files "
            "and folders in all; `{command}` ends that",
            len(open_paths),
        )
        command = shlex.join(["chmod", "-R", "go=", *map(display_path, folders)])
        where = display_path(open_paths[0])
        faults.append(message.format(where=where, count=len(open_paths), command=command))
    if not _is_trusted(root):
        faults.append(_foreign_message(root))
    return tuple(faults)


def _is_open(folder: Path) -> bool:
    """Whether other users have rights on a folder that is this user's to close.

    :class:`OperationFailed` if it is another's.
    """
    try:
        status = folder.stat()
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), folder, error) from error
    if not _is_trusted(folder):
        raise OperationFailed(_foreign_message(folder))
    # With the sticky bit a folder is shared on purpose, as /tmp is.
    is_own = status.st_uid == os.geteuid() and not status.st_mode & stat.S_ISVTX
    if not is_own and status.st_mode & _OTHERS_WRITE:
        raise OperationFailed(_writable_message(folder))
    return is_own and bool(status.st_mode & _OTHERS)


def _is_trusted(folder: Path) -> bool:
    return folder.stat().st_uid in (os.geteuid(), _SYSTEM_USER)


def _has_other_folders(root: Path, subfolders: Collection[str]) -> bool:
    return any(
        name not in subfolders and not name.startswith(".") and is_folder(root / name)
        for name in list_names(root)
    )


def _open_paths(folders: Iterable[Path]) -> list[Path]:
    """The files and folders on which other users have rights, sorted.

    What lies in a closed folder is out of their reach, whatever its own mode.
    """
    open_paths: list[Path] = []
    unvisited = [*folders]
    while unvisited:
        path = unvisited.pop()
        with contextlib.suppress(OSError, OperationFailed):
            mode = path.lstat().st_mode
            if mode & _OTHERS and not stat.S_ISLNK(mode):
                open_paths.append(path)
                if stat.S_ISDIR(mode):
                    unvisited.extend(path / name for name in list_names(path))
    return sorted(open_paths)


def _chmod(path: Path, mode: int) -> None:
    """Set a mode. A failure is ignored: the file system may have no modes."""
    with contextlib.suppress(OSError):
        path.chmod(mode)


def _foreign_message(folder: Path) -> str:
    message = _(
        "{where}: this folder belongs to another user, who can change what is in it; choose "
        "another with --data"
    )
    return message.format(where=display_path(folder))


def _writable_message(folder: Path) -> str:
    message = _(
        "{where}: other users can change what is in this folder; take that right from them with "
        "`chmod go-w`, or choose another folder with --data"
    )
    return message.format(where=display_path(folder))
