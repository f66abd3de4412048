"""The time of a save: ``python -m tests.benchmarks.save``.

Saves a draft a thousand times, alternately with one answer more and without it. After each save the
same bytes are written, synced, renamed and synced by system calls alone. Prints for both the
median, the 99th percentile and the maximum, and the median processor time.
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
from tests.benchmarks.timed_terminal import CLIENT

SAVES = 1000
ANSWER_COUNT = 8
P99_AIM = 20
"""The aim for the 99th percentile, in milliseconds."""


class Duration(NamedTuple):
    """Milliseconds by the clock, and milliseconds of processor time."""

    clock: float
    work: float


def main() -> None:
    """Measure both alternately and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder, "data"))
        with SittingSession(
            library, builtin_edition(), CLIENT, lambda: datetime.now(UTC)
        ) as session:
            interview = _answer_some(session.open())
            states = [interview.sitting, interview.answer("unknown").sitting]
            session.save(interview.sitting)
            (file,) = library.root.rglob(DRAFT_FILENAME)
            pairs = [
                (_measure(lambda: session.save(states[number % 2])), _measure(_plain_write(file)))  # noqa: B023
                for number in range(1, SAVES + 1)
            ]
    ours, bare = zip(*pairs, strict=True)
    for name, durations in (("the system's calls", bare), ("a save", ours)):
        times, work_times = zip(*durations, strict=True)
        print(
            f"{name:<19} median {median(times):5.2f} ms  p99 {quantiles(times, n=100)[-1]:5.2f} ms"
            f"  worst {max(times):5.2f} ms  at work {median(work_times):5.2f} ms"
        )
    print(f"{SAVES} of each, in turn; the aim for a save's p99: {P99_AIM} ms")


def _answer_some(interview: Interview) -> Interview:
    for _number in range(ANSWER_COUNT):
        assert interview.current_question is not None
        interview = interview.answer(interview.current_question.question.options[-1].id)
    return interview


def _plain_write(file: Path) -> Callable[[], None]:
    """Return a function that does only the system calls of a save."""
    data = file.read_bytes()
    temp_path, target = file.with_name("bare.tmp"), file.with_name("bare")

    def write() -> None:
        fd = os.open(temp_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(fd, data)
        os.fsync(fd)
        os.close(fd)
        os.replace(temp_path, target)  # noqa: PTH105  the call itself
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    return write


def _measure(action: Callable[[], None]) -> Duration:
    started, work_before = time.perf_counter(), time.thread_time()
    action()
    seconds, work_seconds = time.perf_counter() - started, time.thread_time() - work_before
    return Duration(seconds * 1000, work_seconds * 1000)


if __name__ == "__main__":
    main()
