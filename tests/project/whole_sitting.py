"""One whole sitting with an installed ``tensigns``, away from the checkout.

``python -m tests.project.whole_sitting PROGRAM``: at the keyboard of a real terminal in both
languages, then what it left is read with the other commands; ends with 1 where one is wrong.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from tests.tui.sitter import CLIENT, NOTE, Sitter
from tests.tui.terminal import environment


def said(program: Path, home: Path, *arguments: str, given: str = "") -> str:
    """What a command prints."""
    done = subprocess.run(
        [program, *arguments],
        env=environment(home),
        cwd=home,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (arguments, done)
    return done.stdout


def document(program: Path, home: Path, *arguments: str, given: str = "") -> Any:
    """What a command prints as JSON."""
    return json.loads(said(program, home, *arguments, "--json", given=given))


def at_the_keyboard(program: Path, home: Path, language: str, size: tuple[int, int]) -> None:
    """A sitting in the full screen, and what the other commands then know of it."""
    sitter = Sitter([program], home, language, size)
    sitter.sit()
    shown = document(program, home, "show", CLIENT)
    assert shown["state"] == "finished"
    assert shown["language"] == language
    assert shown["recommendation"] == sitter.decision.recommendation
    assert shown["points"] == sitter.decision.points
    notes = [answer["note"] for sign in shown["signs"] for answer in sign["answers"]]
    assert f"{NOTE}\n…" in notes
    assert CLIENT in said(program, home, "show", CLIENT)
    assert NOTE.split(",")[0] in said(program, home, "export", CLIENT)
    assert [each["client"] for each in document(program, home, "list")] == [CLIENT]
    (file,) = home.rglob(f"{shown['sitting']}.toml")
    assert tomllib.loads(file.read_text(encoding="utf-8"))["answers"]


def from_a_file(program: Path, home: Path) -> None:
    """A sitting from an answers file, which asks nothing."""
    asked = document(program, home, "questions")
    mildest = [
        f'{sign["id"]}.{question["id"]} = "{option["id"]}"'
        for sign in asked["signs"]
        for question in sign["questions"]
        if question["show_if"] is None
        for option in [min(question["options"], key=lambda option: abs(option["points"]))]
    ]
    answers = "\n".join(['client = "Hooli"', "[answers]", *mildest])
    saved = document(program, home, "ask", "--answers", "-", given=answers)
    assert (saved["recommendation"], saved["points"]) == ("keep", 0)
    assert document(program, home, "show", "hooli") == saved


def main(program: Path) -> None:
    """Everything once, each in a home of its own."""
    for language, size in (("en", (100, 30)), ("nl", (80, 24))):
        with tempfile.TemporaryDirectory() as home:
            at_the_keyboard(program, Path(home), language, size)
        print(f"a sitting at the keyboard ({language}): as it should be")
    with tempfile.TemporaryDirectory() as home:
        from_a_file(program, Path(home))
    print("a sitting from an answers file: as it should be")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
