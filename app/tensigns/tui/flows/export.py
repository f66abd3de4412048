"""The flows that export a finished sitting, a comparison of two or a case file to a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tensigns.core.sitting import Sitting
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
    ``with_entries`` adds the dated list.
    """

    key: str
    suffix: str
    redaction: Redaction
    label: str
    with_entries: bool = False


EXPORT_CHOICES = (
    ExportChoice("1", "md", "none", N_("Markdown, copied to the clipboard too")),
    ExportChoice("2", "html", "none", N_("HTML, a page for any browser")),
    ExportChoice("3", "md", "names-and-notes", N_("Markdown without names and notes, copied")),
    ExportChoice("4", "html", "names-and-notes", N_("HTML without names and notes")),
)

SITTING_CHOICES = (
    *EXPORT_CHOICES,
    ExportChoice("5", "html", "none", N_("HTML with what is noted, by date"), with_entries=True),
)
"""The choices for one sitting."""

EVERYTHING_CHOICE = ExportChoice("6", "html", "none", N_("HTML with all that is kept"))
"""A choice for a client: the case file."""


class ExportFlows:
    """Ask for a format, write the file to the working directory, and show its path.

    The methods raise the errors of the library.
    """

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def export_client(self, slug: str) -> None:
        """Export the last sitting of a client, or the client's case file."""
        client = self._context.library.find(slug)
        await self._export_of_client(client, self._context.library.latest_sitting(client))

    async def export_sitting(self, client: Client, sitting_id: str | None) -> None:
        """Export a finished sitting, or the client's case file.

        If ``sitting_id`` is None, the sitting is the last sitting.
        """
        if sitting_id is None:
            await self.export_client(client.slug)
        else:
            await self._export_of_client(client, self._context.library.load(client, sitting_id))

    async def export(self, *client_sittings: ClientSitting) -> None:
        """Export one finished sitting, or two sittings side by side."""
        folder = self._context.export_folder()
        choices = SITTING_CHOICES if len(client_sittings) == 1 else EXPORT_CHOICES
        choice = await self._ask_for_format(folder, choices)
        if choice is not None:
            self._export_sittings(folder, choice, client_sittings)

    async def _export_of_client(self, client: Client, sitting: Sitting | None) -> None:
        folder = self._context.export_folder()
        choices = SITTING_CHOICES if sitting else ()
        choice = await self._ask_for_format(folder, (*choices, EVERYTHING_CHOICE))
        if choice == EVERYTHING_CHOICE:
            self._export_everything(folder, client)
        elif choice is not None and sitting is not None:
            self._export_sittings(folder, choice, [ClientSitting(client, sitting)])

    def _export_sittings(
        self, folder: Path, choice: ExportChoice, client_sittings: Sequence[ClientSitting]
    ) -> None:
        library = self._context.library
        faults: tuple[str, ...] = ()
        dated_list = None
        if choice.with_entries:
            from tensigns.session.dated_list import load_dated_list

            dated_list, faults = load_dated_list(library, client_sittings[0].client)
        export = Export(library, client_sittings, choice.redaction, dated_list)
        text = export.markdown() if choice.suffix == "md" else export.html()
        message = self._context.write_export(folder, export.file_stem, choice.suffix, text)
        if choice.suffix == "md":
            self._context.app.copy_to_clipboard(text)
            message += "\n" + _("Copied to the clipboard too, where the terminal allows it.")
        self._report_saved("\n".join([message, *faults]))

    def _export_everything(self, folder: Path, client: Client) -> None:
        """Write the case file of a client. Name the files that cannot be read."""
        from tensigns.report.render.html import html_case_file
        from tensigns.session.case_file import build_case_file
        from tensigns.session.loaded_case import load_case

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
