"""Whether there is a terminal, what it can do, and a yes or no asked at it."""

import os
import sys

from tensigns.cli import output
from tensigns.clock import require_time_zone
from tensigns.environment.variables import COLOR_SYSTEM_VARIABLE, COLOR_SYSTEMS
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.file_faults import quote_value

PLAIN_VARIABLE = "TENSIGNS_PLAIN"
"""The environment variable that, set to 1, turns the full screen off."""


def at_terminal() -> bool:
    """Whether standard input and standard output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def full_screen_obstacle() -> str:
    """Why the full screen cannot run; empty if it can."""
    if not at_terminal():
        return _("The full screen needs a terminal.")
    if os.environ.get("TERM") == "dumb":
        return _("The full screen needs a terminal that can do more than TERM=dumb.")
    if os.environ.get(PLAIN_VARIABLE) == "1":
        return _("TENSIGNS_PLAIN=1 rules the full screen out.")
    return ""


def draws_in_place() -> bool:
    """Whether a line on the terminal may be rewritten."""
    return os.environ.get("TERM") != "dumb" and os.environ.get(PLAIN_VARIABLE) != "1"


def require_full_screen(alternatives: str) -> None:
    """Raise :class:`BadInput` if the full screen cannot run; ``alternatives`` names commands."""
    obstacle = full_screen_obstacle()
    if obstacle:
        raise BadInput(f"{obstacle} {alternatives}")
    require_usable_variables()


def require_usable_variables() -> None:
    """Raise :class:`BadInput` if a variable has a value that the full screen cannot run with."""
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
    """Ask a question; whether the reply is yes.

    :class:`BadInput` without a terminal, :class:`OperationFailed` if the input ends.
    """
    if not at_terminal():
        raise BadInput(_("There is no terminal to ask at; --yes goes ahead without."))
    yes = _("yes")
    output.print_message(f"{question} [{yes[:1]}/{_('no')[:1].upper()}]")
    reply = sys.stdin.readline()
    if not reply:
        raise OperationFailed(_("The input ended; nothing was changed."))
    return reply.strip().casefold() in (yes, yes[:1])
