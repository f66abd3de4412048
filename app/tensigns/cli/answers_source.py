"""The bytes of an answers file: a file, a pipe, or standard input."""

import sys
from pathlib import Path
from typing import NamedTuple

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.storage import durable_files
from tensigns.storage.streams import read_named_file

STDIN = "-"
"""The path that stands for standard input."""


class AnswersSource(NamedTuple):
    """The bytes of an answers file or of standard input, and its name in messages."""

    data: bytes
    name: str


def read_source(path: str) -> AnswersSource:
    """Return the bytes of an answers file, or of standard input if the path is ``-``.

    Raise :class:`BadInput` if standard input is closed.
    """
    if path != STDIN:
        return AnswersSource(read_named_file(Path(path)), durable_files.display_path(path))
    name = _("Standard input")
    if sys.stdin is None:
        raise BadInput(_("Standard input is closed, so there are no answers to read."))
    return AnswersSource(durable_files.read_stream(sys.stdin.buffer, name), name)
