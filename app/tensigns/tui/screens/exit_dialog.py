"""Leaving: asked about once, and warned of where something is not saved."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

Made = TypeVar("Made")


class ExitDialog(ChoiceDialog):
    """Gives ``leave``, or something else where the user stays."""

    def __init__(self) -> None:
        replies = [
            Reply.lettered("leave", _("Leave; every answer is kept")),
            Reply.lettered("stay", _("Stay")),
        ]
        super().__init__(_("Leave tensigns?"), replies)


class UnsavedDialog(ChoiceDialog):
    """Gives ``leave`` where the user gives up what could not be saved."""

    def __init__(self, failure: TensignsError) -> None:
        replies = [
            Reply.lettered("again", _("Save again")),
            Reply.lettered("leave", _("Leave all the same and lose what is not saved")),
        ]
        question = _("The last answers are not saved: {why}").format(why=failure)
        super().__init__(question, replies)


class FinishFailedDialog(ChoiceDialog):
    """Gives ``again`` where the user tries once more to finish."""

    def __init__(self, failure: TensignsError) -> None:
        replies = [
            Reply.lettered("again", _("Finish once more")),
            Reply.lettered("stay", _("Stay in the review; every answer is kept")),
        ]
        super().__init__(_("The sitting is not finished: {why}").format(why=failure), replies)


async def finish_with_retries(app: App[Any], finish: Callable[[], Made]) -> Made | None:
    """What finishing gives, off the loop and as often as the user tries; none if given up.

    Call it in a worker.
    """
    while True:
        try:
            return await asyncio.to_thread(finish)
        except TensignsError as failure:
            if await app.push_screen_wait(FinishFailedDialog(failure)) != "again":
                return None
