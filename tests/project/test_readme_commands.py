"""Every command in the READMEs does something on the clients of the demo."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.guide_examples import EXAMPLES
from tests.processes import WAIT_LIMIT
from tests.readmes import DUTCH, ENGLISH, commands
from tests.tui.terminal import Terminal, environment

pytestmark = pytest.mark.process

PROGRAM = (sys.executable, "-m", "tensigns")
SHOWN_TEXTS = {
    (): ("Globex B.V.", "Umbrella"),
    ("--demo",): ("Globex B.V.", "Umbrella"),
    ("--lang", "nl"): ("Globex B.V.", "Umbrella"),
    ("--lang", "nl", "--demo"): ("Globex B.V.", "Umbrella"),
    ("ask", "Globex"): ("Globex",),
    ("decide", "globex"): ("Globex B.V.",),
    ("talk", "globex"): ("Globex B.V.",),
    ("owed", "globex"): ("Globex B.V.",),
    ("leave", "globex"): ("What kind of contract",),
    ("ask", "--plain"): ("Globex B.V.", "Umbrella"),
    ("ask", "--questions", "FILE"): ("Globex B.V.", "Umbrella"),
    ("delete", "CLIENT"): ("Globex B.V.",),
    ("--plain",): ("Globex B.V.", "Name or number:"),
    ("--discreet",): ("client 1", "discreet"),
}
"""What the commands that ask show at a terminal. All other commands print and end."""

ANSWERS = 'client = "Globex B.V."\n[answers]\nslow-payment.late = "most"\n'


def examples() -> Iterator[tuple[str, ...]]:
    """The arguments of every command, those of the blocks and those in the text."""
    yield from sorted(commands(ENGLISH) | commands(DUTCH))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The library of the demo. Beside it are the files that the commands name."""
    library = Library(tmp_path / "data")
    fill(library, builtin_edition(), now())
    (tmp_path / "globex.toml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(EXAMPLES["en"], encoding="utf-8")
    return library


def insert_values(args: tuple[str, ...], library: Library) -> list[str]:
    """Replace the placeholders by a client, a sitting and a questionnaire."""
    client = library.find("Globex B.V.")
    sitting = f"{client.slug}@{library.sitting_ids(client)[0]}"
    values = {"CLIENT": client.slug, "CLIENT@ID": sitting, "FILE": "mine.toml"}
    return [values.get(arg, arg) for arg in args]


@pytest.mark.parametrize("args", examples(), ids=" ".join)
def test_the_command_does_what_it_says(
    args: tuple[str, ...], library: Library, tmp_path: Path
) -> None:
    environ = environment(tmp_path, TENSIGNS_DATA=str(library.root), TENSIGNS_LANG="en")
    command = [*PROGRAM, *insert_values(args, library)]
    if args in SHOWN_TEXTS:
        with Terminal(command, environ, (80, 24), cwd=tmp_path) as terminal:
            terminal.wait_for(*SHOWN_TEXTS[args])
        return
    result = subprocess.run(
        command,
        cwd=tmp_path,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=WAIT_LIMIT,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    if "-o" in args or "--ics" in args:
        assert (tmp_path / args[-1]).stat().st_size > 0
    else:
        assert result.stdout


def test_the_table_of_what_is_shown_names_no_command_that_is_gone() -> None:
    assert set(SHOWN_TEXTS) <= set(examples())
