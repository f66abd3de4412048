"""Clean pasted text before any widget receives it."""

from typing import Any

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea

from tensigns.language import gettext as _
from tensigns.storage.file_faults import cut_marks_message
from tensigns.text.clean import clean_and_count
from tensigns.tui.key_reports import JOINERS
from tensigns.tui.terminal_parser import REPLACEMENT
from tensigns.tui.widgets.form_row import FieldInput


def clean_paste(app: App[Any], event: events.Paste) -> None:
    """Clean the text of a paste. If something in it was lost, say so in a toast."""
    if REPLACEMENT in event.text and isinstance(app.focused, Input | TextArea):
        message = _("Something in the pasted text could not be read; {symbol} stands for it.")
        app.notify(message.format(symbol=REPLACEMENT), severity="warning", markup=False)
    # A typed joiner is not cleaned: cleaning would remove it, because its next character is not
    # known yet.
    if event.text not in JOINERS:
        event.text, surplus_marks = clean_and_count(event.text)
        if surplus_marks:
            app.notify(cut_marks_message(surplus_marks), severity="warning", markup=False)
    if isinstance(app.focused, FieldInput):
        # Every line of it is part of what the user says about a client.
        event.text = " ".join(filter(None, map(str.strip, event.text.splitlines())))
    elif isinstance(app.focused, Input):
        # An input keeps only the first line of the pasted text, which may be blank.
        event.text = next(filter(str.strip, event.text.splitlines()), "")
