"""Environment variables that the libraries read. Unwanted variables are removed."""

import os
from collections.abc import MutableMapping

DEBUG_VARIABLE = "TENSIGNS_DEBUG"
"""The environment variable that shows tracebacks and keeps Textual's variables if it is 1."""

TEXTUAL_PREFIX = "TEXTUAL"
"""The start of the names of Textual's variables.

One variable is named just ``TEXTUAL``, so the prefix has no underscore.
"""

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
"""Textual's variables for users. They adapt the screen to a terminal and write no files.

All other variables are for developers. Some write logs or screenshots, which can expose notes and
names to other people. Others simulate key presses or change the effect of Ctrl+C. A new variable of
a later Textual counts as a variable for developers until it is listed here.
"""

COLOR_SYSTEM_VARIABLE = "TEXTUAL_COLOR_SYSTEM"
"""The environment variable that says how many colours the terminal has."""

COLOR_SYSTEMS = ("auto", "standard", "256", "truecolor")
"""The valid values of `COLOR_SYSTEM_VARIABLE`. Rich raises an exception for an unknown value."""

WINDOW_SIZE_VARIABLES = ("COLUMNS", "LINES")
"""The variables that shells set to the size of the window. The size may have changed since."""


def remove_unwanted(environ: MutableMapping[str, str], output_number: int = 1) -> None:
    """Remove the variables that must not change the behaviour of the program.

    Call this function before Textual is imported, because Textual reads its variables during the
    import. ``output_number`` is the file descriptor of the output. If the output is a terminal with
    a known size, the variables of the window's size are removed. If :data:`DEBUG_VARIABLE` is 1,
    Textual's variables are kept.
    """
    names = {name for name in WINDOW_SIZE_VARIABLES if _is_sized_terminal(output_number)}
    if environ.get(DEBUG_VARIABLE) != "1":
        names |= {name for name in environ if name.startswith(TEXTUAL_PREFIX)}
        names -= TEXTUAL_USER_VARIABLES
    # By convention, an empty value means that the variable is not set; Textual treats it as set.
    names |= {name for name in ("NO_COLOR", COLOR_SYSTEM_VARIABLE) if not environ.get(name)}
    for name in names:
        environ.pop(name, None)


def _is_sized_terminal(output_number: int) -> bool:
    """Whether the output is a terminal with a known size. The size of a serial line is unknown."""
    try:
        return all(os.get_terminal_size(output_number))
    except OSError:
        return False
