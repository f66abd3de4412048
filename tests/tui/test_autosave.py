"""Autosave: the newest sitting is written, and no key waits for the disk."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import OperationFailed, TensignsError
from tensigns.tui.autosave import Autosave
from tests.library.sample import small_edition
from tests.processes import WAIT_LIMIT
from tests.tui.pilot import NOW

SITTING = Sitting(
    client="Globex",
    language="en",
    questionnaire_ref=small_edition().ref,
    started=NOW,
)


def sitting_with_note(text: str) -> Sitting:
    """A sitting with this note."""
    return replace(SITTING, note=text)


class SlowDisk:
    """A disk on which a write waits for a permit; ``written`` holds the notes of its sittings."""

    def __init__(self) -> None:
        self.started_writes = threading.Semaphore(0)
        self.permits = threading.Semaphore(0)
        self.written: list[str] = []
        self.error: Exception | None = None

    def save(self, sitting: Sitting) -> None:
        self.started_writes.release()
        assert self.permits.acquire(timeout=WAIT_LIMIT)
        if self.error is not None:
            raise self.error
        self.written.append(sitting.note)


@pytest.fixture
def disk() -> SlowDisk:
    return SlowDisk()


def new_autosave(
    disk: SlowDisk,
    reports: list[TensignsError | None],
    raised_errors: list[BaseException] | None = None,
) -> Autosave:
    """An autosave to the disk. It appends to ``reports`` and to ``raised_errors``."""

    def defer(_raise: Callable[[BaseException], None], error: BaseException) -> None:
        assert raised_errors is not None
        raised_errors.append(error)

    return Autosave(disk.save, reports.append, defer)


async def wait_for_write(disk: SlowDisk) -> None:
    """Wait until a write has started."""
    assert await asyncio.to_thread(disk.started_writes.acquire, timeout=WAIT_LIMIT)


async def test_of_the_sittings_that_wait_only_the_newest_is_written(
    disk: SlowDisk,
) -> None:
    reports: list[TensignsError | None] = []
    autosave = new_autosave(disk, reports)
    autosave.schedule(sitting_with_note("a"))
    await wait_for_write(disk)
    for text in "bcd":
        autosave.schedule(sitting_with_note(text))
    assert disk.written == []
    disk.permits.release(2)
    assert await autosave.finish() is None
    assert disk.written == ["a", "d"]
    assert reports == [None, None]


async def test_finish_waits_for_the_current_write(disk: SlowDisk) -> None:
    autosave = new_autosave(disk, [])
    assert await autosave.finish() is None
    autosave.schedule(sitting_with_note("a"))
    await wait_for_write(disk)
    finishing = asyncio.create_task(autosave.finish())
    await asyncio.sleep(0)
    assert not finishing.done()
    disk.permits.release()
    assert await finishing is None
    assert disk.written == ["a"]


async def test_finish_waits_for_a_sitting_that_is_scheduled_when_a_write_has_just_ended(
    disk: SlowDisk,
) -> None:
    reports: list[TensignsError | None] = []
    autosave = new_autosave(disk, reports)
    autosave.schedule(sitting_with_note("first"))
    finish = asyncio.create_task(autosave.finish())
    disk.permits.release(2)
    while not reports:  # noqa: ASYNC110  an event would be noticed too late
        await asyncio.sleep(0)
    autosave.schedule(sitting_with_note("second"))
    assert await finish is None
    assert disk.written == ["first", "second"]


async def test_a_failure_is_reported_at_once_and_remains_until_a_save_succeeds(
    disk: SlowDisk,
) -> None:
    reports: list[TensignsError | None] = []
    autosave = new_autosave(disk, reports)
    disk.error = OperationFailed("the disk is full")
    disk.permits.release(3)
    autosave.schedule(sitting_with_note("a"))
    assert await autosave.finish() is disk.error
    assert reports == [disk.error]
    autosave.schedule(sitting_with_note("b"))
    assert await autosave.finish() is disk.error
    disk.error = None
    autosave.schedule(sitting_with_note("b"))
    assert await autosave.finish() is None
    assert autosave.failure is None
    assert disk.written == ["b"]


async def test_an_unexpected_exception_is_raised_in_the_app_and_not_reported(
    disk: SlowDisk,
) -> None:
    reports: list[TensignsError | None] = []
    raised_errors: list[BaseException] = []
    autosave = new_autosave(disk, reports, raised_errors)
    disk.error = RuntimeError("a bug")
    disk.permits.release()
    autosave.schedule(sitting_with_note("a"))
    with pytest.raises(RuntimeError):
        await autosave.finish()
    assert (reports, raised_errors) == ([], [disk.error])


async def test_after_a_hundred_quick_answers_the_last_one_is_written(disk: SlowDisk) -> None:
    autosave = new_autosave(disk, [])
    disk.permits.release(100)
    for number in range(100):
        autosave.schedule(sitting_with_note(str(number)))
        await asyncio.sleep(0)
    assert await autosave.finish() is None
    assert disk.written[-1] == "99"


async def test_cancelling_finish_does_not_cancel_the_write(disk: SlowDisk) -> None:
    autosave = new_autosave(disk, [])
    autosave.schedule(sitting_with_note("only"))
    finishing = asyncio.create_task(autosave.finish())
    await asyncio.sleep(0)
    finishing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await finishing
    disk.permits.release()
    await autosave.finish()
    assert disk.written == ["only"]
