"""The states of a sign while its questions are answered in order, for proofs over all answers.

Combinations of answers that lead to equal states are merged, because everything that follows is
equal too. A sign of ten thousand combinations has some hundred states.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import test_passes
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import (
    NO_ANSWERS,
    PartialState,
    SumRanges,
    add_question,
    dependent_questions,
    is_visible,
    question_sums,
    score_of_state,
)
from tensigns.core.questionnaire import UNKNOWN, Sign, Test, Thresholds, question_key

MAX_COMBINATIONS = 20_000
"""The most combinations for one sign: enough for four questions of nine options."""

Targets = Mapping[str | None, int]
"""The next state, by answer. The key None means no answer; a hidden question has only this key."""


class TooManyCombinations(Exception):
    """A sign has more than :data:`MAX_COMBINATIONS` combinations of answers."""


class EndState(NamedTuple):
    """The score after the last question, and all scores that completions of the answers can reach.

    A completion gives answers to the open questions and to the hidden questions.
    """

    score: SignScore
    reachable_scores: tuple[SignScore, ...]


class _State(NamedTuple):
    """The state of a sign after the answers to its first questions.

    ``present`` and ``points`` are the partial state and the sum of points of these answers.
    ``reachable`` holds the partial states and the ranges of points of all completions.
    """

    present: PartialState
    points: int
    reachable: frozenset[tuple[PartialState, tuple[int, int]]]


class SignStates:
    """All states of a sign, by the number of questions passed, and the transitions between them.

    ``tested_ids`` are the ids of the questions that some condition tests. Only for these questions
    "don't know" is tried, because for any other question it has the same effect as no answer. The
    constructor raises :class:`TooManyCombinations`.
    """

    def __init__(self, sign: Sign, tested_ids: Collection[str], thresholds: Thresholds) -> None:
        self.sign = sign
        self.thresholds = thresholds
        self.transitions: list[Sequence[Targets]] = []
        """For each question, the targets of each state before the question."""
        start = _State(NO_ANSWERS, 0, frozenset([(NO_ANSWERS, (0, 0))]))
        states = {start: 1}
        for index in range(len(sign.questions)):
            step = _QuestionStep(sign, index, tested_ids, thresholds)
            states = self._pass_question(step, states)
        self.ends = tuple(_end_state(sign, state, thresholds) for state in states)
        """The states after the last question."""

    def visible_targets(self, index: int) -> Iterator[tuple[int, Targets]]:
        """Yield each state, with its targets, in which the question at this index is visible."""
        for state, targets in enumerate(self.transitions[index]):
            if len(targets) > 1:
                yield state, targets

    def can_pass(self, tests: Sequence[Test]) -> bool:
        """Whether some answers pass all tests, which name questions as ``sign.question``."""
        reached = {0}
        for question, level in zip(self.sign.questions, self.transitions, strict=True):
            key = question_key(self.sign, question)
            own_tests = [test for test in tests if test.question == key]
            reached = {
                target
                for state in reached
                for answer, target in level[state].items()
                if all(test_passes(test, answer) for test in own_tests)
            }
        return bool(reached)

    def _pass_question(self, step: "_QuestionStep", counts: dict[_State, int]) -> dict[_State, int]:
        """Return the states after a question, with the number of combinations that lead to each."""
        possible = [step.possible_answers(state) for state in counts]
        total = sum(
            count * len(answers) for count, answers in zip(counts.values(), possible, strict=True)
        )
        if total > MAX_COMBINATIONS:
            raise TooManyCombinations
        next_counts: dict[_State, int] = {}
        indexes: dict[_State, int] = {}
        level: list[Targets] = []
        for (state, count), answers in zip(counts.items(), possible, strict=True):
            targets = {}
            for answer in answers:
                target = step.advance(state, answer)
                targets[answer] = indexes.setdefault(target, len(indexes))
                next_counts[target] = next_counts.get(target, 0) + count
            level.append(targets)
        self.transitions.append(level)
        return next_counts


class _QuestionStep:
    """The step from the states before a question to those after it."""

    def __init__(
        self, sign: Sign, index: int, tested_ids: Collection[str], thresholds: Thresholds
    ) -> None:
        self._question = sign.questions[index]
        option_ids: list[str | None] = [option.id for option in self._question.options]
        unknown = [UNKNOWN] if self._question.id in tested_ids else []
        self._answers: list[str | None] = [None, *option_ids, *unknown]
        dependents = dependent_questions(sign, index)

        def added_sums(answers: Sequence[str | None]) -> SumRanges:
            return question_sums(self._question, answers, dependents, thresholds)

        self._added = {answer: added_sums([answer]) for answer in self._answers}
        """What each answer adds."""
        self._added_if_open = {
            answer: added_sums([answer, *option_ids])
            for answer in self._answers
            if answer is None or answer == UNKNOWN
        }
        """What an open answer adds if it may be replaced by any option."""

    def possible_answers(self, state: _State) -> Sequence[str | None]:
        """Return every answer, among them None, if the question is visible; otherwise only None."""
        return self._answers if is_visible(self._question, state.present) else [None]

    def advance(self, state: _State, answer: str | None) -> _State:
        """Return the state after an answer."""
        added = self._added[answer]
        hidden = self._added[None]
        present = add_question(
            self._question, {state.present: (state.points, state.points)}, added, hidden
        )
        ((next_present, (points, _points)),) = present.items()
        reachable = add_question(
            self._question, dict(state.reachable), self._added_if_open.get(answer, added), hidden
        )
        return _State(next_present, points, frozenset(reachable.items()))


def _end_state(sign: Sign, state: _State, thresholds: Thresholds) -> EndState:
    return EndState(
        score_of_state(sign, state.present, state.points, thresholds),
        tuple(
            score_of_state(sign, partial, plain_sum, thresholds)
            for partial, sum_range in state.reachable
            for plain_sum in dict.fromkeys(sum_range)
        ),
    )
