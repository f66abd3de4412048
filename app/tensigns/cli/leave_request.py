"""Do what the command line of ``tensigns leave`` asks."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from tensigns.cli import output
from tensigns.cli.run_context import open_library, run_settings
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.journal.entries import Entry
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.journal import require_within_limits
from tensigns.library.library import Library
from tensigns.prompts.dates import parse_day
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.render.plan_text import plan_document, text_plan
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import no_plan_message


class LetterRequest(NamedTuple):
    """The options of the letter, as they were typed."""

    new: bool = False
    path: str | None = None
    force: bool = False
    output_format: str | None = None
    paper: str = "a4"


class LeaveRequest(NamedTuple):
    """The arguments and options of the command line, not yet checked.

    ``left`` is a day as a user types it in the current language.
    """

    client: str
    answers: str | None
    ticks: tuple[str, ...]
    unticks: tuple[str, ...]
    left: str | None
    returned: bool
    letter: LetterRequest | None

    @property
    def notes_something(self) -> bool:
        """Whether something is to be noted."""
        options = (self.answers, self.left, self.returned or None)
        return any(option is not None for option in options) or bool(self.ticks + self.unticks)


def run_leave(request: LeaveRequest, *, as_json: bool) -> None:
    """Note what the options say, then draft the letter or print the plan.

    A user at a terminal is asked if no option notes, drafts or prints something. Raise
    :class:`BadInput` if there is nothing to do and no terminal to ask at, or if an option is wrong.
    """
    library = open_library()
    client = library.find(request.client, by_prefix=True)
    if request.notes_something:
        output.print_client_name(client.name)
        _note(library, client, request)
    if request.letter is not None:
        from tensigns.cli.leave_letter import print_letter

        document = print_letter(library, client, request.letter, as_json=as_json)
        if as_json:
            output.print_json({**plan_document(_load(library, client)), "letter": document})
    elif as_json:
        output.print_json(plan_document(_load(library, client)))
    elif request.notes_something:
        output.print_text(text_plan(_load(library, client)))
    elif at_terminal():
        _ask(library, client)
    else:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes the answers from a file, "
                "`--json` prints the plan, `--letter` drafts the letter."
            )
        )


def _load(library: Library, client: Client) -> ClientLeaving:
    leaving = load_leaving(library, client, now())
    output.print_messages(leaving.faults)
    return leaving


def _note(library: Library, client: Client, request: LeaveRequest) -> None:
    """Write the entries that the options ask for. If an option is wrong, no entry is written."""
    noted = now()
    leaving = load_leaving(library, client, noted)
    entries = [*_entries(leaving, request, noted)]
    for entry in entries:
        require_within_limits(entry)
    journal = library.journal(client)
    with journal.all_or_none():
        for entry in entries:
            journal.append(entry)


def _entries(leaving: ClientLeaving, request: LeaveRequest, noted: datetime) -> Iterator[Entry]:
    if request.answers is not None:
        values = _answers(leaving, request.answers, noted)
        yield leaving_session.plan_entry(values, leaving, noted)
    steps = [(step_id, True) for step_id in request.ticks]
    steps += [(step_id, False) for step_id in request.unticks]
    for step_id, done in steps:
        if leaving.plan is None:
            raise BadInput(no_plan_message(leaving))
        yield leaving_session.tick_entry(leaving.plan, step_id, noted, done=done)
    if request.left is not None:
        try:
            day = parse_day(request.left, noted.date())
        except BadInput as error:
            raise BadInput(f"--left: {error}") from error
        yield leaving_session.left_entry(day, noted)
    if request.returned:
        yield leaving_session.returned_entry(noted)


def _answers(leaving: ClientLeaving, path: str, noted: datetime) -> Any:
    from tensigns.cli.answers_source import read_source
    from tensigns.prompts.form_file import read_form_file
    from tensigns.prompts.leave_form import leave_form

    form = leave_form(noted.date(), with_end=True)
    values = read_form_file(form, *read_source(path))
    owed = values.get("owed")
    return {**values, "owed": leaving_session.owed_text(leaving.money) if owed is None else owed}


def _ask(library: Library, client: Client) -> None:
    from tensigns.cli.line_console import line_console
    from tensigns.lineui.leave import LineLeaving

    with line_console() as console:
        LineLeaving(console, library, client, now, run_settings().sender).run()
