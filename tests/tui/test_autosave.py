"""Saving beside the keys: the newest sitting ends on the disk, and no key waits for it."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import OperationFailed, TensignsError
from tensigns.tui.autosave import Autosave
from tests.library.sample import small_edition
from tests.tui.pilot import NOW

FIRST = Sitting(
    client="Globex",
    language="en",
    questionnaire_ref=small_edition().ref,
    started=NOW,
)


def noted(text: str) -> Sitting:
    """A sitting that can be told from others."""
    return replace(FIRST, note=text)


class Slow:
    """A disk that writes when it is let, and says what it wrote."""

    def __init__(self) -> None:
        self.started = threading.Semaphore(0)
        self.let = threading.Semaphore(0)
        self.written: list[str] = []
        self.trouble: Exception | None = None

    def save(self, sitting: Sitting) -> None:
        self.started.release()
        assert self.let.acquire(timeout=20)
        if self.trouble is not None:
            raise self.trouble
        self.written.append(sitting.note)


@pytest.fixture
def disk() -> Slow:
    return Slow()


def saver(
    disk: Slow, told: list[TensignsError | None], broken: list[BaseException] | None = None
) -> Autosave:
    """A saver on that disk, with what it tells."""

    def defer(_raise: Callable[[BaseException], None], fault: BaseException) -> None:
        assert broken is not None
        broken.append(fault)

    return Autosave(disk.save, told.append, defer)


async def begun(disk: Slow) -> None:
    """Wait until a write is under way."""
    assert await asyncio.to_thread(disk.started.acquire, timeout=20)


async def test_while_one_is_written_the_next_wait_and_only_the_newest_is_written(
    disk: Slow,
) -> None:
    told: list[TensignsError | None] = []
    to_test = saver(disk, told)
    to_test.schedule(noted("a"))
    await begun(disk)
    for text in "bcd":
        to_test.schedule(noted(text))
    assert disk.written == []
    disk.let.release(2)
    assert await to_test.finish() is None
    assert disk.written == ["a", "d"]
    assert told == [None, None]


async def test_settling_waits_for_the_write_under_way(disk: Slow) -> None:
    to_test = saver(disk, [])
    assert await to_test.finish() is None
    to_test.schedule(noted("a"))
    await begun(disk)
    settling = asyncio.create_task(to_test.finish())
    await asyncio.sleep(0)
    assert not settling.done()
    disk.let.release()
    assert await settling is None
    assert disk.written == ["a"]


async def test_a_failure_is_told_at_once_and_stays_until_a_save_works(disk: Slow) -> None:
    told: list[TensignsError | None] = []
    to_test = saver(disk, told)
    disk.trouble = OperationFailed("the disk is full")
    disk.let.release(3)
    to_test.schedule(noted("a"))
    assert await to_test.finish() is disk.trouble
    assert told == [disk.trouble]
    to_test.schedule(noted("b"))
    assert await to_test.finish() is disk.trouble
    disk.trouble = None
    to_test.schedule(noted("b"))
    assert await to_test.finish() is None
    assert to_test.failure is None
    assert disk.written == ["b"]


async def test_a_fault_of_our_own_is_no_failure_to_tell_but_ends_the_app(disk: Slow) -> None:
    told: list[TensignsError | None] = []
    broken: list[BaseException] = []
    to_test = saver(disk, told, broken)
    disk.trouble = RuntimeError("a bug")
    disk.let.release()
    to_test.schedule(noted("a"))
    with pytest.raises(RuntimeError):
        await to_test.finish()
    assert (told, broken) == ([], [disk.trouble])


async def test_after_a_hundred_quick_answers_the_last_one_is_on_the_disk(disk: Slow) -> None:
    to_test = saver(disk, [])
    disk.let.release(100)
    for number in range(100):
        to_test.schedule(noted(str(number)))
        await asyncio.sleep(0)
    assert await to_test.finish() is None
    assert disk.written[-1] == "99"


async def test_who_waits_may_give_up_and_the_write_goes_on(disk: Slow) -> None:
    saving = saver(disk, [])
    saving.schedule(noted("only"))
    waiting = asyncio.create_task(saving.finish())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    disk.let.release()
    await saving.finish()
    assert disk.written == ["only"]
