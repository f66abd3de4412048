"""A letter or a reminder in plain lines."""

from tensigns.language import gettext as _
from tensigns.lineui.console import Console
from tensigns.report.render.letter_page import text_letter
from tensigns.session.letters import Draft
from tensigns.storage.durable_files import display_path


def show_document(console: Console, markdown: str) -> None:
    """Show a letter, a reminder, a mail or a sheet."""
    console.lines(text_letter(markdown, console.width).rstrip("\n").split("\n"))


def show_draft(console: Console, draft: Draft) -> None:
    """Show the notes on a draft, the draft, and the path of the kept version.

    A user who listens hears the notes before the draft that they are about.
    """
    console.gap()
    console.say(*draft.notes)
    console.gap()
    console.say(*draft.heading)
    console.gap()
    show_document(console, draft.markdown)
    console.gap()
    console.say(_("Kept as:"))
    # On a line of its own, so that the path can be copied.
    console.lines([display_path(draft.path)])
