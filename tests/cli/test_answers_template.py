"""``questions --format answers``: an answers file to fill in, which ``ask --answers`` takes."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN, Question, Questionnaire
from tensigns.questionnaires.reading import builtin_edition, read_edition
from tests.cli.conftest import Commands
from tests.guide_examples import EXAMPLES


def first_option(question: Question) -> str:
    return question.options[0].id


def last_option(question: Question) -> str:
    return question.options[-1].id


def no_option(_question: Question) -> str:
    return UNKNOWN


def answer_every_question(
    questionnaire: Questionnaire, choose: Callable[[Question], str]
) -> dict[str, str]:
    """Answer the visible questions until none is left without an answer."""
    answers: dict[str, str] = {}
    while unanswered := [
        visible for visible in visible_questions(questionnaire, answers) if visible.answer is None
    ]:
        answers[unanswered[0].key] = choose(unanswered[0].question)
    return answers


def uncomment(template: str, answers: dict[str, str]) -> str:
    """Take the comment sign away from the lines of these answers."""
    for key, option_id in answers.items():
        assert template.count(f'\n#{key} = "{option_id}"') == 1
        template = template.replace(f'\n#{key} = "{option_id}"', f'\n{key} = "{option_id}"')
    return template


@pytest.mark.parametrize("choose", [first_option, last_option, no_option])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_uncommented_answers_are_taken(
    choose: Callable[[Question], str], language: str, tensigns: Commands
) -> None:
    template = tensigns.ok("questions", "--format", "answers", "--lang", language)
    answers = answer_every_question(builtin_edition().questionnaire, choose)
    assert len(answers) >= 12
    filled = uncomment(template, answers).replace('#client = ""', 'client = "Globex"')
    filled = filled.replace('#lies.untrue = ""', 'lies.untrue = "a note"')
    document = tensigns.json("ask", "--answers", "-", stdin=filled)
    assert document["client"] == "Globex"
    counted = {
        f"{sign['id']}.{answer['id']}": answer["answer"] or UNKNOWN
        for sign in document["signs"]
        for answer in sign["answers"]
    }
    weighing = {key: value for key, value in answers.items() if key.startswith("weighing.")}
    assert counted | weighing == answers
    notes = [answer["note"] for sign in document["signs"] for answer in sign["answers"]]
    assert [note for note in notes if note] == ["a note"]


def test_as_it_is_it_has_no_answers(tensigns: Commands) -> None:
    template = tensigns.ok("questions", "--format", "answers")
    assert tomllib.loads(template) == {"answers": {}, "notes": {}}
    document = tensigns.json("ask", "Globex", "--answers", "-", stdin=template)
    assert (document["recommendation"], document["points"]) == ("undecided", 0)


def test_it_has_every_question_with_every_option_in_the_language(tensigns: Commands) -> None:
    template = tensigns.ok("questions", "--format", "answers", "--lang", "nl")
    document = tensigns.json("questions", "--lang", "nl")
    one_line = " ".join(template.replace("\n# ", " ").split())
    for sign in document["signs"]:
        for question in sign["questions"]:
            assert question["text"] in one_line
            for option in question["options"]:
                (line,) = (
                    line
                    for line in template.splitlines()
                    if line.startswith(f'#{sign["id"]}.{question["id"]} = "{option["id"]}"')
                )
                assert line.endswith(f"  # {option['label']}")


def test_another_questionnaire_is_filled_in_too(tensigns: Commands) -> None:
    Path("mine.toml").write_text(EXAMPLES["en"], encoding="utf-8")
    template = tensigns.ok("questions", "--questions", "mine.toml", "--format", "answers")
    answers = answer_every_question(read_edition(Path("mine.toml")).questionnaire, last_option)
    args = ("ask", "Globex", "--questions", "mine.toml", "--answers", "-")
    document = tensigns.json(*args, stdin=uncomment(template, answers))
    assert document["open"] == []
