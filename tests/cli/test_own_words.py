"""A finished sitting's file explains itself to whoever opens it without the program."""

from pathlib import Path

import pytest
import tomli

from tensigns.library.library import Library
from tensigns.library.sitting_codec import read_result
from tests.cli.conftest import ANSWERS, Commands


def written(root: Path) -> Path:
    (path,) = root.glob("clients/*/2*.toml")
    return path


@pytest.mark.parametrize(
    ("language", "words", "outcome"),
    [
        ("en", "What was asked about a client", "Watch: "),
        ("nl", "over een klant is gevraagd", "Opletten: "),
    ],
)
def test_the_file_says_what_it_is_and_why_it_came_to_that(
    tensigns: Commands, library: Library, language: str, words: str, outcome: str
) -> None:
    tensigns.ok("ask", "--answers", "-", "--lang", language, stdin=ANSWERS)
    text = written(library.root).read_text()
    comment = text.split("\n\n", 1)[0].splitlines()
    assert all(line.startswith("#") and len(line) <= 100 for line in comment)
    assert any(words in line for line in comment)
    why = tomli.loads(text)["decision"]["why"]
    assert why[0].startswith(outcome)
    shown = " ".join(tensigns.ok("show", "Globex B.V.", "--lang", language).split())
    assert all(sentence in shown for sentence in why[1:])


def test_its_words_keep_nothing_from_being_believed(tensigns: Commands, library: Library) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS)
    path = written(library.root)
    assert read_result(path.read_bytes()) is not None
    path.write_text(path.read_text().replace("# ", "# and ", 1))
    assert read_result(path.read_bytes()) is None
    tensigns.ok("check")


def test_it_is_a_file_of_answers_too(tensigns: Commands, library: Library) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS)
    first = written(library.root)
    again = tensigns.ok("ask", "--answers", str(first), "--dry-run", "--json")
    assert '"note": "on the whole"' in again


def test_a_question_that_was_left_open_stands_there_too(
    tensigns: Commands, library: Library
) -> None:
    document = tensigns.json("ask", "--answers", "-", stdin=ANSWERS)
    shown = [each for sign in document["signs"] for each in sign["answers"]]
    asked = tomli.loads(written(library.root).read_text())["asked"]
    signs = [each for each in asked if not each["key"].startswith("weighing.")]
    assert len(signs) == len(shown)
    assert {each["answer"] for each in signs if "points" not in each} == {"not answered"}
