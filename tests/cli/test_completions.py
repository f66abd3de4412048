"""Shell completion offers slugs and ids only, and never executes a client's name."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem

from tensigns.cli.completions import complete
from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process
from tests.cli.shells import KILL_LINE, TAB, complete_line, start_shell, wait_for_empty_prompt
from tests.library.journal_sample import append, other
from tests.library.sample import NOW
from tests.processes import WAIT_LIMIT
from tests.required_programs import needs
from tests.tui.terminal import ENTER, Terminal

pytestmark = pytest.mark.process

HOSTILE = ("$(touch x)", "a b", "'", "--help", "`touch x`", "*", "a;touch x", "x\\", 'q"')
SHELLS = [pytest.param(name, marks=needs(name)) for name in ("bash", "zsh", "fish")]


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A shell with the completions loaded, in a folder of its own."""
    with start_shell(request.param, tmp_path / "home", tmp_path / "data") as shell_terminal:
        yield shell_terminal


@pytest.fixture
def slugs(library: Library) -> dict[str, str]:
    """Clients with names that mean something to a shell: their slugs by name."""
    return {name: library.add(name, NOW).slug for name in HOSTILE}


def bash_completions(line: str, process: Process) -> list[str]:
    """The completions that bash gets for a line."""
    environ = {"_TENSIGNS_COMPLETE": "bash_complete", "COMP_LINE": line}
    result = process(environ=environ)
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode().split()


def test_a_completed_slug_resolves_and_nothing_is_executed(
    terminal: Terminal, slugs: dict[str, str], tmp_path: Path
) -> None:
    for name, slug in slugs.items():
        terminal.send(f"tensigns show {slug[:-6]}{TAB}")
        terminal.wait_for(slug)
        terminal.send(ENTER)
        terminal.wait_for(f"{name} has no finished sitting yet")
        wait_for_empty_prompt(terminal)
    assert not list(tmp_path.rglob("x"))


def test_slugs_are_offered_and_names_are_not(terminal: Terminal, slugs: dict[str, str]) -> None:
    screen = complete_line(terminal, "tensigns show ", *slugs.values())
    assert "touch x" not in screen.replace(*next(iter(slugs.items())))


def test_an_open_quote_or_substitution_executes_nothing(
    terminal: Terminal, slugs: dict[str, str], tmp_path: Path
) -> None:
    assert slugs
    for line in ("tensigns show $(touch x", "tensigns show 'touch-x", 'tensigns show "`touch x'):
        terminal.send(line)
        terminal.wait_for(line)
        terminal.send(TAB + KILL_LINE)
        wait_for_empty_prompt(terminal)
    assert not list(tmp_path.rglob("x"))


def test_sitting_ids_are_offered_after_an_at_sign_and_for_amend(
    terminal: Terminal, tensigns: Commands, library: Library
) -> None:
    sitting = tensigns.record_globex()
    (client,) = library.clients()
    reference = f"{client.slug}@{sitting}"
    complete_line(terminal, f"tensigns show {client.slug}@", reference)
    complete_line(terminal, f"tensigns show {reference[:-3]}", reference)
    complete_line(terminal, f"tensigns export --json {reference[:-3]}", reference)
    complete_line(terminal, f"tensigns ask {client.slug} --amend ", f"--amend {sitting}")
    complete_line(
        terminal, f"tensigns ask {client.slug} --amend={sitting[:4]}", f"--amend={sitting}"
    )


def test_commands_options_values_and_files_are_completed(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "home" / "an answer.toml").touch()
    complete_line(terminal, "tensigns que", "tensigns questions")
    complete_line(terminal, "tensigns trash re", "tensigns trash restore")
    complete_line(terminal, "tensigns list --js", "tensigns list --json")
    complete_line(terminal, "tensigns hi", "tensigns history")
    complete_line(terminal, "tensigns show x --if played-off.compared=mo", "compared=more")
    complete_line(terminal, "tensigns --lang ", "en", "nl")
    complete_line(terminal, "tensigns ask --answers an", "an\\ answer.toml")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tensigns show nobo", []),
        ("tensigns show @", []),
        ("tensigns show globex-b-v@", []),
        ("tensigns show Globex", []),
        ("tensigns ask X --amend ", []),
        ("tensigns trash restore x", []),
    ],
)
def test_nothing_is_offered_where_nothing_matches(
    line: str, words: list[str], process: Process, slugs: dict[str, str]
) -> None:
    assert slugs
    assert bash_completions(line, process) == words


