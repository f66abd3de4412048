"""Labels in any script: the key that is shown beside an option chooses it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.sample import SMALL_FILE
from tests.processes import WAIT_LIMIT
from tests.tui.interview_session import FIRST_QUESTION
from tests.tui.terminal import Terminal, environment

pytestmark = pytest.mark.process

PROGRAM = [sys.executable, "-m", "tensigns"]
CALLS = "How often did they call at night?"
FILENAME = "own.toml"


def write_questionnaire(folder: Path, yes: str, no: str) -> None:
    """The small questionnaire with other labels at its first question."""
    text = SMALL_FILE.read_text("utf-8")
    for label, own_label in ("Yes", yes), ("No", no):
        text = text.replace(f'en = "{label}"', f'en = "{own_label}"', 1)
    (folder / FILENAME).write_text(text, "utf-8")


LABELS = {
    "Latin": (
        "\N{LATIN CAPITAL LETTER E WITH ACUTE}videmment",
        "Non",
        "\N{LATIN SMALL LETTER E WITH ACUTE}n",
    ),
    "Cyrillic": ("\u0414\u0430", "\u041d\u0435\u0442", "\u0434\u043d"),
    "Greek": ("\u039d\u03b1\u03b9", "\u038c\u03c7\u03b9", "\u03bd\u03cc"),
    "Chinese": ("\u662f", "\u4e0d\u662f", "12"),
    "Hebrew": ("\u05db\u05df", "\u05dc\u05d0", "12"),
    "reserved": ("Oui", "Non", "1n"),
    "equal": ("Nein", "Noch nicht", "12"),
    "no letter": ("\u2713", "+", "12"),
}
"""The labels, and the keys that are shown beside them."""


@pytest.mark.parametrize(("yes", "no", "keys"), LABELS.values(), ids=LABELS)
def test_the_key_that_is_shown_works_in_both_cases(
    tmp_path: Path, yes: str, no: str, keys: str
) -> None:
    write_questionnaire(tmp_path, yes, no)
    argv = [*PROGRAM, "ask", "--questions", FILENAME, "Globex"]
    with Terminal(argv, environment(tmp_path), (80, 24), cwd=tmp_path) as terminal:
        key_range = "1-2" if keys == "12" else "/".join(keys)
        options = (f"{keys[0]}   {yes}", f"{keys[1]}   {no}")
        terminal.wait_for(FIRST_QUESTION, f" {key_range} answer", *options)
        for key in keys + keys.upper():
            terminal.send(key)
            terminal.wait_for(CALLS)
            terminal.send("b")
            terminal.wait_for(FIRST_QUESTION)


@pytest.mark.parametrize(("yes", "no", "keys"), LABELS.values(), ids=LABELS)
def test_check_names_the_labels_that_a_digit_chooses(
    tmp_path: Path, yes: str, no: str, keys: str
) -> None:
    write_questionnaire(tmp_path, yes, no)
    checked = subprocess.run(
        [*PROGRAM, "check", FILENAME],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    assert checked.stdout == "1 file looked at. No fault.\n"
    digits = [
        (option, label, key)
        for option, label, key in zip(("yes", "no"), (yes, no), keys, strict=True)
        if key.isdigit()
    ]
    assert checked.stderr.splitlines() == [
        f"{FILENAME}: sign threats question threatened option {option}: "
        f"in en the key of “{label}” is {digit}, not its first letter"
        for option, label, digit in digits
    ]
