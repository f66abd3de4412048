"""Do what the command line of ``tensigns leave`` asks."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from tensigns.cli import output
from tensigns.cli.ask_about_client import ask_about_client
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import RETURNED
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.journal import require_within_limits
from tensigns.library.library import Library
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.leaving_sentences import (
    already_left_sentences,
    left_sentences,
    not_left_sentence,
    plan_ended_sentence,
    step_sentence,
    unchanged_step_sentence,
)
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


class _Note(NamedTuple):
    """An entry to write, or None, and what is said about it."""

    entry: Entry | None
    sentences: tuple[str, ...] = ()


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


def run_leave(request: LeaveRequest, *, as_json: bool) -> int:
    """Note what the options say, then draft the letter or print the plan. Return the exit code.

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
        return ask_about_client(library, client, "leave")
    else:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes the answers from a file, "
                "`--json` prints the plan, `--letter` drafts the letter."
            )
        )
    return 0


def _load(library: Library, client: Client) -> ClientLeaving:
    leaving = load_leaving(library, client, now())
    output.print_messages(leaving.faults)
    return leaving


def _note(library: Library, client: Client, request: LeaveRequest) -> None:
    """Write the entries that the options ask for. If an option is wrong, no entry is written."""
    noted = now()
    leaving = load_leaving(library, client, noted)
    notes = [*_notes(leaving, request, noted)]
    for entry, _sentences in notes:
        if entry is not None:
            require_within_limits(entry)
    journal = library.journal(client)
    with journal.all_or_none():
        written = [journal.append(entry) for entry, _sentences in notes if entry is not None]
    for _entry, sentences in notes:
        output.print_messages(sentences)
    if leaving.plan is not None:
        for entry in written:
            if entry.kind == RETURNED:
                output.print_message(plan_ended_sentence(leaving, entry))


def _notes(leaving: ClientLeaving, request: LeaveRequest, noted: datetime) -> Iterator[_Note]:
    if request.answers is not None:
        values = _answers(leaving, request.answers, noted)
        yield _Note(leaving_session.plan_entry(values, leaving, noted))
    yield from _tick_notes(leaving, request, noted)
    if request.left is not None:
        from tensigns.prompts.leave_form import parse_left_day

        try:
            day = parse_left_day(request.left, noted.date(), leaving.returned_on)
        except BadInput as error:
            raise BadInput(f"--left: {error}") from error
        if leaving.left is not None:
            yield _Note(None, tuple(already_left_sentences(leaving, leaving.left, day)))
        else:
            entry = leaving_session.left_entry(day, noted)
            yield _Note(entry, tuple(left_sentences(leaving, day)))
    if request.returned and leaving.standing != "left":
        yield _Note(None, (not_left_sentence(leaving),))
    elif request.returned:
        yield _Note(leaving_session.returned_entry(noted))


def _tick_notes(leaving: ClientLeaving, request: LeaveRequest, noted: datetime) -> Iterator[_Note]:
    """Yield a note for each step that is ticked or unticked. A step named twice is noted once."""
    plan = leaving.plan
    names = [(name, True) for name in request.ticks] + [(name, False) for name in request.unticks]
    if not names:
        return
    if plan is None:
        raise BadInput(no_plan_message(leaving))
    is_done = dict.fromkeys(plan.done_ids, True)
    for name, done in names:
        step_id = leaving_session.step_id_of(plan, name)
        if is_done.get(step_id, False) == done:
            yield _Note(None, (unchanged_step_sentence(plan, step_id, done=done),))
        else:
            is_done[step_id] = done
            entry = leaving_session.tick_entry(plan, step_id, noted, done=done)
            yield _Note(entry, (step_sentence(plan, step_id, done=done),))


def _answers(leaving: ClientLeaving, path: str, noted: datetime) -> Any:
    from tensigns.cli.answers_source import read_source
    from tensigns.prompts.form_file import read_form_file
    from tensigns.prompts.leave_form import leave_form

    form = leave_form(noted.date(), with_end=True)
    values = read_form_file(form, *read_source(path))
    owed = values.get("owed")
    return {**values, "owed": leaving_session.owed_text(leaving.money) if owed is None else owed}
