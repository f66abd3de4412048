"""Fixtures that run the command line on a temporary data folder, in English by default."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tensigns.cli.root import root
from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.processes import WAIT_LIMIT

ANSWERS = """\
client = "Globex B.V."
note = "on the whole"
[answers]
slow-payment.late = "often"
slow-payment.raised = "went-on"
[notes]
slow-payment.late = "May and June"
"""
LONG_AGO = datetime.fromisoformat("2020-02-28T23:30:00+01:00")


@pytest.fixture(autouse=True)
def isolated_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Replace the user's folders and language by temporary ones."""
    for name in ("TENSIGNS_PLAIN", "TENSIGNS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TENSIGNS_LANG", "en")
    monkeypatch.setenv("TENSIGNS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return the library that the commands use."""
    return Library(tmp_path / "data")


class Commands:
    """``tensigns`` run in this process."""

    def __call__(self, *args: str, stdin: str | bytes = b"") -> Result:
        return CliRunner().invoke(root, args, input=stdin, prog_name="tensigns")

    def ok(self, *args: str, stdin: str | bytes = b"") -> str:
        """Return the standard output of a command that must succeed."""
        result = self(*args, stdin=stdin)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def json(self, *args: str, stdin: str | bytes = b"") -> Any:
        """Return the document that a command prints with ``--json``."""
        return json.loads(self.ok(*args, "--json", stdin=stdin))

    def error_of(self, *args: str, stdin: str | bytes = b"") -> str:
        """Return the error of a command that must exit with 2, without output or traceback."""
        result = self(*args, stdin=stdin)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Traceback" not in result.stderr
        return result.stderr

    def record_globex(self) -> str:
        """Record a sitting about Globex from ``ANSWERS`` and return its id."""
        document = self.json("ask", "--answers", "-", stdin=ANSWERS)
        sitting_id: str = document["sitting"]
        return sitting_id


@pytest.fixture
def tensigns() -> Commands:
    return Commands()


class Process:
    """``tensigns`` in a process of its own."""

    command = (sys.executable, "-m", "tensigns")

    def __call__(self, *args: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
        options.setdefault("stdin", subprocess.DEVNULL)
        if "stdout" not in options:
            options["stdout"] = subprocess.PIPE
        environ = {**os.environ, **options.pop("environ", {})}
        return subprocess.run(
            [*self.command, *args],
            stderr=subprocess.PIPE,
            env=environ,
            timeout=WAIT_LIMIT,
            check=False,
            **options,
        )


@pytest.fixture
def process() -> Process:
    return Process()


def run_in_terminal(*args: str, environ: Mapping[str, str] | None = None) -> tuple[int, bytes]:
    """Run ``tensigns`` in a terminal to its end; the exit code and the output."""
    from tests.tui.terminal import Terminal  # noqa: PLC0415  Windows has no such terminal

    with Terminal([*Process.command, *args], {**os.environ, **(environ or {})}) as terminal:
        return terminal.wait_for_end(WAIT_LIMIT), terminal.raw


def record_sitting(
    library: Library, name: str, when: datetime = LONG_AGO, **answers: str
) -> Sitting:
    """Record a finished sitting, and add its client if it is new.

    Answers are given by question key, with ``__`` for the dot and ``_`` for the hyphen.
    """
    client = (library.match(name) or (library.add(name, when),))[0]
    sitting = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=builtin_edition().ref,
        started=when,
        finished=when,
        answers={key.replace("__", ".").replace("_", "-"): value for key, value in answers.items()},
    )
    return library.record(client, builtin_edition(), sitting)
