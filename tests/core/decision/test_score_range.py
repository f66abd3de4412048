"""The extreme scores of a sign, compared with a list of every possible score."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.decision.score_range import (
    all_options,
    condition_uses,
    open_question_options,
    score_extremes,
)
from tensigns.core.questionnaire import UNKNOWN, Condition, Sign
from tests.core.builders import (
    THRESHOLDS,
    is_any_of,
    is_none_of,
    option,
    question,
    sign,
    unless,
    when,
)
from tests.core.decision.oracle import answers_by_visible_question
from tests.core.strategies import optional_answers, signs

DEMANDS = sign(
    "demands",
    question("calls", option("no"), option("some", 3), option("threats", 10)),
    question("sorry", option("no"), option("yes", -2), show_if=unless("calls", "no")),
    question("raised", option("no"), option("on", 4, went_on=True), show_if=when("calls", "some")),
)


def extremes(**answers: str) -> set[tuple[int, int, bool, bool, bool]]:
    """The extreme scores of ``DEMANDS`` over all answers to its open questions.

    They are tuples of sum, points, decisive, went-on, answered.
    """
    by_key = {f"demands.{key}": answer for key, answer in answers.items()}
    return {
        (score.sum, score.points, score.decisive, score.went_on, score.answered)
        for score in score_extremes(
            DEMANDS, by_key, open_question_options(DEMANDS, by_key), THRESHOLDS
        )
    }


SILENT = (0, 0, False, False, False)


def test_each_combination_of_flags_has_a_lowest_and_a_highest_sum() -> None:
    assert extremes() == {
        SILENT,
        # "no" is the lowest, "some" the highest
        (0, 0, False, False, True),
        (3, 3, False, False, True),
        # "some" that went on, with and without "sorry"
        (5, 5, False, True, True),
        (7, 7, False, True, True),
        # threats are decisive: "sorry" lowers the sum, not the points
        (8, 10, True, False, True),
        (10, 10, True, False, True),
    }


def test_given_answers_stay() -> None:
    assert extremes(calls="threats", sorry="yes") == {(8, 10, True, False, True)}
    assert extremes(calls="some", sorry="yes", raised="no") == {(1, 1, False, False, True)}
    assert extremes(calls="no") == {(0, 0, False, False, True)}


def test_dont_know_stays_or_is_answered() -> None:
    scores = extremes(calls=UNKNOWN, sorry="yes")
    assert (-2, 0, False, False, True) in scores
    assert (10, 10, True, False, True) not in scores
    assert (8, 10, True, False, True) in scores


def test_only_the_passed_options_are_tried() -> None:
    answers = {"demands.calls": "some", "demands.sorry": "no", "demands.raised": "no"}
    scores = score_extremes(DEMANDS, answers, {"calls": ["threats"]}, THRESHOLDS)
    assert {(score.sum, score.points) for score in scores} == {(3, 3), (10, 10)}
    assert [score.sign for score in scores] == ["demands", "demands"]


def test_questions_can_be_excluded_and_completions_cover_open_and_hidden_questions() -> None:
    assert all_options(DEMANDS, excluded=["calls"]) == {
        "sorry": ["no", "yes"],
        "raised": ["no", "on"],
    }
    assert list(all_options(DEMANDS)) == ["calls", "sorry", "raised"]
    settled = {"demands.calls": "some", "demands.sorry": UNKNOWN}
    assert list(open_question_options(DEMANDS, settled)) == ["sorry", "raised"]
    hidden = {"demands.calls": "no", "demands.sorry": "yes"}
    assert list(open_question_options(DEMANDS, hidden)) == ["sorry", "raised"]


def test_a_condition_uses_the_questions_that_it_tests() -> None:
    calls, sorry, raised = DEMANDS.questions
    assert condition_uses(sorry, calls)
    assert not condition_uses(raised, sorry)
    assert not condition_uses(calls, sorry)


def test_conditions_join_the_tests_of_several_questions() -> None:
    first_questions = (
        question("a", option("no"), option("yes", 1)),
        question("b", option("no"), option("yes", 1)),
    )
    third_question = question("c", option("no"), option("yes", 5))
    for condition, expected_sums in (
        (Condition(any=(is_any_of("a", "yes"), is_any_of("b", "yes"))), {0, 1, 2, 6, 7}),
        (Condition(all=(is_any_of("a", "yes"), is_any_of("b", "yes"))), {0, 1, 2, 7}),
        (Condition(any=(is_none_of("a", "no"), is_none_of("b", "no"))), {0, 1, 2, 6, 7}),
        (Condition(all=(is_none_of("a", "no"), is_any_of("b", "no"))), {0, 1, 2, 6}),
    ):
        tested_sign = sign(
            "s", *first_questions, question("c", *third_question.options, show_if=condition)
        )
        assert possible_sums(tested_sign) == expected_sums
        scores = score_extremes(tested_sign, {}, all_options(tested_sign), THRESHOLDS)
        assert max(score.sum for score in scores) == max(expected_sums)


def possible_sums(sign: Sign) -> set[int]:
    return {score.sum for score in possible_scores(sign, {}, all_options(sign))}


def possible_scores(
    sign: Sign, answers: dict[str, str], options: dict[str, list[str]]
) -> set[SignScore]:
    """The score of every combination of these answers and options."""
    keys = [f"{sign.id}.{question.id}" for question in sign.questions]
    choices = [[answers.get(key), *options.get(key.partition(".")[2], [])] for key in keys]
    return {
        score_sign(
            sign,
            {k: answer for k, answer in zip(keys, combination, strict=True) if answer},
            THRESHOLDS,
        )
        for combination in product(*choices)
    }


def flags_of(score: SignScore) -> tuple[bool, ...]:
    return score.decisive, score.went_on, score.answered, score.spared


@given(signs("s", 4), st.data())
def test_the_extremes_equal_those_of_the_list(sign: Sign, data: DataObject) -> None:
    drawn = {
        f"s.{question.id}": data.draw(optional_answers(question)) for question in sign.questions
    }
    answers = {key: answer for key, answer in drawn.items() if answer is not None}
    # only visible questions keep their answers
    visible_answers = {
        f"s.{name}": answer
        for name, answer in answers_by_visible_question(sign, answers).items()
        if answer
    }
    options = open_question_options(sign, visible_answers)
    listed_sums: dict[tuple[bool, ...], list[int]] = {}
    for score in possible_scores(sign, visible_answers, options):
        listed_sums.setdefault(flags_of(score), []).append(score.sum)
    extreme_sums: dict[tuple[bool, ...], list[int]] = {}
    for score in score_extremes(sign, visible_answers, options, THRESHOLDS):
        extreme_sums.setdefault(flags_of(score), []).append(score.sum)
    assert {key: {min(sums), max(sums)} for key, sums in listed_sums.items()} == {
        key: set(sums) for key, sums in extreme_sums.items()
    }
