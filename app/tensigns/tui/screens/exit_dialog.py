"""The dialogs that are shown before the app exits, and after a failed save or finish."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from textual.app import App

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

Result = TypeVar("Result")


REPLIES_TO_EXIT = ("leave", "interrupt")
"""The results of an :class:`ExitDialog` after which the app exits."""


class ExitDialog(ChoiceDialog):
    """Asks whether to exit. The result is ``leave`` if the user wants to exit.

    After Ctrl+C in the dialog, the app closes it with the result ``interrupt``.

    ``started_forms`` are the names of the forms that would be lost. If there are any, the cursor is
    on the reply that loses nothing.
    """

    def __init__(self, started_forms: Sequence[str] = ()) -> None:
        question = _("Leave tensigns?")
        leave = _("Leave; every answer is kept")
        if started_forms:
            question = _("Leave tensigns? Not saved: {forms}").format(
                forms=", ".join(started_forms)
            )
            leave = _("Leave all the same and lose what is not saved")
        replies = [Reply.lettered("leave", leave), Reply.lettered("stay", _("Stay"))]
        super().__init__(question, replies[::-1] if started_forms else replies)


class UnsavedDialog(ChoiceDialog):
    """Says that the last save failed. The result is ``leave`` to lose the unsaved answers."""

    def __init__(self, failure: TensignsError) -> None:
        replies = [
            Reply.lettered("again", _("Save again")),
            Reply.lettered("leave", _("Leave all the same and lose what is not saved")),
        ]
        question = _("The last answers are not saved: {why}").format(why=failure)
        super().__init__(question, replies)


class FinishFailedDialog(ChoiceDialog):
    """Says that a sitting could not be finished. The result is ``again`` to try again."""

    def __init__(self, failure: TensignsError) -> None:
        replies = [
            Reply.lettered("again", _("Finish once more")),
            Reply.lettered("stay", _("Stay in the review; every answer is kept")),
        ]
        super().__init__(_("The sitting is not finished: {why}").format(why=failure), replies)


async def finish_with_retries(
    app: App[Any],
    finish: Callable[[], Result],
    waiting: Callable[[], AbstractContextManager[None]],
) -> Result | None:
    """Call ``finish`` in a thread and return its result. Call this function in a worker.

    ``waiting`` returns a context manager that is entered while the thread runs. After a
    :class:`TensignsError`, ask the user whether to call ``finish`` again. If the user does not want
    this, return None.
    """
    while True:
        try:
            with waiting():
                return await asyncio.to_thread(finish)
        except TensignsError as failure:
            if await app.push_screen_wait(FinishFailedDialog(failure)) != "again":
                return None
