"""Run ``tensigns``, or lines of Python after ``-c``, on Linux as on Windows.

The modules of POSIX cannot be imported, and the names that Windows lacks are gone from others. The
rest of ``os`` refuses what Windows refuses: to open a folder, to move or delete what is open, to
rename to a name in use, names that are reserved. A file that is not opened in binary mode gets
other line ends. Textual uses its driver for Windows; only the console below that driver is
replaced. Paths, libraries in C, and what other packages ask while they are imported stay those of
Linux.
"""

import asyncio.unix_events
import contextlib
import ctypes
import errno
import fcntl
import ntpath
import os
import select
import selectors
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import tty
import types
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

# These ask which system it is while they are imported.
import babel.localtime
import click
import platformdirs.windows
import rich.console
import textual.app
from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.geometry import Size

from tests.system.simulation import LANGUAGE_VARIABLE, delete_missing_names, run_arguments

assert sys.platform == "linux"

IMPORTED_BEFORE = (babel.localtime, click, rich.console)
POSIX_MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")

BINARY = 0x8000
SIGBREAK = signal.Signals(21)
SIGNAL_NAMES = ("SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM")
SIGNALS = {SIGBREAK, *(signal.Signals[name] for name in SIGNAL_NAMES)}
RESERVED_NAMES = {"AUX", "CON", "NUL", "PRN"}
RESERVED_NAMES |= {f"{device}{number}" for device in ("COM", "LPT") for number in range(1, 10)}

SHUTIL = {
    "_USE_CP_SENDFILE": False,
    "_use_fd_functions": False,
    "_copyxattr": lambda *_, **__: None,
    "_winapi": types.SimpleNamespace(NeedCurrentDirectoryForExePath=bool),
}
"""What shutil has found out about the system while it was imported."""

original = types.SimpleNamespace(
    fstat=os.fstat,
    lstat=os.lstat,
    open=os.open,
    read=os.read,
    set_handler=signal.signal,
    stat=os.stat,
    write=os.write,
)
"""Functions of ``os`` and ``signal`` that the simulation replaces and uses."""

text_fds: set[int] = set()
"""The descriptors of files that are not open in binary mode."""


# Files


def refuse(path: object) -> NoReturn:
    raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))  # type: ignore[call-overload]


def refuse_if_open(path: Any) -> None:
    """Refuse a path if this process has the file, or a file in the folder, open."""
    name = os.path.abspath(path)  # noqa: PTH100
    if any(other == name or other.startswith(f"{name}/") for other in open_paths()):
        refuse(path)


def open_paths() -> Iterator[str]:
    """Yield the paths of the files that this process has open."""
    for fd in os.listdir("/proc/self/fd"):  # noqa: PTH208
        with contextlib.suppress(FileNotFoundError):
            yield os.readlink(f"/proc/self/fd/{fd}")  # noqa: PTH115


def require_allowed_name(path: Any) -> None:
    """Refuse a name that Windows reserves or that it cannot write."""
    name = os.path.basename(os.fspath(path))  # noqa: PTH119
    is_reserved = name.partition(".")[0].rstrip().upper() in RESERVED_NAMES
    if is_reserved or name[-1:] in (".", " ") or any(c in '<>:"|?*\\' or c < " " for c in name):
        raise OSError(errno.EINVAL, "Invalid argument", path)


def open_file(path: Any, flags: int, mode: int = 0o777) -> int:
    if os.path.isdir(path):  # noqa: PTH112
        refuse(path)
    if flags & os.O_CREAT:
        require_allowed_name(path)
    fd: int = original.open(path, flags & ~BINARY, mode)
    (text_fds.discard if flags & BINARY else text_fds.add)(fd)
    return fd


def write(fd: int, data: Any) -> int:
    if fd not in text_fds:
        return int(original.write(fd, data))
    original.write(fd, bytes(data).replace(b"\n", b"\r\n"))
    return len(data)


def read(fd: int, size: int) -> bytes:
    data: bytes = original.read(fd, size)
    return data.replace(b"\r\n", b"\n") if fd in text_fds else data


def moving(function: Callable[..., None], *, replaces: bool) -> Callable[..., None]:
    """Return a function that moves a file as Windows does."""

    def move(source: Any, target: Any) -> None:
        require_allowed_name(target)
        refuse_if_open(source)
        refuse_if_open(target)
        if not replaces and os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "File exists", source, target)
        function(source, target)

    return move


def removing(function: Callable[..., None]) -> Callable[..., None]:
    """Return a function that removes a file or folder as Windows does."""

    def remove(path: Any, *, dir_fd: None = None) -> None:
        assert dir_fd is None
        refuse_if_open(path)
        function(path)

    return remove


def making(function: Callable[..., None]) -> Callable[..., None]:
    """Return a function that makes a folder or a link as Windows does."""

    def make(*args: Any, **options: Any) -> None:
        require_allowed_name(args[1] if len(args) > 1 and not isinstance(args[1], int) else args[0])
        function(*args, **options)

    return make


