"""Convert the table of a questionnaire to its types and report every value that does not fit.

A value that does not fit its type, and a missing or unknown key, is a misfit. Misfits are replaced
with placeholders, so that the structure of the other parts can be checked.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from tensigns.core.questionnaire import WEIGHING, Questionnaire
from tensigns.language import gettext as _
from tensigns.questionnaires import type_errors
from tensigns.storage.file_faults import FaultList, quote_value, with_suggestion
from tensigns.storage.toml import Table
from tensigns.text.suggest import Suggestions

Location = tuple[str, ...]
"""A location in the file: keys and the names of list items, from the outermost inwards."""

_SEPARATE_PARTS = ("sign", "step", WEIGHING)
"""The keys of the parts that are checked separately: signs, steps and the weighing question."""


class ConvertedQuestionnaire(NamedTuple):
    """The result of converting a table.

    ``questionnaire`` has placeholders for the misfits in signs, in steps and in the weighing
    question. It is None if there is a misfit anywhere else. ``unreliable_parts`` names the parts
    with misfits: the id of a sign, ``step (2)``, or ``weighing``.
    """

    questionnaire: Questionnaire | None
    unreliable_parts: frozenset[str]


def convert(table: Table, faults: FaultList) -> ConvertedQuestionnaire:
    """Convert a table to a questionnaire. Add a fault for each misfit."""
    try:
        return ConvertedQuestionnaire(msgspec.convert(table, Questionnaire), frozenset())
    except msgspec.ValidationError:
        converter = _Converter(_placeholder_languages(table), faults)
        converted = converter.convert_value(table, inspect.type_info(Questionnaire), ())
    if not all(_is_in_separate_part(location) for location in converter.misfits):
        return ConvertedQuestionnaire(None, frozenset())
    return ConvertedQuestionnaire(
        msgspec.convert(converted, Questionnaire),
        _unreliable_parts(table, converted, converter.misfits),
    )


def _is_in_separate_part(location: Location) -> bool:
    return len(location) > 1 and location[0] in _SEPARATE_PARTS


def _placeholder_languages(table: Table) -> list[str]:
    """Return the languages of a placeholder text: those that the questionnaire lists."""
    languages = table.get("languages")
    if not isinstance(languages, list):
        return ["en"]
    return [language for language in languages if isinstance(language, str)] or ["en"]


def _unreliable_parts(
    table: Table, converted: Table, misfits: Iterable[Location]
) -> frozenset[str]:
    """Return the names of the parts with misfits; see :class:`ConvertedQuestionnaire`."""
    part_locations = {location[:2] for location in misfits}
    signs = zip(table["sign"], converted["sign"], strict=True)
    # The id of a sign can itself be a placeholder.
    sign_ids = [
        converted_sign["id"]
        for number, (sign, converted_sign) in enumerate(signs, start=1)
        if ("sign", item_name(sign, number)) in part_locations
    ]
    other_parts = [
        " ".join(location) if location[0] == "step" else location[0]
        for location in part_locations
        if location[0] != "sign"
    ]
    return frozenset([*sign_ids, *other_parts])


class _Converter:
    """Converts a table to a table without misfits, and collects the locations of the misfits."""

    def __init__(self, languages: Sequence[str], faults: FaultList) -> None:
        self.misfits: list[Location] = []
        self._languages = languages
        self._faults = faults
        self._suggestions = Suggestions()
        self._placeholder_numbers = itertools.count(1)

    def convert_value(self, value: Any, expected: inspect.Type, location: Location) -> Any:
        """Return the value with a placeholder of the expected type for each misfit."""
        if isinstance(expected, inspect.UnionType):
            expected = _intended_type(value, expected)
        if isinstance(expected, inspect.StructType):
            return self._convert_struct(value, expected, location)
        if isinstance(expected, inspect.VarTupleType):
            return self._convert_list(value, expected, location)
        if isinstance(expected, inspect.DictType):
            return self._convert_translations(value, expected, location)
        message = type_errors.scalar_error(value, expected)
        return value if message is None else self._misfit_placeholder(location, message, expected)

    def _convert_struct(self, value: Any, expected: inspect.StructType, location: Location) -> Any:
        if not isinstance(value, dict):
            message = type_errors.wrong_type_message(value, expected)
            return self._misfit_placeholder(location, message, expected)
        count_before = len(self.misfits)
        table = self._correct_keys(value, expected, location)
        converted: Table = {}
        for field in expected.fields:
            key = field.encode_name
            if key in table:
                count_before_field = len(self.misfits)
                item = self.convert_value(table[key], field.type, (*location, key))
                fits = len(self.misfits) == count_before_field
                # Leave out an optional value that does not fit. A list of tables is kept, so that
                # its other tables are checked.
                if fits or field.required or _is_struct_list(field.type):
                    converted[key] = item
            elif field.required:
                converted[key] = self._placeholder(field.type)
                self._add_misfit(location, _("the key {name} is missing").format(name=key))
        if len(self.misfits) > count_before:
            return converted
        try:
            msgspec.convert(converted, expected.cls)
        except msgspec.ValidationError as error:
            message = type_errors.struct_error_message(error)
            return self._misfit_placeholder(location, message, expected)
        return converted

    def _correct_keys(
        self, table: Table, expected: inspect.StructType, location: Location
    ) -> Table:
        """Return the table without unknown keys. A misspelt key is replaced by the intended key.

        Each unknown or misspelt key is a misfit.
        """
        is_required_by_key = {field.encode_name: field.required for field in expected.fields}
        unknown_keys = [key for key in table if key not in is_required_by_key]
        corrected = {key: value for key, value in table.items() if key in is_required_by_key}
        for unknown_key in unknown_keys:
            absent_keys = [key for key in is_required_by_key if key not in corrected]
            absent_required_keys = [key for key in absent_keys if is_required_by_key[key]]
            intended_key = self._suggestions.nearest_name(unknown_key, absent_keys) or (
                absent_required_keys[0]
                if len(unknown_keys) == len(absent_required_keys) == 1
                else ""
            )
            if intended_key:
                corrected[intended_key] = table[unknown_key]
            message = _("the key {name} is not known here").format(name=quote_value(unknown_key))
            self._add_misfit(location, with_suggestion(message, intended_key))
        return corrected

    def _convert_list(self, value: Any, expected: inspect.VarTupleType, location: Location) -> Any:
        if not isinstance(value, list):
            is_single_table = isinstance(value, dict) and _is_struct_list(expected)
            message = (
                type_errors.single_table_message(location[-1])
                if is_single_table
                else type_errors.wrong_type_message(value, expected)
            )
            return self._misfit_placeholder(location, message, expected)
        length_error = type_errors.length_error(len(value), expected)
        if length_error:
            self._add_misfit(location, length_error)
        converted = [
            self.convert_value(
                item, expected.item_type, (*location, item_name(item, number, location[-1]))
            )
            for number, item in enumerate(value, start=1)
        ][: expected.max_length]
        missing_count = (expected.min_length or 0) - len(converted)
        return [*converted, *self._placeholders(expected.item_type, missing_count)]

    def _convert_translations(
        self, value: Any, expected: inspect.DictType, location: Location
    ) -> Any:
        """Convert a table of texts by language."""
        if isinstance(value, str):
            message = type_errors.missing_language_message(location[-1], self._languages[0])
            return self._misfit_placeholder(location, message, expected)
        if not isinstance(value, dict):
            message = type_errors.wrong_type_message(value, expected)
            return self._misfit_placeholder(location, message, expected)
        if not value:
            return self._misfit_placeholder(location, _("the text is missing"), expected)
        return {
            language: self.convert_value(text, expected.value_type, (*location, language))
            for language, text in value.items()
        }

    def _add_misfit(self, location: Location, message: str) -> None:
        self._faults.add(" ".join(location) or _("the questionnaire"), message)
        self.misfits.append(location)

    def _misfit_placeholder(self, location: Location, message: str, expected: inspect.Type) -> Any:
        """Add a misfit and return the placeholder for it."""
        self._add_misfit(location, message)
        return self._placeholder(expected)

    def _placeholder(self, expected: inspect.Type) -> Any:
        """Return a value that fits the type.

        A text is in every language of the questionnaire. An id is unique in the questionnaire.
        """
        if isinstance(expected, inspect.UnionType):
            expected = _intended_type(None, expected)
        if isinstance(expected, inspect.StructType):
            required_fields = (field for field in expected.fields if field.required)
            return {field.encode_name: self._placeholder(field.type) for field in required_fields}
        if isinstance(expected, inspect.VarTupleType):
            return self._placeholders(expected.item_type, expected.min_length or 0)
        if isinstance(expected, inspect.DictType):
            return dict.fromkeys(self._languages, "x")
        if isinstance(expected, inspect.LiteralType):
            return expected.values[0]
        if isinstance(expected, inspect.IntType):
            return expected.ge
        return f"x{next(self._placeholder_numbers)}"

    def _placeholders(self, expected: inspect.Type, count: int) -> list[Any]:
        return [self._placeholder(expected) for _index in range(count)]


def _intended_type(value: Any, union: inspect.UnionType) -> inspect.Type:
    """Return the type of a union that the author of a value probably meant; never the type of None.

    For a list this is a list type, and for any other value another type, if the union has one.
    """
    types = [item for item in union.types if not isinstance(item, inspect.NoneType)]
    is_list = isinstance(value, list)
    return next((t for t in types if isinstance(t, inspect.VarTupleType) == is_list), types[0])


def _is_struct_list(expected: inspect.Type) -> bool:
    """Whether a type is a list of tables."""
    return isinstance(expected, inspect.VarTupleType) and isinstance(
        expected.item_type, inspect.StructType
    )


def item_name(item: Any, number: int, list_key: str = "sign") -> str:
    """Return the name of a list item in a location.

    The name is the id of the item. The name of a step, or of an item without an id, is its number,
    such as (2).
    """
    item_id = item.get("id") if isinstance(item, dict) and list_key != "step" else None
    return item_id if isinstance(item_id, str) and item_id else f"({number})"
