"""The forms of a new journal entry and of a correction."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, EventDetails, ToldDetails
from tensigns.core.questionnaire import Sign
from tensigns.language import gettext as _
from tensigns.library.entry_details.events import RECORD_LIMIT
from tensigns.prompts.dates import parse_period
from tensigns.prompts.form import Form, FormField, FormOption, text_up_to
from tensigns.prompts.question import ERASE
from tensigns.report.periods import period_text
from tensigns.report.wording import localized
from tensigns.text.clean import NAME_LIMIT

ParseSigns = Callable[[str], tuple[str, ...]]


class LogContext(NamedTuple):
    """What the form of an entry depends on.

    ``parse_signs`` returns the ids of the signs that a line names, or raises :class:`BadInput`.
    ``people`` are suggestions for the field ``who``.
    """

    client_name: str
    today: date
    signs: Sequence[Sign]
    parse_signs: ParseSigns
    people: tuple[str, ...] = ()


def log_form(context: LogContext) -> Form:
    """Return the form of a new entry, which asks for its kind too.

    The fields are ``kind``, one of ``ENTRY_KINDS``, and the fields of ``EntryFields``.
    """
    text_field = FormField(
        id="text",
        label=_("What happened, or what did you say?"),
        is_required=True,
        is_multiline=True,
    )
    kind_field = FormField(
        id="kind",
        label=_("What is it?"),
        default="event",
        options=(
            FormOption("event", _("something that happened")),
            FormOption("good", _("something that went well")),
            FormOption("told", _("something I told the client")),
        ),
        is_required=True,
    )
    when_field, *other_fields = _detail_fields(context)
    return Form(_("journal entry"), (text_field, when_field, kind_field, *other_fields))


def log_form_of_kind(context: LogContext, *, told: bool) -> Form:
    """Return the form of a new entry whose kind is known, with the fields of ``EntryFields``.

    ``told`` is true for an entry about what the user told the client.
    """
    question = _("What did you tell {client}?") if told else _("What happened with {client}?")
    label = question.format(client=context.client_name)
    text_field = FormField(id="text", label=label, is_required=True)
    return Form(_("journal entry"), (text_field, *_detail_fields(context)))


def correction_form(context: LogContext, entry: Entry) -> Form:
    """Return the form of a correction of an event, or of what the user told the client.

    An empty field stays as it is in ``entry``; its value is None. :data:`ERASE` makes a field empty
    that may be empty.
    """
    details = entry.details
    who, record = None, None
    if isinstance(details, EventDetails | ToldDetails):
        who, record = details.who, details.record
    numbers = {sign.id: str(sign.number) for sign in context.signs}
    old_texts = {
        "period": period_text(entry.period),
        "signs": ", ".join(numbers.get(sign_id, sign_id) for sign_id in entry.signs),
        "who": who or "",
        "record": record or "",
    }
    text_field = FormField(id="text", label=_("What should it say?"), if_empty=_("the text stays"))
    fields = (_correction_field(field, old_texts[field.id]) for field in _detail_fields(context))
    return Form(_("journal entry"), (text_field, *fields))


def _correction_field(field: FormField, old_text: str) -> FormField:
    """Return a field whose old value, as the user reads it, stays if the field is empty."""
    if not old_text:
        return field
    stays = _("{value} stays").format(value=old_text)
    if field.default:
        return replace(field, default="", if_empty=stays)
    parse, nothing = field.parse, "" if field.id != "signs" else ()
    return replace(
        field,
        hint=f"{field.hint}; {ERASE}: {field.if_empty}",
        if_empty=stays,
        parse=lambda text: nothing if text == ERASE else parse(text),
    )


def _detail_fields(context: LogContext) -> tuple[FormField, ...]:
    return (
        FormField(
            id="period",
            label=_("When?"),
            default=_("today"),
            parse=lambda text: parse_period(text, context.today),
        ),
        FormField(
            id="signs",
            label=_("Which sign?"),
            hint=_("1 to {last}, or words of its title").format(last=len(context.signs)),
            if_empty=_("none"),
            parse=context.parse_signs,
            listing=tuple((str(sign.number), localized(sign.title)) for sign in context.signs),
        ),
        FormField(
            id="who",
            label=_("Who?"),
            hint=_("initials will do"),
            if_empty=_("nobody"),
            parse=text_up_to(NAME_LIMIT),
            suggestions=context.people,
        ),
        FormField(
            id="record",
            label=_("Where is it on record?"),
            hint=_("a mail, a file"),
            if_empty=_("nowhere"),
            parse=text_up_to(RECORD_LIMIT),
        ),
    )
