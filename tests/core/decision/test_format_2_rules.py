"""The rules that only format 2 has: red flags, and the wider weighing."""

import pytest
from msgspec.structs import replace

from tensigns.core.decision.rules import (
    asks_weighing,
    gravest,
    recommend,
    rules_that_hold,
    total_scores,
)
from tensigns.core.decision.score import SignScore
from tests.core.builders import FORMAT_2_THRESHOLDS
from tests.core.decision.test_rules import FiredRules, fired, scores


def fired_in_format_2(
    sign_scores: list[SignScore], weighing: str | None = None, **changes: int
) -> FiredRules:
    """The rules that hold with the rules of format 2."""
    thresholds = replace(FORMAT_2_THRESHOLDS, **changes)
    rules = rules_that_hold(sign_scores, weighing, thresholds)
    # The recommendation is that of the gravest rule.
    expected = gravest(rule.recommendation for rule in rules)
    assert recommend(total_scores(sign_scores), weighing, thresholds) == expected
    return [(rule.name, rule.recommendation, rule.signs, rule.points) for rule in rules]


def test_two_serious_red_flags_lead_to_fire() -> None:
    assert fired_in_format_2(scores(5, 6, 3, red_flags=(0, 1))) == [
        ("red-flags", "fire", ("a", "b"), 11),
        ("serious-sign", "watch", ("a", "b"), 11),
        ("sum", "watch", ("a", "b", "c"), 14),
    ]
    assert fired_in_format_2(scores(5, 6, 3, red_flags=(1,))) == [
        ("serious-sign", "watch", ("a", "b"), 11),
        ("sum", "watch", ("a", "b", "c"), 14),
    ]
    assert fired(scores(5, 6, 3, red_flags=(0, 1))) == [
        ("serious-sign", "watch", ("a", "b"), 11),
        ("sum", "watch", ("a", "b", "c"), 14),
    ]


def test_the_questionnaire_says_how_many_red_flags_lead_to_fire() -> None:
    one = scores(6, 0, red_flags=(0,))
    assert fired_in_format_2(one, red_flags=1)[0] == ("red-flags", "fire", ("a",), 6)
    three = scores(6, 6, 6, red_flags=(0, 1, 2))
    assert fired_in_format_2(three, red_flags=3)[0][0] == "red-flags"
    assert fired_in_format_2(three, red_flags=4)[0][0] == "serious-sign"


def test_the_rules_for_fire_stand_in_their_order() -> None:
    sign_scores = scores(10, 6, 4, went_on=2, red_flags=(0, 1))
    assert [rule[:2] for rule in fired_in_format_2(sign_scores, "no")] == [
        ("decisive-sign", "fire"),
        ("red-flags", "fire"),
        ("sum", "fire"),
        ("serious-sign", "watch"),
        ("sum", "watch"),
    ]


def test_in_format_2_a_no_to_the_weighing_makes_watch_fire_and_anything_milder_watch() -> None:
    assert fired_in_format_2(scores(5, 1, 0), "no") == [
        ("serious-sign", "watch", ("a",), 5),
        ("weighing", "fire", ("a", "b"), 6),
    ]
    assert fired_in_format_2(scores(4, 4), "no") == [
        ("sum", "watch", ("a", "b"), 8),
        ("weighing", "fire", ("a", "b"), 8),
    ]
    assert fired_in_format_2(scores(1, 0), "no") == [("weighing", "watch", ("a",), 1)]
    assert fired_in_format_2(scores(1, None, None, None), "no") == [
        ("weighing", "watch", ("a",), 1)
    ]


def test_in_format_2_a_no_to_the_weighing_changes_nothing_without_points_or_on_fire() -> None:
    for sign_scores in (
        scores(0, 0),
        scores(None),
        scores(0, None, None, None),
        scores(10, 1),
        scores(5, 5, red_flags=(0, 1)),
        scores(9, 9, 9, went_on=1),
    ):
        assert fired_in_format_2(sign_scores, "no") == fired_in_format_2(sign_scores)


@pytest.mark.parametrize("weighing", ["yes", "unknown", None])
def test_in_format_2_any_other_answer_to_the_weighing_changes_nothing(weighing: str | None) -> None:
    for sign_scores in (scores(5, 1), scores(4, 4), scores(1, 0), scores(1, None, None, None)):
        assert fired_in_format_2(sign_scores, weighing) == fired_in_format_2(sign_scores)


def test_the_questionnaire_says_from_how_many_points_the_weighing_counts() -> None:
    assert fired_in_format_2(scores(3, 2, 0), "no", weighing_from=3) == [
        ("weighing", "watch", ("a",), 3)
    ]
    assert fired_in_format_2(scores(2, 2, 0), "no", weighing_from=3) == []


@pytest.mark.parametrize(
    ("sign_scores", "is_asked"),
    [
        (scores(1, 0), True),
        (scores(4, 4), True),
        (scores(5, 0), True),
        (scores(1, None, None, None), True),
        (scores(5, 5, red_flags=(0,)), True),
        (scores(5, 5, red_flags=(0, 1)), False),
        (scores(10, 1), False),
        (scores(9, 9, 9, went_on=0), False),
        (scores(0, 0), False),
        (scores(None), False),
    ],
)
def test_in_format_2_the_weighing_is_asked_where_a_sign_has_points_and_nothing_means_fire(
    sign_scores: list[SignScore],
    is_asked: bool,  # noqa: FBT001
) -> None:
    assert asks_weighing(sign_scores, FORMAT_2_THRESHOLDS) is is_asked
