"""Ask for the fields of a form in plain lines, one line each."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.lineui.console import Console
from tensigns.prompts.form import YES, Form, FormField, Values, parse_field, yes_no_options
from tensigns.text.wrapping import Paragraph


def ask_form(
    console: Console, form: Form, known_values: Mapping[str, Any] = MappingProxyType({})
) -> Values:
    """Return the values of a form, with what the user types.

    The fields of ``known_values`` are not asked. If a field does not accept a line, the line is
    refused, and the field is asked again. The caller shows the title of the form. Raise
    :class:`InputEnded` if the input ends.
    """
    values: dict[str, Any] = {}
    for field in form.fields:
        if field.id in known_values:
            values[field.id] = known_values[field.id]
        elif field.is_shown(values):
            values[field.id] = _ask_field(console, field)
    return values


def ask_yes_no(console: Console, question: str) -> bool:
    """Return whether the user says yes. An empty line means no."""
    answer = _ask_field(console, FormField(id="answer", label=question, options=yes_no_options()))
    return bool(answer == YES)


def _ask_field(console: Console, field: FormField) -> Any:
    """Ask until a line gives the field a value, and return the value."""
    has_option_lines = bool(field.options) and not field.is_yes_no
    if has_option_lines:
        console.say(_with_hints(field.label, field))
        console.say(*_keyed_lines((choice.keys[0], choice.label) for choice in field.choices))
    prompt = _("Your choice:") if has_option_lines else _with_hints(field.label, field)
    while True:
        line = console.ask(prompt).strip()
        if line == "?" and field.listing:
            console.say(*_keyed_lines(iter(field.listing)), _("Type one or more of these."))
            continue
        if not line and field.is_required and not field.default:
            console.refuse(_("Something is needed here; Ctrl+C leaves without saving."))
            continue
        if line and field.options and field.choice_for(line) is None:
            keys = [key for choice in field.choices for key in choice.keys]
            console.refuse(_("type one of: {keys}").format(keys=", ".join(keys)))
            continue
        try:
            return parse_field(field, line or field.default)
        except BadInput as error:
            console.refuse(str(error))


def _with_hints(text: str, field: FormField) -> str:
    """Return a question with what can be typed, in brackets."""
    hints = [*_hints(field)]
    return f"{text} ({'; '.join(hints)})" if hints else text


def _hints(field: FormField) -> Iterator[str]:
    if field.hint:
        yield field.hint
    if field.is_yes_no:
        first, second = (choice.keys[0] for choice in field.choices)
        yield _("{first} or {second}").format(first=first, second=second)
    if field.listing:
        yield _("? lists them")
    if meaning := _meaning_of_empty_line(field):
        yield _("Enter: {meaning}").format(meaning=meaning)


def _meaning_of_empty_line(field: FormField) -> str:
    if not field.default:
        return field.if_empty or ("" if field.is_required else _("skip"))
    default_choice = field.choice_for(field.default)
    return default_choice.keys[0] if default_choice else field.default


def _keyed_lines(rows: Iterator[tuple[str, str]]) -> Iterator[Paragraph]:
    return (Paragraph(text, f"{key:>3}  ", " " * 5) for key, text in rows)
