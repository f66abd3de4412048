"""The questionnaire as a printable sheet and as a JSON document."""

import json

from tensigns.language import set_language
from tensigns.report.questionnaire_sheet import build_sheet
from tensigns.report.render.markdown import markdown_sheet
from tensigns.report.render.questionnaire_document import questionnaire_document
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
        "None of these, and more than two signs without an answer: undecided.",
        "Else: keep.",
        "Look again after 180 days on keep, 30 on watch, 14 on fire.",
    )


def test_the_markdown_has_every_question_and_option() -> None:
    text = markdown_sheet(build_sheet(QUESTIONNAIRE, EDITION.ref))
    for item in QUESTIONNAIRE.questions_by_key.values():
        assert item.question.text["en"] in text
        for option in item.question.options:
            assert f"| {option.points} | {option.label['en']}" in text


def test_the_document_is_in_the_current_language() -> None:
    set_language("nl")
    document = json.loads(json.dumps(questionnaire_document(QUESTIONNAIRE, EDITION.ref)))
    assert list(document["signs"][1]) == ["id", "number", "title", "questions"]
    assert document["signs"][1]["title"] == "Onredelijke eisen"
    assert document["signs"][1]["questions"][1] == {
        "id": "raised",
        "text": "Heb je het ze gezegd?",
        "type": "choice",
        "raised": True,
        "show_if": {"all": [{"question": "calls", "is_not": ["never"]}]},
        "options": [
            {
                "id": "not-yet",
                "label": "Nog niet",
                "points": 0,
                "went_on": False,
                "becomes": None,
            },
            {
                "id": "stayed-away",
                "label": "Ja, het bleef weg",
                "points": -4,
                "went_on": False,
                "becomes": "je het zegt en ze zich er drie maanden aan houden",
            },
            {
                "id": "went-on",
                "label": "Ja, het ging door",
                "points": 5,
                "went_on": True,
                "becomes": "het doorgaat nadat je het hebt gezegd",
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
