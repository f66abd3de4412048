"""The time of a decision with its range and flips: ``python -m tests.benchmarks.decision``.

Measures the built-in questionnaire and one of forty signs with eight questions each. Prints for
every kind of answers the slowest of many random sets, in milliseconds of processor time, and its
ratio to the time of adding up the points alone. The aims are 20 ms and 200 ms.
"""

import random
import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.decision.score import sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Option, Question, Questionnaire, Sign
from tensigns.questionnaires.reading import builtin_edition
from tests.core.builders import (
    FORMAT_2_THRESHOLDS,
    option,
    question,
    questionnaire_of,
    sign,
    unless,
)

SETS_PER_KIND = 20
"""The number of random sets of answers of each kind."""

OPTION_PICKERS: dict[str, Callable[[random.Random, Question], Option | None]] = {
    "open": lambda rng, question: None,  # noqa: ARG005
    "mild": lambda rng, question: next(o for o in question.options if not o.points),  # noqa: ARG005
    "slight": lambda rng, question: next(  # noqa: ARG005
        (o for o in question.options if o.points > 0), question.options[0]
    ),
    "bad": lambda rng, question: max(question.options, key=lambda o: o.points),  # noqa: ARG005
    "any": lambda rng, question: rng.choice(question.options),
}

KINDS: dict[str, dict[str, int]] = {
    "all open": {"open": 1},
    "half open, half bad": {"open": 1, "bad": 1},
    "half open, half anyhow": {"open": 1, "any": 1},
    "all bad": {"bad": 1},
    "all mild": {"mild": 1},
    "mostly mild": {"mild": 9, "any": 1},
    "all slight": {"slight": 1},
    "mostly slight": {"slight": 9, "open": 1},
    "some slight": {"slight": 1, "mild": 3},
    "anyhow": {"any": 1},
}
"""The weights of the pickers, by kind of answers."""


def large_questionnaire(signs: int = 40, questions: int = 8) -> Questionnaire:
    """Return a questionnaire of many signs with follow-ups and options that can still happen.

    It has the rules of format 2, and every fourth sign is a red flag.
    """
    large_signs = (
        replace(_large_sign(f"s{number}", questions), red_flag=number % 4 == 0)
        for number in range(signs)
    )
    return questionnaire_of(*large_signs, thresholds=FORMAT_2_THRESHOLDS)


def _large_sign(name: str, questions: int) -> Sign:
    first = question(
        "q0",
        option("never"),
        *(option(f"p{points}", points, becomes=True) for points in (1, 3, 5)),
        window_days=180,
    )
    middle_questions = (
        question(
            f"q{number}",
            option("never"),
            *(option(f"p{points}", points, becomes=True) for points in (1, 2, 4)),
            option("settled", 10),
            show_if=unless(f"q{number // 2}", "never") if number % 3 else None,
        )
        for number in range(1, questions - 1)
    )
    raised = question(
        "raised",
        option("not-yet"),
        option("stopped", -1, becomes=True, spares=True),
        option("stayed-away", -4, becomes=True),
        option("went-on", 5, went_on=True, becomes=True),
        raised=True,
        show_if=unless("q0", "never"),
    )
    return sign(name, first, *middle_questions, raised)


def random_answers(questionnaire: Questionnaire, kind: str, rng: random.Random) -> dict[str, str]:
    """Return random answers of one kind to all visible questions."""
    chosen_ids: dict[str, str] = {}
    for key, item in questionnaire.questions_by_key.items():
        pick = rng.choices(list(KINDS[kind]), list(KINDS[kind].values()))[0]
        option = OPTION_PICKERS[pick](rng, item.question)
        if option is not None:
            chosen_ids[key] = option.id
    return counted_answers(questionnaire, chosen_ids)


def processor_milliseconds(work: Callable[[], object]) -> float:
    """Return the shortest processor time of three runs, in milliseconds."""
    durations = []
    for _repetition in range(3):
        start = time.process_time()
        work()
        durations.append(time.process_time() - start)
    return min(durations) * 1000


def slowest_decision(questionnaire: Questionnaire, kind: str) -> tuple[float, float]:
    """Return the milliseconds of the slowest decision of a kind, and of only adding its points."""
    rng = random.Random(kind)  # noqa: S311
    answer_sets = [random_answers(questionnaire, kind, rng) for _ in range(SETS_PER_KIND)]
    times = [processor_milliseconds(partial(decide, questionnaire, a)) for a in answer_sets]
    slowest_answers = answer_sets[times.index(max(times))]
    score_time = processor_milliseconds(partial(sign_scores, questionnaire, slowest_answers))
    return max(times), score_time


def main() -> None:
    for name, questionnaire, aim in (
        ("ten signs", builtin_edition().questionnaire, 20),
        ("40 x 8", large_questionnaire(), 200),
    ):
        print(f"{name}, aim {aim} ms")
        for kind in KINDS:
            decision_time, score_time = slowest_decision(questionnaire, kind)
            ratio = decision_time / score_time
            print(f"  {kind:24} {decision_time:7.1f} ms  {ratio:5.1f} times adding up")


if __name__ == "__main__":
    main()
