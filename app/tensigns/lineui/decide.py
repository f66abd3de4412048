"""Decide about a client, and look back at a decision, in plain lines."""

from collections.abc import Callable
from datetime import datetime

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.lineui.form import ask_form
from tensigns.prompts.decide_form import anew_form, decide_form, look_back_form
from tensigns.prompts.form import YES
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


class LineDecision:
    """Asks for the look-backs whose day has come, and for a decision. ``now`` is the clock."""

    def __init__(
        self, console: Console, library: Library, client: Client, now: Callable[[], datetime]
    ) -> None:
        self._console = console
        self._library = library
        self._client = client
        self._now = now

    def run(self) -> None:
        """Ask, and write each answer when it is complete.

        Raise :class:`InputEnded` if the input ends; what was written before is kept.
        """
        context = load_decision_context(self._library, self._client, self._now())
        for fault in context.faults:
            self._console.say(fault)
        for decision in context.open_look_backs:
            self._look_back(decision)
        if context.open_look_backs:
            values = ask_form(self._console, anew_form())
            if values["anew"] != YES:
                return
        self._decide(context)

    def _look_back(self, decision: Entry) -> None:
        self._console.say(*look_back_sentences(decision))
        values = ask_form(self._console, look_back_form())
        self._library.journal(self._client).append(
            look_back_entry(decision.id, values, self._now())
        )
        self._console.say(_("Noted."))
        self._console.gap()

    def _decide(self, context: DecisionContext) -> None:
        title = _("Decide about {client}").format(client=self._client.name)
        self._console.say(title, *before_sentences(context))
        values = ask_form(self._console, decide_form(context))
        entry = decision_entry(context, values, self._now())
        written = self._library.journal(self._client).append(entry)
        self._console.gap()
        self._console.say(_("Noted."))
        if isinstance(written.details, DecisionDetails):
            self._console.say(*after_sentences(written.details, written.period.last))
