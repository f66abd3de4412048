"""The decisions about a client as a JSON document."""

from typing import Any

from msgspec.structs import asdict

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.figures import compute_figures
from tensigns.report.decision_context import DecisionContext
from tensigns.report.render.entry_document import entry_document


def decision_document(context: DecisionContext) -> dict[str, Any]:
    """Return the decisions and look-backs that count, oldest first, and the figures.

    ``figures`` are what the five figures of the last decision come to, as texts; null if there is
    no decision.
    """
    return {
        "client": context.client.name,
        "slug": context.client.slug,
        "sitting": context.sitting_id,
        "recommendation": context.recommendation,
        "decisions": [entry_document(entry) for entry in context.decisions],
        "look_backs": [entry_document(entry) for entry in context.look_backs],
        "to_look_back_at": [entry.id for entry in context.open_look_backs],
        "figures": _figures(context),
    }


def _figures(context: DecisionContext) -> dict[str, str | None] | None:
    details = context.decisions[-1].details if context.decisions else None
    if not isinstance(details, DecisionDetails):
        return None
    figures = compute_figures(details)
    values = {key: None if value is None else str(value) for key, value in asdict(figures).items()}
    return {**values, "share_band": figures.share_band}
