"""The decision against one that tries everything."""

from hypothesis import given

from tensigns.core.decision.decide import decide
from tensigns.core.decision.flips import Flip
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation
from tests.core.decision.oracle import Oracle
from tests.core.strategies import answered_questionnaires

Case = tuple[Questionnaire, dict[str, str]]


@given(answered_questionnaires())
def test_the_recommendation_and_the_points_are_as_described(case: Case) -> None:
    decision = decide(*case)
    oracle = Oracle(*case)
    assert decision.recommendation == oracle.recommendation
    assert [each.points for each in decision.scores] == [each.points for each in oracle.tallies]


@given(answered_questionnaires())
def test_both_ends_of_the_range_are_reached_and_nothing_lies_outside(case: Case) -> None:
    decision = decide(*case)
    reachable = sorted(Oracle(*case).reachable(), key=GRAVITY.index)
    assert (decision.mildest, decision.gravest) == (reachable[0], reachable[-1])


@given(answered_questionnaires())
def test_the_movers_are_the_open_questions_that_could_change_it_alone(case: Case) -> None:
    assert decide(*case).movers == Oracle(*case).movers()


@given(answered_questionnaires())
def test_the_flips_are_the_nearest_and_no_smaller_ones_exist(case: Case) -> None:
    decision = decide(*case)
    oracle = Oracle(*case)
    assert [told(flip) for flip in decision.flips] == [*oracle.flips(1), *oracle.flips(-1)]


def told(flip: Flip) -> tuple[Recommendation, tuple[tuple[str, str, str], ...]]:
    changes = tuple((each.sign, each.question, each.after) for each in flip.changes)
    return flip.recommendation, changes
