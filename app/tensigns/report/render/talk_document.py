"""The talks with a client as a JSON document."""

from collections.abc import Iterable
from typing import Any

from tensigns.library.documents import DocumentName
from tensigns.report.render.entry_document import entry_document
from tensigns.report.talk_context import TalkContext


def talk_document(context: TalkContext, documents: Iterable[DocumentName]) -> dict[str, Any]:
    """Return the talks and outcomes that count, oldest first, and the open conditions.

    ``documents`` are the names of the client's documents.
    """
    return {
        "client": context.client.name,
        "slug": context.client.slug,
        "sitting": context.sitting_id,
        "talks": [entry_document(entry) for entry in context.talks],
        "outcomes": [entry_document(entry) for entry in context.outcomes],
        "to_hold": context.talk_to_hold and context.talk_to_hold.id,
        "conditions": [
            {
                "of": open_.reference,
                "text": open_.condition.text,
                "by": open_.condition.by.isoformat(),
                "then": open_.condition.then or None,
                "due": open_.condition.by <= context.today,
            }
            for open_ in context.conditions
        ],
        "documents": [name.filename for name in documents if name.kind in ("sheet", "mail")],
    }
