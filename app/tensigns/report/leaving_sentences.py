"""What is said when a client is left or is a client again, and when a step of a plan is ticked."""

from collections.abc import Iterator
from datetime import date

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.entry_kinds import kind_word
from tensigns.report.periods import period_text
from tensigns.report.wording import long_date


def left_sentences(leaving: ClientLeaving, day: date) -> Iterator[str]:
    """Yield what it means that the user no longer works for a client from a day on."""
    yield _("From {day} on, {client} is no longer your client.").format(
        day=long_date(day), client=leaving.name
    )
    if leaving.plan is None:
        yield _("Only what you wanted to look back on and money can still be due.")
        return
    yield _(
        "Only what you wanted to look back on, the steps of the plan for leaving and money can "
        "still be due."
    )
    count = len(leaving.plan.open_steps)
    if count:
        yield ngettext(
            "{count} step of the plan is open; you can still tick it.",
            "{count} steps of the plan are open; you can still tick them.",
            count,
        ).format(count=count)


def returned_sentences(leaving: ClientLeaving) -> Iterator[str]:
    """Yield what becomes of the plan for leaving if the user works for a client again.

    The client is one that the user has left.
    """
    yield _("From today on, {client} is your client again.").format(client=leaving.name)
    if leaving.plan is None:
        return
    count = len(leaving.plan.open_steps)
    if count:
        yield ngettext(
            "The plan for leaving ends with this: its {count} open step is no longer due.",
            "The plan for leaving ends with this: its {count} open steps are no longer due.",
            count,
        ).format(count=count)
    else:
        yield _("The plan for leaving ends with this.")
    yield _(
        "To get the plan back later, delete the entry that is noted now, in the history or with "
        "`tensigns delete`."
    )
    if leaving.left is not None:
        yield _(
            "If you noted by mistake that you no longer work for this client, do not note this: "
            "delete the entry “{kind}” of {day} instead, in the history or with `{command}`. The "
            "plan then goes on."
        ).format(
            kind=kind_word(leaving.left),
            day=period_text(leaving.left.period),
            command=_delete_command(leaving, leaving.left),
        )


def plan_ended_sentence(leaving: ClientLeaving, returned: Entry) -> str:
    """Return how to get back the plan that an entry ended, with the id of the entry.

    ``leaving`` is what was read before the entry was written.
    """
    message = _("The plan for leaving has ended; `{command}` brings it back.")
    return message.format(command=_delete_command(leaving, returned))


def not_left_sentence(leaving: ClientLeaving) -> str:
    """Return that nothing is noted, because a client whom the user has not left cannot return."""
    names = {"client": leaving.name, "slug": leaving.money.client.slug}
    if leaving.standing == "leaving":
        return _(
            "{client} is still your client, so nothing was noted. To give up leaving, decide "
            "anew: `tensigns decide {slug}`."
        ).format(**names)
    return _("{client} is your client already, so nothing was noted.").format(**names)


def already_left_sentences(leaving: ClientLeaving, left: Entry, day: date) -> Iterator[str]:
    """Yield that nothing is noted, because the user has left the client already.

    ``left`` is the entry that says so. If it is about another day than ``day``, yield how to
    change the day.
    """
    message = _("{client} has not been your client since {day}, so nothing was noted.")
    yield message.format(client=leaving.name, day=period_text(left.period))
    if left.period.first != day:
        message = _("To note another day, delete the entry first: `{command}`.")
        yield message.format(command=_delete_command(leaving, left))


def step_sentence(plan: CurrentPlan, step_id: str, *, done: bool) -> str:
    """Return which step of a plan is done or not done now, with its number in the plan."""
    message = _("Step {number} is done: {text}") if done else _("Step {number} is not done: {text}")
    return _about_step(message, plan, step_id)


def unchanged_step_sentence(plan: CurrentPlan, step_id: str, *, done: bool) -> str:
    """Return that nothing is noted, because a step is done or not done already."""
    message = (
        _("Step {number} was done already, so nothing was noted: {text}")
        if done
        else _("Step {number} was not done, so nothing was noted: {text}")
    )
    return _about_step(message, plan, step_id)


def _about_step(message: str, plan: CurrentPlan, step_id: str) -> str:
    step_ids = [step.id for step in plan.details.steps]
    index = step_ids.index(step_id)
    return message.format(number=index + 1, text=plan.details.steps[index].text)


def _delete_command(leaving: ClientLeaving, entry: Entry) -> str:
    return f"tensigns delete {leaving.money.client.slug}@{entry.id}"
