"""Ask in plain lines what became of conditions."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tensigns.core.journal.conditions import OpenCondition
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.lineui.form import ask_form, say_form_head
from tensigns.prompts.talk_form import outcome_results, outcomes_form
from tensigns.report.talk_sentences import broken_sentence
from tensigns.session.conditions import write_outcomes


def ask_outcomes(
    console: Console,
    library: Library,
    client: Client,
    conditions: Sequence[OpenCondition],
    now: Callable[[], datetime],
) -> None:
    """Ask what became of each condition, and write each answer at once.

    A condition that is skipped stays open. Raise :class:`FormLeft` if the user leaves, and
    :class:`InputEnded` if the input ends.
    """
    if conditions:
        say_form_head(console)
    for open_condition in conditions:
        values = ask_form(console, outcomes_form([open_condition]), with_head=False)
        results = outcome_results(values, [open_condition])
        write_outcomes(library, client, results, now())
        if results:
            console.say(_("Noted."))
        if "broken" in results.values():
            console.say(*filter(None, [broken_sentence(open_condition.condition)]))
