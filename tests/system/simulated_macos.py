"""Run ``tensigns``, or lines of Python after ``-c``, on Linux as on macOS.

The names that macOS lacks are gone. ``poll``, which does not support terminals there, is gone too.
Each full sync adds a line to the file that ``SYNCS_VARIABLE`` names. Libraries in C, and what other
packages ask while they are imported, stay those of Linux.
"""

import fcntl
import os
import select
import selectors
import sys
from typing import Any

# These ask which system it is while they are imported.
import babel.localtime
import platformdirs.macos
import textual.app

from tests.system.simulation import SYNCS_VARIABLE, delete_missing_names, run_arguments

assert sys.platform == "linux"

IMPORTED_BEFORE = (babel.localtime, textual.app)

FULL_SYNC = 51


def control(fd: int, command: int, argument: Any = 0) -> int:
    assert command == FULL_SYNC, argument
    os.fsync(fd)
    with open(os.environ[SYNCS_VARIABLE], "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write(os.readlink(f"/proc/self/fd/{fd}") + "\n")  # noqa: PTH115
    return 0


def simulate() -> None:
    """Turn this process into one on macOS. Import tensigns after that."""
    delete_missing_names("darwin")
    for owner, name, member in (
        (fcntl, "F_FULLFSYNC", FULL_SYNC),
        (fcntl, "fcntl", control),
        (platformdirs, "PlatformDirs", platformdirs.macos.MacOS),
        (selectors, "DefaultSelector", selectors.SelectSelector),
        (sys, "platform", "darwin"),
    ):
        setattr(owner, name, member)
    del select.poll


if __name__ == "__main__":
    simulate()
    run_arguments()
