"""The score of one sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.score import ScoreFlags, SignScore, score_sign, score_sum
from tensigns.core.questionnaire import UNKNOWN
from tests.core.builders import FORMAT_2_THRESHOLDS, THRESHOLDS, option, question, sign, when

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
        "demands",
        13,
        10,
        decisive=False,
        went_on=False,
        answered=True,
        spared=False,
        serious_red_flag=False,
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
    flags = ScoreFlags(decisive=False, went_on=False, answered=True, spared=False)
    assert score_sum(DEMANDS, total, flags, THRESHOLDS).points == points
    decisive = flags._replace(decisive=True)
    assert score_sum(DEMANDS, total, decisive, THRESHOLDS).points == 10


@pytest.mark.parametrize(("total", "points"), [(-1, 0), (0, 0), (8, 8), (9, 9), (10, 9), (11, 9)])
def test_the_sum_of_a_spared_sign_counts_to_one_below_ten(total: int, points: int) -> None:
    flags = ScoreFlags(decisive=False, went_on=False, answered=True, spared=True)
    assert score_sum(DEMANDS, total, flags, THRESHOLDS).points == points


PERSON = sign(
    "person",
    question("remarks", option("no"), option("insult", 5), option("extreme", 10)),
    question("who", option("client"), option("unknown-to-them", spares=True)),
    question("raised", option("not-yet"), option("went-on", 3, went_on=True)),
    red_flag=True,
)


def person(*, raise_first: bool = False, **answers: str) -> SignScore:
    """The score of ``PERSON`` under the rules of format 2."""
    by_key = {f"person.{key}": answer for key, answer in answers.items()}
    return score_sign(replace(PERSON, raise_first=raise_first), by_key, FORMAT_2_THRESHOLDS)


def test_an_option_that_spares_keeps_a_decisive_option_below_ten() -> None:
    spared = person(remarks="extreme", who="unknown-to-them")
    assert (spared.sum, spared.points, spared.decisive, spared.spared) == (10, 9, False, True)
    decisive = person(remarks="extreme", who="client")
    assert (decisive.points, decisive.decisive, decisive.spared) == (10, True, False)


def test_a_spared_sign_counts_its_sum() -> None:
    assert person(remarks="insult", who="unknown-to-them").points == 5
    spared = person(remarks="insult", who="unknown-to-them", raised="went-on")
    assert (spared.points, spared.went_on) == (8, True)


def test_a_red_flag_is_serious_from_the_threshold_unless_it_is_spared() -> None:
    assert person(remarks="insult").serious_red_flag
    assert person(remarks="extreme").serious_red_flag
    assert not person(raised="went-on").serious_red_flag
    assert not person(remarks="insult", who="unknown-to-them").serious_red_flag
    assert not person(remarks="extreme", who="unknown-to-them").serious_red_flag


def test_with_raise_first_a_red_flag_counts_only_if_it_went_on() -> None:
    assert not person(raise_first=True, remarks="insult").serious_red_flag
    assert person(raise_first=True, remarks="insult", raised="went-on").serious_red_flag
    spared = person(raise_first=True, remarks="insult", who="unknown-to-them", raised="went-on")
    assert not spared.serious_red_flag


def test_no_other_sign_and_no_questionnaire_without_the_rule_has_serious_red_flags() -> None:
    answers = {"person.remarks": "extreme"}
    assert not score_sign(
        replace(PERSON, red_flag=False), answers, FORMAT_2_THRESHOLDS
    ).serious_red_flag
    assert not score_sign(PERSON, answers, THRESHOLDS).serious_red_flag


@given(st.lists(st.booleans(), min_size=8, max_size=8))
def test_the_flags_of_two_groups_of_options_are_those_of_all(values: list[bool]) -> None:
    first, second = (
        ScoreFlags(decisive and not spared, went_on, answered, spared)
        for decisive, went_on, answered, spared in (values[:4], values[4:])
    )
    joined = first | second
    assert joined == ScoreFlags(
        decisive=any((first.decisive, second.decisive)) and not joined.spared,
        went_on=any((first.went_on, second.went_on)),
        answered=any((first.answered, second.answered)),
        spared=any((first.spared, second.spared)),
    )
