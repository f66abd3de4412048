"""The line that says what is not saved."""

from textual.content import Content
from textual.widgets import Static

from tensigns.errors import TensignsError
from tensigns.language import gettext as _


class UnsavedNotice(Static):
    """Shows while the last save has failed; state is told in words, not by colour alone."""

    DEFAULT_CSS = """
    UnsavedNotice { display: none; height: auto; max-height: 5; padding: 0 1; color: $error; }
    UnsavedNotice { text-style: bold; }
    """

    def tell(self, failure: TensignsError | None) -> None:
        """Say what went wrong; nothing where all is well."""
        self.display = failure is not None
        if failure is not None:
            line = _("Not saved; press s to try again. {why}").format(why=failure)
            self.update(Content(line))
