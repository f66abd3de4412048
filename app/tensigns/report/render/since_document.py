"""What changed since the sitting before, as a JSON object. Users' scripts rely on the keys."""

from typing import Any

from tensigns.report.since_last_time import SignChange, SinceLastTime


def since_object(since: SinceLastTime) -> dict[str, Any]:
    """Return the outcome of the sitting before, and the signs and answers that changed."""
    return {
        "sitting": since.sitting_id,
        "recommendation": since.before.recommendation,
        "points": since.before.points,
        "open": since.before.open_count,
        "signs": [_sign_object(change) for change in since.sign_changes],
        "answers": list(since.differing_questions),
    }


def _sign_object(change: SignChange) -> dict[str, Any]:
    return {
        "id": change.sign,
        "comparable": change.comparable,
        "before": change.before,
        "now": change.now,
        "difference": change.difference,
        "open_before": change.was_open,
        "open_now": change.is_open,
    }
