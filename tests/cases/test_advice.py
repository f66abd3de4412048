"""The advice of the built-in questionnaire, over random answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.decision.visibility import counted_answers
from tensigns.language import LANGUAGES, set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.context import ReportContext
from tensigns.report.next_steps import NextStep, step_groups
from tensigns.report.wording import localized
from tensigns.text.wrapping import wrap
from tests.core.strategies import answers_to
from tests.report.sample import finished_sitting

TEN_SIGNS = builtin_edition().questionnaire
RANDOM_ANSWERS = answers_to(TEN_SIGNS)
NO_TROUBLE = {
    f"{sign.id}.{question.id}": question.options[0].id
    for sign in TEN_SIGNS.signs
    for question in sign.questions
    if question.show_if is None
}


@st.composite
def answers_with_trouble(draw: st.DrawFn) -> dict[str, str]:
    """Random answers to at most three signs, without trouble in the others.

    Random answers to all signs nearly always lead to *fire*.
    """
    sign_ids = st.sampled_from([sign.id for sign in TEN_SIGNS.signs])
    chosen_signs = draw(st.sets(sign_ids, max_size=3))
    drawn = draw(RANDOM_ANSWERS)
    is_chosen = {key: key.partition(".")[0] in {*chosen_signs, "weighing"} for key in drawn}
    base = {k: v for k, v in NO_TROUBLE.items() if k.partition(".")[0] not in chosen_signs}
    return base | {key: answer for key, answer in drawn.items() if is_chosen[key]}


ANSWERS = answers_with_trouble()

STEP_WIDTH = 69
"""The width of a numbered step of a result on 80 columns, beside the scroll bar."""

MOST_LINES = 3

URGENT_STEPS = (
    "Leave now",
    "If you have refused",
    "If you feel unsafe",
    "put a stop to it",
    "stepped in",
)
"""Steps that say what to do about a sign without advice of its own."""


def context_of(answers: dict[str, str]) -> ReportContext:
    return ReportContext.of(TEN_SIGNS, finished_sitting(answers))


def next_steps(context: ReportContext) -> list[NextStep]:
    return [step for group in step_groups(context) for step in group.steps]


def steps_of(context: ReportContext) -> list[str]:
    set_language("en")
    return [step.text for step in next_steps(context)]


@given(answers=ANSWERS)
def test_every_sign_to_act_on_has_advice_on_watch_and_fire(answers: dict[str, str]) -> None:
    context = context_of(answers)
    if context.decision.recommendation not in ("watch", "fire"):
        return
    set_language("en")
    titles = {step.sign_title for step in next_steps(context)}
    whole_text = " ".join(steps_of(context))
    for score in context.scores_to_act_on:
        sign = context.signs_by_id[score.sign]
        # Whoever is in charge has put a stop to it, so nothing is left to do about this sign.
        if answers.get(f"{sign.id}.who") == "replaced":
            continue
        assert sign.title["en"] in titles or any(text in whole_text for text in URGENT_STEPS)


@given(answers=ANSWERS, overdue=st.sampled_from(["no", "yes", "broken-date", "long", "silence"]))
def test_what_is_known_is_not_asked_with_an_if(answers: dict[str, str], overdue: str) -> None:
    answers = {**answers, "slow-payment.late": "most", "slow-payment.overdue": overdue}
    context = context_of(answers)
    steps = " ".join(steps_of(context))
    assert "If anything is overdue" not in steps
    is_owed = overdue != "no"
    is_danger = "Leave now" in steps or "If you have refused" in steps
    assert ("final date" in steps) == (is_owed and not is_danger)


@given(answers=ANSWERS)
def test_whoever_is_in_charge_is_told_where_they_do_not_know(answers: dict[str, str]) -> None:
    context = context_of(answers)
    counted = counted_answers(TEN_SIGNS, answers)
    unknown_there = any(counted.get(key) == "not-known" for key in counted if key.endswith(".who"))
    if context.decision.recommendation in ("keep", "watch"):
        # Only safety comes before it.
        first_steps = [step for step in steps_of(context) if "If you feel unsafe" not in step]
        assert first_steps[0].startswith("Tell whoever is in charge") == unknown_there


@given(answers=ANSWERS)
def test_a_suspicion_gets_a_step_unless_it_is_fire(answers: dict[str, str]) -> None:
    context = context_of({**answers, "lies.untrue": "suspicion"})
    steps = " ".join(steps_of(context))
    assert ("You suspect" in steps) == (context.decision.recommendation != "fire")


@given(answers=ANSWERS)
def test_safety_comes_before_money_only_after_a_threat_or_violence(
    answers: dict[str, str],
) -> None:
    context = context_of(answers)
    steps = " ".join(steps_of(context))
    counted = counted_answers(TEN_SIGNS, answers)
    is_threat = (
        counted.get("physical-abuse.threat") in ("unclear", "yes")
        or counted.get("physical-abuse.outburst") == "violence"
    )
    assert "comes before notice and money" not in steps or is_threat


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_three_lines_at_most_on_80_columns(language: str) -> None:
    set_language(language)
    sentences = [NextStep(localized(step.text), "").sentence for step in TEN_SIGNS.steps] + [
        NextStep(localized(advice.text), localized(sign.title)).sentence
        for sign in TEN_SIGNS.signs
        for advice in sign.advice
    ]
    assert [text for text in sentences if len(wrap(text, width=STEP_WIDTH)) > MOST_LINES] == []
