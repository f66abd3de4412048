"""Keys that a questionnaire may only have in a newer format than it names."""

from collections.abc import Iterator, Mapping
from typing import Any

from tensigns.core.questionnaire import WEIGHING
from tensigns.language import gettext as _
from tensigns.questionnaires.conversion import Location, item_name
from tensigns.storage.file_faults import FaultList
from tensigns.storage.toml import Table

_OPTION_KEYS = frozenset({"spares", "after", "fades_to"})
_QUESTION_KEYS = frozenset({"window_days"})

_FORMAT_2_KEYS: Mapping[tuple[str, ...], frozenset[str]] = {
    ("decision",): frozenset({"red_flags", "weighing_from"}),
    ("sign", "question"): _QUESTION_KEYS,
    ("sign", "question", "option"): _OPTION_KEYS,
    (WEIGHING,): _QUESTION_KEYS,
    (WEIGHING, "option"): _OPTION_KEYS,
    ("step",): frozenset({"first"}),
}
"""The keys that format 1 lacks, by the keys of the part that they are in."""


def add_format_faults(table: Table, faults: FaultList) -> None:
    """Add a fault for each key of format 2 in the table of a questionnaire of format 1."""
    if table.get("format") == 1:
        for location, name in _format_2_names(table, (), ()):
            message = _("{name} needs format = 2 at the top of the file").format(name=name)
            faults.add(" ".join(location), message)


def _format_2_names(
    part: Any, location: Location, path: tuple[str, ...]
) -> Iterator[tuple[Location, str]]:
    """Yield the location of a part and a key's name, for each key of format 2 in a part.

    ``path`` holds the keys of the part without the names of list items.
    """
    if not isinstance(part, dict):
        return
    for key, value in part.items():
        if key in _FORMAT_2_KEYS.get(path, ()):
            yield location, key
        elif (*path, key) == ("sign", "advice") and isinstance(value, list):
            yield location, "[[sign.advice]]"
        elif isinstance(value, list):
            for number, item in enumerate(value, start=1):
                item_location = (*location, key, item_name(item, number, key))
                yield from _format_2_names(item, item_location, (*path, key))
        else:
            yield from _format_2_names(value, (*location, key), (*path, key))
