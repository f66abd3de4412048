"""The box in which the user writes a note."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import cut_marks_message
from tensigns.text.clean import NOTE_LIMIT, clean, clean_and_count
from tensigns.text.discretion import conceal
from tensigns.tui.widgets.text_boxes import TextArea


class NoteBox(TextArea):
    """A box for lines of free text. Until it is opened, it is hidden.

    Esc closes the box and keeps the text. F3 closes the box too, because Esc does not always
    arrive: GNU screen with ``mousetrack on`` delays it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "edit", N_("editor"), key_display="F2", id="edit"),
        Binding(
            "escape", "close", N_("close the note, keeping it"), key_display="esc F3", id="back"
        ),
        Binding("f3", "close", show=False),
    ]

    class Closed(Message):
        """The user closed the box."""

    def __init__(self) -> None:
        super().__init__(show_line_numbers=False, tab_behavior="focus")
        self.display = False
        self.position = ""
        """The key of the question that the note is on, or ``review``."""
        self._is_closing = False

    def open(self, position: str, title: str, note: str) -> None:
        """Show the box with the note at a position. The title is above the box.

        Move the cursor to the end of the note.
        """
        self.position = position
        self.border_title = Content(conceal(title))
        self.text = note
        self._is_closing = False
        self._set_open(is_open=True)
        self.move_cursor(self.document.end)
        self.screen.set_focus(self)

    @property
    def note(self) -> str:
        """The cleaned text, cut to the largest length of a note."""
        return clean(self.text).strip()[:NOTE_LIMIT]

    def close(self) -> None:
        """Hide the box if it is open. Warn the user if the text exceeds the limits of a note."""
        if not self.display:
            return
        text, surplus_marks = clean_and_count(self.text)
        if surplus_marks:
            self.notify(cut_marks_message(surplus_marks), severity="warning", markup=False)
        if len(text.strip()) > NOTE_LIMIT:
            warning = _("The note is too long: the first {limit} characters are kept.")
            self.notify(warning.format(limit=NOTE_LIMIT), severity="warning", markup=False)
        self._set_open(is_open=False)

    def _set_open(self, *, is_open: bool) -> None:
        """Show or hide the box. The screen's style sheet makes room for an open box."""
        self.display = is_open
        self.screen.set_class(is_open, "-note-open")

    async def on_key(self, event: events.Key) -> None:
        """Ignore keys after a key that closes the box, while the box still has the focus."""
        if self._is_closing:
            event.stop()
            event.prevent_default()

    def action_edit(self) -> None:
        """Open the note in the user's editor."""
        # Imported here because most notes are short.
        from tensigns.tui.editing import edit_in_editor  # noqa: PLC0415

        self.replace(edit_in_editor(self, self.text), (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def action_close(self) -> None:
        """Tell the screen that the user closed the box."""
        self._is_closing = True
        self.post_message(self.Closed())
