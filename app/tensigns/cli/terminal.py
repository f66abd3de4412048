"""Checks of the terminal, and a yes/no question at the terminal."""

import os
import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from tensigns.cli import output
from tensigns.cli.run_context import is_plain_requested, run_settings
from tensigns.clock import require_time_zone
from tensigns.environment.variables import COLOR_SYSTEM_VARIABLE, COLOR_SYSTEMS
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.file_faults import quote_value

if TYPE_CHECKING:
    from tensigns.environment.terminal_probe import FullScreenSetup

PLAIN_VARIABLE = "TENSIGNS_PLAIN"
"""The environment variable that turns the full screen off if its value is 1."""


def at_terminal() -> bool:
    """Whether both standard input and standard output are terminals."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def wants_plain_lines() -> bool:
    """Whether the terminal or the user rules the full screen out.

    Raise :class:`BadInput` if the settings are faulty.
    """
    return (
        is_plain_requested()
        or os.environ.get("TERM") == "dumb"
        or os.environ.get(PLAIN_VARIABLE) == "1"
        or run_settings().plain
    )


def uses_full_screen() -> bool:
    """Whether the full screen can run and is wanted."""
    return at_terminal() and not wants_plain_lines()


def full_screen_setup() -> AbstractContextManager["FullScreenSetup"]:
    """Return a context manager. The full screen is imported and runs inside its block."""
    # Imported here because plain lines do not need it.
    from tensigns.environment.terminal_probe import set_up_full_screen

    return set_up_full_screen(run_settings(), os.environ)


def require_usable_variables() -> None:
    """Raise :class:`BadInput` if an environment variable has a value that the full screen rejects.

    The variables are the time zone and the number of colours.
    """
    require_time_zone()
    colour_system = os.environ.get(COLOR_SYSTEM_VARIABLE, COLOR_SYSTEMS[0])
    if colour_system not in COLOR_SYSTEMS:
        message = _("{name}: {value} is not allowed; choose one of: {allowed}, or leave it out")
        raise BadInput(
            message.format(
                name=COLOR_SYSTEM_VARIABLE,
                value=quote_value(colour_system),
                allowed=", ".join(COLOR_SYSTEMS),
            )
        )


def confirm(question: str) -> bool:
    """Ask a question and return whether the reply is yes.

    Raise :class:`BadInput` without a terminal, and :class:`OperationFailed` if the input ends.
    """
    if not at_terminal():
        raise BadInput(_("There is no terminal to ask at; --yes skips the question."))
    yes = _("yes")
    output.print_message(f"{question} [{yes[:1]}/{_('no')[:1].upper()}]")
    reply = sys.stdin.readline()
    if not reply:
        raise OperationFailed(_("The input ended; nothing was changed."))
    return reply.strip().casefold() in (yes, yes[:1])
