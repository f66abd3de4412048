"""The comparison of two sittings: signs are comparable where both had the same questions."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from tensigns.core.comparison import ComparisonSide, SignComparison, compare
from tensigns.core.decision.score import sign_scores
from tensigns.core.questionnaire import Questionnaire
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, when
from tests.core.strategies import answers_to, questionnaires

DEMANDS = sign(
    "demands",
    question("calls", option("never"), option("weekly", 4)),
    question("raised", option("not-yet"), option("yes", 2), show_if=when("calls", "weekly")),
)
QUESTIONNAIRE = questionnaire_of(points_sign("payment", 0, 3), DEMANDS)


@st.composite
def side_pairs(draw: DrawFn) -> tuple[ComparisonSide, ComparisonSide]:
    """Two sittings, the second under a questionnaire that may be revised."""
    questionnaire = draw(questionnaires())
    revision = draw(revisions_of(questionnaire))
    return ComparisonSide(questionnaire, draw(answers_to(questionnaire))), ComparisonSide(
        revision, draw(answers_to(revision))
    )


@st.composite
def revisions_of(draw: DrawFn, questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with some signs dropped, moved or renamed and some questions revised."""
    signs = []
    for drawn_sign in draw(st.permutations(questionnaire.signs)):
        change = draw(st.sampled_from(["none", "none", "drop", "rename", "revise"]))
        if change == "rename":
            signs.append(replace(drawn_sign, id=f"{drawn_sign.id}-new"))
        elif change == "revise":
            revised_question = replace(drawn_sign.questions[-1], revision=2)
            signs.append(
                replace(drawn_sign, questions=(*drawn_sign.questions[:-1], revised_question))
            )
        elif change == "none":
            signs.append(drawn_sign)
    return replace(questionnaire, signs=tuple(signs) or questionnaire.signs)


@st.composite
def sides_of_one_questionnaire(draw: DrawFn) -> tuple[ComparisonSide, ComparisonSide]:
    questionnaire = draw(questionnaires())
    return ComparisonSide(questionnaire, draw(answers_to(questionnaire))), ComparisonSide(
        questionnaire, draw(answers_to(questionnaire))
    )


def total_points(side: ComparisonSide) -> int:
    return sum(score.points for score in sign_scores(side.questionnaire, side.answers))


def mirrored(comparison: SignComparison) -> SignComparison:
    return comparison._replace(a=comparison.b, b=comparison.a)


def by_sign(comparisons: tuple[SignComparison, ...]) -> dict[str, SignComparison]:
    """The comparisons by sign, with the differing questions sorted."""
    ordered = (
        comparison._replace(differing_questions=tuple(sorted(comparison.differing_questions)))
        for comparison in comparisons
    )
    return {comparison.sign: comparison for comparison in ordered}


