"""Redaction of what a report says about the time before a sitting."""

from collections.abc import Callable

from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.background import Background
from tensigns.report.since_last_time import DatedSitting


def redact_background(
    background: Background,
    redact_sitting: Callable[[AnsweredSitting], AnsweredSitting],
    redact_entry: Callable[[Entry], Entry],
) -> Background:
    """Return the background with redacted sittings and entries. The faults stay as they are."""
    before = background.sitting_before
    if before is not None:
        answered = AnsweredSitting(before.questionnaire, before.sitting)
        before = DatedSitting(*redact_sitting(answered), before.day)
    entries = tuple(map(redact_entry, background.entries))
    return replace(background, sitting_before=before, entries=entries)
