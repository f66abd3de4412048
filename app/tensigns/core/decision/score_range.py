"""The scores that a sign can still reach when some of its questions are answered differently.

The algorithm visits each question once, in order. For the answers so far it keeps a state: the
later conditions that these answers decide, and the flags of the score. For each state it keeps the
range of the sum of points. Combinations of answers with equal states are merged, so the number of
states stays small.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, test_passes, visible_in_sign
from tensigns.core.decision.score import ScoreFlags, SignScore, score_sum
from tensigns.core.questionnaire import Question, Sign, Thresholds


class PartialState(NamedTuple):
    """The effect of the answers so far on the later questions and on the score.

    ``decided``: the ids of later questions whose condition is already decided, because a test
    under ``all`` failed or a test under ``any`` passed. ``flags`` are the flags of the score.
    """

    decided: frozenset[str]
    flags: ScoreFlags

    def __or__(self, other: "PartialState") -> "PartialState":
        return PartialState(self.decided | other.decided, self.flags | other.flags)


NO_ANSWERS = PartialState(
    frozenset(), ScoreFlags(decisive=False, went_on=False, answered=False, spared=False)
)
"""The state before the first question."""

SumRanges = dict[PartialState, tuple[int, int]]
"""The minimum and the maximum of the sum of points, by state."""


def all_options(sign: Sign, excluded: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the option ids of every question, by question id.

    ``excluded`` are the ids of questions to leave out.
    """
    return {
        question.id: [option.id for option in question.options]
        for question in sign.questions
        if question.id not in excluded
    }


def open_question_options(sign: Sign, answers: Answers) -> dict[str, list[str]]:
    """Return the option ids of every open or hidden question, by question id."""
    closed_ids = [q.question.id for q in visible_in_sign(sign, answers) if not q.is_open]
    return all_options(sign, excluded=closed_ids)


def score_extremes(
    sign: Sign, answers: Answers, options: Mapping[str, Sequence[str]], thresholds: Thresholds
) -> list[SignScore]:
    """Return the scores of a sign with the minimum and the maximum sum of points.

    There are such scores for each combination of the flags ``decisive``, ``went_on``, ``answered``
    and ``spared`` that the sign can reach. ``options`` maps a question id to the ids of the options
    that may replace its current answer. It may contain questions that are hidden now. A visible
    question that is not in ``options`` keeps its answer; a hidden one has no answer.
    """
    current_answers = {q.question.id: q.answer for q in visible_in_sign(sign, answers)}
    sums: SumRanges = {NO_ANSWERS: (0, 0)}
    for index, question in enumerate(sign.questions):
        dependents = dependent_questions(sign, index)
        possible_answers = [current_answers.get(question.id), *options.get(question.id, ())]
        sums_if_visible = question_sums(question, possible_answers, dependents, thresholds)
        sums_if_hidden = question_sums(question, [None], dependents, thresholds)
        sums = add_question(question, sums, sums_if_visible, sums_if_hidden)
    return [
        score_of_state(sign, state, plain_sum, thresholds)
        for state, sum_range in sums.items()
        for plain_sum in dict.fromkeys(sum_range)
    ]


def score_of_state(
    sign: Sign, state: PartialState, plain_sum: int, thresholds: Thresholds
) -> SignScore:
    """Return the score of a sign whose answers lead to a state with a sum of points."""
    return score_sum(sign, plain_sum, state.flags, thresholds)


def dependent_questions(sign: Sign, index: int) -> list[Question]:
    """Return the later questions whose condition tests the question at this index."""
    question = sign.questions[index]
    return [later for later in sign.questions[index + 1 :] if condition_uses(later, question)]


def condition_uses(question: Question, earlier: Question) -> bool:
    """Whether the condition of a question tests the question ``earlier``."""
    return question.show_if is not None and any(
        test.question == earlier.id for test in question.show_if.tests
    )


def question_sums(
    question: Question,
    answers: Sequence[str | None],
    dependents: Sequence[Question],
    thresholds: Thresholds,
) -> SumRanges:
    """Return the states and points that one question adds with each of these answers.

    ``dependents`` are the later questions whose conditions test the question.
    """
    sums: SumRanges = {}
    for answer in answers:
        option = question.option(answer)
        points = option.points if option else 0
        spared = option is not None and option.spares
        flags = ScoreFlags(
            decisive=not spared and points >= thresholds.decisive,
            went_on=option is not None and option.went_on,
            answered=option is not None,
            spared=spared,
        )
        state = PartialState(_decided_ids(question, answer, dependents), flags)
        _merge(sums, state, points, points)
    return sums


def add_question(
    question: Question,
    sums: SumRanges,
    sums_if_visible: SumRanges,
    sums_if_hidden: SumRanges,
) -> SumRanges:
    """Combine every state so far with every state that the next question adds.

    A state decides whether the question is visible, and so which states the question adds.
    """
    combined: SumRanges = {}
    for state, (least, greatest) in sums.items():
        remaining = state._replace(decided=state.decided - {question.id})
        added_sums = sums_if_visible if is_visible(question, state) else sums_if_hidden
        for added, (added_least, added_greatest) in added_sums.items():
            _merge(combined, remaining | added, least + added_least, greatest + added_greatest)
    return combined


def _merge(sums: SumRanges, state: PartialState, least: int, greatest: int) -> None:
    """Add a range of sums to a state; a range that the state has already is widened."""
    sum_range = sums.get(state)
    if sum_range:
        least, greatest = min(sum_range[0], least), max(sum_range[1], greatest)
    sums[state] = least, greatest


def _decided_ids(
    question: Question, answer: str | None, dependents: Sequence[Question]
) -> frozenset[str]:
    """Return the ids of the dependents whose condition this answer decides."""
    return frozenset(
        dependent.id
        for dependent in dependents
        if dependent.show_if is not None
        for test in dependent.show_if.tests
        if test.question == question.id
        and test_passes(test, answer) == (dependent.show_if.any is not None)
    )


def is_visible(question: Question, state: PartialState) -> bool:
    """Whether a question is visible after the answers of a state."""
    if question.show_if is None:
        return True
    return (question.id in state.decided) == (question.show_if.any is not None)
