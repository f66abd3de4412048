"""The flow that shows a document, and keeps the versions that the user edits."""

from collections.abc import Container

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import (
    SENT_KINDS,
    Documents,
    parse_document_filename,
    read_document,
)
from tensigns.report.document_titles import export_stem
from tensigns.text.word_query import WordQuery
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.document import DocumentActions, DocumentReply, DocumentScreen


class DocumentFlows:
    """Show a client's documents. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def show(
        self,
        client: Client,
        stem: str,
        title: str,
        replies: Container[DocumentReply] = (),
        query: WordQuery | None = None,
    ) -> DocumentReply | None:
        """Show a document. Return the reply of the user, or None if the user goes back.

        ``stem`` is the name of its file without the suffix. If the program gives no document such a
        name, the document cannot be edited here. ``query`` is what the user searched for.
        """
        documents = Documents(self._context.library, client)
        name = parse_document_filename(f"{stem}.md")

        def write(text: str) -> str:
            file_stem = export_stem(client.slug, name.kind) if name else f"{client.slug}-{stem}"
            folder = self._context.export_folder()
            path = self._context.write_export(folder, file_stem, "md", text)
            return _("Written: {path}").format(path=path)

        def keep(text: str) -> None:
            if name is not None:
                documents.keep(name.kind, text, self._context.now())

        # Imported here because only documents need it.
        from tensigns.report.render.letter_page import mail_text

        text = read_document(documents.path / f"{stem}.md")
        is_sent = name is not None and name.kind in SENT_KINDS
        actions = DocumentActions(
            write, keep if name is not None else None, replies, mail_text if is_sent else str
        )
        screen = DocumentScreen(client.name, title, text, actions, query)
        return await self._context.app.push_screen_wait(screen)
