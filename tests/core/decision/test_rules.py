"""The rules that lead from scores to a recommendation, at every threshold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.rules import (
    Totals,
    asks_weighing,
    cached_recommend,
    capped_totals,
    gravest,
    recommend,
    rules_that_hold,
    total_scores,
)
from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Recommendation, Thresholds
from tests.core.builders import THRESHOLDS
from tests.core.strategies import ALL_THRESHOLDS

FiredRules = list[tuple[str, str, tuple[str, ...], int]]


def scores(
    *points: int | None, went_on: int | None = None, red_flags: tuple[int, ...] = ()
) -> list[SignScore]:
    """Scores of the signs ``a``, ``b`` ... with these points; None means that nothing is answered.

    ``went_on`` is the index of the sign that went on, ``red_flags`` those of the serious red flags.
    """
    return [
        SignScore(
            "abcdefgh"[index],
            value or 0,
            value or 0,
            decisive=False,
            went_on=index == went_on,
            answered=value is not None,
            spared=False,
            serious_red_flag=index in red_flags,
        )
        for index, value in enumerate(points)
    ]


def fired(sign_scores: list[SignScore], weighing: str | None = None) -> FiredRules:
    """The rules that hold: name, recommendation, signs and points."""
    return [
        (rule.name, rule.recommendation, rule.signs, rule.points)
        for rule in rules_that_hold(sign_scores, weighing, THRESHOLDS)
    ]


@pytest.mark.parametrize(
    ("sign_scores", "recommendation"),
    [
        (scores(10, 0), "fire"),
        (scores(9, 0), "watch"),
        (scores(5, 0), "watch"),
        (scores(4, 0), "keep"),
        (scores(4, 4), "watch"),
        (scores(4, 3), "keep"),
        (scores(9, 9, 2, went_on=2), "fire"),
        (scores(9, 9, 1, went_on=0), "watch"),
        (scores(9, 9, 9, 9), "watch"),
        (scores(4, 4, 4, 4, 4, went_on=4), "fire"),
        (scores(0, 0, None, None), "keep"),
        (scores(0, None, None, None), "undecided"),
        (scores(4, None, None, None), "undecided"),
        (scores(5, None, None, None), "watch"),
        (scores(4, 4, None, None, None), "watch"),
        (scores(None, None), "undecided"),
        (scores(None), "undecided"),
        (scores(0), "keep"),
        (scores(0, went_on=0), "keep"),
    ],
)
def test_the_recommendation_changes_at_each_threshold(
    sign_scores: list[SignScore], recommendation: Recommendation
) -> None:
    assert recommend(total_scores(sign_scores), None, THRESHOLDS) == recommendation
    assert cached_recommend(None, THRESHOLDS)(total_scores(sign_scores)) == recommendation
    assert (
        gravest(rule.recommendation for rule in rules_that_hold(sign_scores, None, THRESHOLDS))
        == recommendation
    )


def test_every_rule_that_holds_is_listed_in_order_with_its_signs() -> None:
    assert fired(scores(10, 6, 0, 4, None, went_on=3)) == [
        ("decisive-sign", "fire", ("a",), 10),
        ("sum", "fire", ("a", "b", "d"), 20),
        ("serious-sign", "watch", ("a", "b"), 16),
        ("sum", "watch", ("a", "b", "d"), 20),
    ]


def test_the_sum_rule_names_all_signs_with_points() -> None:
    assert fired(scores(4, 0, 4)) == [("sum", "watch", ("a", "c"), 8)]
    assert fired(scores(0, 4, 3)) == []
    assert fired(scores(4, 1, 3)) == [("sum", "watch", ("a", "b", "c"), 8)]


def test_too_little_names_the_silent_signs_and_holds_alone() -> None:
    assert fired(scores(3, None, None, None)) == [("too-little", "undecided", ("b", "c", "d"), 0)]
    assert fired(scores(5, None, None, None)) == [("serious-sign", "watch", ("a",), 5)]
    assert fired(scores(4, 4, None, None, None)) == [("sum", "watch", ("a", "b"), 8)]
    assert fired(scores(8, None, None, None)) == [
        ("serious-sign", "watch", ("a",), 8),
        ("sum", "watch", ("a",), 8),
    ]


def test_a_no_to_the_weighing_with_a_serious_sign_leads_to_fire() -> None:
    assert fired(scores(5, 1), "no") == [
        ("serious-sign", "watch", ("a",), 5),
        ("weighing", "fire", ("a",), 5),
    ]


@pytest.mark.parametrize("weighing", ["yes", "unknown", None])
def test_any_other_answer_to_the_weighing_changes_nothing(weighing: str | None) -> None:
    assert fired(scores(5, 1), weighing) == fired(scores(5, 1))


def test_the_weighing_counts_only_where_a_serious_sign_leads_to_watch() -> None:
    for sign_scores in (
        scores(4, 4),
        scores(10),
        scores(9, 9, 9, went_on=1),
        scores(0),
        scores(None),
    ):
        assert fired(sign_scores, "no") == fired(sign_scores)


@pytest.mark.parametrize(
    ("sign_scores", "is_asked"),
    [
        (scores(5, 0), True),
        (scores(9, 9, 9), True),
        (scores(5, None, None, None), True),
        (scores(4, 4), False),
        (scores(4, 3), False),
        (scores(10, 0), False),
        (scores(9, 9, 9, went_on=0), False),
        (scores(None), False),
    ],
)
def test_the_weighing_is_asked_where_a_serious_sign_leads_to_watch(
    sign_scores: list[SignScore],
    is_asked: bool,  # noqa: FBT001
) -> None:
    assert asks_weighing(sign_scores, THRESHOLDS) is is_asked


def test_the_thresholds_of_the_questionnaire_are_used() -> None:
    thresholds = replace(THRESHOLDS, decisive=6, serious=3, sum_watch=4, sum_fire=7, silent=0)
    cases: list[tuple[list[SignScore], Recommendation]] = [
        (scores(6), "fire"),
        (scores(3), "watch"),
        (scores(2, 2), "watch"),
        (scores(2, 1), "keep"),
        (scores(5, 2, went_on=1), "fire"),
        (scores(0, None), "undecided"),
    ]
    for sign_scores, recommendation in cases:
        assert recommend(total_scores(sign_scores), None, thresholds) == recommendation


def test_the_totals_of_two_parts_join_to_the_totals_of_all() -> None:
    sign_scores = scores(3, None, 7, 1, went_on=3, red_flags=(0, 2))
    assert total_scores(sign_scores[:2]) | total_scores(sign_scores[2:]) == total_scores(
        sign_scores
    )
    assert total_scores(sign_scores) | total_scores([]) == total_scores(sign_scores)
    assert tuple(total_scores([])) == (0, 0, False, 0, 0, 0)
    assert tuple(total_scores(sign_scores)) == (11, 7, True, 1, 4, 2)


def test_the_gravest_recommendation_of_none_is_keep() -> None:
    assert gravest([]) == "keep"
    assert gravest(["undecided", "keep"]) == "undecided"
    assert gravest(["watch", "undecided"]) == "watch"
    assert gravest(["watch", "fire", "keep"]) == "fire"


graver_totals = st.builds(
    Totals,
    points=st.integers(0, 25),
    highest=st.integers(0, 10),
    went_on=st.booleans(),
    unanswered_count=st.integers(0, 4),
    sign_count=st.just(4),
    red_flag_count=st.integers(0, 4),
)


@given(graver_totals, graver_totals, st.sampled_from((None, "no")), st.sampled_from(ALL_THRESHOLDS))
def test_a_figure_that_rises_never_makes_the_recommendation_milder(
    totals: Totals, other: Totals, weighing: str | None, thresholds: Thresholds
) -> None:
    higher = Totals._make(map(max, zip(totals, other, strict=True)))
    recommendations = [recommend(t, weighing, thresholds) for t in (totals, higher)]
    assert gravest(recommendations) == recommendations[1]


@given(graver_totals, graver_totals, st.sampled_from((None, "no")), st.sampled_from(ALL_THRESHOLDS))
def test_capped_totals_lead_to_the_same_recommendation(
    totals: Totals, other: Totals, weighing: str | None, thresholds: Thresholds
) -> None:
    capped = capped_totals(totals, thresholds)
    for plain, equivalent in ((totals, capped), (totals | other, capped | other)):
        assert recommend(plain, weighing, thresholds) == recommend(equivalent, weighing, thresholds)
