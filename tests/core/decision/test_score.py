"""The points of a sign."""

import pytest

from tensigns.core.decision.score import SignScore, clamp_points, score_sign
from tensigns.core.questionnaire import UNKNOWN
from tests.core.builders import THRESHOLDS, option, question, sign, when

DEMANDS = sign(
    "demands",
    question("calls", option("never"), option("monthly", 3), option("weekly", 8)),
    question("tone", option("fine"), option("rude", 5), option("threats", 10)),
    question("sorry", option("no"), option("yes", -4), show_if=when("tone", "rude", "threats")),
    question("told", option("no"), option("went-on", 0, went_on=True)),
)


def scored(**answers: str) -> SignScore:
    return score_sign(
        DEMANDS, {f"demands.{key}": each for key, each in answers.items()}, THRESHOLDS
    )


def test_the_points_are_those_of_the_chosen_options_together() -> None:
    both = scored(calls="monthly", tone="rude", sorry="yes")
    assert (both.sign, both.sum, both.points) == ("demands", 4, 4)


def test_more_than_ten_counts_as_ten_and_the_plain_sum_is_told() -> None:
    assert scored(calls="weekly", tone="rude") == SignScore("demands", 13, 10, False, False, True)  # noqa: FBT003


def test_less_than_nothing_counts_as_nothing() -> None:
    mild = score_sign(
        sign("mild", question("q", option("no"), option("kind", -3))),
        {"mild.q": "kind"},
        THRESHOLDS,
    )
    assert (mild.sum, mild.points, mild.answered) == (-3, 0, True)


def test_nothing_mitigates_a_decisive_option() -> None:
    threats = scored(tone="threats", sorry="yes")
    assert (threats.sum, threats.points, threats.decisive) == (6, 10, True)
    assert not scored(calls="weekly", tone="rude").decisive


def test_a_hidden_answer_counts_nowhere() -> None:
    assert scored(calls="monthly", sorry="yes").sum == 3


def test_dont_know_is_no_answer() -> None:
    unknown = scored(calls=UNKNOWN, tone=UNKNOWN)
    assert (unknown.points, unknown.answered) == (0, False)
    assert not scored().answered
    assert scored(calls="never").answered


def test_what_went_on_is_told_whatever_it_is_worth() -> None:
    assert scored(told="went-on").went_on
    assert not scored(told="no", calls="weekly").went_on


@pytest.mark.parametrize(("plain", "points"), [(-1, 0), (0, 0), (1, 1), (9, 9), (10, 10), (11, 10)])
def test_a_sum_counts_from_nothing_to_ten(plain: int, points: int) -> None:
    assert clamp_points(plain, decisive=False, thresholds=THRESHOLDS) == points
    assert clamp_points(plain, decisive=True, thresholds=THRESHOLDS) == 10
