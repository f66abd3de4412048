"""A questionnaire's table turned into its types, everything that does not fit told at once."""

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
from tensigns.text.suggest import nearest_name

Location = tuple[str, ...]
"""A place within the file: its keys, lists by the ids of their parts."""

_APART = (("sign",), ("step",), (WEIGHING,))
"""The parts that can be looked at each for itself."""


class ConvertedQuestionnaire(NamedTuple):
    """What could be made of a table.

    ``questionnaire`` has something in the place of each misfit within a sign, the weighing or a
    step; a misfit elsewhere leaves none. ``unsure`` are these parts: a sign's id, ``weighing``,
    ``step (2)``.
    """

    questionnaire: Questionnaire | None
    unsure: frozenset[str]


def convert(table: Table, faults: FaultList) -> ConvertedQuestionnaire:
    """The questionnaire in a table, each misfit noted."""
    try:
        return ConvertedQuestionnaire(msgspec.convert(table, Questionnaire), frozenset())
    except msgspec.ValidationError:
        fitting = _Fitting(_languages(table), faults)
        whole = fitting.value(table, inspect.type_info(Questionnaire), ())
    if not all(at[:1] in _APART and len(at) > 1 for at in fitting.misfits):
        return ConvertedQuestionnaire(None, frozenset())
    return ConvertedQuestionnaire(
        msgspec.convert(whole, Questionnaire), _unsure(table, whole, fitting.misfits)
    )


def _languages(table: Table) -> list[str]:
    """The languages that a text put in the place of another must have."""
    given = table.get("languages")
    named = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    return named or ["en"]


def _unsure(table: Table, whole: Table, misfits: Iterable[Location]) -> frozenset[str]:
    parts = {at[:2] for at in misfits}
    signs = zip(table["sign"], whole["sign"], strict=True)
    named = [
        made["id"]
        for number, (given, made) in enumerate(signs, start=1)
        if ("sign", _name(given, number)) in parts
    ]
    others = [" ".join(at) if at[0] == "step" else at[0] for at in parts if at[0] != "sign"]
    return frozenset([*named, *others])


class _Fitting:
    """One walk over a table along the types."""

    def __init__(self, languages: Sequence[str], faults: FaultList) -> None:
        self.misfits: list[Location] = []
        self._languages = languages
        self._faults = faults
        self._numbers = itertools.count(1)

    def value(self, given: Any, kind: inspect.Type, at: Location) -> Any:
        """What was given, or something of that type in the place of what does not fit."""
        if isinstance(kind, inspect.UnionType):
            kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
        if isinstance(kind, inspect.StructType):
            return self._part(given, kind, at)
        if isinstance(kind, inspect.VarTupleType):
            return self._list(given, kind, at)
        if isinstance(kind, inspect.DictType):
            return self._text(given, kind, at)
        wrong = type_errors.type_error(given, kind)
        return given if wrong is None else self._instead(at, wrong, kind)

    def _part(self, given: Any, kind: inspect.StructType, at: Location) -> Any:
        if not isinstance(given, dict):
            return self._instead(at, type_errors.wrong_type(given, kind), kind)
        before = len(self.misfits)
        named = self._known(given, kind, at)
        fitted: Table = {}
        for field in kind.fields:
            name, known = field.encode_name, len(self.misfits)
            if name in named:
                value = self.value(named[name], field.type, (*at, name))
                if field.required or _holds_parts(field.type) or len(self.misfits) == known:
                    fitted[name] = value
            elif field.required:
                fitted[name] = self._stand_in(field.type)
                self._note(at, _("the key {name} is missing").format(name=name))
        if len(self.misfits) > before:
            return fitted
        try:
            msgspec.convert(fitted, kind.cls)
        except msgspec.ValidationError as error:
            return self._instead(at, type_errors.part_error(error), kind)
        return fitted

    def _known(self, given: Table, kind: inspect.StructType, at: Location) -> Table:
        """A table under the keys of its type, misspelt ones put right."""
        known = {field.encode_name: field.required for field in kind.fields}
        strange = [key for key in given if key not in known]
        named = {key: value for key, value in given.items() if key in known}
        for key in strange:
            absent = [name for name in known if name not in named]
            needed = [name for name in absent if known[name]]
            meant = nearest_name(key, absent) or (
                needed[0] if len(strange) == len(needed) == 1 else ""
            )
            if meant:
                named[meant] = given[key]
            told = _("the key {name} is not known here").format(name=quote_value(key))
            self._note(at, with_suggestion(told, meant))
        return named

    def _list(self, given: Any, kind: inspect.VarTupleType, at: Location) -> Any:
        if not isinstance(given, list):
            parts = isinstance(given, dict) and _holds_parts(kind)
            wrong = (
                type_errors.single_table_message(at[-1])
                if parts
                else type_errors.wrong_type(given, kind)
            )
            return self._instead(at, wrong, kind)
        wrong_length = type_errors.wrong_length(len(given), kind)
        if wrong_length:
            self._note(at, wrong_length)
        fitted = [
            self.value(each, kind.item_type, (*at, _name(each, number, at[-1])))
            for number, each in enumerate(given, start=1)
        ][: kind.max_length]
        missing = (kind.min_length or 0) - len(fitted)
        return [*fitted, *(self._stand_in(kind.item_type) for _each in range(missing))]

    def _text(self, given: Any, kind: inspect.DictType, at: Location) -> Any:
        if isinstance(given, str):
            return self._instead(at, type_errors.no_language(at[-1], self._languages[0]), kind)
        if not isinstance(given, dict):
            return self._instead(at, type_errors.wrong_type(given, kind), kind)
        if not given:
            return self._instead(at, _("the text is missing"), kind)
        return {key: self.value(each, kind.value_type, (*at, key)) for key, each in given.items()}

    def _note(self, at: Location, message: str) -> None:
        self._faults.add(" ".join(at) or _("the questionnaire"), message)
        self.misfits.append(at)

    def _instead(self, at: Location, message: str, kind: inspect.Type) -> Any:
        self._note(at, message)
        return self._stand_in(kind)

    def _stand_in(self, kind: inspect.Type) -> Any:
        """Something of that type; a text in every language, a name that nothing else has."""
        if isinstance(kind, inspect.StructType):
            needed = (field for field in kind.fields if field.required)
            return {field.encode_name: self._stand_in(field.type) for field in needed}
        if isinstance(kind, inspect.VarTupleType):
            return [self._stand_in(kind.item_type) for _each in range(kind.min_length or 0)]
        if isinstance(kind, inspect.DictType):
            return dict.fromkeys(self._languages, "x")
        if isinstance(kind, inspect.LiteralType):
            return kind.values[0]
        return kind.ge if isinstance(kind, inspect.IntType) else f"x{next(self._numbers)}"


def _holds_parts(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StructType)


def _name(part: Any, number: int, within: str = "sign") -> str:
    """What a part of a list is called in a place; steps and plain values have no id."""
    named = part.get("id") if isinstance(part, dict) and within != "step" else None
    return named if isinstance(named, str) and named else f"({number})"
