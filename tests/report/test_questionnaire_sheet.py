"""The questionnaire as a printable sheet and as a JSON document."""

import json

from msgspec.structs import replace

from tensigns.core.questionnaire import Questionnaire
from tensigns.language import set_language
from tensigns.report.questionnaire_sheet import build_sheet
from tensigns.report.render.markdown import markdown_sheet
from tensigns.report.render.questionnaire_document import questionnaire_document
from tensigns.report.render.sheet_text import text_sheet
from tests.report.sample import EDITION, QUESTIONNAIRE


def test_every_question_has_the_sentence_of_its_condition() -> None:
    sheet = build_sheet(QUESTIONNAIRE, EDITION.ref)
    conditions = {
        question.number: question.condition_sentence
        for sign in sheet.signs
        for question in sign.questions
    }
    assert conditions == {
        "1.1": "",
        "4.1": "",
        "4.2": "Asked where 4.1 is answered with anything but “Never”.",
        "5.1": "",
        "5.2": "Asked where 5.1 is answered with “Four” or “All”.",
        "10.1": "",
        "": "",
    }


def test_every_option_has_its_points_and_its_remark() -> None:
    sheet = build_sheet(QUESTIONNAIRE, EDITION.ref)
    raised = sheet.signs[1].questions[1]
    assert [(option.id, option.points, option.remark) for option in raised.options] == [
        ("not-yet", 0, ""),
        ("stayed-away", -4, ""),
        ("went-on", 5, "went on after you raised it"),
    ]


def test_the_rules_use_the_thresholds_of_the_questionnaire() -> None:
    assert build_sheet(QUESTIONNAIRE, EDITION.ref).rules == (
        "A sign counts from 0 to 10 points.",
        "10 points on one sign: fire.",
        "20 points or more over all signs, where something went on after you raised it: fire.",
        "5 points or more on one sign: watch.",
        "8 points or more over all signs: watch.",
        "Watch by one sign, and “no” to the weighing: fire.",
        "None of these, and three signs or more without an answer: undecided.",
        "Else: keep.",
        "Look again after 180 days on keep, 30 on watch, 14 on fire.",
    )


def in_format_2() -> Questionnaire:
    """The sample with what only format 2 has."""
    threats, demands, *others = QUESTIONNAIRE.signs
    (threatened,) = threats.questions
    no, shouted, yes = threatened.options
    options = (no, replace(shouted, spares=True), replace(yes, after=("no", "shouted")))
    threats = replace(
        threats,
        red_flag=True,
        questions=(replace(threatened, options=options, window_days=365),),
    )
    return replace(
        QUESTIONNAIRE,
        decision=replace(QUESTIONNAIRE.decision, red_flags=2, weighing_from=1),
        signs=(threats, replace(demands, red_flag=True), *others),
    )


def test_the_sheet_tells_the_rules_of_format_2() -> None:
    sheet = build_sheet(in_format_2(), EDITION.ref)
    assert sheet.rules == (
        "A sign counts from 0 to 10 points.",
        "An answer that spares its sign keeps it at 9 or less.",
        "10 points on one sign: fire.",
        "5 points or more on two red flags that no answer spares: fire.",
        "Sign 4 only counts there if it went on after you raised it.",
        "20 points or more over all signs, where something went on after you raised it: fire.",
        "5 points or more on one sign: watch.",
        "8 points or more over all signs: watch.",
        "“No” to the weighing: fire instead of watch, watch instead of anything milder.",
        "None of these, and three signs or more without an answer: undecided.",
        "Else: keep.",
        "Look again after 180 days on keep, 30 on watch, 14 on fire.",
    )
    assert sheet.signs[-1].why == (
        "Asked last, where a sign has 1 point or more and nothing makes it fire."
    )


def test_the_sheet_marks_red_flags_periods_and_answers_that_spare() -> None:
    sheet = build_sheet(in_format_2(), EDITION.ref)
    threats, demands, payment, *_others = sheet.signs
    assert [sign.title for sign in (threats, demands, payment)] == [
        "1 Threats (red flag)",
        "4 Unreasonable demands (red flag)",
        "5 Slow payment",
    ]
    (threatened,) = threats.questions
    assert threatened.sentences == "An answer holds for 365 days."
    assert [option.remark for option in threatened.options] == ["", "spares its sign", ""]
    text = text_sheet(sheet)
    assert "threats.threatened. An answer holds for 365 days.\n" in text
    assert "[shouted]" in text
    assert "They shouted (spares its sign)" in text
    assert "An answer holds for 365 days." in markdown_sheet(sheet)


def test_the_document_has_the_keys_of_format_2() -> None:
    document = questionnaire_document(in_format_2(), EDITION.ref)
    assert (document["decision"]["red_flags"], document["decision"]["weighing_from"]) == (2, 1)
    assert [sign["red_flag"] for sign in document["signs"]] == [True, True, False, False]
    (threatened,) = document["signs"][0]["questions"]
    assert threatened["window_days"] == 365
    assert [option["spares"] for option in threatened["options"]] == [False, True, False]
    assert [option["after"] for option in threatened["options"]] == [None, None, ["no", "shouted"]]


def test_the_markdown_has_every_question_and_option() -> None:
    text = markdown_sheet(build_sheet(QUESTIONNAIRE, EDITION.ref))
    for item in QUESTIONNAIRE.questions_by_key.values():
        assert item.question.text["en"] in text
        for option in item.question.options:
            points = str(option.points).replace("-", "\N{MINUS SIGN}")
            assert f"| {points} | {option.label['en']}" in text


def test_the_document_is_in_the_current_language() -> None:
    set_language("nl")
    document = json.loads(json.dumps(questionnaire_document(QUESTIONNAIRE, EDITION.ref)))
    assert list(document["signs"][1]) == ["id", "number", "title", "questions", "red_flag"]
    assert document["signs"][1]["title"] == "Onredelijke eisen"
    assert document["signs"][1]["questions"][1] == {
        "id": "raised",
        "text": "Heb je het ze gezegd?",
        "type": "choice",
        "raised": True,
        "show_if": {"all": [{"question": "calls", "is_not": ["never"]}]},
        "window_days": None,
        "options": [
            {
                "id": "not-yet",
                "label": "Nog niet",
                "points": 0,
                "went_on": False,
                "becomes": None,
                "spares": False,
                "after": None,
                "fades_to": None,
            },
            {
                "id": "stayed-away",
                "label": "Ja, het bleef weg",
                "points": -4,
                "went_on": False,
                "becomes": "je het zegt en ze zich er drie maanden aan houden",
                "spares": False,
                "after": None,
                "fades_to": None,
            },
            {
                "id": "went-on",
                "label": "Ja, het ging door",
                "points": 5,
                "went_on": True,
                "becomes": "het doorgaat nadat je het hebt gezegd",
                "spares": False,
                "after": None,
                "fades_to": None,
            },
        ],
    }
    assert document["signs"][2]["questions"][1]["show_if"] == {
        "any": [{"question": "late", "is": ["four", "all"]}]
    }
    assert document["signs"][0]["questions"][0]["show_if"] is None
    assert [option["id"] for option in document["weighing"]["options"]] == ["yes", "no"]
    assert document["decision"] == {
        "decisive": 10,
        "serious": 5,
        "sum_watch": 8,
        "sum_fire": 20,
        "silent": 2,
        "recheck": {"keep": 180, "watch": 30, "fire": 14},
    }
