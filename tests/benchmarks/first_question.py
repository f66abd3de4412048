"""Time and memory until the first question: ``python -m tests.benchmarks.first_question``.

The program and a bare Textual app with similar widgets start alternately, each in a new process and
a real pseudo-terminal. The time is from the start of the process to the question on the terminal.
Prints the median of the ratios of each pair, for the time and for the resident memory.
"""

from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.bare_question import QUESTION
from tests.benchmarks.timed_terminal import (
    ask_command,
    drain,
    ratio_line,
    run_module,
    wait_for_text,
)

ROUNDS = 15
TIME_RATIO_AIM = 1.1
MEMORY_RATIO_AIM = 1.2


class Start(NamedTuple):
    """Seconds until the question, and resident kilobytes once everything is painted."""

    seconds: float
    kilobytes: int


def main() -> None:
    """Start both programs alternately and print the medians and the ratios."""
    item = next(iter(builtin_edition().questionnaire.questions_by_key.values()))
    question_start = " ".join(item.question.text["en"].split()[:4])
    pairs = []
    for _round in range(ROUNDS):
        bare_start = _measure_start(QUESTION, "tests.benchmarks.bare_question")
        pairs.append((bare_start, _measure_start(question_start, *ask_command())))
    bare_starts, our_starts = zip(*pairs, strict=True)
    for name, starts in (("a bare app", bare_starts), ("tensigns", our_starts)):
        seconds, kilobytes = (median(values) for values in zip(*starts, strict=True))
        print(f"{name:<12} {seconds * 1000:6.0f} ms  {kilobytes / 1024:6.1f} MB")
    time_ratio = median(our.seconds / bare.seconds for bare, our in pairs)
    memory_ratio = median(our.kilobytes / bare.kilobytes for bare, our in pairs)
    print(ratio_line("the first question, against a bare app's:", time_ratio, TIME_RATIO_AIM))
    print(ratio_line("its memory, against the bare app's:", memory_ratio, MEMORY_RATIO_AIM))


def _measure_start(text: str, module: str, *arguments: str) -> Start:
    started = perf_counter()
    # A new user has no settings.
    with run_module(module, *arguments, XDG_CONFIG_HOME="") as terminal:
        seconds = wait_for_text(terminal, text) - started
        drain(terminal)
        return Start(seconds, _resident_kilobytes(terminal.process.pid))


def _resident_kilobytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


if __name__ == "__main__":
    main()
