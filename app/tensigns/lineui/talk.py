"""Prepare a talk with a client in plain lines, and note the outcomes of conditions."""

from collections.abc import Callable
from datetime import datetime

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.talk import TalkDetails
from tensigns.environment.settings import Sender
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.lineui.form import ask_form
from tensigns.lineui.outcomes import ask_outcomes
from tensigns.prompts.form import YES
from tensigns.prompts.talk_form import (
    form_conditions,
    talk_form,
    talk_plan,
    yes_no_form,
)
from tensigns.report.talk_context import TalkContext
from tensigns.report.talk_sentences import (
    before_talk_sentences,
    condition_sentences,
)
from tensigns.report.wording import long_date
from tensigns.session.talk import held_entry, load_talk_context, prepare_talk
from tensigns.storage.durable_files import display_path


class LineTalk:
    """Asks about conditions and about a talk. ``sender`` is the user as the sender of the mail."""

    def __init__(
        self,
        console: Console,
        library: Library,
        client: Client,
        now: Callable[[], datetime],
        sender: Sender,
    ) -> None:
        self._console = console
        self._library = library
        self._client = client
        self._now = now
        self._sender = sender

    def run(self) -> None:
        """Ask, and write each answer when it is complete.

        Raise :class:`InputEnded` if the input ends; what was written before is kept.
        """
        context = load_talk_context(self._library, self._client, self._now())
        for fault in context.faults:
            self._console.say(fault)
        ask_outcomes(self._console, self._library, self._client, context.due_conditions, self._now)
        if context.talk_to_hold is not None:
            self._ask_held(context, context.talk_to_hold)
        if (context.due_conditions or context.talk_to_hold) and not self._ask_yes_no(
            _("Prepare a new talk?")
        ):
            return
        self._prepare(context)

    def _ask_held(self, context: TalkContext, talk: Entry) -> None:
        question = _("You prepared a talk on {day}. Has it taken place?")
        if self._ask_yes_no(question.format(day=long_date(talk.period.last))):
            noted = self._now()
            self._library.journal(self._client).append(held_entry(context, noted.date(), noted))
            self._console.say(_("Noted."))

    def _ask_yes_no(self, question: str) -> bool:
        answer: str | None = ask_form(self._console, yes_no_form(question))["answer"]
        return answer == YES

    def _prepare(self, context: TalkContext) -> None:
        title = _("Prepare a talk with {client}").format(client=self._client.name)
        self._console.say(title, *before_talk_sentences(context))
        values = ask_form(self._console, talk_form(context))
        prepared = prepare_talk(
            self._library,
            context,
            talk_plan(values, context, form_conditions(values)),
            self._now(),
            self._sender,
        )
        self._console.gap()
        details = prepared.entry.details
        if isinstance(details, TalkDetails):
            self._console.say(*condition_sentences(details.conditions))
        self._console.say(_("The sheet for the talk, and the mail that confirms it, to edit:"))
        self._console.lines(display_path(path) for path in prepared.paths)
