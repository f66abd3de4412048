"""Write what a command was asked to put into a file, a pipe or standard output."""

import io
from collections.abc import Mapping
from pathlib import Path

from tensigns.cli import output
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.storage import durable_files, streams
from tensigns.text.clean import clean_line


def format_by_ending(path: str | None, format_of_ending: Mapping[str, str]) -> str | None:
    """Return the format of a file by the ending of its name.

    Return None without a file or without an ending. Raise :class:`BadInput` for another ending, so
    that no text is written into a file whose name says that it is something else.
    """
    ending = Path(path or "").suffix.casefold()
    if not path or not ending or streams.is_stream(Path(path)):
        return None
    if ending not in format_of_ending:
        message = _("{where}: a name that ends in {ending} is not understood; these are: {known}")
        where = durable_files.display_path(Path(path))
        known = ", ".join(format_of_ending)
        raise BadInput(message.format(where=where, ending=clean_line(ending), known=known))
    return format_of_ending[ending]


def write_output(path: str | None, data: bytes, *, force: bool) -> None:
    """Write UTF-8 to a new file that only its owner can read, and print its path.

    Without a path, or with ``-``, the data goes to standard output. A pipe or a device gets the
    data too. ``force`` replaces a file that exists. Raise :class:`BadInput` if the path is a
    folder, or if the file exists without ``force``.
    """
    if path is None or path == "-":
        output.print_bytes(data)
    elif streams.is_stream(Path(path)):
        _write_stream(Path(path), data)
    else:
        _write_file(Path(path), data, force=force)


def _write_stream(path: Path, data: bytes) -> None:
    """Write to a pipe, a device or an open descriptor. Text for a terminal is cleaned."""
    try:
        with io.TextIOWrapper(streams.open_for_writing(path), errors="replace") as stream:
            output.write_bytes(stream, data)
    except BrokenPipeError:
        # The reader of the pipe has read enough. The caller handles this as for standard output.
        raise
    except OSError as error:
        message = _("{where}: it could not be written, {why}")
        raise durable_files.disk_failure(message, path, error) from error


def _write_file(path: Path, data: bytes, *, force: bool) -> None:
    where = durable_files.display_path(path)
    if path.is_dir():
        raise BadInput(_("{where}: this is a folder").format(where=where))
    if force:
        durable_files.save(path, data)
    else:
        try:
            durable_files.create(path, data)
        except FileExistsError as error:
            message = _("{where}: this exists already; --force replaces it")
            raise BadInput(message.format(where=where)) from error
    output.print_path(_("Written to:"), where)
