"""The reaction time to a key: ``python -m tests.benchmarks.reaction``.

Measures in real pseudo-terminals the time from a key that answers to the next question, with every
answer saved; and alternately the time from a key that selects a button of a bare RadioSet to its
repaint. Prints the median of the ratios of each pair, and the 99th percentile of the times.
"""

from datetime import UTC, datetime
from statistics import median, quantiles
from time import perf_counter

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.core.sitting import Sitting
from tensigns.prompts.question import answer_choices
from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.timed_terminal import (
    CLIENT,
    ask_command,
    drain,
    ratio_line,
    run_module,
    wait_for_output,
    wait_for_paint,
    wait_for_text,
)
from tests.tui.terminal import DOWN, ENTER, LEFT, Terminal

REPETITIONS = 10
"""How often each question is answered, with a step back after each answer."""

RATIO_AIM = 2
P99_AIM = 50
"""The aim for the 99th percentile, in milliseconds."""

FIRST_LINE_LENGTH = 60
"""The number of characters of a question that fit on its first line."""


def main() -> None:
    """Measure both programs alternately and print the medians and the ratio."""
    with run_module(*ask_command()) as ours, run_module("tests.benchmarks.bare_radio") as bare:
        wait_for_text(bare, "So often as that: 5")
        drain(bare)
        pairs = [*_measure_pairs(ours, bare)]
    ratios = [answer / radio for radio, answer in pairs]
    radio_times, answer_times = ([1000 * s for s in times] for times in zip(*pairs, strict=True))
    _print_times("a RadioSet's reaction", radio_times)
    _print_times("the next question", answer_times)
    print(f"{len(answer_times)} answers, saved; the aim for the p99: {P99_AIM} ms")
    print(ratio_line("the next question, against a RadioSet:", median(ratios), RATIO_AIM))


def _print_times(name: str, times: list[float]) -> None:
    p99 = quantiles(times, n=100)[-1]
    print(f"{name:<22} median {median(times):5.1f} ms  p99 {p99:5.1f} ms")


def _measure_pairs(ours: Terminal, bare: Terminal) -> "list[tuple[float, float]]":
    pairs = []
    interview = _new_interview()
    wait_for_text(ours, _first_words(interview.current_question))
    while (item := interview.current_question) is not None:
        for number in range(REPETITIONS):
            drain(ours)
            drain(bare)
            choice = answer_choices(item.question)[number % len(item.question.options)]
            after_answer = interview.answer(choice.id)
            if after_answer.current_question is None:
                break
            radio_time = _time_radio_choice(bare)
            answer_time = _time_answer(ours, choice.keys[0])
            pairs.append((radio_time, answer_time))
            drain(ours)
            ours.send(LEFT)
            wait_for_paint(ours)
            interview = after_answer.back()
        mildest = min(item.question.options, key=lambda option: abs(option.points)).id
        drain(ours)
        key = next(c.keys[0] for c in answer_choices(item.question) if c.id == mildest)
        interview = interview.answer(mildest)
        ours.send(key)
        wait_for_paint(ours)
    return pairs


def _time_answer(ours: Terminal, key: str) -> float:
    started = perf_counter()
    ours.send(key)
    return wait_for_paint(ours) - started


def _time_radio_choice(bare: Terminal) -> float:
    bare.send(DOWN)
    wait_for_output(bare)
    drain(bare)
    started = perf_counter()
    bare.send(ENTER)
    return wait_for_output(bare) - started


def _new_interview() -> Interview:
    edition = builtin_edition()
    sitting = Sitting(
        client=CLIENT,
        language="en",
        questionnaire_ref=edition.ref,
        started=datetime.now(UTC),
        position=next(iter(edition.questionnaire.questions_by_key)),
    )
    return Interview(edition.questionnaire, sitting)


def _first_words(item: KeyedQuestion | None) -> str:
    """Return the words on the first line of a question."""
    assert item is not None
    return item.question.text["en"][:FIRST_LINE_LENGTH].rpartition(" ")[0]


if __name__ == "__main__":
    main()
