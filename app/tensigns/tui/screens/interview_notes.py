"""The part of the interview screen that opens and saves a note."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import Worker

from tensigns.core.interview import Interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.language import gettext as _
from tensigns.report.wording import localized
from tensigns.tui.screens.interview_saving import SavingPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tensigns.tui.widgets.note_box import NoteBox

NOTE_SAVE_DELAY = 1.5
"""Seconds from the first unsaved change of an open note until its save starts.

If the save takes at most 0.5 seconds, a crash loses at most two seconds of typing.
"""


class NotePage(SavingPage):
    """A page with a box for the note on a question or on the whole sitting.

    A subclass must define :attr:`_current` and :meth:`_keep_note`, and compose a widget with the id
    ``middle``, in which the box is shown.
    """

    def __init__(self, sitting: Sitting, save: "Callable[[Sitting], None]") -> None:
        super().__init__(sitting, save)
        self._note_box: NoteBox | None = None
        self._note_save: Worker[None] | None = None
        """The worker that runs while an open note has unsaved changes."""

    @property
    def _current(self) -> Interview:
        """The interview, with the text of an open note box."""
        raise NotImplementedError

    def _keep_note(self) -> None:
        """Copy the text of the open note box to the sitting, and close the box."""
        raise NotImplementedError

    def _with_open_note(self, interview: Interview) -> Interview:
        """Return the interview with the text of the note box, if the box is open."""
        if self._note_box is None or not self._is_note_open:
            return interview
        return interview.annotate(self._note_box.note, self._note_box.position)

    @property
    def _is_note_open(self) -> bool:
        return self._note_box is not None and self._note_box.display

    async def action_note(self) -> None:
        """Open the note on the question. In the review, open the note on the whole sitting."""
        await self._open_note(self._current.sitting.position)

    async def action_note_previous(self) -> None:
        """Open the note on the question that the last step answered.

        If the last step answered no question, open the note on the question before the current one.
        """
        if (key := self._current.previous_key) is not None:
            await self._open_note(key)

    async def _open_note(self, position: str) -> None:
        """Open the note on the question with a key. In the review, the key is ``review``."""
        if self._note_box is None:
            # Imported here because the first question must not wait for it.
            from tensigns.tui.widgets.note_box import NoteBox  # noqa: PLC0415

            self.load_style_sheet(Path(__file__).with_name("interview_note.tcss"))
            self._note_box = NoteBox()
            await self.mount(self._note_box)
        sitting = self._current.sitting
        if position == REVIEW:
            self._note_box.open(position, _("On the whole"), sitting.note)
        else:
            question = self._current.questionnaire.questions_by_key[position].question
            note = sitting.notes.get(position, "")
            self._note_box.open(position, f"{_('Note')} · {localized(question.text)}", note)
        self.refresh_bindings()

    def on_note_box_closed(self) -> None:
        self._keep_note()

    def on_text_area_changed(self) -> None:
        """Save the open note soon, unless that is under way.

        A timer of Textual that runs once may never fire on a computer that is busy.
        """
        if self._note_save is None or self._note_save.is_finished:
            self._note_save = self.run_worker(self._save_open_note)

    async def _save_open_note(self) -> None:
        await asyncio.sleep(NOTE_SAVE_DELAY)
        if self._is_note_open:
            self._autosave.schedule_changed(self._current.sitting)
