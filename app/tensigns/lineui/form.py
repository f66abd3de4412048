"""Ask for the fields of a form in plain lines, one line each."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.lineui.console import HELP, LEAVE, Console, FormLeft
from tensigns.prompts.form import YES, Form, FormField, Values, parse_field, yes_no_options
from tensigns.text.wrapping import Paragraph

_COMMANDS_AS_TEXTS = {
    quotation.format(command): command
    for command in (LEAVE, HELP)
    for quotation in ('"{}"', "“{}”")
}
"""What the user types for a text that is also a command."""


def ask_form(
    console: Console,
    form: Form,
    known_values: Mapping[str, Any] = MappingProxyType({}),
    *,
    with_head: bool = True,
) -> Values:
    """Return the values of a form, with what the user types.

    The fields of ``known_values`` are not asked. If a field does not accept a line, the line is
    refused, and the field is asked again. The line ``q`` leaves the form, ``?`` explains what can
    be typed; the head of the form says so. The caller shows the title of the form. Raise
    :class:`FormLeft` if the user leaves, and :class:`InputEnded` if the input ends.
    """
    if with_head:
        say_form_head(console)
    values: dict[str, Any] = {}
    for field in form.fields:
        if field.id in known_values:
            values[field.id] = known_values[field.id]
        elif field.is_shown(values):
            values[field.id] = _ask_field(console, field)
    return values


def say_form_head(console: Console) -> None:
    """Say how to leave a form and how to get help."""
    console.say(_("q leaves without saving; ? helps."))


def ask_yes_no(console: Console, question: str) -> bool:
    """Return whether the user says yes. An empty line means no.

    Raise :class:`FormLeft` if the user leaves.
    """
    field = FormField(id="answer", label=question, options=yes_no_options(), if_empty=_("no"))
    return bool(_ask_field(console, field) == YES)


def _ask_field(console: Console, field: FormField) -> Any:
    """Ask until a line gives the field a value, and return the value."""
    if _has_option_lines(field):
        _say_options(console, field)
    prompt = _("Your choice:") if _has_option_lines(field) else _with_hints(field.label, field)
    while True:
        line = console.ask(prompt).strip()
        if line.casefold() == LEAVE:
            raise FormLeft
        if line == HELP:
            _say_help(console, field)
            continue
        line = _COMMANDS_AS_TEXTS.get(line.casefold(), line)
        if not line and field.is_required and not field.default:
            console.refuse(_("Something is needed here; q leaves without saving."))
            continue
        if line and field.options and field.choice_for(line) is None:
            keys = [choice.keys[0] for choice in field.choices]
            console.refuse(_("type one of: {keys}").format(keys=", ".join(keys)))
            continue
        try:
            return parse_field(field, line or field.default)
        except BadInput as error:
            console.refuse(str(error))


def _has_option_lines(field: FormField) -> bool:
    """Whether each option of the field stands on a line."""
    return bool(field.options) and not field.is_yes_no


def _say_options(console: Console, field: FormField) -> None:
    console.say(_with_hints(field.label, field))
    console.say(*_keyed_lines((choice.keys[0], choice.label) for choice in field.choices))


def _say_help(console: Console, field: FormField) -> None:
    """Say what can be typed at a field."""
    if _has_option_lines(field):
        _say_options(console, field)
        console.say(_("Type the number of one of these, and press Enter."))
    elif field.is_yes_no:
        console.say(_("Type one letter, and press Enter."))
    elif field.listing:
        console.say(*_keyed_lines(iter(field.listing)), _("Type one or more of these."))
    else:
        console.say(_("Type your answer on one line, and press Enter."))
    console.say(_("q leaves without saving."))
    if not field.options:
        console.say(_("If the answer is the letter q itself, type it in quotation marks: “q”."))


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
