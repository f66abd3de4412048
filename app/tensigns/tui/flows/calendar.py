"""The flow that writes dated items to a calendar file."""

import os
from functools import partial
from pathlib import Path

from tensigns.environment.paths import expand_home
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.slugs_and_ids import random_digits
from tensigns.session.calendar import is_replaceable, load_all_events, load_events, write_calendar
from tensigns.storage.durable_files import display_path
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.text_dialog import TextDialog


class CalendarFlows:
    """Write calendars."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def write(self, client: Client | None = None) -> None:
        """Ask for a file, and write the dates of a client, or of all clients, to it.

        The name that is offered does not say who the client is. Raise :class:`OperationFailed` if
        the working directory cannot be used.
        """
        folder = self._context.export_folder()
        name = f"tensigns-{random_digits(client.slug)}.ics" if client else "tensigns.ics"
        heading = (
            _("Write the dates of {name} to a calendar").format(name=client.name)
            if client
            else _("Write the dates of all clients to a calendar")
        )
        hint = _(
            "A file in {folder} for the import of a calendar program, without names and without "
            "your texts. After a change, write and import it again."
        )
        dialog = TextDialog(heading, hint.format(folder=display_path(folder)), _objection, name)
        line = await self._context.app.push_screen_wait(dialog)
        if line is not None:
            self._context.attempt(partial(self._write, folder / _typed_path(line), client))

    def _write(self, path: Path, client: Client | None) -> None:
        library, now = self._context.library, self._context.now()
        events, faults = (
            load_events(library, [client], now) if client else load_all_events(library, now)
        )
        write_calendar(path, events, now)
        lines = [
            _("Written to {where}.").format(where=display_path(path)),
            *faults,
        ]
        self._context.show_message("\n".join(lines), topic="calendar")


def _objection(line: str) -> str:
    """Return no objection. Raise an error if a calendar cannot be written to a file."""
    is_replaceable(_typed_path(line))
    return ""


def _typed_path(line: str) -> Path:
    # An unknown user after a tilde is a name like any other.
    return expand_home(line, os.environ) or Path(line)
