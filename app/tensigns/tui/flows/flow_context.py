"""The context of all flows: the app, the library, and the methods that several flows use."""

import contextlib
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.environment.settings import Sender
from tensigns.errors import OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files
from tensigns.storage.file_faults import short_message
from tensigns.tui.flows.started_forms import StartedForms
from tensigns.tui.screens.base import BaseScreen
from tensigns.tui.type_ahead_app import TypeAheadApp

if TYPE_CHECKING:
    from tensigns.report.sitting_report import SittingReport


class DeletedItem(Struct, frozen=True):
    """A client, sitting or entry that was moved to the trash.

    ``trash_name`` is the name of the item in the trash, ``description`` the name in messages.
    """

    trash_name: str
    description: str


class FlowContext(Struct, frozen=True):
    """The app that shows the screens, the library, the edition for new sittings, and the clock.

    ``now`` returns the time with its UTC offset. ``key_interval`` is the number of seconds for
    which a new question ignores answer keys. ``sender`` is the user as the sender of letters.
    """

    app: TypeAheadApp
    library: Library
    edition: Edition
    now: Callable[[], datetime]
    key_interval: float = 0.0
    sender: Sender = Sender()
    started_forms: StartedForms = field(default_factory=StartedForms)
    deleted_items: list[DeletedItem] = field(default_factory=list)
    """What was deleted since the program started and not restored, the oldest first."""
    _opening: dict[BaseScreen[Any], int] = field(default_factory=dict)
    """The ``cover_count`` of each screen at the start of its latest flow, while this flow runs.

    As long as the ``cover_count`` of the screen is the same, the flow has not shown a screen yet.
    """

    def start(self, origin: BaseScreen[Any], flow: Coroutine[Any, Any, None]) -> None:
        """Run a flow that the screen ``origin`` requested. Show a TensignsError in a toast.

        If another screen covers ``origin``, or if an earlier flow from ``origin`` has not shown its
        screen yet, the key was pressed too early. If the app exits, it was pressed too late. In
        these cases, close the flow without running it. Python warns about a flow that never runs.
        """
        cover_count = origin.cover_count
        is_exiting = self.app.return_code is not None
        is_opening = self._opening.get(origin) == cover_count
        if is_exiting or is_opening or self.app.screen is not origin:
            flow.close()
            if origin not in self._opening:
                self.app.end_wait(origin)
            return
        self._opening[origin] = cover_count

        async def run() -> None:
            try:
                await flow
            except TensignsError as error:
                self.show_error(error)
            finally:
                if self._opening.get(origin) == cover_count:
                    del self._opening[origin]
                    self.app.end_wait(origin)

        self.app.run_worker(run())

    def can_undo(self) -> bool:
        """Whether something was deleted that can be restored with undo."""
        return bool(self.deleted_items)

    def attempt(self, step: Callable[[], None]) -> None:
        """Call ``step``. Show a TensignsError in a toast. ``step`` must not show a screen."""
        try:
            step()
        except TensignsError as error:
            self.show_error(error)

    def show_error(self, error: TensignsError) -> None:
        """Show an error in a toast."""
        self.app.notify(short_message(error), severity="error", markup=False, timeout=15)

    def show_message(self, text: str, *, topic: str = "") -> None:
        """Show a message in a toast. The toast replaces the older toast about the topic."""
        self.app.notify(text, markup=False, timeout=10, topic=topic)

    def show_first(self, faults: Sequence[str], topic: str) -> None:
        """Show the first of these faults, if any, in a toast about a topic."""
        for fault in faults[:1]:
            self.show_message(fault, topic=topic)

    def show_noted(self, client: Client, *, topic: str = "") -> None:
        """Show in a toast that something about a client is noted."""
        self.show_message(_("{client}: noted.").format(client=client.name), topic=topic)

    def questionnaire(self, sitting: Sitting) -> Questionnaire:
        """Return the questionnaire with which a sitting was answered."""
        return self.library.edition(sitting.questionnaire_ref).questionnaire

    def report(self, sitting: Sitting) -> "SittingReport":
        """Return the report of a sitting under its own questionnaire, without its background."""
        from tensigns.report.sitting_report import build_report

        return build_report(self.questionnaire(sitting), sitting)

    def client_report(self, client: Client, sitting: Sitting) -> "SittingReport":
        """Return the report of a client's sitting, with what changed and what was noted.

        Show a message about the first file that belongs in the report but cannot be read.
        """
        from tensigns.report.background import load_background
        from tensigns.report.sitting_report import build_report

        background = load_background(self.library, client, sitting)
        self.show_first(background.faults, "background")
        return build_report(self.questionnaire(sitting), sitting, background)

    def export_folder(self) -> Path:
        """Return the working directory. Raise OperationFailed if it cannot be used."""
        try:
            return Path.cwd()
        except OSError as error:
            message = _(
                "Nothing can be saved in this folder: {why}. Start tensigns in another folder."
            )
            raise OperationFailed(message.format(why=durable_files.error_reason(error))) from error

    def write_export(self, folder: Path, stem: str, suffix: str, text: str) -> str:
        """Write an export to a new file that only the user can read, and return its display path.

        If the file exists already, a number is added to its name.
        """
        for number in count(1):
            path = folder / (f"{stem}-{number}.{suffix}" if number > 1 else f"{stem}.{suffix}")
            with contextlib.suppress(FileExistsError):
                durable_files.create(path, text.encode())
                return durable_files.display_path(path)
        raise AssertionError("there is always another number")

    def name_objection(self, name: str) -> str:
        """Return the reason why a new client cannot have this name; empty if the name is free."""
        clients = self.library.match(name)
        return _("{name} is in the list already.").format(name=clients[0].name) if clients else ""
