"""Make a data folder private: other users of the computer have no rights on it.

A folder that other users can read, such as a folder that ``git clone`` created, is made private
before anything is written in it. A folder is refused if it belongs to another user, or if other
users can change it and it cannot be made private. A warning is not enough, since the full screen
would hide it. A file system without modes is accepted.
"""

import contextlib
import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from tensigns import system
from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.storage.durable_files import disk_failure, display_path
from tensigns.storage.folders import is_folder, list_names

_ROOT_USER_ID = 0
_OTHERS_WRITE_RIGHTS = stat.S_IWGRP | stat.S_IWOTH


def make_folder_private(folder: Path) -> None:
    """If other users have rights on a folder, set its mode to 0700 and its files' modes to 0600.

    The modes are set only if this user owns the folder and the sticky bit is not set. Raise
    :class:`OperationFailed` if the owner of the folder is neither this user nor root. Raise it also
    if the modes must not be set although other users can change the entries of the folder.
    """
    if _is_exposed(folder):
        _chmod(folder, stat.S_IRWXU)
        # From here on no other user can put a link in the folder.
        for path in (folder / name for name in list_names(folder)):
            if stat.S_ISREG(path.lstat().st_mode):
                _chmod(path, stat.S_IRUSR | stat.S_IWUSR)


def make_data_folder_private(root: Path, subfolders: Collection[str]) -> None:
    """If other users have rights on a data folder, set its mode to 0700.

    The user may keep other things in the folder, so the modes of its files are not changed. If the
    folder has visible subfolders other than ``subfolders``, its own mode is not changed either. In
    that case, raise :class:`OperationFailed` if other users can change its entries. Raise also the
    errors of :func:`make_folder_private`.
    """
    if not _is_exposed(root):
        return
    if not _has_other_folders(root, subfolders):
        _chmod(root, stat.S_IRWXU)
    elif _others_can_change(root.stat()):
        raise OperationFailed(_writable_message(root))


def privacy_faults(root: Path, subfolders: Collection[str]) -> tuple[str, ...]:
    """Return a line for each fault in the rights on a data folder. Nothing is changed."""
    root = root.resolve()
    if not is_folder(root):
        return ()
    is_shared = _has_other_folders(root, subfolders)
    own_folders = [root / name for name in subfolders if is_folder(root / name)]
    folders = own_folders if is_shared else [root]
    faults: list[str] = []
    if is_shared and _others_can_change(root.stat()):
        faults.append(_writable_message(root))
    if exposed_paths := _exposed_paths(folders):
        message = ngettext(
            "{where}: other users of this computer can read or change this; `{command}` ends that",
            "{where}: other users of this computer can read or change this and more, {count} files "
            "and folders in all; `{command}` ends that",
            len(exposed_paths),
        )
        import shlex  # noqa: PLC0415  needed for this message alone

        command = shlex.join(["chmod", "-R", "go=", *map(display_path, folders)])
        where = display_path(exposed_paths[0])
        faults.append(message.format(where=where, count=len(exposed_paths), command=command))
    if not _is_trusted(root):
        faults.append(_foreign_message(root))
    return tuple(faults)


def _is_exposed(folder: Path) -> bool:
    """Whether other users have rights on a folder whose mode may be set.

    Raise the errors of :func:`make_folder_private`.
    """
    try:
        status = folder.stat()
    except OSError as error:
        raise disk_failure(_("{where}: it cannot be read, {why}"), folder, error) from error
    if not _is_trusted(folder):
        raise OperationFailed(_foreign_message(folder))
    # A folder with the sticky bit is shared on purpose, like /tmp.
    may_set_mode = status.st_uid == system.user_id() and not status.st_mode & stat.S_ISVTX
    if not may_set_mode and _others_can_change(status):
        raise OperationFailed(_writable_message(folder))
    return may_set_mode and bool(system.others_rights(status.st_mode))


def _is_trusted(folder: Path) -> bool:
    """Whether a folder belongs to this user or to root."""
    return folder.stat().st_uid in (system.user_id(), _ROOT_USER_ID)


def _others_can_change(status: os.stat_result) -> bool:
    """Whether users other than the owner may change a file, or the entries of a folder."""
    return bool(system.others_rights(status.st_mode) & _OTHERS_WRITE_RIGHTS)


def _has_other_folders(root: Path, subfolders: Collection[str]) -> bool:
    """Whether a folder has visible subfolders other than ``subfolders``."""
    return any(
        name not in subfolders and not name.startswith(".") and is_folder(root / name)
        for name in list_names(root)
    )


def _exposed_paths(folders: Iterable[Path]) -> list[Path]:
    """Return the sorted paths of the files and folders on which other users have rights.

    The entries of a private folder are skipped, because other users cannot reach them.
    """
    exposed_paths: list[Path] = []
    unvisited = [*folders]
    while unvisited:
        path = unvisited.pop()
        with contextlib.suppress(OSError, OperationFailed):
            mode = path.lstat().st_mode
            if system.others_rights(mode) and not stat.S_ISLNK(mode):
                exposed_paths.append(path)
                if stat.S_ISDIR(mode):
                    unvisited.extend(path / name for name in list_names(path))
    return sorted(exposed_paths)


def _chmod(path: Path, mode: int) -> None:
    """Set the mode of a file or folder. An error is ignored: the file system may have no modes."""
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