@given(side_pairs())
def test_swapping_the_two_sides_mirrors_the_comparison(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    first, second = pair
    forward, backward = by_sign(compare(first, second)), by_sign(compare(second, first))
    assert {name: mirrored(comparison) for name, comparison in forward.items()} == backward
    for name, comparison in backward.items():
        difference = forward[name].difference
        assert comparison.difference == (None if difference is None else -difference)


@given(sides_of_one_questionnaire())
def test_sides_of_one_questionnaire_have_all_signs_compared_in_order(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    first, second = pair
    assert [comparison.sign for comparison in compare(first, second)] == [
        sign.id for sign in first.questionnaire.signs
    ]
    assert all(comparison.comparable for comparison in compare(first, second))


@given(sides_of_one_questionnaire())
def test_differences_add_up_to_the_difference_of_the_totals(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    first, second = pair
    sum_of_differences = sum(comparison.difference or 0 for comparison in compare(first, second))
    assert sum_of_differences == total_points(second) - total_points(first)


@given(sides_of_one_questionnaire())
def test_a_sitting_does_not_differ_from_itself(pair: tuple[ComparisonSide, ComparisonSide]) -> None:
    side = pair[0]
    assert all(
        comparison.difference == 0 and not comparison.differing_questions
        for comparison in compare(side, side)
    )


@given(side_pairs())
def test_every_sign_of_either_side_is_compared_once(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    first, second = pair
    compared_signs = [comparison.sign for comparison in compare(first, second)]
    signs = [sign.id for side in pair for sign in side.questionnaire.signs]
    assert sorted(compared_signs) == sorted(set(signs))


@given(side_pairs())
def test_a_sign_without_a_different_answer_has_no_difference(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    for comparison in compare(*pair):
        if comparison.comparable and not comparison.differing_questions:
            assert comparison.difference == 0


def test_the_answers_that_differ_are_named() -> None:
    first = ComparisonSide(
        QUESTIONNAIRE, {"payment.q": "p3", "demands.calls": "weekly", "demands.raised": "yes"}
    )
    second = ComparisonSide(QUESTIONNAIRE, {"payment.q": "p3", "demands.calls": "never"})
    payment, demands = compare(first, second)
    assert payment.differing_questions == ()
    assert demands.differing_questions == ("demands.calls", "demands.raised")
    assert demands.difference == -6


def test_answers_to_hidden_questions_do_not_differ() -> None:
    first = ComparisonSide(QUESTIONNAIRE, {"demands.calls": "never", "demands.raised": "yes"})
    second = ComparisonSide(QUESTIONNAIRE, {"demands.calls": "never"})
    assert all(
        comparison.difference == 0 and not comparison.differing_questions
        for comparison in compare(first, second)
    )


def test_dont_know_differs_from_no_answer() -> None:
    first = ComparisonSide(QUESTIONNAIRE, {"payment.q": "unknown"})
    second = ComparisonSide(QUESTIONNAIRE, {})
    assert compare(first, second)[0].differing_questions == ("payment.q",)


def test_a_revised_question_makes_only_its_own_sign_incomparable() -> None:
    calls, raised = DEMANDS.questions
    revised_demands = replace(DEMANDS, questions=(calls, replace(raised, revision=2)))
    first = ComparisonSide(QUESTIONNAIRE, {"payment.q": "p0", "demands.calls": "weekly"})
    second = ComparisonSide(
        questionnaire_of(points_sign("payment", 0, 3), revised_demands), {"payment.q": "p3"}
    )
    payment, demands = compare(first, second)
    assert (payment.comparable, payment.difference) == (True, 3)
    assert (demands.comparable, demands.difference, demands.differing_questions) == (
        False,
        None,
        (),
    )
    assert demands.a is not None
    assert demands.a.points == 4


def test_an_added_question_makes_its_sign_incomparable() -> None:
    extended = replace(DEMANDS, questions=(*DEMANDS.questions, question("more", option("no"))))
    first = ComparisonSide(QUESTIONNAIRE, {})
    second = ComparisonSide(questionnaire_of(extended), {})
    assert not compare(first, second)[1].comparable


def test_rewording_and_renumbering_leave_a_sign_comparable() -> None:
    calls, raised = DEMANDS.questions
    reworded_calls = replace(
        calls, text={"en": "How often do they call?", "nl": "Hoe vaak bellen ze?"}
    )
    reworded_demands = replace(
        DEMANDS, title={"en": "New", "nl": "Nieuw"}, questions=(reworded_calls, raised)
    )
    first = ComparisonSide(QUESTIONNAIRE, {})
    second = ComparisonSide(questionnaire_of(reworded_demands), {})
    assert compare(first, second)[1].comparable


def test_a_sign_has_no_score_on_the_side_that_lacks_it() -> None:
    first = ComparisonSide(QUESTIONNAIRE, {"payment.q": "p3"})
    second = ComparisonSide(questionnaire_of(DEMANDS), {})
    payment = compare(first, second)[0]
    assert not payment.comparable
    assert payment.b is None
    assert payment.a is not None
    assert payment.a.points == 3
