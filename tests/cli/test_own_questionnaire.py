"""A questionnaire of one's own, from the guide's example to a sitting that outlives its file."""

import json
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import Commands
from tests.guide_examples import EXAMPLES

MINE = "mine.toml"
ANSWERS = """\
client = "Globex"
[answers]
late-texts.late = "mostly"
late-texts.idle = "no"
late-texts.raised = "not-yet"
silence.longest = "week"
"""


@pytest.fixture(autouse=True)
def mine() -> Path:
    """The guide's example, in a file of the working folder."""
    path = Path(MINE)
    path.write_text(EXAMPLES["en"], encoding="utf-8")
    return path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_guides_example_has_no_fault(language: str, tensigns: Commands) -> None:
    Path(MINE).write_text(EXAMPLES[language], encoding="utf-8")
    assert tensigns.json("check", MINE) == {"files": 1, "faults": []}


@pytest.mark.parametrize(
    ("language", "recommendation", "lines"),
    [
        ("en", "Watch", "3\ny\n1\n1\n"),
        ("nl", "Opletten", "3\nj\n1\n1\n"),
    ],
)
def test_a_sitting_is_held_with_the_guides_example(
    language: str, recommendation: str, lines: str, tensigns: Commands, library: Library
) -> None:
    Path(MINE).write_text(EXAMPLES[language], encoding="utf-8")
    args = ("--lang", language, "ask", "--plain", "--questions", MINE, "Globex")
    said = tensigns.ok(*args, stdin=f"{lines}0\nf\n")
    assert f"◐ {recommendation}" in said
    (client,) = library.clients()
    sitting = library.latest_sitting(client)
    assert sitting is not None
    assert next(iter(sitting.answers.values())) in ("mostly", "meestal")


def test_the_sheet_is_printed_in_every_form(tensigns: Commands) -> None:
    plain = tensigns.ok("questions", "--questions", MINE)
    assert plain.startswith("Two signs for a web designer\n")
    assert "Asked where 1.1 is answered with anything but “Never”." in plain
    marked = tensigns.ok("questions", "--questions", MINE, "--format", "markdown")
    assert marked.startswith("# Two signs for a web designer\n")
    document = tensigns.json("questions", "--questions", MINE)
    assert document["questionnaire"]["id"] == "web-design"
    asked = [each["id"] for sign in document["signs"] for each in sign["questions"]]
    assert asked == ["late", "idle", "raised", "longest", "reason"]


def test_a_sheet_is_read_while_its_points_do_not_work_out_yet(
    tensigns: Commands, mine: Path
) -> None:
    edit(mine, "points = 10", "points = 7")
    assert "They go silent" in tensigns.ok("questions", "--questions", MINE)


def test_what_was_answered_outlives_the_file(tensigns: Commands, mine: Path) -> None:
    made = tensigns.json("ask", "--answers", "-", "--questions", MINE, stdin=ANSWERS)
    assert made["questionnaire"]["id"] == "web-design"
    mine.unlink()
    assert tensigns.json("show", "Globex") == made
    assert "Texts and pictures come late" in tensigns.ok("show", "Globex")
    assert json.loads(tensigns.ok("export", "Globex", "--format", "json")) == made
    assert tensigns.json("list")[0]["last"]["recommendation"] == made["recommendation"]
    assert tensigns.json("check")["faults"] == []


def test_sittings_before_and_after_a_change_are_each_as_on_their_day(
    tensigns: Commands, mine: Path, library: Library
) -> None:
    first = tensigns.json("ask", "--answers", "-", "--questions", MINE, stdin=ANSWERS)
    edit(mine, 'points = 4, label.en = "Most', 'points = 6, label.en = "Most')
    edit(mine, 'points = 2, label.en = "Yes"', 'points = 1, label.en = "Yes"')
    second = tensigns.json("ask", "--answers", "-", "--questions", MINE, stdin=ANSWERS)
    mine.unlink()
    assert (first["points"], second["points"]) == (4, 6)
    (client,) = library.clients()
    for each in (first, second):
        assert tensigns.json("show", f"{client.slug}@{each['sitting']}") == each


def test_what_was_answered_is_compared_without_the_file(tensigns: Commands, mine: Path) -> None:
    args = ("--answers", "-", "--questions", MINE)
    late = tensigns.json("ask", *args, stdin=ANSWERS)
    punctual = '[answers]\nlate-texts.late = "never"\n'
    made = [late, tensigns.json("ask", "Initech", *args, stdin=punctual)]
    mine.unlink()
    pair = tensigns.json("compare", "Globex", "Initech")
    assert [pair["a"], pair["b"]] == made
    assert [(each["id"], each["difference"]) for each in pair["signs"]] == [
        ("late-texts", -4),
        ("silence", 0),
    ]
    tensigns.globex()
    across = tensigns.json("compare", "Globex", "Globex B.V.")
    assert not any(each["comparable"] for each in across["signs"])


def test_an_unfinished_sitting_goes_on_under_what_it_began_with(
    tensigns: Commands, mine: Path, library: Library
) -> None:
    left = tensigns("ask", "--plain", "--questions", MINE, "Globex", stdin="3\nn\n")
    assert left.exit_code == 1
    (client,) = library.clients()
    began = library.draft(client)
    assert began is not None
    edit(mine, "Have you told them what it costs you?", "Did you say so?")
    edit(mine, '"not-yet"', '"not-ever"')
    said = tensigns.ok(
        "ask", "--plain", "--questions", MINE, "--resume", "Globex", stdin="1\n1\nf\n"
    )
    assert "Have you told them what it costs you?" in said
    assert "Did you say so?" not in said
    finished = library.latest_sitting(client)
    assert finished is not None
    assert finished.questionnaire_ref == began.questionnaire_ref
    assert finished.answers["late-texts.raised"] == "not-yet"


def test_an_unfinished_sitting_goes_on_without_the_file(
    tensigns: Commands, mine: Path, library: Library
) -> None:
    tensigns("ask", "--plain", "--questions", MINE, "Globex", stdin="3\nn\n")
    mine.unlink()
    assert "Texts and pictures come late" in tensigns.ok(
        "ask", "--plain", "--resume", "Globex", stdin="1\n1\nf\n"
    )
    (client,) = library.clients()
    sitting = library.latest_sitting(client)
    assert sitting is not None
    assert sitting.questionnaire_ref.id == "web-design"
    assert sitting.questionnaire_ref != builtin_edition().ref


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('"scale"', '"scael"', "sign late-texts question late type: "),
        ('version = "1.0"', 'version = "1.0', "line 5, column 15: "),
        ("points = 10", "points = 7", "sign silence: "),
    ],
)
def test_a_faulty_one_is_never_asked(
    before: str, after: str, place: str, tensigns: Commands, library: Library
) -> None:
    edit(Path(MINE), before, after)
    for how in (["--plain"], ["--answers", "-"], ["--answers", "-", "--dry-run"]):
        said = tensigns.refused("ask", *how, "--questions", MINE, "Globex")
        assert said.startswith(f"Error: {MINE}: {place}")
    assert not library.root.exists()
