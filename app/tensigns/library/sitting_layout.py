"""The layout of a sitting's file: its keys and their order.

:mod:`tensigns.library.sitting_table` writes the keys in this order.
:mod:`tensigns.library.sitting_codec` builds patterns from the same declarations, to read a result
without parsing the file.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from msgspec import Struct

from tensigns.core.questionnaire import ID_PATTERN, VERSION_PATTERN, Recommendation
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.questionnaires.reading import HASH_LENGTH

FORMAT = 1
"""The format of the files of clients, sittings and entries."""

CHECKSUM = "seal"
"""The key of the checksum in the table ``[decision]``."""

CHECKSUM_LENGTH = 16
"""The number of hexadecimal digits of a checksum."""


class LineKey(Struct, frozen=True):
    """A key whose value is written on one line.

    ``value`` is a pattern that matches the value. If the key is ``quoted``, the value is a string
    and the pattern matches the text between the quotes. An ``optional`` key is written only if it
    has a value. A ``draft_only`` key is written only in the file of a draft.
    """

    name: str
    value: str = r"[^\n]*"
    quoted: bool = False
    optional: bool = False
    draft_only: bool = False


HEAD_KEYS = (
    LineKey("format", str(FORMAT)),
    LineKey("client"),
    LineKey("state", "finished", quoted=True),
    LineKey("id"),
    LineKey("started"),
    LineKey("finished"),
    LineKey("language"),
    LineKey("at", draft_only=True),
    LineKey("amends", SITTING_ID_PATTERN.pattern, quoted=True, optional=True),
)
"""The first keys of a file."""

TEXT_KEYS = ("reason", "note")
"""The keys after the head keys. Their texts can have several lines."""

TABLES = ("questionnaire", "answers", "suggestions", "notes", "asked", "decision", "end")
"""The tables after the text keys. ``[end]`` is the last, so a truncated file does not have it."""

KEYS = (*(key.name for key in HEAD_KEYS), *TEXT_KEYS, *TABLES)
"""Every top-level key of a sitting's file, in the order in which the keys are written."""

USER_TEXT_KEYS = ("client", "reason", "note", "notes")
"""The keys of the texts that the user wrote."""

QUESTIONNAIRE_KEYS = (
    LineKey("id", ID_PATTERN, quoted=True),
    LineKey("version", VERSION_PATTERN, quoted=True),
    LineKey("hash", rf"[0-9a-f]{{{HASH_LENGTH}}}", quoted=True),
)
"""The keys of the table ``[questionnaire]``."""

DECISION_KEYS = (
    LineKey(CHECKSUM, rf"[0-9a-f]{{{CHECKSUM_LENGTH}}}", quoted=True),
    LineKey("recommendation", "|".join(get_args(Recommendation)), quoted=True),
    LineKey("points", r"[0-9]{1,4}"),
)
"""The first keys of the table ``[decision]``."""


def user_texts(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of :data:`USER_TEXT_KEYS` in the table of a sitting or an answers file."""
    return {key: table[key] for key in USER_TEXT_KEYS if key in table}


def lines_pattern(keys: Iterable[LineKey]) -> str:
    """Return a pattern that matches the lines of these keys in a finished sitting's file.

    The pattern has a group for each key, which matches the key's value.
    """
    return "".join(_line_pattern(key) for key in keys if not key.draft_only)


def _line_pattern(key: LineKey) -> str:
    quote = '"' if key.quoted else ""
    line = rf"{key.name} = {quote}(?P<{key.name}>{key.value}){quote}\n"
    return f"(?:{line})?" if key.optional else line
