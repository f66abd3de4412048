"""The fields of a journal entry, asked in plain lines on standard input and output."""

from datetime import date

from msgspec.structs import asdict

from tensigns.cli.line_console import leave_command_with_form, line_console
from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.form import ask_form
from tensigns.prompts.log_form import LogContext, correction_form, log_form_of_kind
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.periods import period_text
from tensigns.session.journal import EntryFields, parse_signs
from tensigns.text.wrapping import Paragraph


def ask_fields(
    library: Library, client: Client, fields: EntryFields, today: date, *, told: bool
) -> EntryFields:
    """Return the fields with what the user types at the terminal.

    The fields that ``fields`` gives are not asked. ``told`` is true for an entry about what the
    user told the client. If the user leaves the form, the command ends.
    """
    context = _context(library, client, today)
    form = log_form_of_kind(context, told=told)
    known_values = {key: value for key, value in asdict(fields).items() if value is not None}
    with line_console() as console, leave_command_with_form(console):
        values = ask_form(console, form, known_values)
    return EntryFields(**values, good=fields.good)


def ask_correction(library: Library, client: Client, entry: Entry, today: date) -> EntryFields:
    """Return what the user changes in an entry. A field that stays is None.

    If the user leaves the form, the command ends.
    """
    heading = _("Correct what was noted about {client} for {period}:")
    with line_console() as console, leave_command_with_form(console):
        console.say(heading.format(client=client.name, period=period_text(entry.period)))
        console.say(*(Paragraph(line, "  ") for line in entry.text.split("\n")))
        form = correction_form(_context(library, client, today), entry)
        return EntryFields(**ask_form(console, form))


def _context(library: Library, client: Client, today: date) -> LogContext:
    signs = builtin_edition().questionnaire.signs
    return LogContext(client.name, today, signs, lambda text: parse_signs(text, library))