def test_the_short_form_of_a_slug_completes_to_sitting_ids(
    process: Process, tensigns: Commands
) -> None:
    sitting = tensigns.record_globex()
    assert bash_completions("tensigns show globex-b-v@", process) == [f"plain,globex-b-v@{sitting}"]


@pytest.mark.parametrize("command", ["show", "delete"])
def test_entry_ids_are_offered_after_the_sitting_ids(
    command: str, process: Process, tensigns: Commands, library: Library
) -> None:
    sitting = tensigns.record_globex()
    entry = append(library, library.find("globex b.v."), other("left"))
    expected = [f"plain,globex-b-v@{item_id}" for item_id in (sitting, entry.id)]
    assert bash_completions(f"tensigns {command} globex-b-v@", process) == expected
    assert bash_completions("tensigns export globex-b-v@", process) == expected[:1]


def test_names_in_the_trash_are_completed(
    process: Process, tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    (client,) = library.clients()
    tensigns.ok("delete", client.slug, "--yes")
    (library.root / "trash" / "glo$(touch x)").mkdir()
    assert bash_completions("tensigns trash restore glo", process) == [f"plain,{client.slug}"]


@pytest.mark.parametrize("broken_file", ["config.toml", "client.toml"])
def test_a_broken_file_prints_no_error_into_the_line(
    broken_file: str, process: Process, tensigns: Commands, library: Library, tmp_path: Path
) -> None:
    tensigns.record_globex()
    (client,) = library.clients()
    if broken_file == "config.toml":
        folder = tmp_path / ".config" / "tensigns"
        folder.mkdir(parents=True)
    else:
        folder = library.root / "clients" / client.slug
    (folder / broken_file).write_text("[", encoding="utf-8")
    environ = {"_TENSIGNS_COMPLETE": "bash_complete", "COMP_LINE": "tensigns show "}
    result = process(environ={**environ, "XDG_CONFIG_HOME": str(tmp_path / ".config")})
    assert (result.stdout.strip(), result.stderr) == (b"", b"")


def test_completing_changes_no_file(
    process: Process, library: Library, slugs: dict[str, str]
) -> None:
    before = sorted(library.root.rglob("*"))
    assert len(bash_completions("tensigns show ", process)) == len(slugs)
    assert sorted(library.root.rglob("*")) == before


@pytest.mark.parametrize("name", SHELLS)
def test_the_shell_parses_its_completion_script(name: str, tensigns: Commands) -> None:
    script = tensigns.ok("completions", name)
    subprocess.run([name, "-n"], input=script.encode(), check=True, timeout=WAIT_LIMIT)
    assert tensigns.json("completions", name)["script"].strip() == script.strip()


def test_an_unsupported_shell_is_refused(tensigns: Commands) -> None:
    assert "“bash”, “zsh”, “fish”" in tensigns.error_of("completions", "ksh")


def test_an_unsupported_completion_request_prints_nothing(process: Process) -> None:
    result = process(environ={"_TENSIGNS_COMPLETE": "ksh_complete"})
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")


def test_an_internal_error_is_logged_and_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Faulty(click.Argument):
        def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
            raise ZeroDivisionError(ctx, incomplete)

    monkeypatch.setenv("COMP_LINE", "tensigns secret")
    monkeypatch.setenv("COMP_WORDS", "tensigns secret")
    monkeypatch.setenv("COMP_CWORD", "1")
    root = click.Command("tensigns", params=[Faulty(["name"])])
    assert complete(root, "zsh_complete", lambda: None) == 1
    assert capfdbinary.readouterr() == (b"", b"")
    (log,) = (tmp_path / "state" / "tensigns").iterdir()
    assert "ZeroDivisionError" in log.read_text()
    assert "secret" not in log.read_text()
