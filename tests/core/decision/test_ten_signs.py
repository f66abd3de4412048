"""The built-in questionnaire has no faults, and its decisions have the properties of all."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tensigns.core.decision.decide import Decision, decide
from tensigns.core.decision.visibility import counted_answers, visible_questions
from tensigns.core.questionnaire import GRAVITY
from tensigns.core.validation.proofs import proof_faults
from tensigns.core.validation.structure import structure_faults
from tensigns.questionnaires.reading import builtin_edition
from tests.core.strategies import answers_to

TEN_SIGNS = builtin_edition().questionnaire
ANSWERS = answers_to(TEN_SIGNS)
FEWER_EXAMPLES = settings(max_examples=settings().max_examples // 3)
"""The questionnaire is large, and small random ones are tested with more examples."""


def gravities(decision: Decision) -> tuple[int, int, int]:
    """The indexes in ``GRAVITY`` of the mildest end, the recommendation and the gravest end."""
    recommendations = decision.mildest, decision.recommendation, decision.gravest
    mildest, actual, gravest = map(GRAVITY.index, recommendations)
    return mildest, actual, gravest


def test_the_built_in_questionnaire_has_no_faults() -> None:
    assert structure_faults(TEN_SIGNS) == ()
    assert proof_faults(TEN_SIGNS) == ()


def test_the_built_in_questionnaire_has_at_most_42_questions() -> None:
    assert len(TEN_SIGNS.signs) == 10
    assert sum(len(sign.questions) for sign in TEN_SIGNS.signs) <= 42
    assert all(2 <= len(sign.questions) <= 5 for sign in TEN_SIGNS.signs)


def test_the_mildest_answers_take_at_most_13_questions_and_lead_to_keep() -> None:
    answers: dict[str, str] = {}
    while unanswered := [
        item for item in visible_questions(TEN_SIGNS, answers) if item.answer is None
    ]:
        answers[unanswered[0].key] = next(
            o.id for o in unanswered[0].question.options if o.points == 0
        )
    decision = decide(TEN_SIGNS, answers)
    assert (decision.recommendation, decision.points, decision.settled) == ("keep", 0, True)
    assert len(answers) <= 13


def test_each_sign_alone_at_its_worst_leads_to_fire() -> None:
    for sign in TEN_SIGNS.signs:
        answers: dict[str, str] = {}
        for question in sign.questions:
            worst = max(question.options, key=lambda option: option.points)
            answers[f"{sign.id}.{question.id}"] = worst.id
        assert decide(TEN_SIGNS, answers).recommendation == "fire"


def test_no_answers_lead_to_undecided() -> None:
    assert decide(TEN_SIGNS, {}).recommendation == "undecided"


@FEWER_EXAMPLES
@given(ANSWERS, st.data())
def test_no_completion_lies_outside_the_range(answers: dict[str, str], data: DataObject) -> None:
    counted = counted_answers(TEN_SIGNS, answers)
    mildest, actual, gravest = gravities(decide(TEN_SIGNS, counted))
    assert mildest <= actual <= gravest
    for _ in range(3):
        completed = dict(counted)
        while open_questions := [
            item
            for item in visible_questions(TEN_SIGNS, completed)
            if item.is_open and item.key != TEN_SIGNS.weighing_key
        ]:
            options = [option.id for option in open_questions[0].question.options]
            completed[open_questions[0].key] = data.draw(st.sampled_from(options))
        assert mildest <= gravities(decide(TEN_SIGNS, completed))[1] <= gravest


@FEWER_EXAMPLES
@given(ANSWERS)
def test_the_changes_of_a_flip_lead_to_its_recommendation(answers: dict[str, str]) -> None:
    counted = counted_answers(TEN_SIGNS, answers)
    for flip in decide(TEN_SIGNS, counted).flips:
        changed = {f"{change.sign}.{change.question}": change.after for change in flip.changes}
        assert decide(TEN_SIGNS, {**counted, **changed}).recommendation == flip.recommendation


@FEWER_EXAMPLES
@given(ANSWERS, st.data())
def test_a_worse_answer_never_leads_to_a_milder_recommendation_or_range(
    answers: dict[str, str], data: DataObject
) -> None:
    counted = counted_answers(TEN_SIGNS, answers)
    # the range leaves the weighing unchanged, and a worse answer can end its being asked
    counted.pop(TEN_SIGNS.weighing_key, None)
    before = gravities(decide(TEN_SIGNS, counted))
    worse = [
        (item.key, option.id)
        for item in visible_questions(TEN_SIGNS, counted)
        for option in item.question.options
        if item.option is not None and option.points > item.option.points
    ]
    for key, option in data.draw(st.lists(st.sampled_from(worse), max_size=3)) if worse else ():
        after = gravities(decide(TEN_SIGNS, {**counted, key: option}))
        assert all(milder <= graver for milder, graver in zip(before, after, strict=True))
