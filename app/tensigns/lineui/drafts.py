"""A letter or a reminder in plain lines."""

from tensigns.language import gettext as _
from tensigns.lineui.console import Console
from tensigns.report.render.letter_page import text_letter
from tensigns.session.letters import Draft
from tensigns.storage.durable_files import display_path


def show_draft(console: Console, draft: Draft) -> None:
    """Show a draft, its notes, and the path of the kept version."""
    console.gap()
    console.say(*draft.heading)
    console.gap()
    console.lines(text_letter(draft.markdown, console.width).rstrip("\n").split("\n"))
    console.gap()
    console.say(*draft.notes, _("Kept as {where}.").format(where=display_path(draft.path)))
