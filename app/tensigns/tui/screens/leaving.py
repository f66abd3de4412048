"""Leaving: asked about once, and warned of where something is not saved."""

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.tui.screens.question import QuestionScreen, Reply


class LeaveScreen(QuestionScreen):
    """Gives ``leave``, or something else where the user stays."""

    def __init__(self) -> None:
        replies = [
            Reply("leave", "l", _("Leave; every answer is kept")),
            Reply("stay", "s", _("Stay")),
        ]
        super().__init__(_("Leave tensigns?"), replies)


class UnsavedScreen(QuestionScreen):
    """Gives ``leave`` where the user gives up what could not be saved."""

    def __init__(self, failure: TensignsError) -> None:
        replies = [
            Reply("again", "s", _("Try to save again")),
            Reply("leave", "l", _("Leave all the same and lose what is not saved")),
        ]
        question = _("The last answers are not saved: {why}").format(why=failure)
        super().__init__(question, replies)
