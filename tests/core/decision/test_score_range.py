"""All that a sign can come to, against a list of it."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.decision.score_range import (
    all_options,
    completion_options,
    condition_uses,
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
from tests.core.decision.oracle import answers_by_visible_question as plainly_shown
from tests.core.strategies import optional_answers, signs

DEMANDS = sign(
    "demands",
    question("calls", option("no"), option("some", 3), option("threats", 10)),
    question("sorry", option("no"), option("yes", -2), show_if=unless("calls", "no")),
    question("raised", option("no"), option("on", 4, went_on=True), show_if=when("calls", "some")),
)


def ends(**answers: str) -> set[tuple[int, int, bool, bool, bool]]:
    """Sum, points, decisive, went-on, answered; the open questions answered in every way."""
    given = {f"demands.{key}": each for key, each in answers.items()}
    return {
        (each.sum, each.points, each.decisive, each.went_on, each.answered)
        for each in score_extremes(DEMANDS, given, completion_options(DEMANDS, given), THRESHOLDS)
    }


NOTHING = (0, 0, False, False, False)


def test_each_combination_of_flags_has_its_ends() -> None:
    assert ends() == {
        NOTHING,
        # "no" at least, "some" at most
        (0, 0, False, False, True),
        (3, 3, False, False, True),
        # "some" that went on, sorry or not
        (5, 5, False, True, True),
        (7, 7, False, True, True),
        # threats, which nothing mitigates
        (8, 10, True, False, True),
        (10, 10, True, False, True),
    }


def test_what_was_answered_stays() -> None:
    assert ends(calls="threats", sorry="yes") == {(8, 10, True, False, True)}
    assert ends(calls="some", sorry="yes", raised="no") == {(1, 1, False, False, True)}
    assert ends(calls="no") == {(0, 0, False, False, True)}


def test_dont_know_is_left_or_answered() -> None:
    left = ends(calls=UNKNOWN, sorry="yes")
    assert (-2, 0, False, False, True) in left
    assert (10, 10, True, False, True) not in left
    assert (8, 10, True, False, True) in left


def test_only_the_options_that_are_named_are_taken() -> None:
    given = {"demands.calls": "some", "demands.sorry": "no", "demands.raised": "no"}
    taken = score_extremes(DEMANDS, given, {"calls": ["threats"]}, THRESHOLDS)
    assert {(each.sum, each.points) for each in taken} == {(3, 3), (10, 10)}
    assert [each.sign for each in taken] == ["demands", "demands"]


def test_every_option_but_those_of_some_questions() -> None:
    assert all_options(DEMANDS, excluded=["calls"]) == {
        "sorry": ["no", "yes"],
        "raised": ["no", "on"],
    }
    assert list(all_options(DEMANDS)) == ["calls", "sorry", "raised"]
    settled = {"demands.calls": "some", "demands.sorry": UNKNOWN}
    assert list(completion_options(DEMANDS, settled)) == ["sorry", "raised"]
    hidden = {"demands.calls": "no", "demands.sorry": "yes"}
    assert list(completion_options(DEMANDS, hidden)) == ["sorry", "raised"]


def test_a_question_looks_at_those_that_its_condition_tests() -> None:
    calls, sorry, raised = DEMANDS.questions
    assert condition_uses(sorry, calls)
    assert not condition_uses(raised, sorry)
    assert not condition_uses(calls, sorry)


def test_any_and_all_of_several_questions() -> None:
    two = (
        question("a", option("no"), option("yes", 1)),
        question("b", option("no"), option("yes", 1)),
    )
    last = question("c", option("no"), option("yes", 5))
    for condition, points in (
        (Condition(any=(is_any_of("a", "yes"), is_any_of("b", "yes"))), {0, 1, 2, 6, 7}),
        (Condition(all=(is_any_of("a", "yes"), is_any_of("b", "yes"))), {0, 1, 2, 7}),
        (Condition(any=(is_none_of("a", "no"), is_none_of("b", "no"))), {0, 1, 2, 6, 7}),
        (Condition(all=(is_none_of("a", "no"), is_any_of("b", "no"))), {0, 1, 2, 6}),
    ):
        asked = sign("s", *two, question("c", *last.options, show_if=condition))
        assert sums(asked) == points
        taken = score_extremes(asked, {}, all_options(asked), THRESHOLDS)
        assert max(each.sum for each in taken) == max(points)


def sums(asked: Sign) -> set[int]:
    return {each.sum for each in listed(asked, {}, all_options(asked))}


def listed(asked: Sign, given: dict[str, str], ways: dict[str, list[str]]) -> set[SignScore]:
    """The score of every single way."""
    keys = [f"{asked.id}.{each.id}" for each in asked.questions]
    taken = [[given.get(key), *ways.get(key.partition(".")[2], [])] for key in keys]
    return {
        score_sign(asked, {k: each for k, each in zip(keys, way, strict=True) if each}, THRESHOLDS)
        for way in product(*taken)
    }


@given(signs("s", 4), st.data())
def test_the_ends_are_those_of_the_whole_list(asked: Sign, data: DataObject) -> None:
    drawn = {f"s.{each.id}": data.draw(optional_answers(each)) for each in asked.questions}
    answers = {key: each for key, each in drawn.items() if each is not None}
    # what does not show now was never answered
    showing = {f"s.{name}": each for name, each in plainly_shown(asked, answers).items() if each}
    ways = completion_options(asked, showing)
    found: dict[tuple[bool, bool, bool], list[int]] = {}
    for each in listed(asked, showing, ways):
        found.setdefault((each.decisive, each.went_on, each.answered), []).append(each.sum)
    told: dict[tuple[bool, bool, bool], list[int]] = {}
    for end in score_extremes(asked, showing, ways, THRESHOLDS):
        told.setdefault((end.decisive, end.went_on, end.answered), []).append(end.sum)
    assert {key: {min(some), max(some)} for key, some in found.items()} == {
        key: set(some) for key, some in told.items()
    }
