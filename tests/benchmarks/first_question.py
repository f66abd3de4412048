"""Time and memory until the first question: ``python -m tests.benchmarks.first_question``.

The program, a bare Textual app with similar widgets and a bare Textual app with one static text
start in turn, each in a new process and a real pseudo-terminal. The terminal replies to the
program's request for its background colour. The time is from the start of the process to the
question on the terminal. Prints the median of the ratios of each round, for the time and for the
resident memory.
"""

from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.bare_question import QUESTION
from tests.benchmarks.bare_static import TEXT
from tests.benchmarks.timed_terminal import (
    ask_command,
    drain,
    ratio_line,
    reply_to_probe,
    run_module,
    wait_for_text,
)

ROUNDS = 15
TIME_RATIO_AIM = 1.1
STATIC_TIME_RATIO_AIM = 1.2
MEMORY_RATIO_AIM = 1.2


class Start(NamedTuple):
    """Seconds until the question, and resident kilobytes once everything is painted."""

    seconds: float
    kilobytes: int


class Round(NamedTuple):
    """The starts of one round: the two bare apps and the program."""

    static: Start
    question: Start
    tensigns: Start


def main() -> None:
    """Start the programs in turn and print the medians and the ratios."""
    item = next(iter(builtin_edition().questionnaire.questions_by_key.values()))
    question_start = " ".join(item.question.text["en"].split()[:4])
    rounds = [
        Round(
            static=_measure_start(TEXT, "tests.benchmarks.bare_static"),
            question=_measure_start(QUESTION, "tests.benchmarks.bare_question"),
            tensigns=_measure_start(question_start, *ask_command()),
        )
        for _round in range(ROUNDS)
    ]
    for name, starts in zip(Round._fields, zip(*rounds, strict=True), strict=True):
        seconds, kilobytes = (median(values) for values in zip(*starts, strict=True))
        print(f"{name:<12} {seconds * 1000:6.0f} ms  {kilobytes / 1024:6.1f} MB")
    for label, ratios, aim in (
        (
            "the first question, against similar widgets:",
            [starts.tensigns.seconds / starts.question.seconds for starts in rounds],
            TIME_RATIO_AIM,
        ),
        (
            "the first question, against one static text:",
            [starts.tensigns.seconds / starts.static.seconds for starts in rounds],
            STATIC_TIME_RATIO_AIM,
        ),
        (
            "its memory, against similar widgets:",
            [starts.tensigns.kilobytes / starts.question.kilobytes for starts in rounds],
            MEMORY_RATIO_AIM,
        ),
    ):
        print(ratio_line(label, median(ratios), aim))


def _measure_start(text: str, module: str, *arguments: str) -> Start:
    started = perf_counter()
    # A new user has no settings.
    with run_module(module, *arguments, XDG_CONFIG_HOME="") as terminal:
        if arguments:  # The bare apps, which have none, send no request.
            reply_to_probe(terminal)
        seconds = wait_for_text(terminal, text) - started
        drain(terminal)
        return Start(seconds, _resident_kilobytes(terminal.process.pid))


def _resident_kilobytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


if __name__ == "__main__":
    main()
