"""Real shells in a real terminal, with the program's completions loaded."""

import os
import sys
from pathlib import Path

from tests.tui.terminal import Terminal, environment

TAB, KILL_LINE = "\t", "\x15"
PROMPT = "ready>"

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
LOAD = {
    "bash": (
        f'bind "set show-all-if-ambiguous on"; eval "$(tensigns completions bash)"; PS1="{PROMPT} "'
    ),
    "zsh": (
        f'autoload -Uz compinit; compinit -D; eval "$(tensigns completions zsh)"; PS1="{PROMPT} "'
    ),
    "fish": f"tensigns completions fish | source; function fish_prompt; echo -n '{PROMPT} '; end",
}


def shell(name: str, home: Path, data: Path) -> Terminal:
    """A shell at its prompt, with ``tensigns`` on its path; what it makes lies in ``home``."""
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "tensigns"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tensigns "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    env = environment(home, PATH=path, TENSIGNS_DATA=str(data), TENSIGNS_LANG="en")
    terminal = Terminal(START[name], env, (120, 40), cwd=home)
    terminal.send(LOAD[name] + "\r")
    terminal.wait_until(lambda shown: last(shown) == PROMPT, "the prompt")
    return terminal


def last(shown: str) -> str:
    """The last line on the screen that is not blank."""
    return next((line.strip() for line in reversed(shown.splitlines()) if line.strip()), "")


def completed(terminal: Terminal, line: str, *expected: str) -> str:
    """The screen once Tab after a line has brought up all that is expected; the line is dropped."""
    terminal.send(line + TAB)
    shown = terminal.wait_for(*expected)
    terminal.send(KILL_LINE)
    fresh(terminal)
    return shown


def fresh(terminal: Terminal) -> None:
    """Wait for a prompt with nothing on its line, and clear the screen."""
    terminal.wait_until(lambda shown: last(shown) == PROMPT, "the prompt")
    terminal.send("clear\r")
    terminal.wait_until(lambda shown: shown.strip() == PROMPT, "a clear screen")
