"""A question before something is taken away."""

import sys

from tensigns.cli import output
from tensigns.cli.run_context import at_terminal
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _


def confirm(question: str) -> bool:
    """Whether the user says yes; anything else is a no.

    BadInput where nobody can be asked, OperationFailed where the input ends instead.
    """
    if not at_terminal():
        raise BadInput(_("There is no terminal to ask at; --yes goes ahead without."))
    yes = _("yes")
    output.print_message(f"{question} [{yes[:1]}/{_('no')[:1].upper()}]")
    answer = sys.stdin.readline()
    if not answer:
        raise OperationFailed(_("The input ended; nothing was changed."))
    return answer.strip().casefold() in (yes, yes[:1])
