"""What holds of every decision, for any questionnaire and any answers."""

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

THREE_SIGNS = questionnaire_of(*(points_sign(name, 0, 5, 10) for name in "abc"))


def decision_on(**points: int) -> Decision:
    return decide(THREE_SIGNS, {f"{key}.q": f"p{value}" for key, value in points.items()})


def gravity(decision: Decision) -> int:
    return GRAVITY.index(decision.recommendation)


def test_no_answers_lead_to_undecided() -> None:
    decision = decision_on()
    assert (decision.recommendation, decision.points) == ("undecided", 0)
    assert [rule.rule for rule in decision.rules] == ["too-little"]


def test_the_mildest_answers_lead_to_keep_without_a_rule() -> None:
    decision = decision_on(a=0, b=0, c=0)
    assert (decision.recommendation, decision.points, decision.rules) == ("keep", 0, ())
    assert decision.settled


def test_each_sign_alone_at_its_worst_leads_to_fire() -> None:
    for name in "abc":
        assert decision_on(**{name: 10}).recommendation == "fire"


def test_the_scores_are_in_the_order_of_the_file_and_add_up() -> None:
    decision = decision_on(c=5, a=10)
    assert [(score.sign, score.points) for score in decision.scores] == [
        ("a", 10),
        ("b", 0),
        ("c", 5),
    ]
    assert decision.points == 15


def test_the_weighing_counts_only_where_it_is_asked() -> None:
    weighing = {THREE_SIGNS.weighing_key: "no"}
    assert counted_answers(THREE_SIGNS, {"a.q": "p5", **weighing}) == {"a.q": "p5", **weighing}
    assert counted_answers(THREE_SIGNS, {"a.q": "p10", **weighing}) == {"a.q": "p10"}
    visible_keys = [item.key for item in visible_questions(THREE_SIGNS, {"a.q": "p5"})]
    assert visible_keys[-1] == THREE_SIGNS.weighing_key
    assert [item.key for item in visible_questions(THREE_SIGNS, {})] == ["a.q", "b.q", "c.q"]


@given(answered_questionnaires(), st.data())
def test_the_order_of_answering_is_irrelevant(case: Case, data: DataObject) -> None:
    questionnaire, answers = case
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert repr(decide(questionnaire, shuffled)) == repr(decide(questionnaire, answers))


@given(answered_questionnaires(), st.data())
def test_answers_to_hidden_questions_are_irrelevant(case: Case, data: DataObject) -> None:
    questionnaire, answers = case
    visible = {item.key for item in visible_questions(questionnaire, answers)}
    changed = {key: answer for key, answer in answers.items() if key in visible}
    for key, item in questionnaire.questions_by_key.items():
        if key not in visible and (answer := data.draw(optional_answers(item.question))):
            changed[key] = answer
    assert decide(questionnaire, changed) == decide(questionnaire, answers)


@given(answered_questionnaires())
def test_the_recommendation_lies_inside_its_own_range(case: Case) -> None:
    decision = decide(*case)
    ends = GRAVITY.index(decision.mildest), GRAVITY.index(decision.gravest)
    assert ends[0] <= gravity(decision) <= ends[1]
    assert decision.settled == (ends[0] == ends[1])


@given(answered_questionnaires())
def test_points_add_up_in_the_total_and_in_every_rule(case: Case) -> None:
    decision = decide(*case)
    points = {score.sign: score.points for score in decision.scores}
    assert decision.points == sum(points.values())
    for rule in decision.rules:
        assert rule.points == sum(points[sign] for sign in rule.signs)
        assert rule.signs


@given(answered_questionnaires())
def test_the_recommendation_alone_equals_that_of_the_whole_decision(case: Case) -> None:
    decision = decide(*case)
    assert recommendation_and_points(*case) == (decision.recommendation, decision.points)


@given(answered_questionnaires())
def test_the_gravest_rule_gives_the_recommendation(case: Case) -> None:
    decision = decide(*case)
    gravities = [GRAVITY.index(rule.recommendation) for rule in decision.rules]
    assert gravity(decision) == max(gravities, default=0)


@given(answered_questionnaires())
def test_only_a_no_to_the_weighing_changes_anything_and_never_to_something_milder(
    case: Case,
) -> None:
    questionnaire, answers = case
    unweighed = {
        key: answer for key, answer in answers.items() if key != questionnaire.weighing_key
    }
    decision = decide(questionnaire, unweighed)
    for answer in ("yes", UNKNOWN):
        weighed = decide(questionnaire, {**unweighed, questionnaire.weighing_key: answer})
        assert weighed == decision
    weighed = decide(questionnaire, {**unweighed, questionnaire.weighing_key: "no"})
    assert gravity(weighed) >= gravity(decision)


@given(answered_questionnaires())
def test_dont_know_gives_no_points_and_does_not_count_as_answered(case: Case) -> None:
    questionnaire, answers = case
    decision = decide(questionnaire, dict.fromkeys(answers, UNKNOWN))
    assert decision.points == 0
    assert decision.recommendation == "undecided"
    assert not any(score.answered for score in decision.scores)


@given(answered_questionnaires())
def test_movers_are_open_visible_questions_in_order_and_a_settled_decision_has_none(
    case: Case,
) -> None:
    questionnaire, answers = case
    decision = decide(questionnaire, answers)
    open_keys = [item.key for item in visible_questions(questionnaire, answers) if item.is_open]
    indexes = [open_keys.index(key) for key in decision.movers]
    assert all(earlier < later for earlier, later in pairwise(indexes))
    assert questionnaire.weighing_key not in decision.movers
    assert not (decision.settled and decision.movers)


@given(answered_questionnaires())
def test_the_changes_of_a_flip_lead_to_its_recommendation(case: Case) -> None:
    questionnaire, answers = case
    counted = counted_answers(questionnaire, answers)
    decision = decide(questionnaire, answers)
    for flip in decision.flips:
        changes = {f"{change.sign}.{change.question}": change for change in flip.changes}
        assert all(counted[key] == change.before for key, change in changes.items())
        after = decide(
            questionnaire, {**counted, **{key: change.after for key, change in changes.items()}}
        )
        assert after.recommendation == flip.recommendation != decision.recommendation
