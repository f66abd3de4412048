"""Where a note is written."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.clean import NOTE_LIMIT, clean


class NoteBox(TextArea):
    """Lines of free text; Esc closes the box and keeps them. Hidden until it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("close the note, keeping it"), key_display="esc"),
    ]

    class Closed(Message):
        """The note was written."""

    def __init__(self) -> None:
        super().__init__(show_line_numbers=False, tab_behavior="focus")
        self.display = False

    def open(self, text: str) -> None:
        """Show the box with a note in it, ready to type."""
        self.text = text
        self._appear(yes=True)
        self.move_cursor(self.document.end)
        self.screen.set_focus(self)

    @property
    def note(self) -> str:
        """What is written, cleaned, and as much of it as a note may have."""
        return self._cleaned[:NOTE_LIMIT]

    def close(self) -> None:
        """Hide the box; say so where more was written than a note may have."""
        if self.display and len(self._cleaned) > NOTE_LIMIT:
            cut = _("The note is too long: the first {limit} characters are kept.")
            self.notify(cut.format(limit=NOTE_LIMIT), severity="warning", markup=False)
        self._appear(yes=False)

    def _appear(self, *, yes: bool) -> None:
        """Show or hide, and let the screen's styles know, which make room where there is little."""
        self.display = yes
        self.screen.set_class(yes, "-noting")

    @property
    def _cleaned(self) -> str:
        return clean(self.text).strip()

    def action_close(self) -> None:
        """Say that the note is written."""
        self.post_message(self.Closed())
