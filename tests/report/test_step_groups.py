"""The next steps in groups, in the order in which one would act."""

from msgspec.structs import replace

from tensigns.core.questionnaire import Advice, Condition, Step
from tensigns.report.render.html import html_report
from tensigns.report.render.markdown import markdown_report
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import SittingReport, build_report
from tests.core.builders import is_any_of, option, question, questionnaire_of, sign, text
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting, report_on

TELL_FIRST = replace(QUESTIONNAIRE.steps[2], first=True)
ORDERED = replace(QUESTIONNAIRE, steps=(*QUESTIONNAIRE.steps[:2], TELL_FIRST))


def titles_and_numbers(report: SittingReport) -> list[tuple[str, int, int]]:
    return [(group.title, group.first_number, len(group.steps)) for group in report.step_groups]


def test_steps_are_grouped_and_numbered_through() -> None:
    report = build_report(ORDERED, finished_sitting(WATCH))
    assert titles_and_numbers(report) == [
        ("Do first", 1, 1),
        ("Sign by sign", 2, 1),
        ("Do next", 3, 1),
    ]
    assert "Sign by sign\n  2. Unreasonable demands: Say where" in text_report(report)
    assert "## Sign by sign\n\n2. **Unreasonable demands:** Say" in markdown_report(report)
    assert '<ol class="steps" start="2">' in html_report(report)


def test_a_single_group_says_what_to_do() -> None:
    assert titles_and_numbers(report_on(MILDEST)) == [("What to do", 1, 1)]


def test_a_text_that_appeared_is_left_out() -> None:
    same = Advice(to=("watch",), text=QUESTIONNAIRE.steps[1].text)
    demands = replace(QUESTIONNAIRE.signs[1], advice_in_file=(same, same))
    signs = (QUESTIONNAIRE.signs[0], demands, *QUESTIONNAIRE.signs[2:])
    report = build_report(replace(QUESTIONNAIRE, signs=signs), finished_sitting(WATCH))
    assert [step.text for step in report.next_steps] == ["Write it down.", "Tell them now."]


def test_a_text_that_several_signs_advise_names_them() -> None:
    same = Advice(to=("watch",), text={"en": "Ask them."})
    signs = tuple(replace(sign, advice_in_file=(same,)) for sign in QUESTIONNAIRE.signs)
    answers = {**WATCH, "payment.late": "four", "payment.short": "no"}
    report = build_report(replace(QUESTIONNAIRE, signs=signs), finished_sitting(answers))
    assert report.next_steps[0].sentence == "Unreasonable demands, Slow payment: Ask them."


SIGNS = tuple(
    sign(name, question("told", option("yes", 1), option("no", 5)), question("late", option("no")))
    for name in ("payment", "law", "demands")
)


def signs_named(tested_keys: tuple[str, ...], told: dict[str, str]) -> list[str]:
    """The signs that a step names whose condition is a "no" to any of these questions."""
    condition = Condition(any=tuple(is_any_of(key, "no") for key in tested_keys))
    step = Step(to=("watch",), text=text("Do it."), show_if=condition)
    questionnaire = replace(questionnaire_of(*SIGNS), steps=(step,))
    answers = {f"{sign_id}.told": option_id for sign_id, option_id in told.items()}
    report = build_report(questionnaire, finished_sitting(answers))
    return [step.sign_title for step in report.next_steps if step.text == "Do it."]


def test_a_step_that_asks_several_signs_the_same_names_those_it_is_about() -> None:
    tested = ("payment.told", "law.told")
    assert signs_named(tested, {"payment": "no", "law": "yes"}) == ["payment"]
    assert signs_named(tested, {"payment": "no", "law": "no", "demands": "yes"}) == ["payment, law"]


def test_a_step_about_every_sign_with_points_names_none() -> None:
    assert signs_named(("payment.told", "law.told"), {"payment": "no", "law": "no"}) == [""]


def test_a_step_about_one_sign_or_about_several_questions_names_none() -> None:
    told = {"payment": "no", "law": "yes"}
    assert signs_named(("payment.told",), told) == [""]
    assert signs_named(("payment.told", "law.late"), told) == [""]
