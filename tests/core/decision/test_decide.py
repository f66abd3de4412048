"""What holds of every decision, for any questionnaire and any answers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

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
    assert [rule.name for rule in decision.rules] == ["too-little"]


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


@given(answered_questionnaires(), st.data())
def test_one_more_serious_red_flag_never_makes_it_milder(case: Case, data: DataObject) -> None:
    questionnaire, answers = case
    index = data.draw(st.integers(0, len(questionnaire.signs) - 1))
    signs = list(questionnaire.signs)
    pair = []
    for red_flag in (False, True):
        signs[index] = replace(signs[index], red_flag=red_flag)
        pair.append(decide(replace(questionnaire, signs=tuple(signs)), answers))
    before, after = pair
    assert gravity(before) <= gravity(after)
    assert [score.points for score in before.scores] == [score.points for score in after.scores]
    if after.scores[index].serious_red_flag:
        assert after.scores[index].points >= questionnaire.decision.serious


@given(answered_questionnaires())
def test_a_spared_sign_stays_below_ten_and_is_no_serious_red_flag(case: Case) -> None:
    questionnaire, answers = case
    for score in decide(questionnaire, answers).scores:
        if score.spared:
            assert 0 <= score.points < questionnaire.decision.decisive
            assert not score.decisive
            assert not score.serious_red_flag


@given(answered_questionnaires())
def test_without_the_rule_it_does_not_matter_which_signs_are_red_flags(case: Case) -> None:
    questionnaire, answers = case
    decision = replace(questionnaire.decision, red_flags=None)
    marked, unmarked = (
        replace(
            questionnaire,
            decision=decision,
            signs=tuple(replace(sign, red_flag=red_flag) for sign in questionnaire.signs),
        )
        for red_flag in (True, False)
    )
    assert decide(marked, answers) == decide(unmarked, answers)


@given(answered_questionnaires())
def test_the_weighing_is_asked_where_a_no_would_count(case: Case) -> None:
    questionnaire, answers = case
    key = questionnaire.weighing_key
    others = {name: answer for name, answer in answers.items() if name != key}
    shows = key in {item.key for item in visible_questions(questionnaire, others)}
    weighed = decide(questionnaire, {**others, key: "no"})
    assert shows == (gravity(weighed) > gravity(decide(questionnaire, others)))
    assert shows == ("weighing" in {rule.name for rule in weighed.rules})


@given(answered_questionnaires())
def test_an_expiry_changes_one_answer_and_the_recommendation(case: Case) -> None:
    questionnaire, answers = case
    counted = counted_answers(questionnaire, answers)
    decision = decide(questionnaire, answers)
    for expiry in decision.expiries:
        question = questionnaire.questions_by_key[expiry.question].question
        assert question.window_days == expiry.days
        others = (option.id for option in question.options)
        reached = {
            decide(questionnaire, {**counted, expiry.question: other}).recommendation
            for other in others
        }
        assert expiry.recommendation in reached - {decision.recommendation}
