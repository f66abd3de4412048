"""Decide about a client, and look back at a decision, in plain lines."""

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.lineui.client_lines import ClientLines
from tensigns.lineui.form import ask_form, ask_yes_no
from tensigns.prompts.decide_form import decide_form, look_back_form
from tensigns.report.decision_context import DecisionContext
from tensigns.report.decision_sentences import (
    after_sentences,
    before_sentences,
    look_back_sentences,
)
from tensigns.session.decision import (
    decision_entry,
    load_decision_context,
    look_back_entry,
)


class LineDecision(ClientLines, frozen=True):
    """A conversation about the look-backs whose day has come, and about a decision."""

    def converse(self) -> None:
        """Ask, and write each answer when it is complete."""
        context = load_decision_context(self.library, self.client, self.now())
        self.console.say(*context.faults)
        for decision in context.open_look_backs:
            self._look_back(decision)
        if not context.open_look_backs or ask_yes_no(self.console, _("Decide anew?")):
            self._decide(context)

    def _look_back(self, decision: Entry) -> None:
        self.console.say(*look_back_sentences(decision))
        values = ask_form(self.console, look_back_form())
        self.note(look_back_entry(decision.id, values, self.now()))
        self.console.gap()

    def _decide(self, context: DecisionContext) -> None:
        title = _("Decide about {client}").format(client=self.client.name)
        self.console.say(title, *before_sentences(context))
        values = ask_form(self.console, decide_form(context))
        entry = decision_entry(context, values, self.now())
        written = self.library.journal(self.client).append(entry)
        self.console.gap()
        self.console.say(_("Noted."))
        if isinstance(written.details, DecisionDetails):
            self.console.say(*after_sentences(written.details, written.period.last))
