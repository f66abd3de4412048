"""How long a decision takes, with its range and its flips: ``python -m tests.benchmarks.decision``.

Prints, for the built-in questionnaire and for one of forty signs with eight questions each, the
slowest of many drawn sets of answers of each kind, in milliseconds of processor time, and how many
times as long that is as adding up the points alone. The aims: 20 ms and 200 ms.
"""

import random
import time
from collections.abc import Callable
from functools import partial

from tensigns.core.decision.decide import decide
from tensigns.core.decision.score import sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Option, Question, Questionnaire, Sign
from tensigns.questionnaires.reading import builtin_edition
from tests.core.builders import option, question, questionnaire_of, sign, unless

DRAWN = 20
"""How many sets of answers of each kind are tried."""

PICKS: dict[str, Callable[[random.Random, Question], Option | None]] = {
    "open": lambda rng, asked: None,  # noqa: ARG005
    "mild": lambda rng, asked: next(each for each in asked.options if not each.points),  # noqa: ARG005
    "slight": lambda rng, asked: next(  # noqa: ARG005
        (each for each in asked.options if each.points > 0), asked.options[0]
    ),
    "bad": lambda rng, asked: max(asked.options, key=lambda each: each.points),  # noqa: ARG005
    "any": lambda rng, asked: rng.choice(asked.options),
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
"""How often each way of answering is picked."""


def large(signs: int = 40, questions: int = 8) -> Questionnaire:
    """A questionnaire of many signs, each with follow-ups and conduct that could come about."""
    return questionnaire_of(*(_sign(f"s{at}", questions) for at in range(signs)))


def _sign(name: str, questions: int) -> Sign:
    first = question(
        "q0",
        option("never"),
        *(option(f"p{points}", points, becomes=True) for points in (1, 3, 5)),
    )
    further = (
        question(
            f"q{at}",
            option("never"),
            *(option(f"p{points}", points, becomes=True) for points in (1, 2, 4)),
            option("settled", 10),
            show_if=unless(f"q{at // 2}", "never") if at % 3 else None,
        )
        for at in range(1, questions - 1)
    )
    raised = question(
        "raised",
        option("not-yet"),
        option("stopped", -1, becomes=True),
        option("stayed-away", -4, becomes=True),
        option("went-on", 5, went_on=True, becomes=True),
        raised=True,
        show_if=unless("q0", "never"),
    )
    return sign(name, first, *further, raised)


def answers(asked: Questionnaire, kind: str, rng: random.Random) -> dict[str, str]:
    """Answers of one kind to all questions that show."""
    given: dict[str, str] = {}
    for key, item in asked.questions_by_key.items():
        pick = rng.choices(list(KINDS[kind]), list(KINDS[kind].values()))[0]
        option = PICKS[pick](rng, item.question)
        if option is not None:
            given[key] = option.id
    return counted_answers(asked, given)


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, the best of three."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found) * 1000


def slowest(asked: Questionnaire, kind: str) -> tuple[float, float]:
    """The slowest decision of a kind, and adding up the same answers alone."""
    rng = random.Random(kind)  # noqa: S311
    drawn = [answers(asked, kind, rng) for _ in range(DRAWN)]
    whole, given = max(
        ((spent(partial(decide, asked, each)), each) for each in drawn), key=lambda pair: pair[0]
    )
    return whole, spent(partial(sign_scores, asked, given))


def main() -> None:
    for name, asked, aim in (
        ("ten signs", builtin_edition().questionnaire, 20),
        ("40 x 8", large(), 200),
    ):
        print(f"{name}, aim {aim} ms")
        for kind in KINDS:
            whole, alone = slowest(asked, kind)
            print(f"  {kind:24} {whole:7.1f} ms  {whole / alone:5.1f} x adding up")


if __name__ == "__main__":
    main()
