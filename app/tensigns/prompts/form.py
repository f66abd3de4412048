"""Forms: the fields that a user fills in, on a screen, line by line or in a file."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.table_reader import too_long_message
from tensigns.prompts.question import AnswerChoice, keyed_choices
from tensigns.storage.file_faults import quote_value, surplus_marks_message, with_suggestion
from tensigns.text.clean import NOTE_LIMIT, clean_and_count, clean_line_and_count
from tensigns.text.suggest import nearest_name

Values = Mapping[str, Any]
"""The values of a form by the ids of its fields; None for a field that was left empty."""

YES, NO = "yes", "no"
"""The ids of the options of a yes/no field."""


def text_up_to(limit: int) -> Callable[[str], str]:
    """Return a parser that returns a text, or refuses it if it has more than ``limit`` characters.

    The message says how many characters the text has.
    """

    def parse(text: str) -> str:
        if len(text) > limit:
            raise BadInput(too_long_message(len(text), limit))
        return text

    return parse


def _always_shown(_values: Values) -> bool:
    return True


class FormOption(NamedTuple):
    """An option of a field. The label is in the user's language."""

    id: str
    label: str


class FormField(Struct, frozen=True, kw_only=True):
    """A field of a form. Its texts are in the user's language.

    ``id`` is also the key in an answers file. ``label`` is the question, such as "When?".

    ``hint`` says briefly what to type. ``if_empty`` says what an empty field means, such as
    "nobody". ``default`` is the first text of the field, or the id of an option; in plain lines, an
    empty line means the default. ``suggestions`` are texts that the user may want to type again.

    ``parse`` converts a text that is cleaned and not empty to the value. It raises
    :class:`BadInput` with a message that shows what to type, such as "write a day as 2026-11-23".
    With ``options``, at most nine of them, the field is a choice, and ``parse`` converts the id of
    the chosen option.

    ``is_shown`` gets the values of the fields before this one, without those that have errors. It
    returns False if these values make this field pointless. ``listing`` has keys and texts that are
    shown on request, such as the numbers and titles of the signs.
    """

    id: str
    label: str
    hint: str = ""
    if_empty: str = ""
    default: str = ""
    parse: Callable[[str], Any] = text_up_to(NOTE_LIMIT)
    options: tuple[FormOption, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_required: bool = False
    is_multiline: bool = False
    is_shown: Callable[[Values], bool] = _always_shown
    listing: tuple[tuple[str, str], ...] = ()

    @property
    def is_yes_no(self) -> bool:
        """Whether the options are yes and no."""
        return [option.id for option in self.options] == [YES, NO]

    @property
    def choices(self) -> tuple[AnswerChoice, ...]:
        """The options with their keys: a digit, and for yes and no a letter, which is shown."""
        return keyed_choices(self.options, is_yes_no=self.is_yes_no)

    def choice_for(self, text: str) -> AnswerChoice | None:
        """Return the choice that a key or an id names; None if there is none."""
        name = text.strip().casefold()
        return next((c for c in self.choices if name in (*c.keys, c.id.casefold())), None)


class Form(Struct, frozen=True):
    """A form with its title in the user's language."""

    title: str
    fields: tuple[FormField, ...]


class ParsedForm(NamedTuple):
    """The values of the fields that are shown and have no error, and the errors by field.

    A field that is in neither mapping is not shown.
    """

    values: Values
    errors: Mapping[str, str]

    def is_shown(self, field_id: str) -> bool:
        """Whether a field is shown."""
        return field_id in self.values or field_id in self.errors


def yes_no_options() -> tuple[FormOption, ...]:
    """Return the options of a yes/no field."""
    return FormOption(YES, _("yes")), FormOption(NO, _("no"))


def parse_form(form: Form, texts: Mapping[str, str]) -> ParsedForm:
    """Return the values of a form and all errors.

    ``texts`` are by the ids of the fields. A missing text counts as empty. Texts of fields that are
    not shown are ignored.
    """
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in form.fields:
        if field.is_shown(values):
            try:
                values[field.id] = parse_field(field, texts.get(field.id, ""))
            except BadInput as error:
                errors[field.id] = str(error)
    return ParsedForm(values, errors)


def parse_field(field: FormField, text: str) -> Any:
    """Return the value that a text gives a field; None if the text is empty.

    Raise :class:`BadInput` if the text has too many combining marks in a row, if it is empty and
    the field is required, or if the field does not accept the text.
    """
    clean = clean_and_count if field.is_multiline else clean_line_and_count
    cleaned_text, surplus_marks = clean(text)
    cleaned_text = cleaned_text.strip()
    if surplus_marks:
        raise BadInput(surplus_marks_message(surplus_marks))
    if not cleaned_text:
        if field.is_required:
            raise BadInput(_missing_message(field))
        return None
    if field.options:
        return field.parse(_option_id(field, cleaned_text))
    return field.parse(cleaned_text)


def _missing_message(field: FormField) -> str:
    """Return the error of a required field that is empty. The error has the hint of the field."""
    if not field.hint:
        return _("Something is needed here.")
    return _("Something is needed here ({hint}).").format(hint=field.hint)


def _option_id(field: FormField, text: str) -> str:
    choice = field.choice_for(text)
    if choice is not None:
        return choice.id
    ids = [option.id for option in field.options]
    message = _("{name} is no option; choose one of: {options}")
    raise BadInput(
        with_suggestion(
            message.format(name=quote_value(text), options=", ".join(ids)), nearest_name(text, ids)
        )
    )
