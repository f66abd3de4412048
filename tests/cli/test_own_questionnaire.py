"""A user's own questionnaire, and sittings whose questionnaire file was edited or deleted."""

import json
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import Commands
from tests.guide_examples import EXAMPLES

FILENAME = "mine.toml"
ANSWERS = """\
client = "Globex"
[answers]
late-texts.late = "mostly"
late-texts.idle = "no"
late-texts.raised = "not-yet"
silence.longest = "week"
"""


@pytest.fixture(autouse=True)
def questionnaire_file() -> Path:
    """The guide's English example, in a file of the working folder."""
    path = Path(FILENAME)
    path.write_text(EXAMPLES["en"], encoding="utf-8")
    return path


def replace_in_file(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_guides_example_has_no_fault(language: str, tensigns: Commands) -> None:
    Path(FILENAME).write_text(EXAMPLES[language], encoding="utf-8")
    assert tensigns.json("check", FILENAME) == {"files": 1, "faults": []}


@pytest.mark.parametrize(
    ("language", "recommendation", "lines"),
    [
        ("en", "Watch", "3\ny\n1\n1\n"),
        ("nl", "Opletten", "3\nj\n1\n1\n"),
    ],
)
def test_a_sitting_with_the_guides_example_is_saved(
    language: str, recommendation: str, lines: str, tensigns: Commands, library: Library
) -> None:
    Path(FILENAME).write_text(EXAMPLES[language], encoding="utf-8")
    args = ("--lang", language, "ask", "--plain", "--questions", FILENAME, "Globex")
    output = tensigns.ok(*args, stdin=f"{lines}0\nf\n")
    assert f"◐ {recommendation}" in output
    (client,) = library.clients()
    sitting = library.latest_sitting(client)
    assert sitting is not None
    assert next(iter(sitting.answers.values())) in ("mostly", "meestal")


def test_questions_prints_the_questionnaire_in_every_format(tensigns: Commands) -> None:
    plain = tensigns.ok("questions", "--questions", FILENAME)
    assert plain.startswith("Two signs for a web designer\n")
    assert "Asked where 1.1 is answered with anything but “Never”." in plain
    markdown = tensigns.ok("questions", "--questions", FILENAME, "--format", "markdown")
    assert markdown.startswith("# Two signs for a web designer\n")
    document = tensigns.json("questions", "--questions", FILENAME)
    assert document["questionnaire"]["id"] == "web-design"
    question_ids = [question["id"] for sign in document["signs"] for question in sign["questions"]]
    assert question_ids == ["late", "idle", "raised", "longest", "reason"]


def test_questions_prints_a_questionnaire_whose_points_are_invalid(
    tensigns: Commands, questionnaire_file: Path
) -> None:
    replace_in_file(questionnaire_file, "points = 10", "points = 7")
    assert "They go silent" in tensigns.ok("questions", "--questions", FILENAME)


def test_a_sitting_is_shown_and_exported_after_its_questionnaire_file_is_deleted(
    tensigns: Commands, questionnaire_file: Path
) -> None:
    document = tensigns.json("ask", "--answers", "-", "--questions", FILENAME, stdin=ANSWERS)
    assert document["questionnaire"]["id"] == "web-design"
    questionnaire_file.unlink()
    assert tensigns.json("show", "Globex") == document
    assert "Texts and pictures come late" in tensigns.ok("show", "Globex")
    assert json.loads(tensigns.ok("export", "Globex", "--format", "json")) == document
    assert tensigns.json("list")[0]["last"]["recommendation"] == document["recommendation"]
    assert tensigns.json("check")["faults"] == []


def test_editing_the_file_leaves_earlier_sittings_unchanged(
    tensigns: Commands, questionnaire_file: Path, library: Library
) -> None:
    first = tensigns.json("ask", "--answers", "-", "--questions", FILENAME, stdin=ANSWERS)
    replace_in_file(
        questionnaire_file, 'points = 4, label.en = "Most', 'points = 6, label.en = "Most'
    )
    replace_in_file(
        questionnaire_file, 'points = 2, label.en = "Yes"', 'points = 1, label.en = "Yes"'
    )
    second = tensigns.json("ask", "--answers", "-", "--questions", FILENAME, stdin=ANSWERS)
    questionnaire_file.unlink()
    assert (first["points"], second["points"]) == (4, 6)
    (client,) = library.clients()
    for document in (first, second):
        assert tensigns.json("show", f"{client.slug}@{document['sitting']}") == document


def test_sittings_are_compared_after_their_questionnaire_file_is_deleted(
    tensigns: Commands, questionnaire_file: Path
) -> None:
    args = ("--answers", "-", "--questions", FILENAME)
    late = tensigns.json("ask", *args, stdin=ANSWERS)
    punctual = '[answers]\nlate-texts.late = "never"\n'
    documents = [late, tensigns.json("ask", "Initech", *args, stdin=punctual)]
    questionnaire_file.unlink()
    comparison = tensigns.json("compare", "Globex", "Initech")
    assert [comparison["a"], comparison["b"]] == documents
    assert [(sign["id"], sign["difference"]) for sign in comparison["signs"]] == [
        ("late-texts", -4),
        ("silence", 0),
    ]
    tensigns.record_globex()
    other_questionnaire = tensigns.json("compare", "Globex", "Globex B.V.")
    assert not any(sign["comparable"] for sign in other_questionnaire["signs"])


def test_a_draft_resumes_with_the_edition_that_it_started_with(
    tensigns: Commands, questionnaire_file: Path, library: Library
) -> None:
    result = tensigns("ask", "--plain", "--questions", FILENAME, "Globex", stdin="3\nn\n")
    assert result.exit_code == 1
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    replace_in_file(questionnaire_file, "Have you told them what it costs you?", "Did you say so?")
    replace_in_file(questionnaire_file, '"not-yet"', '"not-ever"')
    output = tensigns.ok(
        "ask", "--plain", "--questions", FILENAME, "--resume", "Globex", stdin="1\n1\nf\n"
    )
    assert "Have you told them what it costs you?" in output
    assert "Did you say so?" not in output
    finished = library.latest_sitting(client)
    assert finished is not None
    assert finished.questionnaire_ref == draft.questionnaire_ref
    assert finished.answers["late-texts.raised"] == "not-yet"


def test_a_draft_resumes_after_its_questionnaire_file_is_deleted(
    tensigns: Commands, questionnaire_file: Path, library: Library
) -> None:
    tensigns("ask", "--plain", "--questions", FILENAME, "Globex", stdin="3\nn\n")
    questionnaire_file.unlink()
    assert "Texts and pictures come late" in tensigns.ok(
        "ask", "--plain", "--resume", "Globex", stdin="1\n1\nf\n"
    )
    (client,) = library.clients()
    sitting = library.latest_sitting(client)
    assert sitting is not None
    assert sitting.questionnaire_ref.id == "web-design"
    assert sitting.questionnaire_ref != builtin_edition().ref


@pytest.mark.parametrize(
    ("before", "after", "location"),
    [
        ('"scale"', '"scael"', "sign late-texts question late type: "),
        ('version = "1.0"', 'version = "1.0', "line 5, column 15: "),
        ("points = 10", "points = 7", "sign silence: "),
    ],
)
def test_a_faulty_questionnaire_is_refused_and_nothing_is_saved(
    before: str, after: str, location: str, tensigns: Commands, library: Library
) -> None:
    replace_in_file(Path(FILENAME), before, after)
    for options in (["--plain"], ["--answers", "-"], ["--answers", "-", "--dry-run"]):
        message = tensigns.error_of("ask", *options, "--questions", FILENAME, "Globex")
        assert message.startswith(f"Error: {FILENAME}: {location}")
    assert not library.root.exists()
