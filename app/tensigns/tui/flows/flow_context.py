"""What every flow stands on."""

import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.errors import OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files
from tensigns.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from tensigns.report.sitting_report import SittingReport


@dataclass(frozen=True)
class FlowContext:
    """The app to show screens on, the library, the questionnaire for new sittings, the clock."""

    app: App[Any]
    library: Library
    edition: Edition
    now: Callable[[], datetime]
    _begun: dict[Screen[Any], int] = field(default_factory=dict)
    """How often each screen had been covered when a flow began on it that is still under way."""

    def start(self, flow: Coroutine[Any, Any, None]) -> None:
        """Run a flow; what the library raises is told.

        A key that comes before the one before it has brought up its screen starts nothing.
        """
        origin = self.app.screen
        covered = origin.covered if isinstance(origin, BaseScreen) else 0
        if self._begun.get(origin) == covered:
            flow.close()
            return
        self._begun[origin] = covered

        async def run() -> None:
            try:
                await flow
            except TensignsError as error:
                self.complain(error)
            finally:
                if self._begun.get(origin) == covered:
                    del self._begun[origin]

        self.app.run_worker(run())

    def attempt(self, step: Callable[[], None]) -> None:
        """Take a step at once; what the library raises is told."""
        try:
            step()
        except TensignsError as error:
            self.complain(error)

    def complain(self, error: TensignsError) -> None:
        """Tell what could not be done."""
        self.app.notify(str(error), severity="error", markup=False, timeout=15)

    def say(self, text: str) -> None:
        """Tell something in passing."""
        self.app.notify(text, markup=False, timeout=10)

    def questionnaire(self, sitting: Sitting) -> Questionnaire:
        """The questionnaire that a sitting was answered with."""
        return self.library.edition(sitting.questionnaire_ref).questionnaire

    def report(self, sitting: Sitting) -> "SittingReport":
        """A sitting, told as on its day."""
        from tensigns.report.sitting_report import build_report

        return build_report(self.questionnaire(sitting), sitting)

    def here(self) -> Path:
        """The folder that the user is in, where notes go."""
        try:
            return Path.cwd()
        except OSError as error:
            message = _("The folder you are in cannot be used: {why}. Start tensigns in another.")
            raise OperationFailed(message.format(why=durable_files.error_reason(error))) from error

    def write(self, folder: Path, name: str, ending: str, text: str) -> str:
        """Write notes to a file, readable by the user alone; gives its place.

        A file that is there already stays as it is: the next number that is free is taken.
        """
        for take in count(1):
            path = folder / (f"{name}-{take}.{ending}" if take > 1 else f"{name}.{ending}")
            with contextlib.suppress(FileExistsError):
                durable_files.create(path, text.encode())
                return durable_files.display_path(path)
        raise AssertionError("there is always another number")

    def objection(self, name: str) -> str:
        """What speaks against a new name; nothing where it is free."""
        taken = self.library.match(name)
        return _("{name} is in the list already.").format(name=taken[0].name) if taken else ""
