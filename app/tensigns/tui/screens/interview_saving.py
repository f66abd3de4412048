"""The part of the interview screen that saves the sitting."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.worker import Worker

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.tui.autosave import Autosave
from tensigns.tui.screens.base import Page
from tensigns.tui.widgets.interview_status import UnsavedNotice


class SavingPage(Page[Sitting | None]):
    """A page that saves a sitting in the background.

    ``sitting`` is already saved. ``save`` is called in a thread after changes, at last with the
    newest sitting. A subclass must compose ``_unsaved_notice``.
    """

    def __init__(self, sitting: Sitting, save: Callable[[Sitting], None]) -> None:
        super().__init__()
        self._autosave = Autosave(save, self._show_save_failure, self.call_later, sitting)
        self._unsaved_notice = UnsavedNotice()
        self._leaving: Worker[None] | None = None

    def _show_save_failure(self, failure: TensignsError | None) -> None:
        if self.is_running and (failure or self._unsaved_notice.display):
            self._unsaved_notice.show_failure(failure)
            self.refresh_bindings()

    async def _wait_for_saves(self) -> TensignsError | None:
        """Wait for the last save and return its error, or None.

        If the save takes long, show a notice.
        """
        with self._unsaved_notice.shown_while_waiting():
            return await self._autosave.finish()

    async def on_unmount(self) -> None:
        """Wait for the last save. The screen can be closed without :meth:`_wait_for_saves`."""
        await self._autosave.wait()

    def _start_leaving(self, leave: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._is_leaving:
            self._leaving = self.run_worker(leave())

    @property
    def _is_leaving(self) -> bool:
        """Whether the screen is about to close. Until it closes, keys have no effect."""
        return self._leaving is not None and not self._leaving.is_finished
