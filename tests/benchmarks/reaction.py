"""How soon a key is answered: ``python -m tests.benchmarks.reaction``.

From a key that answers, over the next question on a real pseudo-terminal, with every answer saved;
and in turn from a key that chooses a button of a bare RadioSet to its repaint. Prints the median
of the ratios, pair by pair, and how long the slowest hundredth takes.
"""

from datetime import UTC, datetime
from statistics import median, quantiles
from time import perf_counter

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.core.sitting import Sitting
from tensigns.prompts.question import answer_choices
from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.probe import CLIENT, asking, drain, painted, reacted, running, told
from tests.tui.terminal import DOWN, ENTER, LEFT, Terminal

AGAIN = 10
"""How often each question is answered, going back in between."""

RATIO = 2
SLOWEST = 50
"""Milliseconds."""

FIRST_LINE = 60
"""Characters of a question that stand on its first line."""


def main() -> None:
    """Answer, take turns, print."""
    with running(*asking()) as ours, running("tests.benchmarks.bare_radio") as bare:
        painted(bare, "So often as that: 5")
        drain(bare)
        turns = [*_turns(ours, bare)]
    ratios = [answer / radio for radio, answer in turns]
    radio, answers = ([seconds * 1000 for seconds in each] for each in zip(*turns, strict=True))
    slowest = {name: quantiles(each, n=100)[-1] for name, each in (("r", radio), ("a", answers))}
    print(f"a RadioSet's reaction  median {median(radio):5.1f} ms  p99 {slowest['r']:5.1f} ms")
    print(f"the next question      median {median(answers):5.1f} ms  p99 {slowest['a']:5.1f} ms")
    print(f"{len(answers)} answers, saved; the aim for the p99: {SLOWEST} ms")
    print(told("the next question, against a RadioSet:", median(ratios), RATIO))


def _turns(ours: Terminal, bare: Terminal) -> "list[tuple[float, float]]":
    turns = []
    interview = _interview()
    painted(ours, _begins(interview.current_question))
    while (item := interview.current_question) is not None:
        for number in range(AGAIN):
            drain(ours)
            drain(bare)
            choice = answer_choices(item.question)[number % len(item.question.options)]
            answered = interview.answer(choice.id)
            if answered.current_question is None:
                break
            turns.append(
                (_chosen(bare), _answered(ours, choice.keys[0], answered.current_question))
            )
            drain(ours)
            ours.send(LEFT)
            painted(ours, _begins(item))
            interview = answered.back()
        mildest = min(item.question.options, key=lambda option: abs(option.points)).id
        drain(ours)
        key = next(each.keys[0] for each in answer_choices(item.question) if each.id == mildest)
        interview = interview.answer(mildest)
        ours.send(key)
        if interview.current_question is not None:
            painted(ours, _begins(interview.current_question))
    return turns


def _answered(ours: Terminal, key: str, after: KeyedQuestion) -> float:
    begun = perf_counter()
    ours.send(key)
    return painted(ours, _begins(after)) - begun


def _chosen(bare: Terminal) -> float:
    bare.send(DOWN)
    reacted(bare)
    drain(bare)
    begun = perf_counter()
    bare.send(ENTER)
    return reacted(bare) - begun


def _interview() -> Interview:
    edition = builtin_edition()
    sitting = Sitting(
        client=CLIENT,
        language="en",
        questionnaire_ref=edition.ref,
        started=datetime.now(UTC),
        position=next(iter(edition.questionnaire.questions_by_key)),
    )
    return Interview(edition.questionnaire, sitting)


def _begins(item: KeyedQuestion | None) -> str:
    """The words on a question's first line."""
    assert item is not None
    return item.question.text["en"][:FIRST_LINE].rpartition(" ")[0]


if __name__ == "__main__":
    main()
