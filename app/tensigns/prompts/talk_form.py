"""The forms of a talk with a client and of the outcome of a condition."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, get_args

from tensigns.core.journal.conditions import OpenCondition
from tensigns.core.journal.talk import OutcomeResult, number_conditions
from tensigns.core.leaving_plan import next_working_day
from tensigns.errors import BadInput
from tensigns.language import N_, current_language
from tensigns.language import gettext as _
from tensigns.prompts.dates import parse_coming_day, parse_day
from tensigns.prompts.form import Form, FormField, FormOption, Values
from tensigns.prompts.letter_fields import address_field, language_field
from tensigns.report.talk_context import TalkContext, TalkPoint
from tensigns.report.talk_letters import MAX_TALK_POINTS, TalkPlan
from tensigns.report.wording import localized, long_date
from tensigns.storage.file_faults import quote_value
from tensigns.text.clean import clean_line
from tensigns.text.width import cut_to_width

BY_DAYS = 28
"""The number of days until the default day of a request or a condition."""

CONDITION_NUMBERS = (1, 2, 3)
"""The numbers of the conditions of a talk."""

MAX_CONDITION_WIDTH = 120
"""The most cells of a condition in the question whether it was kept.

What is asked in a talk can be a long text. On the smallest screen the answers must fit below it.
"""

_RESULT_WORDS: dict[OutcomeResult, str] = {
    "kept": N_("yes, it was kept"),
    "broken": N_("no, it was broken"),
    "unclear": N_("I can't tell"),
}


def talk_form(context: TalkContext) -> Form:
    """Return the form of a talk: what to say, and the conditions that the user sets themselves.

    If the conditions would not come back on their day, the form does not ask for them.
    """
    fields = [_points_field(context.points)] if context.points else []
    fields += _ask_fields(context)
    for number in CONDITION_NUMBERS if context.has_conditions else ():
        fields += _condition_fields(context, number)
    # Last, because most talks need neither: their defaults are right from the second talk on.
    fields += (*_further_fields(), *_letter_fields(context))
    return Form(_("talk"), tuple(fields))


def held_form(today: date) -> Form:
    """Return the form of the day on which a prepared talk took place."""
    field = FormField(
        id="held",
        label=_("On which day did the talk take place?"),
        default=_("today"),
        parse=partial(parse_day, today=today),
        is_required=True,
    )
    return Form(_("talk"), (field,))


def outcomes_form(conditions: Sequence[OpenCondition]) -> Form:
    """Return the form that asks whether conditions were kept. A field can be skipped.

    The ids of the fields are ``outcome_1`` and so on, in the order of the conditions.
    """
    fields = [
        _outcome_field(f"outcome_{number}", open_condition)
        for number, open_condition in enumerate(conditions, start=1)
    ]
    return Form(_("conditions"), tuple(fields))


def outcome_results(
    values: Values, conditions: Sequence[OpenCondition]
) -> dict[str, OutcomeResult]:
    """Return the results in the values of :func:`outcomes_form`, by the reference to the condition.

    Skipped conditions have no result.
    """
    results = {
        open_condition.reference: values.get(f"outcome_{number}")
        for number, open_condition in enumerate(conditions, start=1)
    }
    return {reference: result for reference, result in results.items() if result is not None}


def _outcome_field(field_id: str, open_condition: OpenCondition) -> FormField:
    condition = open_condition.condition
    message = _("By {day}: {text}. Was it kept?")
    text = cut_to_width(clean_line(condition.text), MAX_CONDITION_WIDTH).rstrip(".")
    results: tuple[OutcomeResult, ...] = get_args(OutcomeResult)
    return FormField(
        id=field_id,
        label=message.format(day=long_date(condition.by), text=text),
        options=tuple(FormOption(result, _(_RESULT_WORDS[result])) for result in results),
        if_empty=_("later"),
    )


def talk_plan(
    values: Values, context: TalkContext, conditions: Iterable[Mapping[str, Any]]
) -> TalkPlan:
    """Return what the user wants to say, from the values of the form of a talk.

    ``conditions`` has the fields of each condition. A condition without an id gets a new id.
    """
    language = values.get("language") or context.terms.language or current_language()
    return TalkPlan(
        language=language,
        address=values.get("address") or context.terms.address or "u",
        sign_ids=values.get("points") or (),
        ask=values.get("ask") or "",
        by=values.get("by"),
        follows=values.get("follows") or "",
        no_discuss=values.get("no_discuss") or "",
        offer=values.get("offer") or "",
        conditions=number_conditions(conditions),
    )


def form_conditions(values: Values) -> list[dict[str, Any]]:
    """Return the conditions in the values of the form of a talk."""
    return [
        {
            "text": values[f"condition_{number}"],
            "by": values[f"by_{number}"],
            "then": values.get(f"then_{number}"),
        }
        for number in CONDITION_NUMBERS
        if values.get(f"condition_{number}")
    ]


def _letter_fields(context: TalkContext) -> tuple[FormField, ...]:
    return (
        language_field(
            _("In which language do you talk with this client?"),
            context.terms.language or current_language(),
        ),
        address_field(
            context.terms.address or "u", is_shown=lambda values: values.get("language") == "nl"
        ),
    )


def _points_field(points: Sequence[TalkPoint]) -> FormField:
    return FormField(
        id="points",
        label=_("Which signs will you talk about?"),
        hint=_("at most {count}, by number").format(count=MAX_TALK_POINTS),
        default=", ".join(str(point.sign.number) for point in points[:MAX_TALK_POINTS]),
        parse=partial(_parse_points, points=points),
        listing=tuple((str(point.sign.number), localized(point.sign.title)) for point in points),
    )


def _ask_fields(context: TalkContext) -> tuple[FormField, ...]:
    return (
        FormField(id="ask", label=_("What else do you ask?"), is_multiline=True),
        FormField(
            id="by",
            label=_("By when must it be so?"),
            default=long_date(_default_day(context.today)),
            parse=partial(parse_coming_day, today=context.today),
        ),
        FormField(
            id="follows",
            label=_("What follows if it is not? You say this to the client."),
            hint=_("such as “I stop on 31 December”"),
            is_multiline=True,
        ),
    )


def _further_fields() -> tuple[FormField, ...]:
    return (
        FormField(id="no_discuss", label=_("What will you not discuss?"), is_multiline=True),
        FormField(
            id="offer",
            label=_("What can you offer, such as a price for evenings?"),
            is_multiline=True,
        ),
    )


def _condition_fields(context: TalkContext, number: int) -> tuple[FormField, ...]:
    """Return the fields of a condition.

    The field of the text is shown for the first condition, and for another condition if the
    condition before has a text. The other fields are shown if this condition has a text.
    """

    def is_shown(values: Values) -> bool:
        return number == 1 or bool(values.get(f"condition_{number - 1}"))

    def has_text(values: Values) -> bool:
        return bool(values.get(f"condition_{number}"))

    label = _("For yourself: what must be so?") if number == 1 else _("For yourself: what else?")
    return (
        FormField(
            id=f"condition_{number}",
            label=label,
            parse=partial(_parse_condition, suggestions=context.suggestions),
            is_shown=is_shown,
            suggestions=context.suggestions,
            listing=tuple(
                (str(index), text) for index, text in enumerate(context.suggestions, start=1)
            ),
        ),
        FormField(
            id=f"by_{number}",
            label=_("By which day?"),
            default=long_date(_default_day(context.today)),
            parse=partial(parse_coming_day, today=context.today),
            is_required=True,
            is_shown=has_text,
        ),
        FormField(
            id=f"then_{number}",
            label=_("And if not, what will you do?"),
            is_multiline=True,
            is_shown=has_text,
        ),
    )


def _default_day(today: date) -> date:
    return next_working_day(today + timedelta(days=BY_DAYS))


def _parse_points(text: str, points: Sequence[TalkPoint]) -> tuple[str, ...]:
    """Return the ids of the signs that a text names, by number or id.

    Raise :class:`BadInput` if a name is unknown or if there are too many names.
    """
    ids = {str(point.sign.number): point.sign.id for point in points}
    names = dict.fromkeys(text.replace(",", " ").split())
    for name in names:
        if name not in ids and name not in ids.values():
            message = _("{name} is no sign with points; choose from {numbers}")
            raise BadInput(message.format(name=quote_value(name), numbers=", ".join(ids)))
    if len(names) > MAX_TALK_POINTS:
        raise BadInput(_("Choose {count} signs at most.").format(count=MAX_TALK_POINTS))
    return tuple(dict.fromkeys(ids.get(name, name) for name in names))


def _parse_condition(text: str, suggestions: Sequence[str]) -> str:
    """Return the text of a condition, or the suggestion that a number names."""
    if text.isdecimal() and 1 <= int(text) <= len(suggestions):
        return suggestions[int(text) - 1]
    return text
