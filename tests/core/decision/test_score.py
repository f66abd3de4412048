"""The score of one sign."""

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


def score_of(**answers: str) -> SignScore:
    return score_sign(
        DEMANDS, {f"demands.{key}": answer for key, answer in answers.items()}, THRESHOLDS
    )


def test_the_points_of_the_chosen_options_add_up() -> None:
    score = score_of(calls="monthly", tone="rude", sorry="yes")
    assert (score.sign, score.sum, score.points) == ("demands", 4, 4)


def test_more_than_ten_counts_as_ten_and_the_sum_stays() -> None:
    assert score_of(calls="weekly", tone="rude") == SignScore(
        "demands", 13, 10, decisive=False, went_on=False, answered=True
    )


def test_a_sum_below_zero_counts_as_zero() -> None:
    mild = score_sign(
        sign("mild", question("q", option("no"), option("kind", -3))),
        {"mild.q": "kind"},
        THRESHOLDS,
    )
    assert (mild.sum, mild.points, mild.answered) == (-3, 0, True)


def test_mitigation_does_not_lower_a_decisive_option() -> None:
    threats = score_of(tone="threats", sorry="yes")
    assert (threats.sum, threats.points, threats.decisive) == (6, 10, True)
    assert not score_of(calls="weekly", tone="rude").decisive


def test_the_answer_to_a_hidden_question_does_not_count() -> None:
    assert score_of(calls="monthly", sorry="yes").sum == 3


def test_dont_know_does_not_count_as_answered() -> None:
    unknown = score_of(calls=UNKNOWN, tone=UNKNOWN)
    assert (unknown.points, unknown.answered) == (0, False)
    assert not score_of().answered
    assert score_of(calls="never").answered


def test_went_on_is_set_whatever_its_points() -> None:
    assert score_of(told="went-on").went_on
    assert not score_of(told="no", calls="weekly").went_on


@pytest.mark.parametrize(("total", "points"), [(-1, 0), (0, 0), (1, 1), (9, 9), (10, 10), (11, 10)])
def test_a_sum_counts_from_zero_to_ten(total: int, points: int) -> None:
    assert clamp_points(total, decisive=False, thresholds=THRESHOLDS) == points
    assert clamp_points(total, decisive=True, thresholds=THRESHOLDS) == 10
