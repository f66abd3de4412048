"""Prepare a talk with a client in plain lines, and note the outcomes of conditions."""

from collections.abc import Sequence
from pathlib import Path

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.talk import TalkDetails
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.documents import Documents, read_document
from tensigns.lineui.choice import ask_number
from tensigns.lineui.client_lines import ClientLines
from tensigns.lineui.drafts import show_document
from tensigns.lineui.form import ask_form, ask_yes_no
from tensigns.lineui.outcomes import ask_outcomes
from tensigns.prompts.talk_form import (
    form_conditions,
    held_form,
    talk_form,
    talk_plan,
)
from tensigns.report.talk_context import TalkContext
from tensigns.report.talk_sentences import (
    before_talk_sentences,
    condition_sentences,
)
from tensigns.report.wording import long_date
from tensigns.session.talk import load_talk_context, prepare_talk, write_held
from tensigns.storage.durable_files import display_path

_READ_LABELS = (N_("Read the sheet"), N_("Read the mail"))


class LineTalk(ClientLines, frozen=True):
    """A conversation about conditions, and about a talk."""

    def converse(self) -> None:
        """Ask, and write each answer when it is complete."""
        context = load_talk_context(self.library, self.client, self.now())
        self.console.say(*context.faults)
        ask_outcomes(self.console, self.library, self.client, context.due_conditions, self.now)
        if context.talks:
            documents = Documents(self.library, self.client)
            names = [documents.newest("sheet"), documents.newest("mail")]
            paths = [documents.path_of(name) for name in names if name is not None]
            if not self._show_documents(paths, last_label=_("Go on")):
                return
        if context.talk_to_hold is not None:
            self._ask_held(context, context.talk_to_hold)
        if not context.talks or ask_yes_no(self.console, _("Prepare a new talk?")):
            self._prepare(context)

    def _ask_held(self, context: TalkContext, talk: Entry) -> None:
        question = _("You prepared a talk on {day}. Has it taken place?")
        if ask_yes_no(self.console, question.format(day=long_date(talk.period.last))):
            values = ask_form(self.console, held_form(context.today))
            write_held(self.library, context, values["held"], self.now())
            self.console.say(_("Noted."))

    def _prepare(self, context: TalkContext) -> None:
        title = _("Prepare a talk with {client}").format(client=self.client.name)
        self.console.say(title, *before_talk_sentences(context))
        values = ask_form(self.console, talk_form(context))
        prepared = prepare_talk(
            self.library,
            context,
            talk_plan(values, context, form_conditions(values)),
            self.now(),
            self.sender,
        )
        self.console.gap()
        details = prepared.entry.details
        if isinstance(details, TalkDetails):
            self.console.say(*condition_sentences(details.conditions))
        self._show_documents(prepared.paths, last_label=_("Done"))

    def _show_documents(self, paths: Sequence[Path], last_label: str) -> bool:
        """Say where the sheet and the mail are, and show what the user chooses.

        Return True if the user chooses ``last_label`` or if a document is missing, and False if the
        user leaves.
        """
        if len(paths) != len(_READ_LABELS):
            return True
        self.console.say(_("The sheet for the talk, and the mail that confirms it, to edit:"))
        self.console.lines(display_path(path) for path in paths)
        labels = [*map(_, _READ_LABELS), last_label]
        while (number := ask_number(self.console, _("Read them here?"), labels)) is not None:
            if number == len(paths):
                return True
            self.console.gap()
            show_document(self.console, read_document(paths[number]))
            self.console.gap()
        return False
