"""Edit a text of the screen in the user's own editor."""

from textual.app import SuspendNotSupported
from textual.widget import Widget

from tensigns.environment.text_editor import EditedText, edit_text
from tensigns.errors import TensignsError


def edit_in_editor(widget: Widget, text: str) -> str:
    """Return a text of a widget as the user edits it. Meanwhile the editor has the terminal.

    If the editor fails, say so in a toast. If the editor cannot be started, return the text
    unchanged.
    """
    edited: EditedText | TensignsError
    try:
        with widget.app.suspend():
            # Textual never resumes an app if an exception leaves the block.
            try:
                edited = edit_text(text)
            except TensignsError as error:
                edited = error
    except SuspendNotSupported:
        return text
    if isinstance(edited, TensignsError):
        widget.notify(str(edited), severity="error", markup=False)
        return text
    if edited.warning:
        widget.notify(edited.warning, severity="warning", markup=False)
    return edited.text
