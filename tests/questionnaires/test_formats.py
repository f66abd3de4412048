"""Questionnaires of format 2, and the advice of both formats."""

import copy

import pytest
import tomli_w

from tensigns.core.questionnaire import Advice, Questionnaire
from tensigns.errors import BadInput
from tensigns.questionnaires import reading
from tests.questionnaires.format_faults import advice, in_format_2
from tests.questionnaires.table_edits import LATE, RAISED, SOUND, Edit, set_values, text, when


def edited(*edits: Edit) -> Questionnaire:
    """The sound questionnaire after these edits, as it is read from its file."""
    table = copy.deepcopy(SOUND)
    for edit in edits:
        edit(table)
    return reading.parse_edition(tomli_w.dumps(table).encode(), "q").questionnaire


def test_the_keys_of_format_2_are_read() -> None:
    questionnaire = edited(
        in_format_2(
            set_values("decision", red_flags=2, weighing_from=1),
            set_values(LATE, window_days=180),
            set_values(f"{RAISED} option stopped", spares=True),
            set_values(f"{RAISED} option went-on", after=["not-yet", "too-soon"]),
            set_values("step (2)", first=True),
        )
    )
    late, _idle, raised = questionnaire.signs[0].questions
    assert (questionnaire.decision.red_flags, questionnaire.decision.weighing_from) == (2, 1)
    assert (late.window_days, raised.window_days) == (180, None)
    assert [option.id for option in raised.options if option.spares] == ["stopped"]
    assert {option.id: option.after for option in raised.options if option.after} == {
        "went-on": ("not-yet", "too-soon")
    }
    assert [step.first for step in questionnaire.steps] == [False, True, False, False]


def test_a_fading_answer_needs_format_2() -> None:
    fading = set_values(f"{LATE} option mostly", fades_to="never")
    with pytest.raises(BadInput, match="fades_to needs format = 2"):
        edited(fading)
    late = edited(in_format_2(set_values(LATE, window_days=180), fading)).signs[0].questions[0]
    assert {option.id: option.fades_to for option in late.options if option.fades_to} == {
        "mostly": "never"
    }


def test_format_1_has_none_of_these_rules() -> None:
    questionnaire = edited()
    late, *_others = questionnaire.signs[0].questions
    assert (questionnaire.decision.red_flags, questionnaire.decision.weighing_from) == (None, None)
    assert late.window_days is None
    assert not any(step.first for step in questionnaire.steps)


def test_format_1_advises_on_watch_and_on_fire() -> None:
    watch, fire = SOUND["sign"][1]["advice"]["watch"], SOUND["sign"][1]["advice"]["fire"]
    assert edited().signs[1].advice == (
        Advice(to=("watch",), text=watch),
        Advice(to=("fire",), text=fire),
    )


@pytest.mark.parametrize("format_number", [1, 2])
def test_the_table_of_advice_is_read_in_both_formats(format_number: int) -> None:
    silence = edited(set_values("", format=format_number)).signs[1]
    assert [advice.to for advice in silence.advice] == [("watch",), ("fire",)]


def test_format_2_advises_by_recommendation_and_answers() -> None:
    condition = when("late-texts.raised", is_=["not-yet"])
    tables = [advice(to=["watch", "fire"], show_if=condition), advice(unless=condition)]
    first, second = edited(in_format_2(set_values("sign silence", advice=tables))).signs[1].advice
    assert (first.to, first.text) == (("watch", "fire"), text("name a date"))
    assert first.show_if is not None
    assert [test.question for test in first.show_if.tests] == ["late-texts.raised"]
    assert list(first.conditions) == ["show_if"]
    assert list(second.conditions) == ["unless"]
