"""Environment variables that the libraries read: those that count, and those that are removed."""

import os
from collections.abc import MutableMapping

DEBUG_VARIABLE = "TENSIGNS_DEBUG"
"""The environment variable that, set to 1, shows tracebacks and lets Textual's switches through."""

TEXTUAL_PREFIX = "TEXTUAL"
"""The start of the names of Textual's variables; one is called only that."""

TEXTUAL_USER_VARIABLES = frozenset(
    (
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_FILTERS",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
        "TEXTUAL_SPEEDUPS",
    )
)
"""Textual's variables for users: they fit the screen to a terminal and write no file.

All others are for developers: logs, screenshots and typed keys that would put notes and names
where others can read them, or change what Ctrl+C does. A variable of a later Textual counts as one
of those until it is listed here.
"""

COLOR_SYSTEM_VARIABLE = "TEXTUAL_COLOR_SYSTEM"
"""The environment variable that says how many colours the terminal has."""

COLOR_SYSTEMS = ("auto", "standard", "256", "truecolor")
"""The values of `COLOR_SYSTEM_VARIABLE`; any other ends Rich with a traceback."""

WINDOW_SIZE_VARIABLES = ("COLUMNS", "LINES")
"""The variables that shells set to the window's size, which may have changed since."""


def remove_unwanted(environ: MutableMapping[str, str], output_number: int = 1) -> None:
    """Remove the variables that must not change what the program does.

    Call it before Textual is imported, which reads its variables only then. ``output_number`` is
    the file descriptor of the output: the size of a terminal there is the size that counts.
    """
    names = {name for name in WINDOW_SIZE_VARIABLES if _is_sized_terminal(output_number)}
    if environ.get(DEBUG_VARIABLE) != "1":
        names |= {name for name in environ if name.startswith(TEXTUAL_PREFIX)}
        names -= TEXTUAL_USER_VARIABLES
    # An empty value means that it is not set; Textual takes these for a setting.
    names |= {name for name in ("NO_COLOR", COLOR_SYSTEM_VARIABLE) if not environ.get(name)}
    for name in names:
        environ.pop(name, None)


def _is_sized_terminal(output_number: int) -> bool:
    """Whether the output is a terminal whose size is known; serial lines do not have one."""
    try:
        return all(os.get_terminal_size(output_number))
    except OSError:
        return False
