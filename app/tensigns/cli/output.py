"""The one way out: what is printed holds nothing that acts on a terminal.

Standard output is for what was asked, standard error for messages.
"""

import contextlib
import os
import sys
from typing import TextIO

from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.text.ascii_stand_ins import output_encoding, replace_unencodable
from tensigns.text.clean import clean


def print_text(text: str) -> None:
    """Print to standard output, with a line end."""
    _write(_stdout(), text)


def print_message(text: str) -> None:
    """Print a message to standard error; where that is closed, it is lost."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            _write(sys.stderr, text)


def print_json(document: object) -> None:
    """Print one JSON document, in UTF-8 whatever the locale."""
    print_bytes((to_json(document) + "\n").encode())


def print_bytes(data: bytes) -> None:
    """Print UTF-8 as it is; on a terminal, only what cannot act on it."""
    out = _stdout()
    if out.isatty():
        _write(out, data.decode(errors="replace").removesuffix("\n"))
        return
    out.flush()
    out.buffer.write(data)
    out.buffer.flush()


def to_json(document: object) -> str:
    """The document with every character that could act on a terminal written as an escape."""
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    acting = {char for char in set(text) if char != "\n" and clean(char) != char}
    return text.translate({ord(char): json.dumps(char)[1:-1] for char in acting})


def tolerate_unencodable() -> None:
    """Print a question mark for a character that the locale's encoding lacks; never fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def flush() -> None:
    """Send what is still held back; :class:`OSError` where it can no longer be written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard_output() -> None:
    """Let go of an output that nobody takes, so that ending the process does not try again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(stream: TextIO, text: str) -> None:
    stream.write(replace_unencodable(clean(text), output_encoding(stream)) + "\n")


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise OperationFailed(_("standard output is closed"))
    return sys.stdout
