"""Check whole sittings with an installed ``tensigns``, away from the checkout.

``python -m tests.project.whole_sitting PROGRAM`` completes a sitting in a real terminal in both
languages and one from an answers file, and reads them with the other commands. Exits with 1 if a
check fails.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from tests.processes import WAIT_LIMIT
from tests.tui.scripted_user import CLIENT, NOTE, ScriptedUser
from tests.tui.terminal import environment


def run_command(program: Path, home: Path, *arguments: str, stdin: str = "") -> str:
    """Return the output of a command that must succeed."""
    result = subprocess.run(
        [program, *arguments],
        env=environment(home),
        cwd=home,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert result.returncode == 0, (arguments, result)
    return result.stdout


def run_json_command(program: Path, home: Path, *arguments: str, stdin: str = "") -> Any:
    """Return the document that a command prints with ``--json``."""
    return json.loads(run_command(program, home, *arguments, "--json", stdin=stdin))


def check_sitting_in_terminal(
    program: Path, home: Path, language: str, size: tuple[int, int]
) -> None:
    """Complete a sitting in the full screen, and check what other commands print about it."""
    user = ScriptedUser([program], home, language, size)
    user.complete_sitting()
    document = run_json_command(program, home, "show", CLIENT)
    assert document["state"] == "finished"
    assert document["language"] == language
    assert document["recommendation"] == user.decision.recommendation
    assert document["points"] == user.decision.points
    notes = [answer["note"] for sign in document["signs"] for answer in sign["answers"]]
    assert f"{NOTE}\n…" in notes
    assert CLIENT in run_command(program, home, "show", CLIENT)
    assert NOTE.split(",")[0] in run_command(program, home, "export", CLIENT)
    assert [client["client"] for client in run_json_command(program, home, "list")] == [CLIENT]
    (path,) = home.rglob(f"{document['sitting']}.toml")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["answers"]


def check_sitting_from_file(program: Path, home: Path) -> None:
    """Record a sitting from an answers file of the mildest answers, and check it."""
    questionnaire = run_json_command(program, home, "questions")
    mildest_answers = [
        f'{sign["id"]}.{question["id"]} = "{option["id"]}"'
        for sign in questionnaire["signs"]
        for question in sign["questions"]
        if question["show_if"] is None
        for option in [min(question["options"], key=lambda option: abs(option["points"]))]
    ]
    answers = "\n".join(['client = "Hooli"', "[answers]", *mildest_answers])
    saved = run_json_command(program, home, "ask", "--answers", "-", stdin=answers)
    assert (saved["recommendation"], saved["points"]) == ("keep", 0)
    assert run_json_command(program, home, "show", "hooli") == saved


def main(program: Path) -> None:
    """Run every check in a new home folder."""
    for language, size in (("en", (100, 30)), ("nl", (80, 24))):
        with tempfile.TemporaryDirectory() as home:
            check_sitting_in_terminal(program, Path(home), language, size)
        print(f"a sitting in the full screen ({language}): passed")
    with tempfile.TemporaryDirectory() as home:
        check_sitting_from_file(program, Path(home))
    print("a sitting from an answers file: passed")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
