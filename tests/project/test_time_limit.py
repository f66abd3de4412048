"""A test that waits without end fails by name, with its stack, and the run goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import run_in_session

pytestmark = pytest.mark.process

STUCK_TESTS = """
import asyncio
import subprocess
import sys
import threading

import pytest

# ends with the process that started it
PROGRAM = "import os, time; parent = os.getppid()\\nwhile os.getppid() == parent: time.sleep(0.1)"
ENDLESS = [sys.executable, "-c", PROGRAM]


def test_wait_for_a_child():
    subprocess.Popen(ENDLESS).wait()


def test_assertion_beside_a_child():
    with subprocess.Popen(ENDLESS):
        assert False


def test_wait_for_a_child_twice():
    with subprocess.Popen(ENDLESS, stdout=subprocess.PIPE) as child:
        child.communicate()


async def test_wait_for_an_event():
    await asyncio.Event().wait()


async def test_wait_for_a_thread_of_the_event_loop():
    await asyncio.to_thread(threading.Event().wait)


@pytest.fixture
def stuck_fixture():
    yield
    threading.Event().wait()


def test_failure_before_a_stuck_fixture(stuck_fixture):
    assert False


def test_after_them():
    pass
"""


# pytest-timeout ends the first three; the process of the others is ended.
NAMES = ("wait_for_a_child", "assertion_beside_a_child", "wait_for_an_event")
NAMES_OF_ENDED_PROCESSES = (
    "wait_for_a_child_twice",
    "wait_for_a_thread_of_the_event_loop",
    "failure_before_a_stuck_fixture",
)


def test_every_kind_of_stuck_test_fails_by_name_and_the_others_run(tmp_path: Path) -> None:
    folder = tmp_path / "[folder]"
    folder.mkdir()
    (folder / "test_stuck.py").write_text(STUCK_TESTS, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n", encoding="utf-8")
    # One worker, because the stacks of two that end at once would be mixed. The folder is named
    # relatively, because pytest takes square brackets for parameters of a test.
    options = ("-p", "tests.time_limit", "--timeout=1", "-n", "1", "--dist=worksteal", ".")
    run = run_in_session(
        [sys.executable, "-m", "pytest", *options],
        within=300,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for name in NAMES + NAMES_OF_ENDED_PROCESSES:
        assert f"FAILED test_stuck.py::test_{name}" in run.stdout
    for name in NAMES_OF_ENDED_PROCESSES:
        assert f"crashed while running 'test_stuck.py::test_{name}'" in run.stdout
    for function in ("test_wait_for_a_child_twice", "stuck_fixture"):
        assert f" in {function}\n" in run.stdout
    assert "1 passed" in run.stdout
