"""The decision equals that of the oracle, which tries every combination."""

from hypothesis import given
from msgspec.structs import astuple

from tensigns.core.decision.decide import decide
from tensigns.core.decision.flips import Flip
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation
from tests.core.decision.oracle import Oracle
from tests.core.strategies import answered_questionnaires

Case = tuple[Questionnaire, dict[str, str]]


@given(answered_questionnaires())
def test_the_recommendation_and_the_points_equal_those_of_the_oracle(case: Case) -> None:
    decision = decide(*case)
    oracle = Oracle(*case)
    assert decision.recommendation == oracle.recommendation
    assert [score.points for score in decision.scores] == [tally.points for tally in oracle.tallies]


@given(answered_questionnaires())
def test_the_range_ends_at_the_mildest_and_the_gravest_reachable_recommendation(case: Case) -> None:
    decision = decide(*case)
    reachable = sorted(Oracle(*case).reachable(), key=GRAVITY.index)
    assert (decision.mildest, decision.gravest) == (reachable[0], reachable[-1])


@given(answered_questionnaires())
def test_the_movers_are_the_open_questions_that_could_change_the_recommendation_alone(
    case: Case,
) -> None:
    assert decide(*case).movers == Oracle(*case).movers()


@given(answered_questionnaires())
def test_the_flips_are_the_nearest_and_of_the_fewest_changes(case: Case) -> None:
    decision = decide(*case)
    oracle = Oracle(*case)
    assert [flip_summary(flip) for flip in decision.flips] == [*oracle.flips(1), *oracle.flips(-1)]


@given(answered_questionnaires())
def test_the_expiries_are_the_answers_whose_period_changes_the_recommendation(case: Case) -> None:
    decision = decide(*case)
    assert [astuple(expiry) for expiry in decision.expiries] == Oracle(*case).expiries()


def flip_summary(flip: Flip) -> tuple[Recommendation, tuple[tuple[str, str, str], ...]]:
    changes = tuple((change.sign, change.question, change.after) for change in flip.changes)
    return flip.recommendation, changes
