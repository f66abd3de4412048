"""Programs that a test starts; none outlives its test."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

WAIT_LIMIT = 60.0
"""The most seconds to wait for a program or a thread; enough for a busy machine."""


def run_python(program: str, **options: Any) -> str:
    """Run a Python program to its end and return its output. Fail if it fails.

    ``options`` are passed to :func:`subprocess.run`.
    """
    argv = [sys.executable, "-c", program]
    result = subprocess.run(
        argv, capture_output=True, text=True, check=True, timeout=WAIT_LIMIT, **options
    )
    return str(result.stdout)


@contextlib.contextmanager
def started(command: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """Start a program in a session of its own. At the end, kill all that is left of the session.

    The ``with`` block of a ``Popen`` waits for the program, even after a failure. If the program
    waits for the test, that block waits without end. ``options`` are passed to ``Popen``.
    """
    with subprocess.Popen(command, start_new_session=True, **options) as process:
        try:
            yield process
        finally:
            if sys.platform == "win32":
                process.kill()
            else:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def run_in_session(
    command: Sequence[str | Path], *, within: float = WAIT_LIMIT, **options: Any
) -> subprocess.CompletedProcess[Any]:
    """Run a program to its end, and kill what it leaves running.

    ``subprocess.run`` kills the program alone at its timeout, and none of those that it started.
    """
    with started(command, **options) as process:
        stdout, stderr = process.communicate(timeout=within)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)