def examining(function: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
    """Return a function that gives the status of a file as Windows does: no owner, all rights."""

    def examine(*args: Any, **options: Any) -> os.stat_result:
        status = function(*args, **options)
        rights = 0o777 if stat.S_ISDIR(status.st_mode) else 0o666
        values = (stat.S_IFMT(status.st_mode) | rights, *status[1:4], 0, 0, *status[6:])
        names = {name for name in dir(status) if name.startswith("st_")}
        fields = {name: getattr(status, name) for name in names.difference(status.__match_args__)}
        return os.stat_result(values, fields)

    return examine


def lock(fd: int, mode: int, size: int) -> None:
    """Lock bytes at the current position of a file, for this descriptor. Nobody may read them."""
    position = os.lseek(fd, 0, os.SEEK_CUR)
    assert position > os.fstat(fd).st_size, "the locked bytes have text that others read"
    kind = {0: fcntl.F_UNLCK, 2: fcntl.F_WRLCK}[mode]
    request = struct.pack("hhqqi0q", kind, os.SEEK_SET, position, size, 0)
    try:
        fcntl.fcntl(fd, fcntl.F_OFD_SETLK, request)
    except BlockingIOError:
        refuse("")


# Signals


def set_handler(number: int, handler: Any) -> Any:
    if number not in SIGNALS:
        raise ValueError("signal number out of range")
    return original.set_handler(number, handler)


def not_implemented(*_args: Any) -> NoReturn:
    raise NotImplementedError


def kill(*_args: Any) -> NoReturn:
    raise AssertionError("os.kill ends a process on Windows, whatever the signal")


# The console


class EventMonitor(threading.Thread):
    """The thread of Textual's driver that reads the console; here it reads the terminal."""

    def __init__(
        self,
        _loop: asyncio.AbstractEventLoop,
        _app: textual.app.App[Any],
        exit_event: threading.Event,
        process_event: Callable[[Any], None],
    ) -> None:
        super().__init__(name="textual-input")
        self.exit_event = exit_event
        self.process_event = process_event

    def run(self) -> None:
        parser = XTermParser()
        size = Size(*os.get_terminal_size(1))
        self.process_event(Resize(size, size))
        while not self.exit_event.is_set():
            for event in parser.tick():
                self.process_event(event)
            if select.select([0], [], [], 0.05)[0]:
                for event in parser.feed(original.read(0, 4096).decode(errors="replace")):
                    self.process_event(event)


def enable_application_mode() -> Callable[[], None]:
    before = termios.tcgetattr(0)
    tty.setraw(0)
    return lambda: termios.tcsetattr(0, termios.TCSANOW, before)


def screen_language() -> int:
    return int(os.environ.get(LANGUAGE_VARIABLE, "1033"))


def simulate() -> None:
    """Turn this process into one on Windows. Import tensigns after that."""
    kernel = types.SimpleNamespace(GetUserDefaultUILanguage=screen_language)
    replacements: dict[Any, dict[str, Any]] = {
        os: {
            "link": making(os.link),
            "mkdir": making(os.mkdir),
            "rename": moving(os.rename, replaces=False),
            "replace": moving(os.replace, replaces=True),
            "rmdir": removing(os.rmdir),
            "unlink": removing(os.unlink),
            "remove": removing(os.remove),
            **{name: examining(getattr(original, name)) for name in ("stat", "lstat", "fstat")},
            "open": open_file,
            "read": read,
            "write": write,
            "kill": kill,
            "O_BINARY": BINARY,
        },
        os.path: {"expanduser": ntpath.expanduser},
        signal: {"SIGBREAK": SIGBREAK, "signal": set_handler, "valid_signals": SIGNALS.copy},
        selectors: {"DefaultSelector": selectors.SelectSelector},
        shutil: SHUTIL,
        subprocess: {"_USE_POSIX_SPAWN": False},
        tempfile: {"_O_TMPFILE_WORKS": False},
        asyncio.unix_events.SelectorEventLoop: {"add_signal_handler": not_implemented},
        platformdirs: {"PlatformDirs": platformdirs.windows.Windows},
        platformdirs.windows: {
            "_RESOLVE_WIN_FOLDER": platformdirs.windows.get_win_folder_from_env_vars
        },
        textual.app: {"WINDOWS": True},
        ctypes: {"windll": types.SimpleNamespace(kernel32=kernel)},
        sys: {"platform": "win32"},
    }
    delete_missing_names("win32")
    for owner, members in replacements.items():
        for name, member in members.items():
            setattr(owner, name, member)
    modules: dict[str, Any] = {
        "msvcrt": types.SimpleNamespace(locking=lock, LK_NBLCK=2, LK_UNLCK=0),
        "textual.drivers.win32": types.SimpleNamespace(
            EventMonitor=EventMonitor, enable_application_mode=enable_application_mode
        ),
    }
    sys.modules |= modules | dict.fromkeys(POSIX_MODULES)


if __name__ == "__main__":
    simulate()
    run_arguments()
