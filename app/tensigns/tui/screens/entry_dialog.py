"""A dialog with one journal entry, and with what it was before it was corrected."""

from collections.abc import Iterable

from rich.table import Table
from textual.content import Content
from textual.widget import Widget

from tensigns.language import gettext as _
from tensigns.report.entry_report import EntryReport
from tensigns.tui.screens.dialog import MessageDialog, definition_table
from tensigns.tui.widgets.concealing import Static


class EntryDialog(MessageDialog):
    """Shows the text of an entry, its fields, and the entries that corrections replaced."""

    def __init__(self, report: EntryReport) -> None:
        super().__init__(report.heading, [])
        self._report = report

    def compose_body(self) -> Iterable[Widget]:
        """Return the text, the fields, and the replaced entries, newest first."""
        if self._report.paragraphs:
            yield Static(Content("\n".join(self._report.paragraphs)), classes="text")
        yield Static(self._fields_table(), classes="fields")
        if self._report.versions:
            yield Static(Content(_("Before it was corrected")), classes="section")
        for version in self._report.versions:
            yield Static(Content(version.heading), classes="version")
            yield Static(Content("\n".join(version.paragraphs)), classes="version-text")

    def _fields_table(self) -> Table:
        return definition_table(self._report.fields)
