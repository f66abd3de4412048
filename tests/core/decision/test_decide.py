"""What holds of every decision, whatever is asked and answered."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tensigns.core.decision.decide import Decision, decide, recommendation_and_points
from tensigns.core.decision.visibility import counted_answers, visible_questions
from tensigns.core.questionnaire import GRAVITY, UNKNOWN, Questionnaire
from tests.core.builders import points_sign, questionnaire_of
from tests.core.strategies import answered_questionnaires, optional_answers

Case = tuple[Questionnaire, dict[str, str]]

THREE = questionnaire_of(*(points_sign(name, 0, 5, 10) for name in "abc"))


def decided(**points: int) -> Decision:
    return decide(THREE, {f"{key}.q": f"p{each}" for key, each in points.items()})


def gravity(decision: Decision) -> int:
    return GRAVITY.index(decision.recommendation)


def test_nothing_answered_is_undecided() -> None:
    decision = decided()
    assert (decision.recommendation, decision.points) == ("undecided", 0)
    assert [rule.rule for rule in decision.rules] == ["too-little"]


def test_all_mildest_is_keep_without_a_rule() -> None:
    decision = decided(a=0, b=0, c=0)
    assert (decision.recommendation, decision.points, decision.rules) == ("keep", 0, ())
    assert decision.settled


def test_each_sign_alone_at_its_worst_is_fire() -> None:
    for name in "abc":
        assert decided(**{name: 10}).recommendation == "fire"


def test_the_points_are_those_of_the_signs_in_the_order_of_the_file() -> None:
    decision = decided(c=5, a=10)
    assert [(score.sign, score.points) for score in decision.scores] == [
        ("a", 10),
        ("b", 0),
        ("c", 5),
    ]
    assert decision.points == 15


def test_the_weighing_counts_only_where_it_is_asked() -> None:
    no = {THREE.weighing_key: "no"}
    assert counted_answers(THREE, {"a.q": "p5", **no}) == {"a.q": "p5", **no}
    assert counted_answers(THREE, {"a.q": "p10", **no}) == {"a.q": "p10"}
    assert [item.key for item in visible_questions(THREE, {"a.q": "p5"})][-1] == THREE.weighing_key
    assert [item.key for item in visible_questions(THREE, {})] == ["a.q", "b.q", "c.q"]


@given(answered_questionnaires(), st.data())
def test_the_order_of_answering_is_irrelevant(case: Case, data: DataObject) -> None:
    asked, answers = case
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert repr(decide(asked, shuffled)) == repr(decide(asked, answers))


@given(answered_questionnaires(), st.data())
def test_what_is_hidden_is_irrelevant(case: Case, data: DataObject) -> None:
    asked, answers = case
    showing = {item.key for item in visible_questions(asked, answers)}
    other = {key: each for key, each in answers.items() if key in showing}
    for key, item in asked.questions_by_key.items():
        if key not in showing and (each := data.draw(optional_answers(item.question))):
            other[key] = each
    assert decide(asked, other) == decide(asked, answers)


@given(answered_questionnaires())
def test_the_recommendation_lies_inside_its_own_range(case: Case) -> None:
    decision = decide(*case)
    ends = GRAVITY.index(decision.mildest), GRAVITY.index(decision.gravest)
    assert ends[0] <= gravity(decision) <= ends[1]
    assert decision.settled == (ends[0] == ends[1])


@given(answered_questionnaires())
def test_points_add_up_to_the_total_and_in_every_rule(case: Case) -> None:
    decision = decide(*case)
    points = {score.sign: score.points for score in decision.scores}
    assert decision.points == sum(points.values())
    for rule in decision.rules:
        assert rule.points == sum(points[sign] for sign in rule.signs)
        assert rule.signs


@given(answered_questionnaires())
def test_added_up_alone_it_comes_to_the_same(case: Case) -> None:
    decision = decide(*case)
    assert recommendation_and_points(*case) == (decision.recommendation, decision.points)


@given(answered_questionnaires())
def test_the_gravest_rule_gives_the_recommendation(case: Case) -> None:
    decision = decide(*case)
    told = [GRAVITY.index(rule.recommendation) for rule in decision.rules]
    assert gravity(decision) == max(told, default=0)


@given(answered_questionnaires())
def test_a_yes_or_a_blank_to_the_weighing_never_softens_and_a_no_never_does(case: Case) -> None:
    asked, answers = case
    blank = {key: each for key, each in answers.items() if key != asked.weighing_key}
    without = decide(asked, blank)
    for mild in ("yes", UNKNOWN):
        weighed = decide(asked, {**blank, asked.weighing_key: mild})
        assert weighed == without
    assert gravity(decide(asked, {**blank, asked.weighing_key: "no"})) >= gravity(without)


@given(answered_questionnaires())
def test_dont_know_gives_no_points_and_is_never_an_answer(case: Case) -> None:
    asked, answers = case
    decision = decide(asked, dict.fromkeys(answers, UNKNOWN))
    assert decision.points == 0
    assert decision.recommendation == "undecided"
    assert not any(score.answered for score in decision.scores)


@given(answered_questionnaires())
def test_movers_are_open_questions_that_show_in_order_and_none_where_it_is_settled(
    case: Case,
) -> None:
    asked, answers = case
    decision = decide(asked, answers)
    showing = [item.key for item in visible_questions(asked, answers) if item.is_open]
    places = [showing.index(key) for key in decision.movers]
    assert all(one < two for one, two in pairwise(places))
    assert asked.weighing_key not in decision.movers
    assert not (decision.settled and decision.movers)


@given(answered_questionnaires())
def test_every_flip_really_flips(case: Case) -> None:
    asked, answers = case
    given = counted_answers(asked, answers)
    decision = decide(asked, answers)
    for flip in decision.flips:
        changed = {f"{each.sign}.{each.question}": each for each in flip.changes}
        assert all(given[key] == each.before for key, each in changed.items())
        after = decide(asked, {**given, **{key: each.after for key, each in changed.items()}})
        assert after.recommendation == flip.recommendation != decision.recommendation
