"""Draft the letter of ``tensigns leave``, or print it as the user edited it."""

from datetime import UTC
from pathlib import Path
from typing import Any

from tensigns.cli import output
from tensigns.cli.leave_request import LetterRequest, require_letter
from tensigns.cli.output_file import write_output
from tensigns.cli.run_context import run_settings
from tensigns.clock import now
from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import DocumentName, Documents
from tensigns.library.library import Library
from tensigns.report.leaving_letter import build_letter
from tensigns.report.letter import LetterForm, draft_sentences, open_places
from tensigns.report.render.letter_page import PAPERS, html_letter, text_letter
from tensigns.report.render.letters import markdown_letter
from tensigns.session.leaving import load_leaving
from tensigns.storage.durable_files import display_path

_FORMAT_OF_ENDING = {".html": "html", ".htm": "html", ".txt": "text"}


def draft_letter(
    library: Library, client: Client, request: LetterRequest, *, as_json: bool = False
) -> dict[str, Any]:
    """Draft the letter, keep it, and print it or write it to a file.

    A letter that was kept after the plan was made is used as it is now, since the user may have
    edited it. With ``as_json`` nothing is printed. Return the letter as a JSON document.
    """
    leaving = load_leaving(library, client, now())
    require_letter(leaving)
    plan = leaving.plan
    if plan is None:
        raise ValueError("a letter needs a plan")
    documents = Documents(library, client)
    form = LetterForm.from_terms(leaving.money.terms, run_settings().sender)
    kept_name = None if request.new else _kept_letter(documents, plan)
    if kept_name is None:
        markdown = markdown_letter(build_letter(leaving, plan.details, form))
        path = documents.keep("letter", markdown, now())
    else:
        markdown, path = documents.load(kept_name), documents.path_of(kept_name)
    output.print_client_name(client.name)
    _print_notes(plan, path, form, is_new=kept_name is None)
    if not as_json:
        data = _rendered(markdown, form.language, client.name, request)
        write_output(request.path, data.encode(), force=request.force)
    return {"text": markdown, "open": [*open_places(markdown)], "document": path.name}


def _kept_letter(documents: Documents, plan: CurrentPlan) -> DocumentName | None:
    """Return the newest letter that was kept after the plan was made; None if there is none."""
    newest = documents.newest("letter")
    made = plan.entry.noted.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return newest if newest is not None and newest.id >= made else None


def _print_notes(plan: CurrentPlan, path: Path, form: LetterForm, *, is_new: bool) -> None:
    if is_new and not (form.sender.name and form.sender.place):
        output.print_message(
            _("Your name and place can be set once, in config.toml under [sender].")
        )
    if plan.details.manner == "safety":
        output.print_message(_("Before you send anything, talk to the police about it."))
    output.print_message(
        _(
            "The letter is general and no legal advice. In doubt, show it to a lawyer before you "
            "send it."
        )
    )
    message = _("Kept as {where}. Edit it there; --letter then uses your text, --new drafts anew.")
    output.print_message(message.format(where=display_path(path)))


def _rendered(markdown: str, language: str, client_name: str, request: LetterRequest) -> str:
    ending = Path(request.path or "").suffix.casefold()
    form = request.form or _FORMAT_OF_ENDING.get(ending, "markdown")
    if form == "html":
        paper = next(paper for paper in PAPERS if paper == request.paper)
        title = _("Letter to {client}").format(client=client_name)
        return html_letter(markdown, title, language, paper)
    sentences = [*draft_sentences(markdown)]
    if form == "text":
        heading = "".join(f"{line}\n" for line in sentences)
        text = text_letter(markdown)
    else:
        heading = "".join(f"> {line}\n" for line in sentences)
        text = markdown
    return f"{heading}\n{text}" if heading else text
