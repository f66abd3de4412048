"""Standard output and standard error. Printed text is cleaned of terminal control characters.

Results go to standard output, messages to standard error. In discreet mode no text and no JSON has
the name of a client; an export has it, unless it is shown on a terminal.
"""

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.text.ascii_stand_ins import fit_to_stream
from tensigns.text.clean import clean, clean_line
from tensigns.text.discretion import conceal
from tensigns.text.width import cell_width


def print_text(text: str) -> None:
    """Print one or more lines to standard output."""
    _write(_stdout(), text)


def print_message(text: str) -> None:
    """Print a message to standard error. If standard error is closed, the message is lost."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            _write(sys.stderr, text)


def print_messages(texts: Iterable[str]) -> None:
    """Print messages to standard error, each on a line of its own."""
    for text in texts:
        print_message(text)


def print_path(message: str, path: str) -> None:
    """Print a message and below it a path, which can be copied from its line, to standard error."""
    print_message(f"{message}\n{path}")


def print_client_name(name: str) -> None:
    """Print to standard error which client a command writes about."""
    print_message(_("Client: {name}").format(name=name))


def replace_status(text: str, shown_width: int) -> None:
    """Replace the progress line on the terminal of standard error.

    ``shown_width`` is the width of the progress line that is shown now. An empty text removes the
    line.
    """
    fitted_text = fit_to_stream(clean_line(conceal(text)), sys.stderr)
    rest = " " * (shown_width - cell_width(fitted_text))
    end = "" if text else "\r"
    with contextlib.suppress(OSError):
        sys.stderr.write(f"\r{fitted_text}{rest}{end}")
        sys.stderr.flush()


def print_json(document: object) -> None:
    """Print one JSON document. It is encoded as in :func:`write_bytes`."""
    print_document(to_json(document) + "\n")


def print_document(text: str) -> None:
    """Print a whole document to standard output. It is encoded as in :func:`write_bytes`."""
    write_bytes(_stdout(), conceal(text).encode())


def print_bytes(data: bytes) -> None:
    """Print an export to standard output. It is treated as in :func:`write_bytes`."""
    write_bytes(_stdout(), data)


def write_bytes(stream: TextIO, data: bytes) -> None:
    """Write UTF-8 to a stream.

    If the stream is a terminal, the text is cleaned, and in discreet mode names are hidden. What
    goes to a file or a pipe stays as it is.
    """
    if stream.isatty():
        _write(stream, data.decode(errors="replace").removesuffix("\n"))
        return
    stream.flush()
    stream.buffer.write(data)
    stream.buffer.flush()


def to_json(document: object) -> str:
    """Return a document as JSON. Every character that could control a terminal is escaped."""
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    control_chars = {char for char in set(text) if char != "\n" and clean(char) != char}
    return text.translate({ord(char): json.dumps(char)[1:-1] for char in control_chars})


def tolerate_unencodable() -> None:
    """Make both output streams print ``?`` for each character that the locale's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def flush() -> None:
    """Flush standard output. Raise :class:`OSError` if it can no longer be written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard_output() -> None:
    """Redirect a broken standard output to the null device, so that the exit does not fail."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, sys.stdout.fileno())
        os.close(null_device)


def _write(stream: TextIO, text: str) -> None:
    stream.write(fit_to_stream(clean(conceal(text)), stream) + "\n")


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise OperationFailed(_("Standard output is closed"))
    return sys.stdout
