"""Autosave in a background thread."""

import asyncio
from collections.abc import Callable

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError

WRITE_DELAY = 0.02
"""Seconds to wait before each write, so that the write does not delay the next question."""


class Autosave:
    """Saves sittings in a background thread, one at a time, so that no key waits for the disk.

    At most one sitting waits while another sitting is written. A newly scheduled sitting replaces
    the waiting sitting. ``save`` writes a sitting. ``on_saved`` is called on the event loop after
    each write, with the error of the write or None. ``call_later`` makes the app call a function.
    If ``save`` raises an exception that is not a :class:`TensignsError`, the autosave raises it in
    the app through ``call_later``, which ends the app. ``saved_sitting`` is a sitting that needs no
    save, because it is already saved or has no answers yet.
    """

    def __init__(
        self,
        save: Callable[[Sitting], None],
        on_saved: Callable[[TensignsError | None], None],
        call_later: Callable[[Callable[[BaseException], None], BaseException], object],
        saved_sitting: Sitting | None = None,
    ) -> None:
        self._save = save
        self._on_saved = on_saved
        self._call_later = call_later
        self._newest_sitting = saved_sitting
        self._waiting_sitting: Sitting | None = None
        self._task: asyncio.Task[None] | None = None
        self.failure: TensignsError | None = None
        """The error of the last write; None if it succeeded."""

    def schedule(self, sitting: Sitting) -> None:
        """Write this sitting as soon as no other write runs."""
        self._newest_sitting = self._waiting_sitting = sitting
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_all())
            self._task.add_done_callback(self._raise_in_app)

    def schedule_changed(self, sitting: Sitting) -> None:
        """Write this sitting if it differs from the newest sitting, or if the last write failed."""
        if sitting != self._newest_sitting or self.failure is not None:
            self.schedule(sitting)

    async def finish(self) -> TensignsError | None:
        """Wait until the newest sitting is written. Return the error of the last write, or None.

        If ``save`` raised an exception that is not a :class:`TensignsError`, raise it.
        """
        await self.wait()
        if self._task is not None:
            self._task.result()
        return self.failure

    async def wait(self) -> None:
        """Wait until no sitting is left to write. Cancelling the caller does not cancel a write."""
        # A sitting that is scheduled when a task has just ended starts another task.
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])

    async def _write_all(self) -> None:
        while self._waiting_sitting is not None:
            await asyncio.sleep(WRITE_DELAY)
            sitting, self._waiting_sitting = self._waiting_sitting, None
            try:
                await asyncio.to_thread(self._save, sitting)
            except TensignsError as failure:
                self.failure = failure
            else:
                self.failure = None
            self._on_saved(self.failure)

    def _raise_in_app(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self._call_later(_raise, error)


def _raise(error: BaseException) -> None:
    raise error
