"""The flow that shows a letter or a reminder, lets the user edit it, and writes it to a file."""

from functools import partial

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import DocumentKind, Documents
from tensigns.report.render.letter_page import html_letter, text_letter
from tensigns.session.letters import Draft
from tensigns.storage.durable_files import display_path
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
        }
    )
    while True:
        page = ActionPage(client.name, title, partial(_draft_text, draft), actions)
        action = await context.app.push_screen_wait(page)
        if action is None:
            return
        if action == "edit":
            await DocumentFlows(context).show(client, draft.path.stem, title)
            draft = _newest_version(context, client, kind, draft)
        else:
            text = draft.markdown
            if action == "html":
                text = html_letter(text, f"{title}: {client.name}", draft.language, "a4")
            stem = f"{client.slug}-{kind}"
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


def _draft_text(draft: Draft, width: int) -> str:
    heading = "".join(f"{line}\n" for line in draft.heading)
    kept = _("Kept as {where}.").format(where=display_path(draft.path))
    notes = "\n".join((*draft.notes, kept))
    return "\n".join(filter(None, (heading, text_letter(draft.markdown, width), notes)))
