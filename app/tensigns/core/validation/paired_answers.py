"""Pairs of combinations of answers to a sign that differ in the answer to one question.

A later question that both combinations show has the same answer in both. A question that only the
first combination shows has no answer in the second. A question that only the second combination
shows is unanswered.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from tensigns.core.validation.sign_states import SignStates, Targets

OrderKey = tuple[Any, ...]
"""A combination of answers as a sort key. The keys sort in the order of enumeration.

The key of a combination without questions is empty. Every other key has four items: whether the
last question is answered, the key of the questions before it, the index of the last answer, and the
id of the last answer.
"""

StatePair = tuple[int, int]
"""The states that the first and the second combination of a pair lead to."""


_State = TypeVar("_State", int, StatePair)


def first_combinations(states: SignStates) -> list[dict[int, OrderKey]]:
    """Return the first combination of answers that leads to each state.

    The list has an item for the states before each question, and one for the end states.
    """
    levels: list[dict[int, OrderKey]] = [{0: ()}]
    for level in states.transitions:
        keys: dict[int, OrderKey] = {}
        for state, key in levels[-1].items():
            for index, (answer, target) in enumerate(level[state].items()):
                _keep_first(keys, target, _extended(key, index, answer))
        levels.append(keys)
    return levels


def end_pairs(
    states: SignStates,
    question_index: int,
    answers: tuple[str, str],
    first_keys: Sequence[Mapping[int, OrderKey]],
) -> dict[StatePair, OrderKey]:
    """Return the pairs of end states of all combinations with these two answers to one question.

    The value of a pair is the first combination, with the first answer, that leads to the pair.
    ``first_keys`` is the result of :func:`first_combinations`.
    """
    pairs: dict[StatePair, OrderKey] = {}
    first_answer, second_answer = answers
    for state, targets in states.visible_targets(question_index):
        pair = targets[first_answer], targets[second_answer]
        answer_index = list(targets).index(first_answer)
        key = _extended(first_keys[question_index][state], answer_index, first_answer)
        _keep_first(pairs, pair, key)
    for level in states.transitions[question_index + 1 :]:
        next_pairs: dict[StatePair, OrderKey] = {}
        for (first, second), key in pairs.items():
            for index, (answer, pair) in enumerate(_pair_targets(level, first, second)):
                _keep_first(next_pairs, pair, _extended(key, index, answer))
        pairs = next_pairs
    return pairs


def answer_has_effect(states: SignStates, question_index: int, option_id: str) -> bool:
    """Whether an answer ever changes the score or shows a question, compared with no answer."""
    return any(
        _differ(states, question_index + 1, (targets[option_id], targets[None]))
        for _state, targets in states.visible_targets(question_index)
    )


def answers_of(key: OrderKey) -> list[str | None]:
    """Return the answers of a combination in the order of the questions."""
    if not key:
        return []
    _is_answered, key_before, _index, answer = key
    return [*answers_of(key_before), answer]


def _differ(states: SignStates, question_index: int, pair: StatePair) -> bool:
    """Whether two combinations show different questions from an index on, or differ in score.

    ``pair`` holds the states of the two combinations before the question at the index.
    """
    pairs = {pair}
    for level in states.transitions[question_index:]:
        if any(len(level[first]) != len(level[second]) for first, second in pairs):
            return True
        pairs = {
            target
            for first, second in pairs
            for _answer, target in _pair_targets(level, first, second)
        }
    scores = [
        (end.score.points, end.score.went_on, end.score.serious_red_flag) for end in states.ends
    ]
    return any(scores[first] != scores[second] for first, second in pairs)


def _pair_targets(
    level: Sequence[Targets], first: int, second: int
) -> Iterator[tuple[str | None, StatePair]]:
    """Yield each answer of the first combination to the next question, with the pair after it."""
    second_targets = level[second]
    unanswered = second_targets[None]
    for answer, target in level[first].items():
        yield answer, (target, second_targets.get(answer, unanswered))


def _extended(key: OrderKey, index: int, answer: str | None) -> OrderKey:
    return (answer is not None, key, index, answer)


def _keep_first(keys: dict[_State, OrderKey], state: _State, key: OrderKey) -> None:
    present = keys.get(state)
    if present is None or key < present:
        keys[state] = key
