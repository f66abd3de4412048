"""Completion: slugs and ids only, and nothing that somebody is called is ever run."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem

from tensigns.cli.completions import complete
from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process
from tests.cli.shells import KILL_LINE, TAB, completed, fresh, shell
from tests.library.sample import NOW
from tests.required_programs import needs
from tests.tui.terminal import ENTER, Terminal

pytestmark = pytest.mark.process

HOSTILE = ("$(touch x)", "a b", "'", "--help", "`touch x`", "*", "a;touch x", "x\\", 'q"')
SHELLS = [pytest.param(name, marks=needs(name)) for name in ("bash", "zsh", "fish")]


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A shell with the completions loaded, in a folder of its own."""
    with shell(request.param, tmp_path / "home", tmp_path / "data") as running:
        yield running


@pytest.fixture
def slugs(library: Library) -> dict[str, str]:
    """Clients with names that a shell could stumble over: their slugs by name."""
    return {name: library.add(name, NOW).slug for name in HOSTILE}


def answers(word: str, process: Process) -> list[str]:
    """What bash is answered for a line."""
    environ = {"_TENSIGNS_COMPLETE": "bash_complete", "COMP_LINE": word}
    done = process(environ=environ)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().split()


def test_what_is_completed_resolves_and_nothing_is_run(
    terminal: Terminal, slugs: dict[str, str], tmp_path: Path
) -> None:
    for name, slug in slugs.items():
        terminal.send(f"tensigns show {slug[:-6]}{TAB}")
        terminal.wait_for(slug)
        terminal.send(ENTER)
        terminal.wait_for(f"{name} has no finished sitting yet")
        fresh(terminal)
    assert not list(tmp_path.rglob("x"))


def test_no_name_is_offered(terminal: Terminal, slugs: dict[str, str]) -> None:
    shown = completed(terminal, "tensigns show ", *slugs.values())
    assert "touch x" not in shown.replace(*next(iter(slugs.items())))


def test_an_unfinished_quote_or_substitution_runs_nothing(
    terminal: Terminal, slugs: dict[str, str], tmp_path: Path
) -> None:
    assert slugs
    for line in ("tensigns show $(touch x", "tensigns show 'touch-x", 'tensigns show "`touch x'):
        terminal.send(line + TAB + KILL_LINE)
        fresh(terminal)
    assert not list(tmp_path.rglob("x"))


def test_ids_follow_an_at(terminal: Terminal, tensigns: Commands, library: Library) -> None:
    sitting = tensigns.globex()
    (client,) = library.clients()
    whole = f"{client.slug}@{sitting}"
    completed(terminal, f"tensigns show {client.slug}@", whole)
    completed(terminal, f"tensigns show {whole[:-3]}", whole)
    completed(terminal, f"tensigns export --json {whole[:-3]}", whole)
    completed(terminal, f"tensigns ask {client.slug} --amend ", f"--amend {sitting}")
    completed(terminal, f"tensigns ask {client.slug} --amend={sitting[:4]}", f"--amend={sitting}")


def test_commands_options_values_and_files(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "home" / "an answer.toml").touch()
    completed(terminal, "tensigns que", "tensigns questions")
    completed(terminal, "tensigns trash re", "tensigns trash restore")
    completed(terminal, "tensigns list --js", "tensigns list --json")
    completed(terminal, "tensigns --lang ", "en", "nl")
    completed(terminal, "tensigns ask --answers an", "an\\ answer.toml")


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
def test_where_nothing_fits_nothing_is_offered(
    line: str, words: list[str], process: Process, slugs: dict[str, str]
) -> None:
    assert slugs
    assert answers(line, process) == words


def test_the_short_form_of_a_slug_leads_to_ids_too(process: Process, tensigns: Commands) -> None:
    sitting = tensigns.globex()
    assert answers("tensigns show globex-b-v@", process) == [f"plain,globex-b-v@{sitting}"]


def test_names_in_the_trash_are_completed(
    process: Process, tensigns: Commands, library: Library
) -> None:
    tensigns.globex()
    (client,) = library.clients()
    tensigns.ok("delete", client.slug, "--yes")
    (library.root / "trash" / "glo$(touch x)").mkdir()
    assert answers("tensigns trash restore glo", process) == [f"plain,{client.slug}"]


@pytest.mark.parametrize("broken", ["config.toml", "client.toml"])
def test_a_broken_file_leaves_the_line_in_peace(
    broken: str, process: Process, tensigns: Commands, library: Library, tmp_path: Path
) -> None:
    tensigns.globex()
    (client,) = library.clients()
    if broken == "config.toml":
        folder = tmp_path / ".config" / "tensigns"
        folder.mkdir(parents=True)
    else:
        folder = library.root / "clients" / client.slug
    (folder / broken).write_text("[", encoding="utf-8")
    environ = {"_TENSIGNS_COMPLETE": "bash_complete", "COMP_LINE": "tensigns show "}
    done = process(environ={**environ, "XDG_CONFIG_HOME": str(tmp_path / ".config")})
    assert (done.stdout.strip(), done.stderr) == (b"", b"")


def test_looking_for_completions_changes_nothing(
    process: Process, library: Library, slugs: dict[str, str]
) -> None:
    before = sorted(library.root.rglob("*"))
    assert len(answers("tensigns show ", process)) == len(slugs)
    assert sorted(library.root.rglob("*")) == before


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_one_that_its_shell_reads(name: str, tensigns: Commands) -> None:
    script = tensigns.ok("completions", name)
    subprocess.run([name, "-n"], input=script.encode(), check=True)
    assert tensigns.json("completions", name)["script"].strip() == script.strip()


def test_another_shell_is_refused(tensigns: Commands) -> None:
    assert "'bash', 'zsh', 'fish'" in tensigns.refused("completions", "ksh")


def test_an_unknown_question_of_a_shell_is_answered_by_silence(process: Process) -> None:
    done = process(environ={"_TENSIGNS_COMPLETE": "ksh_complete"})
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_fault_of_our_own_is_logged_and_leaves_the_line_in_peace(
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
