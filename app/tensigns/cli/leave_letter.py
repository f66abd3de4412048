"""The letter of ``tensigns leave``: a new draft, or the kept letter that the user edited.

Reminders are written in the same formats.
"""

from typing import Any

from tensigns.cli import output
from tensigns.cli.leave_request import LetterRequest
from tensigns.cli.output_file import format_by_ending, write_output
from tensigns.cli.run_context import run_settings
from tensigns.clock import now
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.letter import open_places
from tensigns.report.render.letter_page import PAPERS, Paper, html_letter, text_letter
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import Draft, draft_letter
from tensigns.storage.durable_files import display_path

FORMAT_OF_ENDING = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
"""The format of a letter or reminder in a file, by the ending of its name in lower case."""


def print_letter(
    library: Library, client: Client, request: LetterRequest, *, as_json: bool = False
) -> dict[str, Any]:
    """Print the letter of the plan or write it to a file, and return it as a JSON document.

    The letter is the letter of :func:`draft_letter`. With ``as_json``, the letter is only returned.
    Notes to the user are printed to standard error. Raise the errors of :func:`draft_letter` and
    :func:`write_output`.
    """
    output_format = (
        request.output_format or format_by_ending(request.path, FORMAT_OF_ENDING) or "markdown"
    )
    noted = now()
    leaving = load_leaving(library, client, noted)
    draft = draft_letter(library, leaving, run_settings().sender, noted, anew=request.new)
    output.print_client_name(client.name)
    output.print_messages(draft.notes)
    output.print_path(_("Kept as:"), display_path(draft.path))
    output.print_message(_("Edit it there; --letter then uses your text, --new drafts anew."))
    if not as_json:
        paper = next(paper for paper in PAPERS if paper == request.paper)
        title = _("Letter to {client}").format(client=client.name)
        data = rendered_draft(draft, title, output_format, paper)
        write_output(request.path, data.encode(), force=request.force)
    return {
        "text": draft.markdown,
        "open": [*open_places(draft.markdown)],
        "document": draft.path.name,
    }


def rendered_draft(draft: Draft, title: str, output_format: str, paper: Paper) -> str:
    """Return a letter or a reminder in a format, with what must be said at the head of a draft."""
    if output_format == "html":
        return html_letter(draft.markdown, title, draft.language, paper)
    if output_format == "text":
        heading = "".join(f"{line}\n" for line in draft.heading)
        text = text_letter(draft.markdown)
    else:
        heading = "".join(f"> {line}\n" for line in draft.heading)
        text = draft.markdown
    return f"{heading}\n{text}" if heading else text
