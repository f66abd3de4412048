"""Autosave in a background thread."""

import asyncio
from collections.abc import Callable

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError

PAINT_SECONDS = 0.02
"""The delay before a write. The paint of the next question would take turns with it."""


class Autosave:
    """Saves sittings in a thread, one write at a time, so that no key waits for the disk.

    Only the newest sitting is written: one that is scheduled during a write replaces those that
    wait. ``save`` writes a sitting. ``on_saved`` is called on the event loop after each write,
    with its error or None. ``call_later`` calls a function in the app: with it, any exception
    that is not a :class:`TensignsError` is raised there and ends the app.
    """

    def __init__(
        self,
        save: Callable[[Sitting], None],
        on_saved: Callable[[TensignsError | None], None],
        call_later: Callable[[Callable[[BaseException], None], BaseException], object],
    ) -> None:
        self._save = save
        self._on_saved = on_saved
        self._call_later = call_later
        self._waiting: Sitting | None = None
        self._task: asyncio.Task[None] | None = None
        self.failure: TensignsError | None = None
        """The error of the last write."""

    def schedule(self, sitting: Sitting) -> None:
        """Write this sitting after the current write."""
        self._waiting = sitting
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_all())
            self._task.add_done_callback(self._raise_in_app)

    async def finish(self) -> TensignsError | None:
        """Wait until the newest sitting is written; returns the error of the last write.

        An exception that is not a :class:`TensignsError` is raised.
        """
        await self.wait()
        if self._task is not None:
            self._task.result()
        return self.failure

    async def wait(self) -> None:
        """Wait until no sitting is left to write. A cancelled caller does not cancel the write."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _write_all(self) -> None:
        while self._waiting is not None:
            await asyncio.sleep(PAINT_SECONDS)
            sitting, self._waiting = self._waiting, None
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
