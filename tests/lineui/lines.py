"""Somebody who types lines, and what is written back."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.lineui.sitting import run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingSession, SittingStart
from tests.library.sample import small

CLIENT = "Globex B.V."
WIDTH = 60


class FinishedSitting(NamedTuple):
    """A finished sitting with its client."""

    client: Client
    sitting: Sitting


class Keyboard(io.StringIO):
    """A terminal's side of the input: somebody types."""

    def isatty(self) -> bool:
        return True


class Tty(io.StringIO):
    """A terminal's side of the output, which shows what is typed by itself."""

    def isatty(self) -> bool:
        return True


def clock() -> datetime:
    return datetime(2026, 11, 23, 10, 15, 30, tzinfo=UTC)


def typed(lines: Iterable[str]) -> Console:
    """A talk with somebody who types these lines, then nothing more."""
    return Console(Keyboard("".join(f"{line}\n" for line in lines)), io.StringIO(), lambda: WIDTH)


def piped(lines: Iterable[str]) -> Console:
    """A talk with a script that gives these lines."""
    return Console(
        io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO(), lambda: WIDTH
    )


def written(talk: Console) -> str:
    """All that was written so far."""
    writer = talk._writer  # noqa: SLF001
    assert isinstance(writer, io.StringIO)
    return writer.getvalue()


def begun(edition: Edition | None = None) -> Interview:
    """An interview at its first question."""
    edition = edition or small()
    sitting = Sitting(
        client=CLIENT,
        language="en",
        questionnaire_ref=edition.ref,
        started=clock(),
        position=next(iter(edition.questionnaire.questions_by_key)),
    )
    return Interview(edition.questionnaire, sitting)


def sit(
    library: Library,
    talk: Console,
    *,
    edition: Edition | None = None,
    client: str = CLIENT,
    resume: bool | None = None,
) -> FinishedSitting | None:
    """A whole sitting on a library."""
    known = library.find(client) if library.match(client) else client
    start = SittingStart(resume=resume)
    with SittingSession(library, edition or small(), known, clock, start) as session:
        finished = run_sitting(talk, session)
    if finished is None:
        return None
    assert session.client is not None
    return FinishedSitting(session.client, finished)
