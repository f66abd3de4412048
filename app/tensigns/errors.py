"""What goes wrong in a way that the user can do something about.

The message says what happened, where (file, key) and what to do, in a line or two, in the
user's language. A front end shows it as it is and never a traceback.
"""


class TensignsError(Exception):
    """A failure to tell the user; ``exit_code`` is what a command ends with."""

    exit_code = 1


class Failed(TensignsError):
    """It could not be done: disk, permission, held by somebody else, input ended."""


class BadInput(TensignsError):
    """Wrong use, or a file or an argument that cannot be taken."""

    exit_code = 2
