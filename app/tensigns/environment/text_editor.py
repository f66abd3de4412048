"""Edit a text in the user's own editor."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tensigns import system
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import SIZE_LIMIT, error_reason
from tensigns.text.clean import clean

_VARIABLES = ("VISUAL", "EDITOR")
_DEFERRED_SIGNALS = (system.HANGUP, signal.SIGTERM)


class EditedText(NamedTuple):
    """The text as the editor left it, cleaned, without newlines at the end.

    ``warning`` has a text only if the editor failed.
    """

    text: str
    warning: str


def edit_text(text: str, environ: Mapping[str, str] = os.environ) -> EditedText:
    """Let the user edit a text in the editor that ``VISUAL`` or ``EDITOR`` names.

    Without these, Windows has Notepad.

    The terminal must be free for the editor. The file that the editor gets is in a folder that only
    the user can open; afterwards the folder is deleted. If the editor fails, the text is what the
    user has saved until then. Call this in the main thread.

    While the editor runs, this process ignores SIGINT and SIGQUIT, and handles SIGHUP and SIGTERM
    after the editor has ended.

    Raise :class:`BadInput` if no editor is named, and :class:`OperationFailed` if the editor cannot
    be started, or its file cannot be written.
    """
    command = _editor_command(environ)
    with _private_folder() as folder:
        path = folder / "tensigns.md"
        _write(path, text)
        try:
            with _deferred_signals():
                # The command is the user's own.
                exit_code = subprocess.run([*command, path], check=False).returncode  # noqa: S603
        except OSError as error:
            message = _("{command}: this editor could not be started, {why}")
            raise OperationFailed(
                message.format(command=command[0], why=error_reason(error))
            ) from error
        edited_text = _read(path)
    if edited_text is None:
        return EditedText(text, _("The editor left no file; the text is as it was."))
    if exit_code:
        warning = _("The editor ended with an error; the text is as it was last saved there.")
        return EditedText(edited_text, warning)
    return EditedText(edited_text, "")


def _editor_command(environ: Mapping[str, str]) -> list[str]:
    values = (environ.get(name, "").strip() for name in _VARIABLES)
    value = next(filter(None, values), system.DEFAULT_EDITOR)
    try:
        command = system.split_command(value)
    except ValueError:
        command = [value]
    if not command:
        raise BadInput(_("No editor is set: put its name in EDITOR, such as EDITOR=nano."))
    return command


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix="tensigns-edit-"))
    except OSError as error:
        message = _("There is no folder for temporary files; set TMPDIR to one")
        raise OperationFailed(message) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    """Write a text with a newline at its end into a new file that only the user can read."""
    try:
        path.touch(mode=0o600)
        path.write_text(text if not text or text.endswith("\n") else f"{text}\n", encoding="utf-8")
    except OSError as error:
        message = _(
            "The file for your editor could not be written, {why}; set TMPDIR to another folder"
        )
        raise OperationFailed(message.format(why=error_reason(error))) from error


def _read(path: Path) -> str | None:
    """Return the cleaned text of the file; None if there is no file.

    A text with more than :data:`SIZE_LIMIT` bytes is cut.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT)
    except OSError:
        return None
    return clean(data.decode(errors="replace")).rstrip("\n")


@contextlib.contextmanager
def _deferred_signals() -> Iterator[None]:
    """Handle SIGHUP and SIGTERM after a ``with`` block. Drop SIGINT and SIGQUIT.

    A terminal sends SIGINT and SIGQUIT to the editor and to this process alike. If an event loop
    handled them after the block, it would end the app.
    """
    received: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    # Without this, an event loop also handles the signals that the handlers below take.
    wakeup_fd = signal.set_wakeup_fd(-1)
    handlers = {
        number: signal.signal(number, remember)
        for number in (*_DEFERRED_SIGNALS, *system.KEY_SIGNALS)
    }
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup_fd)
        for deferred in _DEFERRED_SIGNALS:
            if deferred in received:
                signal.raise_signal(deferred)
