"""Pairs of combinations of answers to a sign that differ in the answer to one question.

Later questions have the same answer in both. A question that only the first combination shows is
hidden in the second; one that only the second shows is unanswered there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from tensigns.core.validation.sign_states import SignStates, Targets

OrderKey = tuple[Any, ...]
"""A combination as a key that sorts combinations in the order of enumeration.

The key for no questions is empty. With one question more it is whether that question is answered,
the key without it, and the index and the id of the answer.
"""

StatePair = tuple[int, int]
"""The states that the first and the second combination of a pair lead to."""


_State = TypeVar("_State", int, StatePair)


def first_combinations(states: SignStates) -> list[dict[int, OrderKey]]:
    """Return for each question the first combination that leads to each of the states before it."""
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
    """Return the pairs of end states of combinations with these answers to one question.

    Each has the first combination with the first answer that leads to it. ``first_keys`` are the
    :func:`first_combinations`.
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
    """Whether both combinations show other questions from this one on, or have other scores."""
    pairs = {pair}
    for level in states.transitions[question_index:]:
        if any(len(level[first]) != len(level[second]) for first, second in pairs):
            return True
        pairs = {
            target
            for first, second in pairs
            for _answer, target in _pair_targets(level, first, second)
        }
    scores = [(end.score.points, end.score.went_on) for end in states.ends]
    return any(scores[first] != scores[second] for first, second in pairs)


def _pair_targets(
    level: Sequence[Targets], first: int, second: int
) -> Iterator[tuple[str | None, StatePair]]:
    """Yield the states after the next question with its answer in the first combination."""
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
