"""Consoles over in-memory streams, and sittings that read their lines from them."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.environment.settings import Sender
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.client_lines import ClientLines
from tensigns.lineui.console import Console
from tensigns.lineui.sitting import run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingSession, SittingStart
from tests.library.sample import small_edition

CLIENT = "Globex B.V."
WIDTH = 60


class FinishedSitting(NamedTuple):
    """A finished sitting and its client."""

    client: Client
    sitting: Sitting


class TerminalInput(io.StringIO):
    """The input of a terminal."""

    def isatty(self) -> bool:
        return True


class TerminalOutput(io.StringIO):
    """The output of a terminal, which echoes the typed lines itself."""

    def isatty(self) -> bool:
        return True


def clock() -> datetime:
    """Return the time of every event in these tests."""
    return datetime(2026, 11, 23, 10, 15, 30, tzinfo=UTC)


def typed_console(lines: Iterable[str]) -> Console:
    """Return a console whose user types these lines. After them, the input ends."""
    return Console(
        TerminalInput("".join(f"{line}\n" for line in lines)), io.StringIO(), lambda: WIDTH
    )


def hold(lines_type: type[ClientLines], library: Library, client: Client, *lines: str) -> str:
    """Hold a conversation with a user who types these lines, and return the output."""
    console = typed_console(lines)
    lines_type(console, library, client, clock, Sender()).run()
    return output_of(console)


def piped_console(lines: Iterable[str]) -> Console:
    """Return a console that reads these lines from a pipe."""
    return Console(
        io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO(), lambda: WIDTH
    )


def output_of(console: Console) -> str:
    """Everything written to a console so far."""
    writer = console._writer  # noqa: SLF001
    assert isinstance(writer, io.StringIO)
    return writer.getvalue()


def new_interview(edition: Edition | None = None) -> Interview:
    """Return an interview at its first question."""
    edition = edition or small_edition()
    sitting = Sitting(
        client=CLIENT,
        language="en",
        questionnaire_ref=edition.ref,
        started=clock(),
        position=next(iter(edition.questionnaire.questions_by_key)),
    )
    return Interview(edition.questionnaire, sitting)


def conduct_sitting(
    library: Library,
    console: Console,
    *,
    edition: Edition | None = None,
    client: str = CLIENT,
    resume: bool | None = None,
) -> FinishedSitting | None:
    """Run a sitting. Return the finished sitting, or None if the user left."""
    client_or_name = library.find(client) if library.match(client) else client
    start = SittingStart(resume=resume)
    with SittingSession(
        library, edition or small_edition(), client_or_name, clock, start
    ) as session:
        sitting = run_sitting(console, session)
    if sitting is None:
        return None
    assert session.client is not None
    return FinishedSitting(session.client, sitting)
