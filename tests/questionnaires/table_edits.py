"""Edits of the table of a questionnaire, and the sound table that they change."""

import copy
import tomllib
from collections.abc import Callable
from typing import Any

from tests.guide_examples import EXAMPLES

Table = dict[str, Any]
Edit = Callable[[Table], None]
TableFault = tuple[Edit, str, str]
"""The edit that makes a fault, the fault's location, and a part of its message."""


def in_two_languages(node: Any) -> Any:
    """Return the example with every text in Dutch too, in the same words."""
    if isinstance(node, list):
        return [in_two_languages(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"en"}:
        return {"en": node["en"], "nl": node["en"]}
    return {key: in_two_languages(part) for key, part in node.items()}


SOUND: Table = in_two_languages(tomllib.loads(EXAMPLES["en"])) | {"languages": ["en", "nl"]}
"""The questionnaire without a fault: the example of the guide, in two languages."""


def part_at(table: Table, location: str) -> Any:
    """Return a part by its location, such as ``sign silence question longest`` or ``step (2)``."""
    words = location.split()
    part: Any = table
    while words:
        part = part[words.pop(0)]
        if isinstance(part, list):
            name = words.pop(0)
            by_name = {item.get("id", f"({number})"): item for number, item in enumerate(part, 1)}
            part = by_name[name]
    return part


def set_values(location: str, **values: Any) -> Edit:
    """Set keys of a part."""

    def change(table: Table) -> None:
        part = part_at(table, location)
        part.update(values)

    return change


def remove_key(location: str, key: str) -> Edit:
    """Remove a key of a part."""
    return lambda table: part_at(table, location).pop(key)


def rename_key(location: str, before: str, after: str) -> Edit:
    """Rename a key of a part."""

    def rename(table: Table) -> None:
        part = part_at(table, location)
        part[after] = part.pop(before)

    return rename


def append_parts(location: str, key: str, *parts: Any) -> Edit:
    """Append parts to a list of a part."""
    return lambda table: part_at(table, location)[key].extend(copy.deepcopy(parts))


def text(content: str) -> Table:
    return {"en": content, "nl": content}


def option(name: str, points: int = 0) -> Table:
    return {"id": name, "label": text(name), "points": points}


def question(name: str, *options: Table) -> Table:
    return {"id": name, "type": "choice", "text": text(name), "option": list(options)}


def when(name: str, **test: list[str]) -> Table:
    """Return a condition on one earlier question. ``is_`` stands for the key ``is``."""
    return {
        "all": [{"question": name, **{key.removesuffix("_"): ids for key, ids in test.items()}}]
    }


LATE = "sign late-texts question late"
IDLE = "sign late-texts question idle"
RAISED = "sign late-texts question raised"
LONGEST = "sign silence question longest"
REASON = "sign silence question reason"
NINE_OPTIONS = [option(f"o{number}", number) for number in range(9)]
