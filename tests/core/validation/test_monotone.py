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
from tests.core.builders import THRESHOLDS, questionnaire_of
from tests.core.decision.oracle import Oracle, answers_by_visible_question, tally
from tests.core.strategies import answers_to, signs
from tests.core.validation.enumerated_proofs import answer_combinations


def all_combinations(sign: Sign) -> list[Answers]:
    return answer_combinations(sign, [question.id for question in sign.questions])


def faults_of(sign: Sign) -> list[Fault]:
    question_ids = [question.id for question in sign.questions]
    return list(monotone_faults(SignStates(sign, question_ids, THRESHOLDS)))


def score_limits(oracle: Oracle, sign: Sign, answers: dict[str, str]) -> tuple[int, ...]:
    """The figures of a sign that a worse answer must not lower."""
    oracle.answers = answers
    decisive = THRESHOLDS.decisive
    current = tally(sign, answers, THRESHOLDS)
    tallies = {tally(sign, completion, THRESHOLDS) for completion in oracle.completions(sign)}
    least, most = min(t.points for t in tallies), max(t.points for t in tallies)
    least_without_went_on = min((t.points for t in tallies if not t.went_on), default=decisive)
    most_with_went_on = max((t.points for t in tallies if t.went_on), default=-1)
    return (
        current.points,
        least,
        most,
        least_without_went_on,
        decisive if most == decisive else most_with_went_on,
        current.points == decisive or current.went_on,
    )


def softening_answers(sign: Sign) -> Iterator[tuple[str, str, str]]:
    """The worse answers that lower a figure of the sign, as question, milder and worse option."""
    oracle = Oracle(questionnaire_of(sign), {})
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
                    limits_before = score_limits(oracle, sign, dict(combination))
                    limits_after = score_limits(oracle, sign, after)
                    pairs = zip(limits_before, limits_after, strict=True)
                    if any(later < earlier for earlier, later in pairs):
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
    questionnaire = questionnaire_of(*renamed)
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
