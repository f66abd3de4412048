"""Errors that the user can do something about.

The message of an error says in a line or two, in the user's language, what happened, where (file,
key) and what to do. A front end shows the message unchanged and without a traceback.
"""


class TensignsError(Exception):
    """An error to report to the user; ``exit_code`` is the exit code of a command."""

    exit_code = 1


class OperationFailed(TensignsError):
    """A failed operation: a disk error, no permission, a lock of another process, end of input."""


class BadInput(TensignsError):
    """Wrong use of a command, or a file or an argument that is not valid."""

    exit_code = 2
