"""Worse answers that lead to something milder are faults, and no others."""

from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.decide import decide
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import GRAVITY, Recommendation, Sign
from tensigns.core.validation.faults import Fault
from tensigns.core.validation.monotone import monotone_faults
from tensigns.core.validation.sign_states import SignStates
from tests.core.builders import FORMAT_2_THRESHOLDS, questionnaire_of
from tests.core.decision.oracle import Oracle, Tally, answers_by_visible_question, tally
from tests.core.strategies import answers_to, signs
from tests.core.validation.enumerated_proofs import answer_combinations


def all_combinations(sign: Sign) -> list[Answers]:
    return answer_combinations(sign, [question.id for question in sign.questions])


def faults_of(sign: Sign) -> list[Fault]:
    question_ids = [question.id for question in sign.questions]
    return list(monotone_faults(SignStates(sign, question_ids, FORMAT_2_THRESHOLDS)))


def softens(oracle: Oracle, sign: Sign, before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether the sign is milder after a change, or can then still become milder than before.

    A score is as grave as another if it is decisive, or has as many points and all flags.
    """
    tallies = []
    for answers in (before, after):
        oracle.answers = answers
        completions = {tally(sign, other, oracle.thresholds) for other in oracle.completions(sign)}
        tallies.append((tally(sign, answers, oracle.thresholds), completions))
    (now_before, all_before), (now_after, all_after) = tallies
    return (
        not is_as_grave(now_after, now_before, oracle)
        or any(not any(is_as_grave(a, b, oracle) for b in all_before) for a in all_after)
        or any(not any(is_as_grave(a, b, oracle) for a in all_after) for b in all_before)
    )


def is_as_grave(tally: Tally, other: Tally, oracle: Oracle) -> bool:
    return tally.points == oracle.thresholds.decisive or (
        tally.points >= other.points
        and tally.went_on >= other.went_on
        and tally.red_flag >= other.red_flag
    )


def softening_answers(sign: Sign) -> Iterator[tuple[str, str, str]]:
    """The worse answers that lower a figure of the sign, as question, milder and worse option."""
    oracle = Oracle(questionnaire_of(sign, thresholds=FORMAT_2_THRESHOLDS), {})
    for combination in all_combinations(sign):
        for question in sign.questions:
            key = f"{sign.id}.{question.id}"
            chosen = next((o for o in question.options if o.id == combination.get(key)), None)
            for worse in question.options:
                if chosen and worse.points > chosen.points:
                    visible = answers_by_visible_question(sign, {**combination, key: worse.id})
                    after = {
                        f"{sign.id}.{name}": option for name, option in visible.items() if option
                    }
                    if softens(oracle, sign, dict(combination), after):
                        yield question.id, chosen.id, worse.id


@given(signs("s", 3))
def test_exactly_the_worse_answers_that_soften_are_faults(sign: Sign) -> None:
    faults = {
        (fault.location.question, fault.details["milder"], fault.location.option)
        for fault in faults_of(sign)
    }
    assert faults == set(softening_answers(sign))


@given(st.lists(signs("s", 3), min_size=1, max_size=3), st.data())
def test_without_faults_a_worse_answer_never_leads_to_something_milder(
    drawn_signs: list[Sign], data: DataObject
) -> None:
    renamed = [replace(sign, id=f"s{index}") for index, sign in enumerate(drawn_signs)]
    assume(not any(faults_of(sign) for sign in renamed))
    questionnaire = questionnaire_of(*renamed, thresholds=FORMAT_2_THRESHOLDS)
    answers = counted_answers(questionnaire, data.draw(answers_to(questionnaire)))
    # The range leaves the weighing unchanged, and a worse answer can end its being asked: the
    # ends of the range are compared without it.
    weighing_key = questionnaire.weighing_key
    unweighed = {key: answer for key, answer in answers.items() if key != weighing_key}
    for key, option_id in unweighed.items():
        question = questionnaire.questions_by_key[key].question
        chosen = question.option(option_id)
        for worse in question.options:
            if chosen and worse.points > chosen.points:
                before = decide(questionnaire, answers)
                after = decide(questionnaire, {**answers, key: worse.id})
                assert gravity(before.recommendation) <= gravity(after.recommendation)
                before = decide(questionnaire, unweighed)
                after = decide(questionnaire, {**unweighed, key: worse.id})
                assert gravity(before.mildest) <= gravity(after.mildest)
                assert gravity(before.gravest) <= gravity(after.gravest)


def gravity(recommendation: Recommendation) -> int:
    return GRAVITY.index(recommendation)
