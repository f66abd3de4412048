"""What differs between Linux, macOS and Windows.

Every function can be called on all three systems. A flag that a system lacks is 0 there.
"""

import contextlib
import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

if sys.platform == "win32":
    import msvcrt

    BINARY: Final = os.O_BINARY
    NO_WAIT: Final = 0
    NO_LINK: Final = 0
    NO_TERMINAL: Final = 0
    HANGUP: Final = signal.SIGBREAK
    KEY_SIGNALS: Final = (signal.SIGINT,)
    DEFAULT_EDITOR: Final = "notepad"
else:
    import fcntl

    BINARY: Final = 0
    """The flag of :func:`os.open` that leaves line ends as they are. Only Windows needs it."""

    NO_WAIT: Final = os.O_NONBLOCK
    """The flag of :func:`os.open` that does not wait for the writer of a named pipe."""

    NO_LINK: Final = os.O_NOFOLLOW
    """The flag of :func:`os.open` that refuses a symbolic link."""

    NO_TERMINAL: Final = os.O_NOCTTY
    """The flag of :func:`os.open` that does not make a terminal the process's own."""

    HANGUP: Final = signal.SIGHUP
    """The signal that a process gets when its terminal is closed."""

    KEY_SIGNALS: Final = (signal.SIGINT, signal.SIGQUIT)
    """The signals that keys send to every process at the terminal."""

    DEFAULT_EDITOR: Final = ""
    """The editor of a user who has named none; empty if no editor is on every computer."""

CAN_MOVE_OPEN_FILES: Final = sys.platform != "win32"
"""Whether a file that is open, or a folder with such a file, can be moved."""

_PRIVATE_FILE = stat.S_IRUSR | stat.S_IWUSR
_OTHERS_RIGHTS = stat.S_IRWXG | stat.S_IRWXO

_LOCKED_POSITION = 1 << 30
"""The position of the byte that a lock covers on Windows.

Nobody else can read a locked byte there. This one is beyond the end of every lock file.
"""

_PATIENCE = 0.5
"""Seconds for which a file that another process has open is tried again on Windows."""

_RETRY_INTERVAL = 0.01

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""The errors of a file system that cannot sync a folder, such as some network file systems."""

_NO_FULL_SYNC = (*_NO_SYNC, errno.ENOTTY, errno.EOPNOTSUPP)
"""The errors of a file system that cannot tell the disk to write its cache."""

_PIPE_SIZE = 65_536

_Result = TypeVar("_Result")


# Files


def retry_while_open(action: Callable[[], _Result]) -> _Result:
    """Call a function that opens, moves or removes a file, and return its result.

    Windows refuses this while another process has the file open. There it is tried again for half a
    second, because a save or a virus scanner is done by then. Raise what the last call raised.
    """
    if sys.platform == "win32":
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(PermissionError):
                return action()
            time.sleep(_RETRY_INTERVAL)
    return action()


def make_file_private(fd: int) -> None:
    """Set the mode of an open file to 0600. On Windows the folder's rights apply instead."""
    if sys.platform != "win32":
        os.fchmod(fd, _PRIVATE_FILE)


