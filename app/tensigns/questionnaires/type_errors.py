"""What does not fit a type, in words."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import inspect

from tensigns.core import questionnaire as types
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import quote_value, unknown_name_message
from tensigns.text.clean import clean_line

_KINDS: Mapping[type, str] = {
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
"""What a type wants, and what a value is; anything else in TOML is a date or a time."""


def _pattern(alias: Any) -> str | None:
    kind = inspect.type_info(alias)
    return kind.pattern if isinstance(kind, inspect.StrType) else None


_PATTERNS: Mapping[str | None, str] = {
    _pattern(types.Id): N_(
        "{name} is no id: small letters, digits and hyphens, a letter first, at most 40"
    ),
    _pattern(types.Version): N_(
        "{name} is no version, such as 1.0: letters, digits and points, at most 20"
    ),
    _pattern(types.Language): N_("{name} is no code of a language, such as en or nl"),
}

_OF_PARTS = (
    (r"exactly one of `(\w+)` and `(\w+)` is needed", N_("exactly one of {0} and {1} is needed")),
    (r"`(\w+)` must be less than `(\w+)`", N_("{0} must be less than {1}")),
    (r"`(\w+)` must be no more than `(\w+)`", N_("{0} must be no more than {1}")),
)
"""What the parts themselves say of their values, and how we put it."""


def type_error(given: Any, kind: inspect.Type) -> str | None:
    """What is wrong with a single value of a type; none where it fits."""
    match kind:
        case inspect.LiteralType():
            return _not_among(given, kind)
        case inspect.StrType() if isinstance(given, str):
            return _misnamed(given, kind)
        case inspect.IntType() if type(given) is int:
            return _out_of_bounds(given, kind)
        case inspect.BoolType() if isinstance(given, bool):
            return None
    return wrong_type(given, kind)


def wrong_type(given: Any, kind: inspect.Type) -> str:
    """That a value is of another type."""
    found = _KINDS.get(type(given), N_("a date or a time"))
    wanted = _KINDS[type(kind)]
    return _("this must be {wanted}, not {found}").format(wanted=_(wanted), found=_(found))


def single_table_message(key: str) -> str:
    """That a part of a list was written as if there were only one."""
    return _("there can be several: write {key} in two square brackets").format(key=key)


def wrong_length(length: int, kind: inspect.VarTupleType) -> str | None:
    """What is wrong with the length of a list; none where it fits."""
    if kind.min_length is not None and length < kind.min_length:
        return _("too few; {least} is the least").format(least=kind.min_length)
    if kind.max_length is not None and length > kind.max_length:
        return _("too many; {most} is the most").format(most=kind.max_length)
    return None


def no_language(key: str, language: str) -> str:
    """That a text stands there without its language."""
    return _("this needs its language: {key}.{language}").format(key=key, language=language)


def part_error(error: msgspec.ValidationError) -> str:
    """What a part says of its own values."""
    for pattern, message in _OF_PARTS:
        found = re.match(pattern, str(error))
        if found:
            return _(message).format(*found.groups())
    return clean_line(str(error))


def _not_among(given: Any, kind: inspect.LiteralType) -> str | None:
    if given in kind.values and type(given) is type(kind.values[0]):
        return None
    words = sorted(map(str, kind.values))
    if len(words) == 1:
        return _("this must be {word}").format(word=words[0])
    message = _("{name} is none of the words allowed here: {words}")
    return unknown_name_message(str(given), words, message, words=", ".join(words))


def _misnamed(given: str, kind: inspect.StrType) -> str | None:
    if kind.pattern is None or re.search(kind.pattern, given):
        return None
    return _(_PATTERNS[kind.pattern]).format(name=quote_value(given))


def _out_of_bounds(given: int, kind: inspect.IntType) -> str | None:
    if kind.ge is not None and given < kind.ge:
        return _("this must be at least {least}").format(least=kind.ge)
    if kind.le is not None and given > kind.le:
        return _("this must be at most {most}").format(most=kind.le)
    return None
