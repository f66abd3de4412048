"""Draft reminders and letters, and keep every version. Nothing is sent."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.journal.current_plan import CurrentPlan, current_plan
from tensigns.core.journal.decision import DECISION
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED
from tensigns.core.journal.money import INVOICE, PAYMENT, PROMISE
from tensigns.core.journal.status import Status, status_from
from tensigns.core.leaving_plan import (
    end_day,
    letter_day,
    needs_lawyer_first,
    next_working_day,
    notice_fits,
)
from tensigns.core.money.demand import Demand
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.documents import DocumentName, Documents
from tensigns.library.library import Library
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney
from tensigns.report.leaving_letter import build_letter
from tensigns.report.letter import LetterForm, draft_sentences
from tensigns.report.owed_sentences import Tone, general_sentence, is_with_sums, note_texts
from tensigns.report.plan_remarks import early_end_remark, is_end_early
from tensigns.report.plan_sentences import notice_text
from tensigns.report.reminder import build_reminder
from tensigns.report.render.letters import markdown_letter, markdown_reminder
from tensigns.report.wording import long_date
from tensigns.storage.durable_files import display_path


class Draft(NamedTuple):
    """A letter or a reminder in Markdown, and the path of the version that was kept.

    ``notes`` are sentences about the draft for the user alone.
    """

    markdown: str
    language: str
    path: Path
    notes: tuple[str, ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """Sentences above the draft that say what is still open; none if no place is open."""
        return tuple(draft_sentences(self.markdown))


def draft_reminder(
    library: Library, money: ClientMoney, tone: Tone, sender: Sender, now: datetime
) -> Draft:
    """Draft a reminder of what is late, and keep it.

    Raise :class:`BadInput` if no invoice is noted or nothing is late.
    """
    demands = money.demands(with_sums=tone != "friendly")
    if not money.invoices:
        message = _("{client}: no invoice is noted; `tensigns owed {slug}` notes one.")
        raise BadInput(message.format(client=money.client.name, slug=money.client.slug))
    if not demands:
        message = _("{client}: nothing is late on {day}, so there is nothing to remind of.")
        raise BadInput(message.format(client=money.client.name, day=long_date(money.day)))
    status = status_from(
        library.journal(money.client).read((PLAN, DECISION, LEFT, RETURNED)).entries, now
    )
    is_safety = _is_safety(status)
    can_pause = status.standing != "left" and not is_safety
    # A client who threatens must not learn where the user lives. The letter leaves the address out
    # too.
    shown_sender = replace(sender, address="") if is_safety else sender
    form = LetterForm.from_terms(money.terms, shown_sender)
    reminder = build_reminder(money, demands, tone, form, can_pause=can_pause)
    markdown = markdown_reminder(reminder)
    path = Documents(library, money.client).keep("reminder", markdown, now)
    notes = (
        *_reminder_notes(money, demands, tone, can_pause=can_pause),
        *_sender_notes(sender),
    )
    return Draft(markdown, form.language, path, notes)


def draft_letter(
    library: Library, leaving: ClientLeaving, sender: Sender, now: datetime, *, anew: bool = False
) -> Draft:
    """Return the letter of a plan.

    This is the newest letter that was kept after the plan was made, because the user may have
    edited that letter. If there is none, or with ``anew``, draft the letter and keep it. Raise
    :class:`BadInput` if there is no plan, or if the plan allows no letter.
    """
    plan = require_letter(leaving)
    documents = Documents(library, leaving.money.client)
    form = LetterForm.from_terms(leaving.money.terms, sender)
    kept_name = None if anew else _kept_letter(documents, plan)
    if kept_name is not None:
        path = documents.path_of(kept_name)
        notes = (
            *_age_notes(kept_name, now),
            *_money_notes(library, leaving, kept_name),
            *_letter_notes(leaving, plan),
        )
        return Draft(documents.load(kept_name), form.language, path, notes)
    markdown = markdown_letter(build_letter(leaving, plan.details, form))
    earlier_name = None if anew else documents.newest("letter")
    path = documents.keep("letter", markdown, now)
    notes = (
        *_earlier_letter_notes(documents, earlier_name, path),
        *_letter_notes(leaving, plan),
        *_sender_notes(sender),
    )
    return Draft(markdown, form.language, path, notes)


def require_letter(leaving: ClientLeaving) -> CurrentPlan:
    """Return the plan. Raise :class:`BadInput` if there is none, or if it allows no letter."""
    slug = leaving.money.client.slug
    if leaving.plan is None:
        raise BadInput(no_plan_message(leaving))
    if needs_lawyer_first(leaving.plan.details):
        message = _(
            "{client}: no letter is drafted, because a fixed-term contract or a project cannot be "
            "ended at will. The plan has the questions for a lawyer; `tensigns leave {slug}` shows "
            "it."
        )
        raise BadInput(message.format(client=leaving.name, slug=slug))
    return leaving.plan


def no_plan_message(leaving: ClientLeaving) -> str:
    """Return the message that there is no plan."""
    message = _("{client}: there is no plan yet; `tensigns leave {slug}` makes one")
    return message.format(client=leaving.name, slug=leaving.money.client.slug)


def _kept_letter(documents: Documents, plan: CurrentPlan) -> DocumentName | None:
    """Return the newest letter that was kept after the plan was made; None if there is none."""
    newest = documents.newest("letter")
    plan_time = plan.entry.noted.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return newest if newest is not None and newest.id >= plan_time else None


def _earlier_letter_notes(
    documents: Documents, earlier_name: DocumentName | None, path: Path
) -> Iterator[str]:
    """Yield that the earlier letter, which the user may have edited, is kept."""
    if earlier_name is not None and documents.path_of(earlier_name) != path:
        message = _("Your earlier letter is kept as it is: {where}")
        yield message.format(where=display_path(documents.path_of(earlier_name)))


def _is_safety(status: Status) -> bool:
    """Whether the user leaves, or has left, because of threats or violence."""
    plan = current_plan(status)
    return plan is not None and plan.details.manner == "safety"


def _reminder_notes(
    money: ClientMoney, demands: tuple[Demand, ...], tone: Tone, *, can_pause: bool
) -> Iterator[str]:
    notes = (note for demand in demands for note in note_texts(demand, money.terms.rule))
    yield from dict.fromkeys(notes)
    yield from _promise_notes(money)
    if any(demand.invoices for demand in demands):
        yield from _tone_notes(money, demands, tone, can_pause=can_pause)


def _promise_notes(money: ClientMoney) -> Iterator[str]:
    """Yield that a day for which a payment of a late invoice was promised is still to come."""
    for invoice in money.open_invoices:
        promised = invoice.promised
        if promised is not None and promised >= money.day and invoice.is_overdue(money.day):
            message = _(
                "Invoice {number}: payment was promised for {day}. If you agreed to that, put that "
                "day in place of the day to pay by."
            )
            yield message.format(number=invoice.number, day=long_date(promised))


def _tone_notes(
    money: ClientMoney, demands: tuple[Demand, ...], tone: Tone, *, can_pause: bool
) -> Iterator[str]:
    if tone == "friendly":
        return
    if money.needs_terms:
        yield _(
            "No interest and no costs are drafted, because it is not noted which rule holds, or "
            "whether the client is a private buyer."
        )
    if tone == "firm" and can_pause:
        yield _(
            "The reminder says that you will pause your work. That is risky if the client is "
            "not in default; ask a lawyer when in doubt."
        )
    if any(map(is_with_sums, demands)):
        yield general_sentence()


def _age_notes(name: DocumentName, now: datetime) -> Iterator[str]:
    """Yield that a letter was kept before today, because its dates may have passed."""
    kept_day = name.written.astimezone(now.tzinfo).date()
    if kept_day < now.date():
        message = _("The letter is of {day}: check its dates before you send it.")
        yield message.format(day=long_date(kept_day))


def _money_notes(library: Library, leaving: ClientLeaving, name: DocumentName) -> Iterator[str]:
    """Yield that something about money was noted after a letter was kept."""
    entries = library.journal(leaving.money.client).read((INVOICE, PAYMENT, PROMISE)).entries
    # The id of a document has whole seconds.
    if any(name.written < entry.noted.replace(microsecond=0) for entry in entries):
        yield _(
            "Since the letter was kept, you noted something about what is owed: check the sums in "
            "it, or draft it anew."
        )


def _letter_notes(leaving: ClientLeaving, plan: CurrentPlan) -> Iterator[str]:
    details = plan.details
    ends = end_day(details, leaving.day)
    if details.manner == "safety":
        yield _("Before you send anything, talk to the police about it.")
    yield from _promise_notes(leaving.money)
    sent = letter_day(details, leaving.day)
    if sent > next_working_day(leaving.day):
        message = _("The letter has the day on which the plan sends it, {day}.")
        yield message.format(day=long_date(sent))
    fits = notice_fits(details, sent, ends)
    if details.manner == "they-ended":
        yield _(
            "Check the last day, {end}, against what they wrote. To sign anything for them can "
            "cost you the agreed notice: in doubt, ask a lawyer first."
        ).format(end=long_date(ends))
    elif details.notice and not fits:
        yield _(
            "The notice of {notice} does not fit before {end}: agree on that end in writing, or "
            "choose another end and draft the letter anew."
        ).format(notice=notice_text(details.notice), end=long_date(ends))
    elif details.manner != "safety" and is_end_early(details, leaving.day):
        yield early_end_remark(details, leaving.day)
    yield _("Most public holidays are not known here: check the days in it.")
    yield _(
        "The letter is general and no legal advice. In doubt, show it to a lawyer before you "
        "send it."
    )


def _sender_notes(sender: Sender) -> Iterator[str]:
    if not (sender.name and sender.place):
        yield _("Your name and place can be set once, in config.toml under [sender].")
