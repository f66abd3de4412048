"""Report an unexpected exception: a message for the user and a log of the code locations.

The message and the log contain no names of clients, no notes and no answers. The text of an
exception and the variables of a frame may contain such data, so the log has only the types of the
exceptions and the lines of code.
"""

import os
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tensigns.environment.paths import state_folder
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.storage import durable_files, folders


def write_crash_report(error: BaseException, environ: Mapping[str, str], now: datetime) -> str:
    """Log an exception in the state folder. Return the message for the user, with its path.

    If the log cannot be written, the message has no path.
    """
    kind = type(root_cause(error)).__name__
    message = _(
        "tensigns stopped because of a fault in the program ({kind}). Everything that was "
        "shown as saved is still there. Start tensigns again to continue."
    ).format(kind=kind)
    try:
        path = _write_log(error, environ, now)
    except (OSError, TensignsError):
        return message
    return f"{message}\n{_('Where it happened, without your data: {path}').format(path=path)}"


def root_cause(error: BaseException) -> BaseException:
    """Return the exception that led to all others: the last exception in the chain."""
    return list(_chain(error))[-1]


def _write_log(error: BaseException, environ: Mapping[str, str], now: datetime) -> Path:
    folder = state_folder(environ)
    folders.ensure_folder(folder)
    path = folder / f"crash-{now.astimezone(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.txt"
    durable_files.save(path, "\n".join(_log_lines(error)).encode())
    return path


def _log_lines(error: BaseException) -> Iterator[str]:
    for exception in _chain(error):
        yield type(exception).__qualname__
        for frame in traceback.extract_tb(exception.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
            yield f"    {frame.line}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception, then the exception that led to it, and so on.

    The attribute ``error`` of an exception can hold the exception that led to it, as in Textual's
    WorkerFailed; otherwise ``__cause__`` or ``__context__`` holds it.
    """
    yielded_ids: set[int] = set()
    exception: BaseException | None = error
    while exception is not None and id(exception) not in yielded_ids:
        yielded_ids.add(id(exception))
        yield exception
        carried = getattr(exception, "error", None)
        inner = carried if isinstance(carried, BaseException) else exception.__cause__
        exception = inner or exception.__context__
