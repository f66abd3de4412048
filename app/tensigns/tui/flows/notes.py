"""Writing notes, of a sitting or of two side by side."""

from pathlib import Path
from typing import NamedTuple

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.notes import Chosen, Notes, Veil
from tensigns.store.files import shown
from tensigns.tui.flows.stage import Stage
from tensigns.tui.screens.question import QuestionScreen, Reply


class Form(NamedTuple):
    """What the notes can be written as: the key to choose it by, and how it is offered."""

    key: str
    ending: str
    veil: Veil
    offered: str


FORMS = (
    Form("1", "md", "none", N_("Markdown, copied to the clipboard too")),
    Form("2", "html", "none", N_("HTML, a page for any browser")),
    Form("3", "md", "notes-too", N_("Markdown without names and notes, copied")),
    Form("4", "html", "notes-too", N_("HTML without names and notes")),
)


class NotesFlows:
    """Ask what to write, write it where the user is, and say where that is."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def latest(self, slug: str) -> None:
        """The notes of a client's last sitting."""
        client = self._stage.library.find(slug)
        sitting = self._stage.library.latest(client)
        if sitting is None:
            self._stage.say(_("No sitting is finished yet, so there are no notes to write."))
        else:
            await self.of(Chosen(client, sitting))

    async def of(self, *chosen: Chosen) -> None:
        """The notes of one finished sitting, or of two."""
        folder = self._stage.here()
        form = await self._asked(folder)
        if form is None:
            return
        notes = Notes(self._stage.library, chosen, form.veil)
        text = notes.markdown() if form.ending == "md" else notes.html()
        told = self._stage.write(folder, notes.name, form.ending, text)
        if form.ending == "md":
            self._stage.app.copy_to_clipboard(text)
            told += "\n" + _("Copied to the clipboard too, where the terminal allows it.")
        self._stage.app.notify(told, title=_("Notes written"), markup=False, timeout=10)

    async def _asked(self, folder: Path) -> Form | None:
        question = _("Write the notes as a file in {folder}").format(folder=shown(folder))
        replies = [Reply(form.key, form.key, _(form.offered)) for form in FORMS]
        screen = QuestionScreen(question, replies)
        reply = await self._stage.app.push_screen_wait(screen)
        return next((form for form in FORMS if form.key == reply), None)
