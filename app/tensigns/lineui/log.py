"""Note in plain lines what happened with a client."""

from tensigns.lineui.client_lines import ClientLines
from tensigns.lineui.form import ask_form
from tensigns.prompts.log_form import LogContext, log_form
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import entry_from_form, noted_message, parse_signs


class LineLog(ClientLines, frozen=True):
    """The form of a new journal entry."""

    def converse(self) -> None:
        """Ask for the fields, and write the entry."""
        context = LogContext(
            self.client.name,
            self.now().date(),
            builtin_edition().questionnaire.signs,
            lambda text: parse_signs(text, self.library),
        )
        values = ask_form(self.console, log_form(context))
        entry = entry_from_form(values, self.now())
        written = self.library.journal(self.client).append(entry)
        self.console.say(noted_message(self.client.name, written))
