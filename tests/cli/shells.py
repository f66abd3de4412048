"""Real shells in a real terminal, with the program's completions loaded."""

import os
import sys
from pathlib import Path

from tests.tui.terminal import Terminal, environment

TAB, KILL_LINE = "\t", "\x15"
CLEAR_SCREEN = b"\x1b[2J"
PROMPT = "ready>"

START_COMMANDS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
LOAD_COMPLETIONS = {
    "bash": (
        f'bind "set show-all-if-ambiguous on"; eval "$(tensigns completions bash)"; PS1="{PROMPT} "'
    ),
    "zsh": (
        f'autoload -Uz compinit; compinit -D; eval "$(tensigns completions zsh)"; PS1="{PROMPT} "'
    ),
    "fish": f"tensigns completions fish | source; function fish_prompt; echo -n '{PROMPT} '; end",
}


def start_shell(name: str, home: Path, data: Path) -> Terminal:
    """Return a shell at its prompt, with ``tensigns`` on its path and its files in ``home``."""
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "tensigns"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tensigns "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    env = environment(home, PATH=path, TENSIGNS_DATA=str(data), TENSIGNS_LANG="en")
    terminal = Terminal(START_COMMANDS[name], env, (120, 40), cwd=home)
    terminal.send(LOAD_COMPLETIONS[name] + "\r")
    terminal.wait_until(lambda screen: last_line(screen) == PROMPT, "the prompt")
    return terminal


def last_line(screen: str) -> str:
    """Return the last line of the screen that is not blank."""
    return next((line.strip() for line in reversed(screen.splitlines()) if line.strip()), "")


def complete_line(terminal: Terminal, line: str, *expected: str) -> str:
    """Type a line and Tab, wait for the expected texts, return the screen and delete the line."""
    terminal.send(line + TAB)
    screen = terminal.wait_for(*expected)
    terminal.send(KILL_LINE)
    wait_for_empty_prompt(terminal)
    return screen


def wait_for_empty_prompt(terminal: Terminal) -> None:
    """Wait for a prompt with an empty line, and clear the screen."""
    terminal.wait_until(lambda screen: last_line(screen) == PROMPT, "the prompt")
    bytes_before = len(terminal.raw)
    terminal.send("clear\r")
    # The screen can look clear before the command runs, and what is typed until then is lost.
    terminal.wait_until(
        lambda screen: CLEAR_SCREEN in terminal.raw[bytes_before:] and screen.strip() == PROMPT,
        "a clear screen",
    )
