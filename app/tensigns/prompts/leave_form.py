"""The eight questions about leaving a client."""

from datetime import date

from tensigns.core.journal.leaving import (
    Notice,
    PlanDetails,
)
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.table_reader import YEARS
from tensigns.prompts.dates import parse_coming_day, parse_day
from tensigns.prompts.durations import parse_duration
from tensigns.prompts.form import Form, FormField, FormOption, text_up_to
from tensigns.report.plan_sentences import CONTRACT_NAMES, MANNER_NAMES, notice_text
from tensigns.report.wording import long_date
from tensigns.storage.file_faults import quote_value
from tensigns.text.clean import NOTE_LIMIT, clean_line

_NOTHING = (N_("no"), N_("none"), N_("nothing"))
"""Words that mean that there is nothing."""


def leave_form(
    today: date, *, owed: str = "", old: PlanDetails | None = None, with_end: bool = False
) -> Form:
    """Return the form of a plan. If ``old`` is a plan, the form is filled in with its answers.

    ``owed`` is what is open by the list of invoices. ``with_end`` adds the day on which the
    agreement ends, for answers files. Elsewhere, the user types that day in place of the notice.
    """
    plan = old or PlanDetails()
    fields = (
        FormField(
            id="contract",
            label=_("What kind of contract is it?"),
            options=tuple(FormOption(id_, _(name)) for id_, name in CONTRACT_NAMES.items()),
            default=plan.contract or "",
        ),
        FormField(
            id="notice",
            label=_("Which notice was agreed, or on which day should it end?"),
            hint=_("such as 1 month, 30 days, none, or a day"),
            default=_notice_default(plan),
            parse=lambda text: parse_notice_or_day(text, today),
        ),
        _text_field("owed", _("What do they owe you?"), plan.owed or owed),
        _text_field(
            "prepaid", _("What have they prepaid for work that is not done?"), plan.prepaid
        ),
        _text_field(
            "theirs", _("What do you have of theirs?"), plan.theirs, _("access, files, domains")
        ),
        _text_field("ours", _("What do they have of yours?"), plan.ours),
        _text_field(
            "deadlines",
            _("Which deadlines do they have after you are gone?"),
            plan.deadlines,
            if_empty=_("none"),
        ),
        FormField(
            id="manner",
            label=_("How do you want to leave?"),
            options=tuple(FormOption(id_, _(name)) for id_, name in MANNER_NAMES.items()),
            default=plan.manner or "",
        ),
    )
    end_fields = (
        FormField(
            id="ends",
            label=_("On which day should it end?"),
            parse=lambda text: _parse_end(text, today),
        ),
    )
    return Form(_("Leaving"), fields + (end_fields if with_end else ()))


def end_form(today: date) -> Form:
    """Return the form of another day on which the agreement ends."""
    field = FormField(
        id="ends",
        label=_("On which day should it end?"),
        parse=lambda text: parse_coming_day(text, today),
        is_required=True,
    )
    return Form(_("Another end"), (field,))


def left_form(today: date, returned_on: date | None) -> Form:
    """Return the form of the day from which the user no longer works for a client.

    ``returned_on`` is the day from which the user works for the client again, if there is one.
    """
    field = FormField(
        id="left",
        label=_("From which day do you no longer work for them?"),
        default=_("today"),
        parse=lambda text: parse_left_day(text, today, returned_on),
        is_required=True,
    )
    return Form(_("No longer a client"), (field,))


def parse_left_day(text: str, today: date, returned_on: date | None) -> date:
    """Return the day from which the user no longer works for a client.

    Raise :class:`BadInput` if the text is no day up to ``today``, or if the day is before
    ``returned_on``: the client would stay a client.
    """
    day = parse_day(text, today)
    if returned_on is not None and day < returned_on:
        message = _("{date} is before {day}, when you began to work for this client again")
        date_text = quote_value(clean_line(text))
        raise BadInput(message.format(date=date_text, day=long_date(returned_on)))
    return day


def parse_notice_or_day(text: str, today: date) -> Notice | date | None:
    """Return the notice or the day that a text means; None if the text means that there is none.

    Raise :class:`BadInput` if the text is neither a notice nor a day.
    """
    if is_nothing(text):
        return None
    notice = parse_duration(text)
    if notice is not None:
        return notice
    try:
        return _parse_end(text, today)
    except BadInput as error:
        message = _("{text} is no notice such as 1 month or 30 days; as a day: {why}")
        raise BadInput(message.format(text=quote_value(text), why=error)) from error


def _parse_end(text: str, today: date) -> date:
    """Return the day that a text means.

    Raise :class:`BadInput` also for the last year that a file allows, because steps can be after
    the end, and their days must be allowed too.
    """
    day = parse_coming_day(text, today)
    if day.year == YEARS[-1]:
        message = _("{date} is too far ahead; a plan ends in {year} at the latest")
        raise BadInput(message.format(date=quote_value(text), year=YEARS[-2]))
    return day


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing."""
    folded_text = text.strip(" .").casefold()
    return folded_text == "-" or any(folded_text in (word, _(word)) for word in _NOTHING)


def _notice_default(plan: PlanDetails) -> str:
    if plan.notice is not None:
        return notice_text(plan.notice)
    return long_date(plan.ends) if plan.ends else ""


def _text_field(
    field_id: str, label: str, default: str, hint: str = "", if_empty: str = ""
) -> FormField:
    return FormField(
        id=field_id,
        label=label,
        hint=hint,
        if_empty=if_empty or _("nothing"),
        default=default,
        parse=_parse_text_or_nothing,
    )


def _parse_text_or_nothing(text: str) -> str:
    return "" if is_nothing(text) else text_up_to(NOTE_LIMIT)(text)
