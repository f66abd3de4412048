"""The built-in questionnaire keeps to what is proved and promised of every one."""

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
GIVEN = answers_to(TEN_SIGNS)
FEWER = settings(max_examples=settings().max_examples // 3)
"""It is large, and what is tried on small ones need not be tried as often."""


def gravity(decision: Decision) -> tuple[int, int, int]:
    """The mildest, the recommendation and the gravest, from 0 on."""
    told = decision.mildest, decision.recommendation, decision.gravest
    mildest, here, gravest = map(GRAVITY.index, told)
    return mildest, here, gravest


def test_it_is_sound() -> None:
    assert structure_faults(TEN_SIGNS) == ()
    assert proof_faults(TEN_SIGNS) == ()


def test_it_asks_at_most_36_questions() -> None:
    assert len(TEN_SIGNS.signs) == 10
    assert sum(len(sign.questions) for sign in TEN_SIGNS.signs) <= 36
    assert all(2 <= len(sign.questions) <= 4 for sign in TEN_SIGNS.signs)


def test_a_client_without_trouble_meets_a_dozen_questions_or_so_and_is_kept() -> None:
    answers: dict[str, str] = {}
    while left := [item for item in visible_questions(TEN_SIGNS, answers) if item.answer is None]:
        answers[left[0].key] = next(o.id for o in left[0].question.options if o.points == 0)
    decision = decide(TEN_SIGNS, answers)
    assert (decision.recommendation, decision.points, decision.settled) == ("keep", 0, True)
    assert len(answers) <= 15


def test_each_sign_alone_at_its_worst_is_fire() -> None:
    for sign in TEN_SIGNS.signs:
        answers: dict[str, str] = {}
        for question in sign.questions:
            worst = max(question.options, key=lambda option: option.points)
            answers[f"{sign.id}.{question.id}"] = worst.id
        assert decide(TEN_SIGNS, answers).recommendation == "fire"


def test_nothing_answered_is_undecided() -> None:
    assert decide(TEN_SIGNS, {}).recommendation == "undecided"


@FEWER
@given(GIVEN, st.data())
def test_no_completion_lies_outside_the_range(answers: dict[str, str], data: DataObject) -> None:
    given = counted_answers(TEN_SIGNS, answers)
    mildest, here, gravest = gravity(decide(TEN_SIGNS, given))
    assert mildest <= here <= gravest
    for _ in range(3):
        completed = dict(given)
        while left := [
            item
            for item in visible_questions(TEN_SIGNS, completed)
            if item.is_open and item.key != TEN_SIGNS.weighing_key
        ]:
            options = [option.id for option in left[0].question.options]
            completed[left[0].key] = data.draw(st.sampled_from(options))
        assert mildest <= gravity(decide(TEN_SIGNS, completed))[1] <= gravest


@FEWER
@given(GIVEN)
def test_every_flip_really_flips(answers: dict[str, str]) -> None:
    given = counted_answers(TEN_SIGNS, answers)
    for flip in decide(TEN_SIGNS, given).flips:
        changed = {f"{each.sign}.{each.question}": each.after for each in flip.changes}
        assert decide(TEN_SIGNS, {**given, **changed}).recommendation == flip.recommendation


@FEWER
@given(GIVEN, st.data())
def test_a_worse_answer_never_softens_anything(answers: dict[str, str], data: DataObject) -> None:
    given = counted_answers(TEN_SIGNS, answers)
    # the range leaves the weighing as it is given, and one that is no longer asked is not given
    given.pop(TEN_SIGNS.weighing_key, None)
    before = gravity(decide(TEN_SIGNS, given))
    worse = [
        (item.key, option.id)
        for item in visible_questions(TEN_SIGNS, given)
        for option in item.question.options
        if item.option is not None and option.points > item.option.points
    ]
    for key, option in data.draw(st.lists(st.sampled_from(worse), max_size=3)) if worse else ():
        after = gravity(decide(TEN_SIGNS, {**given, key: option}))
        assert all(one <= two for one, two in zip(before, after, strict=True))
