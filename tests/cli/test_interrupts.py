"""Ctrl+C while the program starts ends it without a traceback."""

import subprocess
import sys

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands
from tests.processes import WAIT_LIMIT

INTERRUPTING_PROGRAM = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, _path=None, _target=None):
        if name == "{module}":
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except KeyboardInterrupt as error:
                # as a class definition does
                raise RuntimeError("another exception") from error

from tensigns.cli import main
sys.meta_path.insert(0, Interrupter())
main()
"""


@pytest.mark.process
@pytest.mark.parametrize("module", ["click", "tensigns.cli.root", "tensigns.cli.list_clients"])
def test_ctrl_c_during_an_import_ends_the_program_silently(module: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", INTERRUPTING_PROGRAM.format(module=module), "list"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"\n")


def test_ctrl_c_that_was_turned_into_another_exception_is_no_fault(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_library: Library, _name: str, *, by_prefix: bool) -> None:  # noqa: ARG001  named as Library.find names it
        raise RuntimeError("a class was being defined") from KeyboardInterrupt()

    monkeypatch.setattr(Library, "find", interrupt)
    result = tensigns("show", "Globex B.V.")
    assert (result.exit_code, result.output) == (130, "\n")
