"""Edit a text of the screen in the user's own editor."""

from textual.app import SuspendNotSupported
from textual.widget import Widget

from tensigns.environment.text_editor import edit_text
from tensigns.errors import TensignsError


def edit_in_editor(widget: Widget, text: str) -> str:
    """Return a text of a widget as the user edits it. Meanwhile the editor has the terminal.

    If the editor fails, say so in a toast. If the editor cannot be started, return the text
    unchanged.
    """
    try:
        with widget.app.suspend():
            edited = edit_text(text)
    except SuspendNotSupported:
        return text
    except TensignsError as error:
        widget.notify(str(error), severity="error", markup=False)
        return text
    if edited.warning:
        widget.notify(edited.warning, severity="warning", markup=False)
    return edited.text
