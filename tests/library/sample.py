"""Sittings under the small questionnaire, and a library with some of them."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition

SMALL_FILE = Path(__file__).parents[1] / "data" / "small.toml"
NOW = datetime(2026, 11, 23, 11, 15, 30, tzinfo=timezone(timedelta(hours=1)))
THOROUGH = bool(os.environ.get("TENSIGNS_THOROUGH"))
"""Whether random tests run for minutes instead of seconds."""

ANSWERS = {
    "threats.threatened": "no",
    "demands.calls": "weekly",
    "demands.raised": "not-yet",
    "payment.late": "unknown",
}
NOTES = {"demands.calls": "Sunday 23:10,\nthe logo again", "payment.late": 'they said "soon"'}


@cache
def small_edition() -> Edition:
    return reading.read_edition(SMALL_FILE)


def draft_sitting(answers: Mapping[str, str] = ANSWERS, position: str = "payment.late") -> Sitting:
    """Return a draft with these answers."""
    return Sitting(
        client="Globex B.V.",
        language="en",
        questionnaire_ref=small_edition().ref,
        started=NOW,
        position=position,
        answers=dict(answers),
        notes=NOTES,
        note="on the whole",
    )


def finished_sitting(started: datetime = NOW, answers: Mapping[str, str] = ANSWERS) -> Sitting:
    """Return a finished sitting that is not recorded yet, so it has no id."""
    end = started + timedelta(minutes=4)
    return replace(draft_sitting(answers, position="review"), started=started, finished=end)


def faults_of(attempt: Callable[[], object]) -> list[str]:
    """Return the lines of the error that an attempt raises; empty if it raises none."""
    try:
        attempt()
    except (BadInput, OperationFailed) as error:
        return str(error).splitlines()
    return []


def folder_content(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file under a folder except locks, by relative path."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@contextlib.contextmanager
def unchanged(root: Path) -> Iterator[None]:
    """Assert that after a ``with`` block every file under a folder is as it was before."""
    before = folder_content(root)
    yield
    assert folder_content(root) == before


def populated_library(root: Path) -> Library:
    """Return a library: Globex has a finished sitting and a draft, Initech a finished sitting."""
    library = Library(root)
    globex = library.add("Globex B.V.", NOW)
    library.record(globex, small_edition(), finished_sitting())
    draft = replace(draft_sitting(), started=datetime(2026, 11, 24, 9, tzinfo=UTC))
    library.save_draft(globex, small_edition(), draft)
    initech = library.add("Initech", NOW)
    library.record(initech, small_edition(), replace(finished_sitting(), client="Initech"))
    return library
