"""The fields of a journal entry, asked in plain lines on standard input and output."""

from datetime import date

from tensigns.cli.line_console import line_console
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.entry_form import EntryForm
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import EntryFields, resolve_signs


def ask_fields(
    library: Library, client: Client, fields: EntryFields, today: date, *, told: bool
) -> EntryFields:
    """Return the fields with what the user types at the terminal.

    ``told`` is true for an entry about what the user told the client.
    """
    question = (
        _("What did you tell {client}?") if told else _("What happened with {client}?")
    ).format(client=client.name)
    with line_console() as console:
        signs = builtin_edition().questionnaire.signs
        form = EntryForm(console, today, signs, lambda texts: resolve_signs(texts, library))
        return form.fill_in(fields, question)
