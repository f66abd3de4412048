"""What both front ends do with talks: read talks, write a talk, and make entries about a talk."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import asdict

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.flips import Flip
from tensigns.core.journal.conditions import open_conditions, talk_to_hold
from tensigns.core.journal.due import DUE_KINDS
from tensigns.core.journal.entries import EVENT, TOLD, Entry, EventDetails, Period, ToldDetails
from tensigns.core.journal.money import MONEY_KINDS
from tensigns.core.journal.owed import invoices_from, terms_from
from tensigns.core.journal.status import Status, status_from
from tensigns.core.journal.talk import (
    OUTCOME,
    TALK,
    TalkDetails,
    number_conditions,
)
from tensigns.core.money.invoices import Invoice, open_invoices
from tensigns.core.questionnaire import GRAVITY, Sign
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.language import in_language
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.journal import require_within_limits
from tensigns.library.library import Library
from tensigns.report.context import ReportContext
from tensigns.report.render.letters import markdown_talk_mail, markdown_talk_sheet
from tensigns.report.talk_context import TalkContext, TalkPoint
from tensigns.report.talk_letters import TalkLetters, TalkPlan, talk_letters, with_talk_day
from tensigns.report.wording import end_sentence, localized
from tensigns.session.owed import terms_entry
from tensigns.text.clean import clean_line

MAX_SUGGESTIONS = 5
"""How many conditions are suggested at most."""

_UNSAFE_SIGN = "physical-abuse"
"""The sign about threats and violence."""

_OVERDUE_QUESTION = "slow-payment.overdue"
"""The question whether money is overdue."""


class PreparedTalk(NamedTuple):
    """A written talk, and the files of its sheet and its mail.

    ``other_entries`` are the outcomes that were written with it, and the note that it took place.
    """

    entry: Entry
    paths: tuple[Path, ...]
    other_entries: tuple[Entry, ...] = ()


def load_talk_context(library: Library, client: Client, now: datetime) -> TalkContext:
    """Return what a talk with a client starts from."""
    listing = library.journal(client).read((*DUE_KINDS, EVENT, TOLD, *MONEY_KINDS))
    status = status_from(listing.entries, now)
    faults = [*listing.faults]
    sitting_context = None
    try:
        sitting = library.latest_sitting(client)
        if sitting is not None:
            questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
            sitting_context = ReportContext.of(questionnaire, sitting)
    except TensignsError as error:
        faults.append(str(error))
    late_invoices = _late_invoices(listing.entries, now)
    return TalkContext(
        client=client,
        today=now.date(),
        sitting_id=sitting_context.sitting.id if sitting_context else None,
        points=tuple(_points(sitting_context, status)) if sitting_context else (),
        suggestions=tuple(_suggestions(sitting_context)) if sitting_context else (),
        conditions=open_conditions(status),
        late_invoices=late_invoices,
        nothing_overdue=sitting_context is not None
        and not late_invoices
        and _denies_overdue(sitting_context),
        talks=status.entries_of_kind(TALK),
        outcomes=status.entries_of_kind(OUTCOME),
        talk_to_hold=talk_to_hold(status),
        is_unsafe=sitting_context is not None and _is_unsafe(sitting_context),
        has_conditions=status.standing == "active",
        terms=terms_from(listing.entries, now),
        faults=tuple(faults),
    )


def prepare_talk(  # noqa: PLR0913  the last two are for answers files
    library: Library,
    context: TalkContext,
    plan: TalkPlan,
    noted: datetime,
    sender: Sender,
    *,
    outcomes: Sequence[Entry] = (),
    held: date | None = None,
) -> PreparedTalk:
    """Write a talk with its sheet and its mail, and the client's terms if they changed.

    ``outcomes`` are entries that are written with the talk, and ``held`` is the day on which the
    talk took place, if it did. If one of these entries cannot be written, none is.
    """
    letters = talk_letters(context, plan, sender)
    conditions = [*map(asdict, plan.conditions), *_asked_conditions(context, plan, letters)]
    details = TalkDetails(context.sitting_id, number_conditions(conditions))
    entry = Entry(
        kind=TALK,
        noted=noted,
        period=Period.of_day(noted.date()),
        details=details,
        signs=plan.sign_ids,
        text="\n".join(letters.asks),
    )
    require_within_limits(entry)
    # The drafts come first: if they cannot be written, nothing is noted, and a second attempt makes
    # no second talk.
    documents = Documents(library, context.client)
    mail = markdown_talk_mail(letters)
    paths = (
        documents.keep("sheet", markdown_talk_sheet(letters), noted),
        documents.keep("mail", with_talk_day(mail, held) if held else mail, noted),
    )
    journal = library.journal(context.client)
    # How a Dutch text addresses the client says nothing about an English talk.
    address = plan.address if plan.language == "nl" else None
    terms = terms_entry({"language": plan.language, "address": address}, context.terms, noted)
    with journal.all_or_none():
        written = journal.append(entry)
        if terms.details != context.terms:
            journal.append(terms)
        other_entries = [*outcomes, *([_held_entry(written, held, noted)] if held else [])]
        return PreparedTalk(written, paths, tuple(map(journal.append, other_entries)))


def _asked_conditions(
    context: TalkContext, plan: TalkPlan, letters: TalkLetters
) -> tuple[Mapping[str, Any], ...]:
    """Return the fields of the condition that what is asked is done by its day, which becomes due.

    Nothing is returned if nothing is asked, or not by a day, if a condition of the user has this
    day, or if conditions do not come back. The text is in the language of the talk.
    """
    if plan.by is None or not letters.points or not context.has_conditions:
        return ()
    if plan.by in {condition.by for condition in plan.conditions}:
        return ()
    asks = [ask for ask in letters.later_asks if ask] or letters.asks
    with in_language(plan.language):
        text = " ".join(end_sentence(clean_line(ask)) for ask in asks) or _(
            "what you asked for in the talk"
        )
    return ({"text": text, "by": plan.by, "then": plan.follows},)


def write_held(library: Library, context: TalkContext, day: date, noted: datetime) -> Entry:
    """Write that the newest talk took place on a day, and put this day into its mail.

    The mail stays as it is if the user has filled in the day. Raise :class:`BadInput` if the
    journal refuses the entry.
    """
    (entry,) = write_outcomes_and_held(library, context, (), day, noted)
    return entry


def write_outcomes_and_held(
    library: Library,
    context: TalkContext,
    outcomes: Sequence[Entry],
    held: date | None,
    noted: datetime,
) -> tuple[Entry, ...]:
    """Write outcomes and, if ``held`` is a day, what :func:`write_held` writes.

    Return the new entries. If one of them cannot be written, none is.
    """
    entries = [*outcomes, *([held_entry(context, held, noted)] if held else [])]
    for entry in entries:
        require_within_limits(entry)
    # As in prepare_talk, the draft comes first.
    if held and context.talk_to_hold is not None:
        documents = Documents(library, context.client)
        name = documents.newest("mail")
        if name is not None:
            documents.keep("mail", with_talk_day(documents.load(name), held), noted)
    journal = library.journal(context.client)
    with journal.all_or_none():
        return tuple(map(journal.append, entries))


def held_entry(context: TalkContext, day: date, noted: datetime) -> Entry:
    """Return an entry that says that the newest talk took place, not written yet.

    If no talk was prepared, the entry refers to no talk. Raise :class:`BadInput` if the newest talk
    took place already.
    """
    if context.talks and context.talk_to_hold is None:
        message = _(
            "{client}: it is noted already that the last talk took place; `tensigns log {slug} "
            "--told` notes what you said in another one"
        )
        client = context.client
        raise BadInput(message.format(client=client.name, slug=client.slug))
    return _held_entry(context.talk_to_hold, day, noted)


def _held_entry(talk: Entry | None, day: date, noted: datetime) -> Entry:
    return Entry(
        kind=TOLD,
        noted=noted,
        period=Period.of_day(day),
        details=ToldDetails(of=talk.id if talk else None),
        signs=talk.signs if talk else (),
        text=(talk.text if talk else "") or _("The talk took place."),
    )


def _late_invoices(entries: Sequence[Entry], now: datetime) -> tuple[Invoice, ...]:
    invoices = open_invoices(invoices_from(entries, now), now.date())
    return tuple(invoice for invoice in invoices if invoice.days_late(now.date()) > 0)


def _points(context: ReportContext, status: Status) -> Iterator[TalkPoint]:
    for score in context.scores_with_points:
        entries = tuple(
            entry
            for entry in status.entries
            if score.sign in entry.signs
            and isinstance(entry.details, EventDetails)
            and not entry.details.good
        )
        sign = context.signs_by_id[score.sign]
        notes = _notes(context, sign)
        yield TalkPoint(sign, entries, notes, context.sitting.day)


def _notes(context: ReportContext, sign: Sign) -> tuple[str, ...]:
    """Return the notes on the visible questions of a sign."""
    keys = [visible.key for visible in visible_in_sign(sign, context.counted_answers)]
    return tuple(note for key in keys if (note := context.sitting.notes.get(key)))


def _denies_overdue(context: ReportContext) -> bool:
    """Whether the sitting says that no money is overdue."""
    return context.counted_answers.get(_OVERDUE_QUESTION) == "no"


def _is_unsafe(context: ReportContext) -> bool:
    """Whether the sign about threats and violence is decisive."""
    return any(score.sign == _UNSAFE_SIGN and score.decisive for score in context.decision.scores)


def _suggestions(context: ReportContext) -> Iterator[str]:
    """Yield texts for conditions, each about a change that would make the recommendation graver.

    The condition is that the change does not happen.
    """
    gravity = GRAVITY.index(context.decision.recommendation)
    graver = [
        flip for flip in context.decision.flips if GRAVITY.index(flip.recommendation) > gravity
    ]
    clauses = dict.fromkeys(clause for flip in graver for clause in _clauses(context, flip))
    for clause in [*clauses][:MAX_SUGGESTIONS]:
        yield _("it does not happen that {clause}").format(clause=clause)


def _clauses(context: ReportContext, flip: Flip) -> Iterator[str]:
    for change in flip.changes:
        option = context.question(change.sign, change.question).option(change.after)
        if option is not None and option.becomes:
            yield localized(option.becomes)
