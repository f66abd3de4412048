"""The command line against a data folder of its own, in English unless a test asks otherwise."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tensigns.cli.root import root
from tensigns.library.library import Library

ANSWERS = """\
client = "Globex B.V."
note = "on the whole"
[answers]
slow-payment.late = "often"
slow-payment.raised = "went-on"
[notes]
slow-payment.late = "May and June"
"""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the user's own folders and language out of it."""
    for name in ("TENSIGNS_PLAIN", "TENSIGNS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TENSIGNS_LANG", "en")
    monkeypatch.setenv("TENSIGNS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The library that the commands work on."""
    return Library(tmp_path / "data")


class Commands:
    """``tensigns`` run in this process."""

    def __call__(self, *args: str, stdin: str | bytes = b"") -> Result:
        return CliRunner().invoke(root, args, input=stdin, prog_name="tensigns")

    def ok(self, *args: str, stdin: str | bytes = b"") -> str:
        """What it prints where it must succeed."""
        done = self(*args, stdin=stdin)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    def json(self, *args: str, stdin: str | bytes = b"") -> Any:
        """The document that it prints."""
        return json.loads(self.ok(*args, "--json", stdin=stdin))

    def refused(self, *args: str, stdin: str | bytes = b"") -> str:
        """What it says where it must refuse the input, in a few lines and on standard error."""
        done = self(*args, stdin=stdin)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        return done.stderr

    def globex(self) -> str:
        """Hold a sitting about Globex; gives its id."""
        made = self.json("ask", "--answers", "-", stdin=ANSWERS)
        sitting: str = made["sitting"]
        return sitting


@pytest.fixture
def tensigns() -> Commands:
    return Commands()


class Process:
    """``tensigns`` in a process of its own."""

    command = (sys.executable, "-m", "tensigns")

    def __call__(self, *args: str, **how: Any) -> subprocess.CompletedProcess[bytes]:
        how.setdefault("stdin", subprocess.DEVNULL)
        if "stdout" not in how:
            how["stdout"] = subprocess.PIPE
        environ = {**os.environ, **how.pop("environ", {})}
        return subprocess.run(
            [*self.command, *args],
            stderr=subprocess.PIPE,
            env=environ,
            timeout=60,
            check=False,
            **how,
        )


@pytest.fixture
def process() -> Process:
    return Process()
