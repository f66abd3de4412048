"""Where the data is, and whether somebody sits at a terminal."""

import os
import sys

import click

from tensigns.cli.configured import settings
from tensigns.cli.parts import DATA
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.store.folders import data_folder
from tensigns.store.library import Library

PLAIN = "TENSIGNS_PLAIN"
"""The environment variable that, set to 1, rules the full screen out."""


def library() -> Library:
    """The library in the data folder: the command line's, the environment's, or the settings'."""
    meta = click.get_current_context().meta
    return Library(data_folder(os.environ, meta.get(DATA), settings().data))


def at_terminal() -> bool:
    """Whether both ends are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def need_terminal(instead: str) -> None:
    """Refuse the full screen where it cannot run; ``instead`` says what can."""
    reason = against_full_screen()
    if reason:
        raise BadInput(f"{reason} {instead}")


def against_full_screen() -> str:
    """Why the full screen cannot run; empty where it can."""
    if not at_terminal():
        return _("The full screen needs a terminal.")
    if os.environ.get("TERM") == "dumb":
        return _("The full screen needs a terminal that can do more than TERM=dumb.")
    if os.environ.get(PLAIN) == "1":
        return _("TENSIGNS_PLAIN=1 rules the full screen out.")
    return ""
