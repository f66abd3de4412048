"""The limits that the built-in questionnaire keeps, and the decisions at its ends."""

from datetime import UTC, datetime
from itertools import product

import pytest

from tensigns.core.decision.decide import decide
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Question, Questionnaire, Sign, question_key
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.questionnaires.reading import builtin_edition

EDITION = builtin_edition()
TEN_SIGNS = EDITION.questionnaire
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def new_interview() -> Interview:
    sitting = Sitting(
        client="Globex",
        language="en",
        questionnaire_ref=EDITION.ref,
        started=NOW,
        position=next(iter(TEN_SIGNS.questions_by_key)),
    )
    return Interview(TEN_SIGNS, sitting)


def mildest_option(question: Question) -> str:
    return min(question.options, key=lambda option: abs(option.points)).id


def interview_with_mildest_answers() -> Interview:
    interview = new_interview()
    while interview.current_question is not None:
        interview = interview.answer(mildest_option(interview.current_question.question))
    return interview


def test_the_mildest_answers_take_twelve_questions_and_lead_to_keep() -> None:
    interview = interview_with_mildest_answers()
    decision = decide(TEN_SIGNS, interview.sitting.answers)
    assert interview.sitting.position == REVIEW
    assert len(interview.visible_questions) == 12
    assert (decision.recommendation, decision.points, decision.settled) == ("keep", 0, True)


def test_no_answers_lead_to_undecided() -> None:
    decision = decide(TEN_SIGNS, {})
    assert (decision.recommendation, decision.mildest, decision.gravest) == (
        "undecided",
        "keep",
        "fire",
    )


@pytest.mark.parametrize("sign", TEN_SIGNS.signs, ids=lambda sign: sign.id)
def test_each_sign_alone_at_its_worst_leads_to_fire(sign: Sign) -> None:
    worst_answers = {
        question_key(sign, question): max(question.options, key=lambda option: option.points).id
        for question in sign.questions
    }
    answers = {**interview_with_mildest_answers().sitting.answers, **worst_answers}
    decision = decide(TEN_SIGNS, answers)
    assert decision.recommendation == "fire"
    assert decision.rules[0].name == "decisive-sign"
    assert decision.rules[0].signs == (sign.id,)


@pytest.mark.parametrize(
    "sign", [sign for sign in TEN_SIGNS.signs if sign.raise_first], ids=lambda sign: sign.id
)
def test_a_pattern_that_was_never_raised_stays_below_ten(sign: Sign) -> None:
    raised = next(question for question in sign.questions if question.raised)
    others = [question for question in sign.questions if not question.raised]
    combinations = product(*[[option.id for option in question.options] for question in others])
    for combination in combinations:
        answers = {
            question_key(sign, question): option
            for question, option in zip(others, combination, strict=True)
        }
        answers[question_key(sign, raised)] = "not-yet"
        scores = decide(TEN_SIGNS, answers).scores
        assert next(score for score in scores if score.sign == sign.id).points < 10


def test_a_nuisance_that_did_not_go_on_is_never_serious_however_often_it_comes() -> None:
    frequencies = TEN_SIGNS.questions_by_key["unreasonable-demands.beyond"].question.options
    raised = TEN_SIGNS.questions_by_key["unreasonable-demands.raised"].question.options
    for frequency, answer in product(frequencies, raised):
        answers = {
            "unreasonable-demands.beyond": frequency.id,
            "unreasonable-demands.weight": "nuisance",
            "unreasonable-demands.who": "client",
            "unreasonable-demands.raised": answer.id,
        }
        (score,) = [
            s for s in decide(TEN_SIGNS, answers).scores if s.sign == "unreasonable-demands"
        ]
        assert score.points < TEN_SIGNS.decision.serious or answer.went_on
        assert score.points < TEN_SIGNS.decision.decisive


@pytest.mark.parametrize(
    ("answers", "recommendation"),
    [
        ({"physical-abuse.since": "calm"}, "watch"),
        ({"physical-abuse.since": "tense"}, "watch"),
        ({"physical-abuse.since": "calm", "mental-abuse.remarks": "insult"}, "watch"),
        ({"physical-abuse.since": "tense", "mental-abuse.remarks": "insult"}, "fire"),
        ({"physical-abuse.since": "calm", "physical-abuse.threat": "yes"}, "fire"),
    ],
)
def test_one_scene_is_serious_and_no_red_flag_if_they_are_calm_since(
    answers: dict[str, str], recommendation: str
) -> None:
    scene = {"physical-abuse.outburst": "scene", "physical-abuse.threat": "no"}
    others = interview_with_mildest_answers().sitting.answers
    decision = decide(TEN_SIGNS, {**others, **scene, "mental-abuse.who": "client", **answers})
    assert decision.recommendation == recommendation


def test_how_often_without_a_count_is_worth_as_much_as_the_most_frequent_count() -> None:
    for key, uncounted, most in (
        ("unreasonable-demands.beyond", "often", "weekly"),
        ("slow-payment.late", "often", "most"),
    ):
        question = TEN_SIGNS.questions_by_key[key].question
        points = {option.id: option.points for option in question.options}
        assert points[uncounted] == points[most] == max(points.values())


@pytest.mark.parametrize("language", TEN_SIGNS.languages)
def test_labels_fit_the_sidebar(language: str) -> None:
    assert all(len(sign.label[language]) <= 18 for sign in TEN_SIGNS.signs)


def test_a_sign_has_two_to_five_questions_and_all_have_at_most_42() -> None:
    question_counts = [len(sign.questions) for sign in TEN_SIGNS.signs]
    assert all(2 <= count <= 5 for count in question_counts)
    assert sum(question_counts) + 1 <= 42


def test_yes_no_and_scale_questions_are_used() -> None:
    def types(questionnaire: Questionnaire) -> set[str]:
        return {item.question.type for item in questionnaire.questions_by_key.values()}

    assert {"yes-no", "scale"} <= types(TEN_SIGNS)
