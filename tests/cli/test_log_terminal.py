"""``tensigns log`` at a real terminal, and what other commands do not import because of it."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, EventDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, Commands
from tests.library.journal_sample import append, event, other
from tests.library.sample import NOW
from tests.processes import WAIT_LIMIT
from tests.tui.terminal import CTRL_C, Terminal, environment

pytestmark = pytest.mark.process

OTHER_COMMANDS = [
    ("list",),
    ("show", "globex-b-v"),
    ("compare", "globex-b-v", "globex-b-v"),
    ("questions",),
    ("export", "globex-b-v"),
    ("ask", "--answers", "globex.toml", "--json"),
    ("rename", "globex-b-v", "Globex"),
    ("completions", "bash"),
]
LOG_MODULES = ("tensigns.prompts.dates", "tensigns.session.journal")
JOURNAL_MODULES = ("tensigns.core.journal", "tensigns.library.journal")


@pytest.fixture
def globex(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def at_terminal(tmp_path: Path, *args: str) -> Terminal:
    """Start ``tensigns log`` in a real terminal, on the library of the test."""
    variables = {"TENSIGNS_DATA": str(tmp_path / "data"), "TENSIGNS_LANG": "en"}
    command = [sys.executable, "-m", "tensigns", "log", *args]
    return Terminal(command, environment(tmp_path, **variables), (80, 24), cwd=tmp_path)


def test_the_fields_are_asked_line_by_line(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, globex.slug, "--told") as terminal:
        for prompt, line in (
            ("What did you tell Globex B.V.?", "evenings cost extra"),
            ("When?", "2026-11-20"),
            ("Which sign?", "4"),
            ("Who?", ""),
            ("Where is it on record?", "mail"),
        ):
            terminal.wait_for(prompt)
            terminal.send(f"{line}\r")
        assert terminal.wait_for_end() == 0
        terminal.wait_for("Globex B.V.: noted for 20 November 2026.")
    (entry,) = library.journal(globex).read().entries
    assert (entry.kind, entry.text) == ("told", "evenings cost extra")
    assert entry.signs == ("unreasonable-demands",)


@pytest.mark.parametrize(("key", "exit_code"), [(CTRL_C, 130), ("\x04", 1)])
def test_leaving_the_form_writes_nothing(
    key: str, exit_code: int, tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, globex.slug) as terminal:
        terminal.wait_for("What happened with Globex B.V.?")
        terminal.send("a note\r")
        terminal.wait_for("When?")
        terminal.send(key)
        assert terminal.wait_for_end() == exit_code
    assert library.journal(globex).read().entries == ()


def test_q_leaves_the_form_without_an_entry(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, globex.slug) as terminal:
        terminal.wait_for("q leaves without saving", "What happened with Globex B.V.?")
        terminal.send("?\r")
        terminal.wait_for("Type your answer on one line")
        terminal.send("a note\r")
        terminal.wait_for("When?")
        terminal.send("q\r")
        terminal.wait_for("You left; this was not saved.")
        assert terminal.wait_for_end() == 0
    assert library.journal(globex).read().entries == ()


def old_entry(library: Library, globex: Client) -> Entry:
    details = EventDetails(who="JB", record="a mail")
    return append(library, globex, event(signs=("lies",), details=details))


def is_shown(text: str, screen: str) -> bool:
    """Whether a text is on the screen, wherever its lines are broken."""
    return text in " ".join(screen.split())


def answer(terminal: Terminal, *answers: tuple[str, str]) -> None:
    """Wait for each prompt, and type the line that goes with it."""
    for prompt, line in answers:
        terminal.wait_until(partial(is_shown, prompt), prompt)
        terminal.send(f"{line}\r")


def test_a_correction_asks_for_the_fields_and_keeps_what_stays(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    old = old_entry(library, globex)
    with at_terminal(tmp_path, globex.slug, "--correct", old.id) as terminal:
        terminal.wait_for("Correct what was noted about Globex B.V.", old.text)
        answer(
            terminal,
            ("What should it say? (Enter: the text stays)", ""),
            ("When? (Enter: ", ""),
            ("-: none; ? lists them; Enter: 3 stays)", "4"),
            ("-: nobody; Enter: JB stays)", "-"),
            ("-: nowhere; Enter: a mail stays)", ""),
        )
        assert terminal.wait_for_end() == 0
        terminal.wait_for("Globex B.V.: corrected for")
    entry = library.journal(globex).read().entries[-1]
    assert (entry.corrects, entry.text, entry.period) == (old.id, old.text, old.period)
    assert entry.signs == ("unreasonable-demands",)
    assert entry.details == EventDetails(who=None, record="a mail")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["", "", "", "", ""], "Nothing was changed, so nothing was saved."),
        (["other", "", "q"], "You left; this was not saved."),
    ],
)
def test_a_correction_without_a_change_or_that_is_left_writes_nothing(
    lines: list[str], message: str, tmp_path: Path, library: Library, globex: Client
) -> None:
    old = old_entry(library, globex)
    prompts = ("say?", "When?", "Which sign?", "Who?", "Where is it on record?")
    with at_terminal(tmp_path, globex.slug, "--correct", old.id) as terminal:
        answer(terminal, *zip(prompts, lines, strict=False))
        terminal.wait_for(message)
        assert terminal.wait_for_end() == 0
    assert [entry.id for entry in library.journal(globex).read().entries] == [old.id]


def test_a_text_on_the_command_line_asks_nothing(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, globex.slug, "a note") as terminal:
        assert terminal.wait_for_end() == 0
    assert len(library.journal(globex).names()) == 1


def test_a_document_is_never_mixed_with_questions(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, globex.slug, "--json") as terminal:
        assert terminal.wait_for_end() == 2
    assert library.journal(globex).names() == ()


def loaded_modules(names: tuple[str, ...], *args: str) -> str:
    """The exit code of a command, and those of some modules that it imported."""
    program = (
        "import sys\n"
        "from tensigns.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as done:\n"
        f"    loaded = sorted(sys.modules.keys() & {set(names)!r})\n"
        "    print(done.code, loaded, file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *args],
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize("args", OTHER_COMMANDS)
def test_another_command_imports_no_journal(args: tuple[str, ...], tensigns: Commands) -> None:
    tensigns.record_globex()
    Path("globex.toml").write_text(ANSWERS, encoding="utf-8")
    assert loaded_modules(LOG_MODULES + JOURNAL_MODULES, *args) == "0 []"


@pytest.mark.parametrize("args", [("--help",), ("log", "--help"), ("check",)])
def test_what_only_log_needs_is_imported_only_to_log(args: tuple[str, ...]) -> None:
    assert loaded_modules(LOG_MODULES, *args) == "0 []"


def test_signs_and_entries_are_completed(
    library: Library, globex: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = append(library, globex, event())
    append(library, globex, other("decision", DecisionDetails()))
    monkeypatch.setenv("_TENSIGNS_COMPLETE", "bash_complete")
    completions = {
        f"tensigns log {globex.slug} --correct ": [f"plain,{entry.id}"],
        "tensigns log x --correct ": [],
        f"tensigns log {globex.slug} --sign slow": ["plain,slow-payment"],
        f"tensigns log {globex.slug[:5]}": [f"plain,{globex.slug}"],
    }
    for line, words in completions.items():
        monkeypatch.setenv("COMP_LINE", line)
        result = subprocess.run(
            [sys.executable, "-m", "tensigns"],
            capture_output=True,
            check=True,
            text=True,
            timeout=WAIT_LIMIT,
        )
        assert result.stdout.split() == words, line