def sync_file(fd: int) -> None:
    """Write a file to the disk, so that it survives a power cut.

    On macOS, ``fsync`` leaves the data in the cache of the disk, and ``F_FULLFSYNC`` does not.
    """
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_FULL_SYNC:
                raise
        else:
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Write the entries of a folder to the disk, if the file system can do so.

    Windows cannot open a folder. NTFS keeps a journal of the entries instead.
    """
    if sys.platform != "win32":
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            sync_file(fd)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(fd)


def is_at(fd: int, path: Path) -> bool:
    """Whether an open file is still the one at a path.

    Raise :class:`OSError` if there is no file at the path. On Windows an open file cannot be
    removed or replaced, so only a link can lead to another file.
    """
    if sys.platform == "win32":
        return not path.is_symlink()
    else:
        return os.path.samestat(os.fstat(fd), path.lstat())


def has_no_hard_links(error: OSError) -> bool:
    """Whether an error of :func:`os.link` means that the file system has no hard links."""
    codes = [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK]
    if sys.platform == "win32":
        # FAT and exFAT: "invalid function".
        codes.append(errno.EINVAL)
    return error.errno in codes


# Rights


def user_id() -> int:
    """Return the id of this user, as in the status of a file. On Windows both are always 0."""
    if sys.platform == "win32":
        return 0
    else:
        return os.geteuid()


def others_rights(mode: int) -> int:
    """Return the bits of a file's mode that give rights to other users.

    On Windows there are none. The mode there does not show the rights, which come from the folder
    of the user.
    """
    if sys.platform == "win32":
        return 0
    else:
        return mode & _OTHERS_RIGHTS


# Locks


def try_lock(fd: int) -> bool:
    """Lock an open file until it is closed, and return True; False if another process has the lock.

    The system releases the lock when the process ends, even after a crash.
    """
    if sys.platform == "win32":
        os.lseek(fd, _LOCKED_POSITION, os.SEEK_SET)
        with contextlib.suppress(PermissionError):
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            return True
    else:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    return False


def unlock_and_close(fd: int) -> None:
    """Close a file that :func:`try_lock` has locked."""
    if sys.platform == "win32":
        # Windows releases the lock of a closed file, but not at once.
        with contextlib.suppress(OSError):
            os.lseek(fd, _LOCKED_POSITION, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
    os.close(fd)


# The computer and its user


def host_name() -> str:
    """Return the name of this computer."""
    if sys.platform == "win32":
        # The module platform would run a program for this.
        return os.environ.get("COMPUTERNAME", "unknown")
    else:
        return os.uname().nodename


def home_folder() -> Path:
    """Return the home folder of this user without the variable HOME; an empty path without one."""
    if sys.platform == "win32":
        # This comes from USERPROFILE, and is “~” without it.
        return Path(os.path.expanduser("~"))  # noqa: PTH111
    else:
        import pwd  # noqa: PLC0415  a user without HOME is rare

        try:
            return Path(pwd.getpwuid(os.getuid()).pw_dir)
        except KeyError:
            return Path()


def display_language() -> str:
    """Return the language in which Windows shows its own texts, such as nl_NL.

    It counts only if no variable of the locale names a language. Other systems have nothing but
    these variables: return C there.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415
        import locale  # noqa: PLC0415

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "C")
    else:
        return "C"


def split_command(command: str) -> list[str]:
    """Return the words of a command line, for :mod:`subprocess`.

    Raise :class:`ValueError` if a quote is not closed.
    """
    import shlex  # noqa: PLC0415  needed for an editor alone

    if sys.platform == "win32":
        import shutil  # noqa: PLC0415

        # A backslash separates folders there, and subprocess finds no scripts such as code.cmd.
        words = [word.strip('"') for word in shlex.split(command, posix=False)]
        return [shutil.which(word) or word for word in words[:1]] + words[1:]
    else:
        return shlex.split(command)


def wait_until_readable(fd: int) -> None:
    """Wait until a stream can be read without waiting. Call this in the main thread.

    A read that waits would miss a signal that arrives just before the read, because Python calls
    the handler only after the system call has returned. For this reason the function waits for the
    stream or for a signal. On Windows it returns at once, and the read waits.
    """
    if sys.platform != "win32":
        import select  # noqa: PLC0415  few commands read a stream

        signal_reader, signal_writer = os.pipe()
        try:
            os.set_blocking(signal_writer, False)
            previous = signal.set_wakeup_fd(signal_writer, warn_on_full_buffer=False)
            try:
                while fd not in select.select([fd, signal_reader], [], [])[0]:
                    os.read(signal_reader, _PIPE_SIZE)
            finally:
                signal.set_wakeup_fd(previous)
        finally:
            os.close(signal_reader)
            os.close(signal_writer)
