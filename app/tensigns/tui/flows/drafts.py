"""The flow that shows a letter or a reminder, lets the user edit it, and writes it to a file."""

from collections.abc import Iterable
from functools import partial

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import DocumentKind, Documents
from tensigns.report.document_titles import export_stem
from tensigns.report.render.letter_page import html_letter, mail_text, text_letter
from tensigns.report.wording import join_and
from tensigns.session.letters import Draft
from tensigns.storage.durable_files import display_path
from tensigns.text.wrapping import Paragraph, layout
from tensigns.tui.flows.documents import DocumentFlows
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import Reply


async def show_draft(
    context: FlowContext, client: Client, kind: DocumentKind, title: str, draft: Draft
) -> None:
    """Show a draft with its notes until the user goes back."""
    actions = Reply.numbered(
        {
            "edit": _("Edit and copy it"),
            "md": _("Write it to a file, as Markdown"),
            "html": _("Write it to a file, as a page to print"),
            "txt": _("Write it to a file, as plain text for a mail"),
        }
    )
    while True:
        page = ActionPage(
            client.name, title, partial(_draft_text, draft), actions, has_heading=False
        )
        action = await context.app.push_screen_wait(page)
        if action is None:
            return
        if action == "edit":
            await DocumentFlows(context).show(client, draft.path.stem, title)
            draft = _newest_version(context, client, kind, draft)
        else:
            text = _file_text(draft, action, f"{title}: {client.name}")
            stem = export_stem(client.slug, kind)
            path = context.write_export(context.export_folder(), stem, action, text)
            context.show_message(_("Written to {where}.").format(where=path))


def _newest_version(
    context: FlowContext, client: Client, kind: DocumentKind, draft: Draft
) -> Draft:
    documents = Documents(context.library, client)
    newest = documents.newest(kind)
    if newest is None:
        return draft
    return draft._replace(markdown=documents.load(newest), path=documents.path_of(newest))


def _file_text(draft: Draft, suffix: str, title: str) -> str:
    if suffix == "html":
        return html_letter(draft.markdown, title, draft.language, "a4")
    return mail_text(draft.markdown) if suffix == "txt" else draft.markdown


def _draft_text(draft: Draft, width: int) -> str:
    """Return the notes and the draft. A note below the draft would be out of sight."""
    sentence, *places = draft.heading or ("",)
    notes = _wrapped((Paragraph(note, "· ", "  ") for note in draft.notes), width)
    text = f"{sentence} {join_and(places)}." if places else sentence
    heading = _wrapped([Paragraph(text)], width)
    kept = _("Kept as {where}.").format(where=display_path(draft.path))
    letter = text_letter(draft.markdown, width)
    return "\n".join(filter(None, (notes, heading, letter, kept)))


def _wrapped(paragraphs: Iterable[Paragraph], width: int) -> str:
    return "".join(f"{line}\n" for line in layout(paragraphs, width))
