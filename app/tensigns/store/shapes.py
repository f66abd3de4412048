"""A questionnaire's table turned into its types, every part that does not fit told at once."""

import copy
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.text import clean_line
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.store.faults import TOLD, Faults
from tensigns.store.places import named_place

_TEXT = {"en": "x"}
_OPTION = {"id": "x", "label": _TEXT}
_QUESTION = {"id": "x", "type": "choice", "text": _TEXT, "option": [_OPTION, _OPTION]}
_SIGN = {
    "id": "x",
    "number": 1,
    "title": _TEXT,
    "label": _TEXT,
    "why": _TEXT,
    "advice": {"watch": _TEXT, "fire": _TEXT},
    "question": [_QUESTION],
}
_STAND_INS: Mapping[str, Mapping[str, Any]] = {
    "option": _OPTION,
    "question": _QUESTION,
    "sign": _SIGN,
    "step": {"to": ["keep"], "text": _TEXT},
}
"""Parts that fit, to put in the place of one that does not and go on."""

_PART = re.compile(r"^(.*)\.(option|question|sign|step)\[(\d+)\]")

_SAYINGS = (
    (r"Expected `(.+)`, got `(.+)`", N_("this must be {0}, not {1}")),
    (r"Object missing required field `(.+)`", N_("the key {0} is missing")),
    (r"Object contains unknown field `(.+)`", N_("the key {0} is not known here")),
    (r"Invalid enum value '?(.*?)'?", N_("{0} is none of the words allowed here")),
    (r"Expected `(array|object)` of length >= (\d+)", N_("too few; {1} is the least")),
    (r"Expected `(array|object)` of length <= (\d+)", N_("too many; {1} is the most")),
    (r"Expected `int` >= (\d+)", N_("this must be at least {0}")),
    (r"Expected `int` <= (\d+)", N_("this must be at most {0}")),
    (r"Expected `str` matching regex '(.+)'", N_("this must be a name that fits {0}")),
    (r"exactly one of `(.+)` and `(.+)` is needed", N_("exactly one of {0} and {1} is needed")),
)
"""What the converter says, and how we put it; the rest is told as it is."""


def to_questionnaire(table: Mapping[str, Any], faults: Faults) -> Questionnaire | None:
    """The questionnaire in a table; none, and every fault noted, where a part does not fit.

    A part is not looked into further once something of its own is wrong.
    """
    rest = table
    for _attempt in range(TOLD):
        try:
            questionnaire = msgspec.convert(rest, Questionnaire)
        except msgspec.ValidationError as error:
            said, _at, path = str(error).partition(" - at ")
            faults.add(named_place(rest, path), _saying(said))
            part = _PART.match(path.strip("`"))
            if part is None:
                return None
            rest = copy.deepcopy(dict(rest))
            siblings = _at_path(rest, f"{part[1]}.{part[2]}")
            siblings[int(part[3])] = dict(_STAND_INS[part[2]])
        else:
            return None if faults.lines else questionnaire
    return None


def _saying(said: str) -> str:
    for pattern, message in _SAYINGS:
        found = re.fullmatch(pattern, said)
        if found:
            return _(message).format(*(clean_line(each) for each in found.groups()))
    return clean_line(said)


def _at_path(table: Any, path: str) -> Any:
    for key, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", path):
        table = table[key] if key else table[int(index)]
    return table
