"""A fault of our own: what is said of it, and a log of where it happened.

Neither names a client, a note or an answer. An exception's message can hold any of these, and a
frame's variables do; the log has the kinds of the exceptions and the lines of code, no more.
"""

import os
import traceback
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from tensigns.environment.paths import state_folder
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.storage import durable_files, folders


def write_crash_report(error: BaseException, environ: Mapping[str, str], now: datetime) -> str:
    """Log a fault in the state folder; gives the message for the user, with the log's path."""
    kind = type(root_cause(error)).__name__
    message = _(
        "tensigns stopped over a fault of its own ({kind}). What was shown as saved is kept: "
        "start it again to go on where you were."
    ).format(kind=kind)
    try:
        path = _log(error, environ, now)
    except (OSError, TensignsError):
        return message
    return f"{message}\n{_('Where it happened, without your data: {path}').format(path=path)}"


def _log(error: BaseException, environ: Mapping[str, str], now: datetime) -> Path:
    folder = state_folder(environ)
    folders.make_folder(folder)
    path = folder / f"crash-{now:%Y%m%dT%H%M%S}-{os.getpid()}.txt"
    durable_files.save(path, "\n".join(_lines(error)).encode())
    return path


def _lines(error: BaseException) -> Iterator[str]:
    for each in _chain(error):
        yield type(each).__qualname__
        for frame in traceback.extract_tb(each.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
            yield f"    {frame.line}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, then what it came from, each once."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        # A worker's failure has its exception there; others keep something else by that name.
        held = getattr(following, "error", None)
        inner = held if isinstance(held, BaseException) else following.__cause__
        following = inner or following.__context__


def root_cause(error: BaseException) -> BaseException:
    """The exception that others came from or carry."""
    return list(_chain(error))[-1]
