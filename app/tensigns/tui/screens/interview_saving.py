"""The part of the interview screen that saves the sitting."""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from textual.worker import Worker

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.tui.autosave import Autosave
from tensigns.tui.screens.base import Page

# Not imported when it is needed: on a full disk an import can fail too, since Python then keeps
# only a part of the compiled module.
from tensigns.tui.widgets.unsaved_notice import UnsavedNotice

WAITING_DELAY = 0.1
"""Seconds to wait for a save before the screen says that it is saving.

The terminal driver has already waited a fraction of a second to recognise the key Esc.
"""


class SavingPage(Page[Sitting | None]):
    """A page that saves a sitting in the background.

    ``sitting`` is already saved. ``save`` is called in a thread after changes, at last with the
    newest sitting. A subclass must compose a :class:`ProgressLine`, above which a notice tells of
    a failed or slow save.
    """

    def __init__(self, sitting: Sitting, save: Callable[[Sitting], None]) -> None:
        super().__init__()
        self._autosave = Autosave(save, self.show_save_failure, self.call_later, sitting)
        self._unsaved_notice: UnsavedNotice | None = None
        self._leaving: Worker[None] | None = None

    def _mounted_notice(self) -> UnsavedNotice:
        """Return the notice about a failed or slow save. Mount it when it is first needed."""
        if self._unsaved_notice is None:
            self._unsaved_notice = UnsavedNotice()
            self.mount(self._unsaved_notice, after="ProgressLine")
        return self._unsaved_notice

    def show_save_failure(self, failure: TensignsError | None) -> None:
        """Show the error of the last save, or that it succeeded."""
        if self.is_running and (failure or self._unsaved_notice is not None):
            self._mounted_notice().show_failure(failure)
            self.refresh_bindings()

    @contextmanager
    def _shown_while_waiting(self) -> Iterator[None]:
        """Show that the screen is saving, if a ``with`` block takes longer than `WAITING_DELAY`."""
        timer = self.set_timer(WAITING_DELAY, self._show_waiting)
        try:
            yield
        finally:
            timer.stop()
            if self._unsaved_notice is not None:
                self._unsaved_notice.set_waiting(is_waiting=False)

    def _show_waiting(self) -> None:
        self._mounted_notice().set_waiting(is_waiting=True)

    async def _wait_for_saves(self) -> TensignsError | None:
        """Wait for the last save and return its error, or None.

        If the save takes long, show a notice.
        """
        with self._shown_while_waiting():
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
