"""How soon the first question shows, and in how much memory:
``python -m tests.benchmarks.first_question``.

The program and a bare Textual app with the same widgets take turns, each in a fresh process and a
real pseudo-terminal, from the start of the process to the question on the terminal. Prints the
median of the ratios, pair by pair, and of those of the memory resident then.
"""

from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.bare_question import QUESTION
from tests.benchmarks.probe import asking, drain, painted, running, told

ROUNDS = 15
TIME = 1.15
MEMORY = 1.2


class Start(NamedTuple):
    """Seconds to the question, and kilobytes resident once all is painted."""

    seconds: float
    kilobytes: int


def main() -> None:
    """Take turns, print."""
    question = next(iter(builtin_edition().questionnaire.questions_by_key.values())).question.text[
        "en"
    ]
    begins = " ".join(question.split()[:4])
    turns = [
        (_started(QUESTION, "tests.benchmarks.bare_question"), _started(begins, *asking()))
        for _round in range(ROUNDS)
    ]
    bare, ours = zip(*turns, strict=True)
    for name, starts in (("a bare app", bare), ("tensigns", ours)):
        seconds, kilobytes = (median(each) for each in zip(*starts, strict=True))
        print(f"{name:<12} {seconds * 1000:6.0f} ms  {kilobytes / 1024:6.1f} MB")
    sooner = median(after.seconds / before.seconds for before, after in turns)
    larger = median(after.kilobytes / before.kilobytes for before, after in turns)
    print(told("the first question, against a bare app's:", sooner, TIME))
    print(told("its memory, against the bare app's:", larger, MEMORY))


def _started(text: str, module: str, *arguments: str) -> Start:
    begun = perf_counter()
    with running(module, *arguments) as terminal:
        seconds = painted(terminal, text) - begun
        drain(terminal)
        return Start(seconds, _resident(terminal.process.pid))


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


if __name__ == "__main__":
    main()
