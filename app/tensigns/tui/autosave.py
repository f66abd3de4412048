"""Saving beside the keys: the newest sitting is written, one write at a time, off the loop."""

import asyncio
from collections.abc import Callable

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError

PAINT = 0.02
"""Seconds left to the screen before a write, which would take turns with it and make it late."""


class Autosave:
    """Writes the latest sitting it was given; a write never holds up a key.

    ``save`` runs in a thread. ``told`` is called on the loop after each write, with what went
    wrong or with nothing. ``defer`` is to call something in the app, where an exception ends it: a
    save that fails in any other way is a fault of our own. Sittings that are overtaken while a
    write runs are never written: the newest one holds them.
    """

    def __init__(
        self,
        save: Callable[[Sitting], None],
        told: Callable[[TensignsError | None], None],
        defer: Callable[[Callable[[BaseException], None], BaseException], object],
    ) -> None:
        self._save = save
        self._told = told
        self._defer = defer
        self._pending: Sitting | None = None
        self._writing: asyncio.Task[None] | None = None
        self.failure: TensignsError | None = None

    def put(self, sitting: Sitting) -> None:
        """Have this sitting written as soon as the write under way is through."""
        self._pending = sitting
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
            self._writing.add_done_callback(self._ended)

    async def settle(self) -> TensignsError | None:
        """Wait until nothing is left to write; what keeps the newest sitting from the disk.

        A fault of our own in saving is raised here too.
        """
        await self.written()
        if self._writing is not None:
            self._writing.result()
        return self.failure

    async def written(self) -> None:
        """Wait until nothing is left to write, whatever came of it.

        Whoever waits may be cancelled; the write goes on.
        """
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def _write(self) -> None:
        while self._pending is not None:
            await asyncio.sleep(PAINT)
            sitting, self._pending = self._pending, None
            try:
                await asyncio.to_thread(self._save, sitting)
            except TensignsError as failure:
                self.failure = failure
            else:
                self.failure = None
            self._told(self.failure)

    def _ended(self, writing: asyncio.Task[None]) -> None:
        if not writing.cancelled() and (fault := writing.exception()):
            self._defer(_raise, fault)


def _raise(fault: BaseException) -> None:
    raise fault
