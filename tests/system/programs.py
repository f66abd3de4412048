"""The program on this system and on simulated ones, with what it prints and the files it writes."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.processes import WAIT_LIMIT
from tests.system.simulation import SYNCS_VARIABLE
from tests.tui.terminal import environment

ROOT = Path(__file__).parents[2]
NO_KEY_INTERVAL = ROOT / "tests" / "data" / "no_key_interval" / "tensigns"

_CHANGING_PARTS = re.compile(
    r"(?m)^(?:id|added|started|finished|noted|seal) = .*$"
    r"|\b\d{8}T\d{6}Z(?:-[0-9a-f]{4})?\b"
    r"|-[0-9a-f]{8}\b"
    r"|\b\d{4}-\d\d-\d\d(?:T[\d:+-]+)?"
    r"|\b\d{1,2} \w+ \d{4}\b"
)
"""What differs between two runs: times, ids, checksums and the random part of slugs."""


class Program(NamedTuple):
    """A command without arguments, its environment for a home folder, and where its data lies."""

    command: tuple[str, ...]
    environ: Callable[[Path], dict[str, str]]
    data_folder: str

    def run(self, home: Path, *arguments: str, stdin: str = "", code: int = 0) -> str:
        """Run the program, and return what it prints without ids and times.

        Its exit code must be ``code``. What it prints as an error comes last.
        """
        result = subprocess.run(
            [*self.command, *arguments],
            env=self.environ(home),
            cwd=home,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=WAIT_LIMIT,
        )
        assert result.returncode == code, (arguments, result)
        return without_changing_parts(result.stdout + result.stderr)

    def files(self, home: Path) -> dict[str, str]:
        """Return the text of each file in the data folder under its path, without ids and times."""
        folder = home / self.data_folder
        return {
            without_changing_parts(str(path.relative_to(folder))): without_changing_parts(
                path.read_bytes().decode()
            )
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in (".lock", "config.toml")
        }


def without_changing_parts(text: str) -> str:
    """Return a text without what differs between two runs."""
    return _CHANGING_PARTS.sub("…", text)


def windows_environment(home: Path) -> dict[str, str]:
    """Return the environment of a program on Windows. The settings are in the user's folder."""
    local_folder = home / "AppData" / "Local"
    shutil.copytree(NO_KEY_INTERVAL, local_folder / "tensigns", dirs_exist_ok=True)
    return {
        "COMPUTERNAME": "DESKTOP-7",
        "LOCALAPPDATA": str(local_folder),
        "PATH": environment(home)["PATH"],
        "PYTHONPATH": str(ROOT),
        "USERPROFILE": str(home),
    }


def macos_environment(home: Path) -> dict[str, str]:
    """Return the environment of a program on macOS. The settings are in the user's folder."""
    library = home / "Library" / "Application Support"
    shutil.copytree(NO_KEY_INTERVAL, library / "tensigns", dirs_exist_ok=True)
    variables = environment(
        home, PYTHONPATH=str(ROOT), **{SYNCS_VARIABLE: str(home / "synced-files")}
    )
    del variables["XDG_CONFIG_HOME"]
    return variables


LINUX = Program((sys.executable, "-m", "tensigns"), environment, ".local/share/tensigns")
WINDOWS = Program(
    (sys.executable, "-m", "tests.system.simulated_windows"),
    windows_environment,
    "AppData/Local/tensigns",
)
MACOS = Program(
    (sys.executable, "-m", "tests.system.simulated_macos"),
    macos_environment,
    "Library/Application Support/tensigns",
)
