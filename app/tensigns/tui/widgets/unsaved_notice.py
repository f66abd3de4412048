"""The line below a question about a failed or slow save."""

from textual.content import Content

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.tui.shown_keys import shown_key
from tensigns.tui.widgets.concealing import Static


class UnsavedNotice(Static):
    """A line with the error of the last save, or with the message that the screen is saving.

    The error is shown in words, not only by a colour. If there is no error and no wait, the line is
    hidden. The screen mounts it when it is first needed, because the first question must not wait
    for it.
    """

    DEFAULT_CSS = """
    UnsavedNotice { display: none; height: auto; max-height: 5; padding: 0 1; color: $error; }
    UnsavedNotice { text-style: bold; }
    UnsavedNotice.-waiting { color: $quiet; text-style: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._failure: TensignsError | None = None
        self._is_waiting = False

    def show_failure(self, failure: TensignsError | None) -> None:
        """Show the error of the last save. ``failure`` is None if the last save succeeded."""
        self._failure = failure
        self._show()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Show or end the message that the screen is saving. It hides the error of a save."""
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self._show()

    def _show(self) -> None:
        self.display = self._is_waiting or self._failure is not None
        self.set_class(self._is_waiting, "-waiting")
        if self._is_waiting:
            self.update(Content(_("Saving …")))
        elif self._failure is not None:
            message = _("Not saved; press {save_again} to try again. {why}")
            line = message.format(save_again=shown_key("save_again"), why=self._failure)
            self.update(Content(line))
