"""Two sittings side by side: compared where both were asked the same."""

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
PLAIN = questionnaire_of(points_sign("payment", 0, 3), DEMANDS)


@st.composite
def pairs(draw: DrawFn) -> tuple[ComparisonSide, ComparisonSide]:
    """Two sittings, of which the second is under a questionnaire that may have been revised."""
    before = draw(questionnaires())
    after = draw(revised(before))
    return ComparisonSide(before, draw(answers_to(before))), ComparisonSide(
        after, draw(answers_to(after))
    )


@st.composite
def revised(draw: DrawFn, before: Questionnaire) -> Questionnaire:
    """The questionnaire with signs dropped, moved and renamed, and questions revised."""
    signs = []
    for each in draw(st.permutations(before.signs)):
        change = draw(st.sampled_from(["none", "none", "drop", "rename", "revise"]))
        if change == "rename":
            signs.append(replace(each, id=f"{each.id}-new"))
        elif change == "revise":
            newest = replace(each.questions[-1], revision=2)
            signs.append(replace(each, questions=(*each.questions[:-1], newest)))
        elif change == "none":
            signs.append(each)
    return replace(before, signs=tuple(signs) or before.signs)


@st.composite
def sittings_under_one(draw: DrawFn) -> tuple[ComparisonSide, ComparisonSide]:
    asked = draw(questionnaires())
    return ComparisonSide(asked, draw(answers_to(asked))), ComparisonSide(
        asked, draw(answers_to(asked))
    )


def total(side: ComparisonSide) -> int:
    return sum(score.points for score in sign_scores(*side))


def mirrored(each: SignComparison) -> SignComparison:
    return each._replace(a=each.b, b=each.a)


def by_sign(compared: tuple[SignComparison, ...]) -> dict[str, SignComparison]:
    ordered = (
        each._replace(differing_questions=tuple(sorted(each.differing_questions)))
        for each in compared
    )
    return {each.sign: each for each in ordered}


@given(pairs())
def test_one_against_the_other_mirrors_the_other_against_the_one(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    a, b = pair
    there, back = by_sign(compare(a, b)), by_sign(compare(b, a))
    assert {name: mirrored(each) for name, each in there.items()} == back
    for name, each in back.items():
        forth = there[name].difference
        assert each.difference == (None if forth is None else -forth)


@given(sittings_under_one())
def test_under_one_questionnaire_all_signs_are_compared_in_order(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    a, b = pair
    assert [each.sign for each in compare(a, b)] == [each.id for each in a.questionnaire.signs]
    assert all(each.comparable for each in compare(a, b))


@given(sittings_under_one())
def test_under_one_questionnaire_differences_add_up_to_that_of_the_totals(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    a, b = pair
    added = sum(each.difference or 0 for each in compare(a, b))
    assert added == total(b) - total(a)


@given(sittings_under_one())
def test_a_sitting_does_not_differ_from_itself(pair: tuple[ComparisonSide, ComparisonSide]) -> None:
    a, _other = pair
    assert all(each.difference == 0 and not each.differing_questions for each in compare(a, a))


@given(pairs())
def test_every_sign_of_both_is_told_once(pair: tuple[ComparisonSide, ComparisonSide]) -> None:
    a, b = pair
    told = [each.sign for each in compare(a, b)]
    signs = [each.id for side in pair for each in side.questionnaire.signs]
    assert sorted(told) == sorted(set(signs))


@given(pairs())
def test_a_sign_without_a_different_answer_has_no_difference(
    pair: tuple[ComparisonSide, ComparisonSide],
) -> None:
    for each in compare(*pair):
        if each.comparable and not each.differing_questions:
            assert each.difference == 0


def test_the_answers_that_differ_are_named() -> None:
    a = ComparisonSide(
        PLAIN, {"payment.q": "p3", "demands.calls": "weekly", "demands.raised": "yes"}
    )
    b = ComparisonSide(PLAIN, {"payment.q": "p3", "demands.calls": "never"})
    payment, demands = compare(a, b)
    assert payment.differing_questions == ()
    assert demands.differing_questions == ("demands.calls", "demands.raised")
    assert demands.difference == -6


def test_an_answer_that_others_hide_does_not_differ() -> None:
    a = ComparisonSide(PLAIN, {"demands.calls": "never", "demands.raised": "yes"})
    b = ComparisonSide(PLAIN, {"demands.calls": "never"})
    assert all(each.difference == 0 and not each.differing_questions for each in compare(a, b))


def test_do_not_know_differs_from_no_answer() -> None:
    a, b = ComparisonSide(PLAIN, {"payment.q": "unknown"}), ComparisonSide(PLAIN, {})
    assert compare(a, b)[0].differing_questions == ("payment.q",)


def test_a_revised_question_makes_its_sign_incomparable_and_no_other() -> None:
    calls, raised = DEMANDS.questions
    newer = replace(DEMANDS, questions=(calls, replace(raised, revision=2)))
    a = ComparisonSide(PLAIN, {"payment.q": "p0", "demands.calls": "weekly"})
    b = ComparisonSide(questionnaire_of(points_sign("payment", 0, 3), newer), {"payment.q": "p3"})
    payment, demands = compare(a, b)
    assert (payment.comparable, payment.difference) == (True, 3)
    assert (demands.comparable, demands.difference, demands.differing_questions) == (
        False,
        None,
        (),
    )
    assert demands.a is not None
    assert demands.a.points == 4


def test_a_question_more_makes_its_sign_incomparable() -> None:
    more = replace(DEMANDS, questions=(*DEMANDS.questions, question("more", option("no"))))
    assert not compare(ComparisonSide(PLAIN, {}), ComparisonSide(questionnaire_of(more), {}))[
        1
    ].comparable


def test_a_rewording_and_another_order_stay_comparable() -> None:
    calls, raised = DEMANDS.questions
    reworded = replace(calls, text={"en": "How often do they call?", "nl": "Hoe vaak bellen ze?"})
    newer = replace(DEMANDS, title={"en": "New", "nl": "Nieuw"}, questions=(reworded, raised))
    assert compare(ComparisonSide(PLAIN, {}), ComparisonSide(questionnaire_of(newer), {}))[
        1
    ].comparable


def test_a_sign_that_one_side_lacks_has_no_score_there() -> None:
    one = ComparisonSide(questionnaire_of(DEMANDS), {})
    payment = compare(ComparisonSide(PLAIN, {"payment.q": "p3"}), one)[0]
    assert not payment.comparable
    assert payment.b is None
    assert payment.a is not None
    assert payment.a.points == 3
