"""Write what a command was asked to put into a file, a pipe or standard output."""

import io
from pathlib import Path

from tensigns.cli import output
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.storage import durable_files, streams


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
    output.print_message(_("Written to {where}.").format(where=where))
