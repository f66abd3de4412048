"""The flow that notes what happened with a client."""

from tensigns.core.journal.entries import EventDetails, ToldDetails
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.prompts.form import Values
from tensigns.prompts.log_form import LogContext, log_form
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import entry_from_form, noted_message, parse_signs
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import fill_in_form


class LogFlows:
    """Write a journal entry. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def log(self, slug: str) -> None:
        """Let the user fill in the form of a new entry about a client, and write the entry."""
        library = self._context.library
        client = library.find(slug)
        form = log_form(
            LogContext(
                client.name,
                self._context.now().date(),
                builtin_edition().questionnaire.signs,
                lambda text: parse_signs(text, library),
                self._people(client),
            )
        )

        def save(values: Values) -> None:
            entry = entry_from_form(values, self._context.now())
            written = library.journal(client).append(entry)
            self._context.show_message(noted_message(client.name, written))

        await fill_in_form(self._context, client, "log", form, save)

    async def log_in_sitting(self, client: Client | None, name: str) -> None:
        """Note an entry like :meth:`log` while a sitting is open.

        ``client`` is None if the client has no folder yet.
        """
        if client is None:
            message = _("{client} is not in the list yet: answer a question first.")
            self._context.show_message(message.format(client=name))
        else:
            await self.log(client.slug)

    def _people(self, client: Client) -> tuple[str, ...]:
        """Return the people in the entries about a client, the most recent first."""
        entries = self._context.library.journal(client).read(("event", "told")).entries
        people = [
            entry.details.who
            for entry in reversed(entries)
            if isinstance(entry.details, EventDetails | ToldDetails) and entry.details.who
        ]
        return tuple(dict.fromkeys(people))
