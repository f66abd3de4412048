"""How long a save takes: ``python -m tests.benchmarks.save``.

A sitting that is half done is saved a thousand times, an answer more and an answer less, and in
turn the same bytes are written, synced, renamed and synced by the system's calls alone. Prints the
medians, the slowest hundredths, and how much of it the processor is at work.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.sitting_session import SittingSession
from tests.benchmarks.probe import CLIENT

SAVES = 1000
ANSWERED = 8
SLOWEST = 20
"""Milliseconds that the slowest hundredth may take."""


class Taken(NamedTuple):
    """Milliseconds by the clock, and of them those that the processor was at work."""

    clock: float
    work: float


def main() -> None:
    """Take turns, print."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder, "data"))
        with SittingSession(library, builtin_edition(), CLIENT, lambda: datetime.now(UTC)) as desk:
            less = _half_done(desk.open())
            states = [less.sitting, less.answer("unknown").sitting]
            desk.save(less.sitting)
            (file,) = library.root.rglob(DRAFT_FILENAME)
            turns = [
                (_taken(lambda: desk.save(states[number % 2])), _taken(_bare(file)))  # noqa: B023
                for number in range(1, SAVES + 1)
            ]
    ours, bare = zip(*turns, strict=True)
    for name, taken in (("the system's calls", bare), ("a save", ours)):
        clock, work = zip(*taken, strict=True)
        print(
            f"{name:<19} median {median(clock):5.2f} ms  p99 {quantiles(clock, n=100)[-1]:5.2f} ms"
            f"  worst {max(clock):5.2f} ms  at work {median(work):5.2f} ms"
        )
    print(f"{SAVES} of each, in turn; the aim for a save's p99: {SLOWEST} ms")


def _half_done(interview: Interview) -> Interview:
    for _number in range(ANSWERED):
        assert interview.current_question is not None
        interview = interview.answer(interview.current_question.question.options[-1].id)
    return interview


def _bare(file: Path) -> Callable[[], None]:
    """What the disk has to do for a save, and nothing else."""
    data = file.read_bytes()
    temp, target = file.with_name("bare.tmp"), file.with_name("bare")

    def write() -> None:
        fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(fd, data)
        os.fsync(fd)
        os.close(fd)
        os.replace(temp, target)  # noqa: PTH105  the call itself
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    return write


def _taken(step: Callable[[], None]) -> Taken:
    began, at_work = time.perf_counter(), time.thread_time()
    step()
    return Taken((time.perf_counter() - began) * 1000, (time.thread_time() - at_work) * 1000)


if __name__ == "__main__":
    main()
