"""The forms of a decision about a client, and of a look-back."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from tensigns.core.journal.decision import Choice, Followed, LookBackAnswer
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts.amounts import parse_amount, parse_number
from tensigns.prompts.dates import parse_coming_day
from tensigns.prompts.form import Form, FormField, FormOption, Values
from tensigns.report.decision_context import DecisionContext
from tensigns.report.decision_sentences import (
    FOLLOWED_WORDS,
    LOOK_BACK_WORDS,
    choice_words,
)
from tensigns.report.wording import capitalize, long_date, recommendation_word

LOOK_BACK_DAYS = 60
"""After how many days to look back, if the user names no other day."""

NO_DAY = N_("never")
"""What the user types for no day."""


def decide_form(context: DecisionContext) -> Form:
    """Return the form of a decision. Its fields are fields of ``DecisionDetails``."""
    return Form(_("decision"), (*_decision_fields(context), *_figure_fields()))


def look_back_form() -> Form:
    """Return the form of a look-back. Its fields are fields of ``LookBackDetails``."""
    return Form(
        _("look back"),
        (
            FormField(
                id="followed",
                label=_("Did you do it?"),
                options=tuple(
                    FormOption(answer, _(FOLLOWED_WORDS[answer])) for answer in get_args(Followed)
                ),
            ),
            FormField(
                id="again",
                label=_("Would you do the same again, with what you knew then?"),
                options=_look_back_options(),
            ),
            FormField(id="well", label=_("Did it turn out well?"), options=_look_back_options()),
        ),
    )


def _decision_fields(context: DecisionContext) -> tuple[FormField, ...]:
    recommendation = recommendation_word(context.recommendation or "undecided")
    return (
        FormField(
            id="choice",
            label=_("What will you do?"),
            options=tuple(
                FormOption(choice, capitalize(choice_words(choice))) for choice in get_args(Choice)
            ),
            default=context.sensible_choice or "",
            is_required=True,
        ),
        FormField(
            id="because",
            label=_("The recommendation was “{word}”. Why this?").format(word=recommendation),
            is_multiline=True,
            is_shown=lambda values: context.differs(values.get("choice")),
        ),
        FormField(
            id="expect",
            label=_("What do you expect to happen?"),
            is_multiline=True,
            is_shown=_is_decided,
        ),
        FormField(
            id="look_back",
            label=_("When will you look back?"),
            hint=_("“{word}” for no day").format(word=_(NO_DAY)),
            default=long_date(context.today + timedelta(days=LOOK_BACK_DAYS)),
            parse=lambda text: _parse_look_back(text, context.today),
            is_shown=_is_decided,
        ),
    )


def _figure_fields() -> tuple[FormField, ...]:
    fields: dict[str, tuple[str, Callable[[str], Decimal]]] = {
        "income": (_("What does this client pay you in twelve months?"), _parse_sum),
        "income_all": (_("What do all your clients pay you in twelve months?"), _parse_sum),
        "hours": (
            _("How many hours in twelve months go to this client, paid and unpaid?"),
            parse_number,
        ),
        "rate": (_("What is the least you want for an hour?"), _parse_sum),
        "months": (_("How many months can you live on savings?"), parse_number),
    }
    return tuple(
        FormField(id=field_id, label=label, parse=parse, is_shown=_is_decided)
        for field_id, (label, parse) in fields.items()
    )


def _is_decided(values: Values) -> bool:
    """Whether the user chose something else than to decide tomorrow."""
    return values.get("choice") not in (None, "tomorrow")


def _parse_look_back(text: str, today: date) -> date | None:
    if text.casefold() in (NO_DAY, _(NO_DAY)):
        return None
    return parse_coming_day(text, today)


def _parse_sum(text: str) -> Decimal:
    return parse_amount(text).amount


def _look_back_options() -> tuple[FormOption, ...]:
    answers: tuple[LookBackAnswer, ...] = get_args(LookBackAnswer)
    return tuple(FormOption(answer, _(LOOK_BACK_WORDS[answer])) for answer in answers)
