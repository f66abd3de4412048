"""``show --full``: every question of a sitting with its answer, points and note."""

import re

from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import ANSWERS, Commands

KEY = re.compile(r"\[([a-z-]+\.[a-z-]+)\]")


def test_every_shown_question_stands_under_its_sign(tensigns: Commands) -> None:
    tensigns.record_globex()
    document = tensigns.json("show", "globex")
    text = tensigns.ok("show", "globex", "--full")
    in_document = [
        f"{sign['id']}.{answer['id']}" for sign in document["signs"] for answer in sign["answers"]
    ]
    assert [key for key in KEY.findall(text) if not key.startswith("weighing.")] == in_document
    titles = [f"\n{sign['number']} " for sign in document["signs"]]
    assert [title for title in titles if title in text] == titles
    points = document["signs"][4]["points"]
    assert points > 0
    assert f"\n5 Slow to pay: {points}" in text


def test_answers_have_their_points_and_notes_and_open_questions_a_mark(tensigns: Commands) -> None:
    tensigns.record_globex()
    text = tensigns.ok("show", "globex", "--full").partition("\n1 ")[2]
    payment = text.partition("[slow-payment.late]\n")[2].splitlines()
    (late,) = (
        option.label["en"]
        for option in builtin_edition()
        .questionnaire.questions_by_key["slow-payment.late"]
        .question.options
        if option.id == "often"
    )
    assert payment[0].startswith(f"    {late} (")
    assert payment[1] == "    Note: May and June"
    open_keys = tensigns.json("show", "globex")["open"]
    assert open_keys
    for key in open_keys:
        assert text.partition(f"[{key}]\n")[2].startswith("    ? not answered\n")


def test_a_known_i_dont_know_is_open_too(tensigns: Commands) -> None:
    answers = ANSWERS.replace('"often"', '"unknown"').replace("slow-payment.raised", "#")
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    text = tensigns.ok("show", "globex", "--full")
    assert "[slow-payment.late]\n    ? I don't know\n    Note: May and June\n" in text


def test_json_has_every_question_with_and_without_the_option(tensigns: Commands) -> None:
    tensigns.record_globex()
    assert tensigns.json("show", "globex", "--full") == tensigns.json("show", "globex")


def test_without_the_option_signs_without_points_have_no_answers(tensigns: Commands) -> None:
    tensigns.record_globex()
    assert KEY.findall(tensigns.ok("show", "globex")) == []
