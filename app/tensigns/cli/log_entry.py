"""Write the journal entry that the command line of ``tensigns log`` describes."""

import contextlib
import sys
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.cli import output
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.journal.entries import EVENT, TOLD, Entry, Period
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.prompts.dates import parse_day, parse_period
from tensigns.report.render.entry_document import entry_document
from tensigns.session.journal import (
    EntryFields,
    correction,
    entry_to_correct,
    new_entry,
    noted_message,
    resolve_signs,
)
from tensigns.storage import durable_files
from tensigns.storage.file_faults import surplus_marks_message
from tensigns.text.clean import CleanedText, clean_and_count, clean_line_and_count


class LogRequest(NamedTuple):
    """The arguments and options of the command line, as they were typed.

    ``range_texts`` are the first and the last day. ``correct`` is the id of the entry to correct.
    """

    client: str
    text: str | None
    signs: tuple[str, ...]
    on_text: str | None
    range_texts: tuple[str, str] | None
    who: str | None
    record: str | None
    correct: str | None
    good: bool
    told: bool


def log_entry(request: LogRequest, *, as_json: bool) -> None:
    """Write the entry, and print its id or the entry as JSON.

    A missing text is read from a pipe. At a terminal, the missing fields of a new entry are asked,
    and those of a correction if the command line gives none.
    Raise :class:`BadInput` if the entry cannot be written as requested; then nothing is written.
    """
    library = open_library()
    client = library.find(request.client, by_prefix=True)
    journal = library.journal(client)
    noted = now()
    fields = _given_fields(request, library, noted.date())
    if request.correct is not None:
        if fields == EntryFields():
            fields = _fields_of_correction(library, client, request.correct, as_json=as_json)
        if fields == EntryFields():
            output.print_message(_("Nothing was changed, so nothing was saved."))
            return
        entry = correction(journal, request.correct, fields, noted)
    else:
        if fields.text is None and at_terminal() and not as_json:
            from tensigns.cli.log_line_by_line import ask_fields

            fields = ask_fields(library, client, fields, noted.date(), told=request.told)
        elif fields.text is None:
            fields = _with_piped_text(fields)
        entry = new_entry(fields, TOLD if request.told else EVENT, noted)
    _print_entry(client, journal.append(entry), as_json=as_json)


def _fields_of_correction(
    library: Library, client: Client, entry_id: str, *, as_json: bool
) -> EntryFields:
    """Return the fields that a user at a terminal changes, or the text of a pipe."""
    if as_json or not at_terminal():
        return _with_piped_text(EntryFields())
    from tensigns.cli.log_line_by_line import ask_correction

    entry = entry_to_correct(library.journal(client), entry_id)
    return ask_correction(library, client, entry, now().date())


def _given_fields(request: LogRequest, library: Library, today: date) -> EntryFields:
    """Return the fields that the command line gives."""
    text, who, record = request.text, request.who, request.record
    return EntryFields(
        text=None if text is None else _cleaned("TEXT", clean_and_count(text)).strip(),
        period=_period(request, today),
        signs=resolve_signs(request.signs, library) if request.signs else None,
        who=None if who is None else _cleaned("--who", clean_line_and_count(who)),
        record=None if record is None else _cleaned("--record", clean_line_and_count(record)),
        good=request.good,
    )


def _cleaned(name: str, cleaned: CleanedText) -> str:
    """Return a cleaned text. Raise :class:`BadInput` if combining marks were removed."""
    if cleaned.surplus_marks:
        raise BadInput(f"{name}: {surplus_marks_message(cleaned.surplus_marks)}")
    return cleaned.text


def _period(request: LogRequest, today: date) -> Period | None:
    """Return the period of the options; None if no option has a day."""
    if request.on_text is not None:
        with _errors_of("--on"):
            return parse_period(request.on_text, today)
    if request.range_texts is None:
        return None
    first_text, last_text = request.range_texts
    with _errors_of("--from"):
        first = parse_day(first_text, today)
    with _errors_of("--to"):
        last = parse_day(last_text, today)
    if last < first:
        message = _("--to: {last} is before {first}; the first day goes with --from")
        raise BadInput(message.format(first=first.isoformat(), last=last.isoformat()))
    return Period(first, last)


@contextlib.contextmanager
def _errors_of(name: str) -> Iterator[None]:
    """Put the name of an option before the message of an error."""
    try:
        yield
    except BadInput as error:
        raise BadInput(f"{name}: {error}") from error


def _with_piped_text(fields: EntryFields) -> EntryFields:
    """Return the fields with the text from standard input.

    Raise :class:`BadInput` if standard input is a terminal, is not UTF-8, or has no text.
    """
    name = _("Standard input")
    is_piped = sys.stdin is not None and not sys.stdin.isatty()
    data = durable_files.read_stream(sys.stdin.buffer, name) if is_piped else b""
    try:
        text = _cleaned(name, clean_and_count(data.decode())).strip()
    except UnicodeDecodeError as error:
        raise BadInput(_("{where}: this is not text in UTF-8").format(where=name)) from error
    if not text:
        raise BadInput(_("Say what happened: `tensigns log CLIENT TEXT`, or pipe the text in."))
    return replace(fields, text=text)


def _print_entry(client: Client, entry: Entry, *, as_json: bool) -> None:
    output.print_message(noted_message(client.name, entry))
    if as_json:
        output.print_json(entry_document(entry))
    else:
        output.print_text(entry.id)
