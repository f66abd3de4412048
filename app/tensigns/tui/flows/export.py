"""The flows that export a finished sitting, or a comparison of two sittings, to a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.export import ClientSitting, Export, Redaction
from tensigns.storage.durable_files import display_path
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply


class ExportChoice(NamedTuple):
    """A choice in the export dialog.

    ``suffix`` is the suffix of the file and selects its format. ``label`` is in English.
    """

    key: str
    suffix: str
    redaction: Redaction
    label: str


EXPORT_CHOICES = (
    ExportChoice("1", "md", "none", N_("Markdown, copied to the clipboard too")),
    ExportChoice("2", "html", "none", N_("HTML, a page for any browser")),
    ExportChoice("3", "md", "names-and-notes", N_("Markdown without names and notes, copied")),
    ExportChoice("4", "html", "names-and-notes", N_("HTML without names and notes")),
)

EVERYTHING_CHOICE = ExportChoice("5", "html", "none", N_("All that is kept about the client, HTML"))
"""A choice only where one client is exported: the case file."""


class ExportFlows:
    """Ask for a format, write the file to the working directory, and show its path.

    The methods raise the errors of the library.
    """

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def export_latest(self, slug: str) -> None:
        """Export the last sitting of a client."""
        client = self._context.library.find(slug)
        sitting = self._context.library.latest_sitting(client)
        if sitting is None:
            self._context.show_message(_("No sitting is finished yet, so there is no report yet."))
        else:
            await self._export(
                [ClientSitting(client, sitting)], (*EXPORT_CHOICES, EVERYTHING_CHOICE)
            )

    async def export_sitting(self, client: Client, sitting_id: str | None) -> None:
        """Export a finished sitting of a client; the last one if ``sitting_id`` is None."""
        if sitting_id is None:
            await self.export_latest(client.slug)
        else:
            sitting = self._context.library.load(client, sitting_id)
            await self.export(ClientSitting(client, sitting))

    async def export(self, *client_sittings: ClientSitting) -> None:
        """Export one finished sitting, or two sittings side by side."""
        await self._export(client_sittings, EXPORT_CHOICES)

    async def _export(
        self, client_sittings: Sequence[ClientSitting], choices: Sequence[ExportChoice]
    ) -> None:
        folder = self._context.export_folder()
        choice = await self._ask_for_format(folder, choices)
        if choice is None:
            return
        if choice == EVERYTHING_CHOICE:
            self._export_everything(folder, client_sittings[0].client)
            return
        export = Export(self._context.library, client_sittings, choice.redaction)
        text = export.markdown() if choice.suffix == "md" else export.html()
        message = self._context.write_export(folder, export.file_stem, choice.suffix, text)
        if choice.suffix == "md":
            self._context.app.copy_to_clipboard(text)
            message += "\n" + _("Copied to the clipboard too, where the terminal allows it.")
        self._report_saved(message)

    def _export_everything(self, folder: Path, client: Client) -> None:
        """Write the case file of a client. Name the files that cannot be read."""
        from tensigns.report.render.html import html_case_file
        from tensigns.session.case_file import build_case_file, load_case

        case = load_case(self._context.library, client)
        page = html_case_file(build_case_file(case, self._context.now()))
        path = self._context.write_export(folder, client.slug, "html", page)
        self._report_saved("\n".join([path, *case.faults]))

    def _report_saved(self, message: str) -> None:
        self._context.app.notify(
            message, title=_("Report saved"), markup=False, timeout=10, topic="export"
        )

    async def _ask_for_format(
        self, folder: Path, choices: Sequence[ExportChoice]
    ) -> ExportChoice | None:
        question = _("Save the report in {folder} as").format(folder=display_path(folder))
        replies = [Reply(choice.key, choice.key, _(choice.label)) for choice in choices]
        reply = await self._context.app.push_screen_wait(ChoiceDialog(question, replies))
        return next((choice for choice in choices if choice.key == reply), None)
