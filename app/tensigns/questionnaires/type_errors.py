"""Messages about values that do not fit their type."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import inspect

from tensigns.core.questionnaire import Id, Language, Version
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import quote_value, unknown_name_message
from tensigns.text.clean import clean_line

_TYPE_NAMES: Mapping[type, str] = {
    inspect.StructType: N_("a table"),
    inspect.DictType: N_("a table"),
    inspect.VarTupleType: N_("a list"),
    inspect.StrType: N_("a text"),
    inspect.LiteralType: N_("a text"),
    inspect.IntType: N_("a whole number"),
    inspect.BoolType: N_("true or false"),
    dict: N_("a table"),
    list: N_("a list"),
    str: N_("a text"),
    int: N_("a whole number"),
    bool: N_("true or false"),
    float: N_("a number with a point"),
}
"""The names of expected types, and of the types of TOML values except dates and times."""


def _pattern(alias: Any) -> str | None:
    """Return the pattern of an annotated text type; None if the type has no pattern."""
    type_info = inspect.type_info(alias)
    return type_info.pattern if isinstance(type_info, inspect.StrType) else None


_PATTERN_MESSAGES: Mapping[str | None, str] = {
    _pattern(Id): N_(
        "{name} is no id: small letters, digits and hyphens, a letter first, at most 40"
    ),
    _pattern(Version): N_(
        "{name} is no version, such as 1.0: letters, digits and points, at most 20"
    ),
    _pattern(Language): N_("{name} is no code of a language, such as en or nl"),
}

_STRUCT_ERRORS = (
    (r"exactly one of `(\w+)` and `(\w+)` is needed", N_("exactly one of {0} and {1} is needed")),
    (r"`(\w+)` must be less than `(\w+)`", N_("{0} must be less than {1}")),
    (r"`(\w+)` must be no more than `(\w+)`", N_("{0} must be no more than {1}")),
)
"""Patterns of the errors that the questionnaire's types raise, each with the message to show."""


def scalar_error(value: Any, expected: inspect.Type) -> str | None:
    """Return a message about a text, number or boolean of a wrong type; None if the type fits."""
    match expected:
        case inspect.LiteralType():
            return _literal_error(value, expected)
        case inspect.StrType() if isinstance(value, str):
            return _pattern_error(value, expected)
        case inspect.IntType() if type(value) is int:
            return _bounds_error(value, expected)
        case inspect.BoolType() if isinstance(value, bool):
            return None
    return wrong_type_message(value, expected)


def wrong_type_message(value: Any, expected: inspect.Type) -> str:
    """Return the message that a value has a wrong type."""
    actual_name = _TYPE_NAMES.get(type(value), N_("a date or a time"))
    expected_name = _TYPE_NAMES[type(expected)]
    message = _("this must be {wanted}, not {found}")
    return message.format(wanted=_(expected_name), found=_(actual_name))


def single_table_message(key: str) -> str:
    """Return the message that a table in single brackets stands where a list of tables belongs."""
    return _("there can be several: write {key} in two square brackets").format(key=key)


def length_error(length: int, expected: inspect.VarTupleType) -> str | None:
    """Return a message about a list that is too short or too long; None if the length fits."""
    if expected.min_length is not None and length < expected.min_length:
        return _("too few; {least} is the least").format(least=expected.min_length)
    if expected.max_length is not None and length > expected.max_length:
        return _("too many; {most} is the most").format(most=expected.max_length)
    return None


def missing_language_message(key: str, language: str) -> str:
    """Return the message that the language of a text is missing."""
    return _("this needs its language: {key}.{language}").format(key=key, language=language)


def struct_error_message(error: msgspec.ValidationError) -> str:
    """Return the message for an error that a type raises about several values together."""
    for pattern, message in _STRUCT_ERRORS:
        match = re.match(pattern, str(error))
        if match:
            return _(message).format(*match.groups())
    return clean_line(str(error))


def _literal_error(value: Any, expected: inspect.LiteralType) -> str | None:
    if value in expected.values and type(value) is type(expected.values[0]):
        return None
    words = sorted(map(str, expected.values))
    if len(words) == 1:
        return _("this must be {word}").format(word=words[0])
    message = _("{name} is none of the words allowed here: {words}")
    return unknown_name_message(str(value), words, message, words=", ".join(words))


def _pattern_error(value: str, expected: inspect.StrType) -> str | None:
    if expected.pattern is None or re.search(expected.pattern, value):
        return None
    return _(_PATTERN_MESSAGES[expected.pattern]).format(name=quote_value(value))


def _bounds_error(value: int, expected: inspect.IntType) -> str | None:
    if expected.ge is not None and value < expected.ge:
        return _("this must be at least {least}").format(least=expected.ge)
    if expected.le is not None and value > expected.le:
        return _("this must be at most {most}").format(most=expected.le)
    return None
