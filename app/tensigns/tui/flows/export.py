"""Writing notes, of a sitting or of two side by side."""

from pathlib import Path
from typing import NamedTuple

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.export import ClientSitting, Export, Redaction
from tensigns.storage.durable_files import display_path
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply


class ExportChoice(NamedTuple):
    """What the notes can be written as: the key to choose it by, and how it is offered."""

    key: str
    ending: str
    veil: Redaction
    offered: str


EXPORT_CHOICES = (
    ExportChoice("1", "md", "none", N_("Markdown, copied to the clipboard too")),
    ExportChoice("2", "html", "none", N_("HTML, a page for any browser")),
    ExportChoice("3", "md", "notes-too", N_("Markdown without names and notes, copied")),
    ExportChoice("4", "html", "notes-too", N_("HTML without names and notes")),
)


class ExportFlow:
    """Ask what to write, write it where the user is, and say where that is."""

    def __init__(self, stage: FlowContext) -> None:
        self._stage = stage

    async def latest(self, slug: str) -> None:
        """The notes of a client's last sitting."""
        client = self._stage.library.find(slug)
        sitting = self._stage.library.latest(client)
        if sitting is None:
            self._stage.say(_("No sitting is finished yet, so there are no notes to write."))
        else:
            await self.of(ClientSitting(client, sitting))

    async def of(self, *chosen: ClientSitting) -> None:
        """The notes of one finished sitting, or of two."""
        folder = self._stage.here()
        form = await self._asked(folder)
        if form is None:
            return
        notes = Export(self._stage.library, chosen, form.veil)
        text = notes.markdown() if form.ending == "md" else notes.html()
        told = self._stage.write(folder, notes.name, form.ending, text)
        if form.ending == "md":
            self._stage.app.copy_to_clipboard(text)
            told += "\n" + _("Copied to the clipboard too, where the terminal allows it.")
        self._stage.app.notify(told, title=_("Notes written"), markup=False, timeout=10)

    async def _asked(self, folder: Path) -> ExportChoice | None:
        question = _("Write the notes as a file in {folder}").format(folder=display_path(folder))
        replies = [Reply(form.key, form.key, _(form.offered)) for form in EXPORT_CHOICES]
        screen = ChoiceDialog(question, replies)
        reply = await self._stage.app.push_screen_wait(screen)
        return next((form for form in EXPORT_CHOICES if form.key == reply), None)
