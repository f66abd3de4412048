"""The fields of a journal entry, asked in plain lines on standard input and output."""

from datetime import date

from msgspec.structs import asdict

from tensigns.cli.line_console import leave_command_with_form, line_console
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.form import ask_form
from tensigns.prompts.log_form import LogContext, log_form_of_kind
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import EntryFields, parse_signs


def ask_fields(
    library: Library, client: Client, fields: EntryFields, today: date, *, told: bool
) -> EntryFields:
    """Return the fields with what the user types at the terminal.

    The fields that ``fields`` gives are not asked. ``told`` is true for an entry about what the
    user told the client. If the user leaves the form, the command ends.
    """
    signs = builtin_edition().questionnaire.signs
    context = LogContext(client.name, today, signs, lambda text: parse_signs(text, library))
    form = log_form_of_kind(context, told=told)
    known_values = {key: value for key, value in asdict(fields).items() if value is not None}
    with line_console() as console, leave_command_with_form(console):
        values = ask_form(console, form, known_values)
    return EntryFields(**values, good=fields.good)
