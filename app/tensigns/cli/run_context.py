"""Where the data is, and whether somebody sits at a terminal."""

import os
import sys

import click

from tensigns.cli.command_classes import DATA
from tensigns.cli.run_settings import run_settings
from tensigns.environment.paths import data_folder
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.library import Library

PLAIN_VARIABLE = "TENSIGNS_PLAIN"
"""The environment variable that, set to 1, rules the full screen out."""


def open_library() -> Library:
    """The library in the data folder: the command line's, the environment's, or the settings'."""
    meta = click.get_current_context().meta
    return Library(data_folder(os.environ, meta.get(DATA), run_settings().data))


def at_terminal() -> bool:
    """Whether both ends are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def require_full_screen(instead: str) -> None:
    """Refuse the full screen where it cannot run; ``instead`` says what can."""
    reason = full_screen_obstacle()
    if reason:
        raise BadInput(f"{reason} {instead}")


def full_screen_obstacle() -> str:
    """Why the full screen cannot run; empty where it can."""
    if not at_terminal():
        return _("The full screen needs a terminal.")
    if os.environ.get("TERM") == "dumb":
        return _("The full screen needs a terminal that can do more than TERM=dumb.")
    if os.environ.get(PLAIN_VARIABLE) == "1":
        return _("TENSIGNS_PLAIN=1 rules the full screen out.")
    return ""
