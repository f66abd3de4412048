"""The command line: thin, and importing a front end only inside the command that needs it."""

import gc
from typing import NoReturn

SCRAPS = 200_000
"""How many objects may come to be before Python looks for garbage among them.

It looks after 700 by default: while a program starts, and all that comes to be stays, that takes a
tenth of the time and finds nothing. The full screen looks more often once it stands.
"""


def main() -> NoReturn:
    """Run ``tensigns`` with the arguments of the process, and end it with the exit code."""
    gc.set_threshold(SCRAPS)
    from tensigns.cli.root import root

    root.main(prog_name="tensigns")
    raise AssertionError("click ends the process")
