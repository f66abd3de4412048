"""Sittings under the small questionnaire."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition

SMALL = Path(__file__).parents[1] / "data" / "small.toml"
NOW = datetime(2026, 11, 23, 11, 15, 30, tzinfo=timezone(timedelta(hours=1)))
THOROUGH = bool(os.environ.get("TENSIGNS_THOROUGH"))
"""Try the random and the faulty for minutes instead of seconds."""

ANSWERS = {
    "threats.threatened": "no",
    "demands.calls": "weekly",
    "demands.raised": "not-yet",
    "payment.late": "unknown",
}
NOTES = {"demands.calls": "Sunday 23:10,\nthe logo again", "payment.late": 'they said "soon"'}


@cache
def small() -> Edition:
    return reading.read_edition(SMALL)


def unfinished(answers: Mapping[str, str] = ANSWERS, at: str = "payment.late") -> Sitting:
    """A sitting in the middle."""
    return Sitting(
        client="Globex B.V.",
        language="en",
        questionnaire_ref=small().ref,
        started=NOW,
        position=at,
        answers=dict(answers),
        notes=NOTES,
        note="on the whole",
    )


def finished(started: datetime = NOW, answers: Mapping[str, str] = ANSWERS) -> Sitting:
    """A sitting that its user finished, not recorded yet."""
    end = started + timedelta(minutes=4)
    return replace(unfinished(answers, at="review"), started=started, finished=end)


def faults_of(attempt: Callable[[], object]) -> list[str]:
    """The lines of what was wrong with it; none where nothing was."""
    try:
        attempt()
    except (BadInput, OperationFailed) as error:
        return str(error).splitlines()
    return []


def content(root: Path) -> dict[str, bytes]:
    """Every file under a folder but the locks, with its bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def populated(root: Path) -> Library:
    """A library with a client who has one finished and one unfinished sitting, and another."""
    library = Library(root)
    client = library.add("Globex B.V.", NOW)
    library.record(client, small(), finished())
    later = replace(unfinished(), started=datetime(2026, 11, 24, 9, tzinfo=UTC))
    library.save_draft(client, small(), later)
    other = library.add("Initech", NOW)
    library.record(other, small(), replace(finished(), client="Initech"))
    return library
