"""The file of a finished sitting explains itself to a reader without the program."""

from pathlib import Path

import pytest
import tomli

from tensigns.library.library import Library
from tensigns.library.sitting_codec import result_without_parsing
from tests.cli.conftest import ANSWERS, Commands


def sitting_file(root: Path) -> Path:
    """The only finished sitting in a library."""
    (path,) = root.glob("clients/*/2*.toml")
    return path


@pytest.mark.parametrize(
    ("language", "phrase", "recommendation"),
    [
        ("en", "The questions about a client", "Watch: "),
        ("nl", "De vragen over een klant", "Opletten: "),
    ],
)
def test_the_file_has_an_explanation_and_the_reasons_of_the_recommendation(
    tensigns: Commands, library: Library, language: str, phrase: str, recommendation: str
) -> None:
    tensigns.ok("ask", "--answers", "-", "--lang", language, stdin=ANSWERS)
    text = sitting_file(library.root).read_text()
    comment = text.split("\n\n", 1)[0].splitlines()
    assert all(line.startswith("#") and len(line) <= 100 for line in comment)
    assert any(phrase in line for line in comment)
    reasons = tomli.loads(text)["decision"]["why"]
    assert reasons[0].startswith(recommendation)
    output = " ".join(tensigns.ok("show", "Globex B.V.", "--lang", language).split())
    assert all(sentence in output for sentence in reasons[1:])


def test_a_changed_comment_makes_the_cached_result_unusable(
    tensigns: Commands, library: Library
) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS)
    path = sitting_file(library.root)
    assert result_without_parsing(path.read_bytes()) is not None
    path.write_text(path.read_text().replace("# ", "# and ", 1))
    assert result_without_parsing(path.read_bytes()) is None
    tensigns.ok("check")


def test_the_file_is_accepted_as_an_answers_file(tensigns: Commands, library: Library) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS)
    sitting_path = sitting_file(library.root)
    output = tensigns.ok("ask", "--answers", str(sitting_path), "--dry-run", "--json")
    assert '"note": "on the whole"' in output


def test_the_file_lists_open_questions_as_not_answered(
    tensigns: Commands, library: Library
) -> None:
    document = tensigns.json("ask", "--answers", "-", stdin=ANSWERS)
    visible_answers = [entry for sign in document["signs"] for entry in sign["answers"]]
    entries = tomli.loads(sitting_file(library.root).read_text())["asked"]
    sign_entries = [entry for entry in entries if not entry["key"].startswith("weighing.")]
    assert len(sign_entries) == len(visible_answers)
    assert {entry["answer"] for entry in sign_entries if "points" not in entry} == {"not answered"}
