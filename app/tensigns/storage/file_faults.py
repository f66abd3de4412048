"""Collect the faults of one file and report all of them in one error."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.text.clean import MARK_LIMIT, clean_and_count, clean_line
from tensigns.text.suggest import nearest_name

MAX_LISTED_FAULTS = 100
"""The number of faults of one file that are listed. Further faults are only counted."""

SHORT_LIMIT = 5
"""The number of faults that :func:`short_message` lists."""

LOCATION_LENGTH = 120
"""The maximum number of characters of a location in a message. A key can have hundreds."""

VALUE_LENGTH = 60
"""The maximum number of characters of a value in a message."""

_VALUE_IN_QUOTES = r"(?<!\w)(?P<mark>['\"])(?P<text>.+?)(?P=mark)(?!\w)"
"""A value as click and tomli show it: a Python literal. An apostrophe in a word is no mark."""


class FaultLines(tuple[str, ...]):  # noqa: SLOT001  a tuple takes no slots of its own
    """A line for each listed fault, and for each file a line that counts the unlisted faults.

    ``total`` is the number of all faults.
    """

    total: int

    @classmethod
    def join(cls, parts: Iterable[tuple[str, ...]]) -> Self:
        """Return the lines of several files. Every line of a plain tuple counts as one fault."""
        parts = list(parts)
        joined = cls(line for part in parts for line in part)
        joined.total = sum(
            part.total if isinstance(part, FaultLines) else len(part) for part in parts
        )
        return joined


class FileFaultsError(BadInput):
    """An error with the faults of one file. The faults are the lines of the message."""

    def __init__(self, faults: FaultLines) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class FaultList:
    """The faults of one file, as lines that begin with the file's label.

    After :data:`MAX_LISTED_FAULTS` faults, further faults are only counted, and no messages are
    made for them. In this way a file with a hundred thousand faults is read in a second.
    """

    def __init__(self, file_label: str) -> None:
        self.file_label = file_label
        self._listed: list[str] = []
        self._count = 0

    def add(self, location: str, message: str | Callable[[], str]) -> None:
        """Add a fault at a location in the file, such as a key.

        If a message takes long to make, ``message`` is a function that returns it. The function is
        called only if the fault is listed.
        """
        self._count += 1
        if len(self._listed) < MAX_LISTED_FAULTS:
            text = message if isinstance(message, str) else message()
            shown_location = clean_line(location)[:LOCATION_LENGTH]
            self._listed.append(f"{self.file_label}: {shown_location}: {text}")

    def add_for_file(self, message: str) -> None:
        """Add a fault of the file as a whole."""
        self._count += 1
        if len(self._listed) < MAX_LISTED_FAULTS:
            self._listed.append(f"{self.file_label}: {message}")

    def add_unknown_name(
        self, location: str, name: str, known_names: Iterable[str], message: str, **fields: str
    ) -> None:
        """Add a fault with the message of :func:`unknown_name_message`."""
        self.add(location, lambda: unknown_name_message(name, known_names, message, **fields))

    @property
    def lines(self) -> FaultLines:
        """The listed faults. If there are more faults, the last line counts the unlisted ones."""
        lines = list(self._listed)
        if self._count > len(lines):
            message = _("{where}: and {count} more")
            unlisted_count = self._count - len(lines)
            lines.append(message.format(where=self.file_label, count=unlisted_count))
        faults = FaultLines(lines)
        faults.total = self._count
        return faults

    def raise_if_any(self) -> None:
        """Raise :class:`FileFaultsError` if there are faults."""
        if self._count:
            raise FileFaultsError(self.lines)


def fault_lines(error: TensignsError) -> FaultLines:
    """Return the faults of an error."""
    if isinstance(error, FileFaultsError):
        return error.faults
    return FaultLines.join([tuple(str(error).splitlines())])


def short_message(error: TensignsError) -> str:
    """Return the message of an error for a small box.

    The message has the first faults and the number of the other faults.
    """
    faults = fault_lines(error)
    unlisted_count = faults.total - SHORT_LIMIT
    if unlisted_count <= 0:
        return str(error)
    more = ngettext("and one more", "and {count} more", unlisted_count)
    return "\n".join([*faults[:SHORT_LIMIT], more.format(count=unlisted_count)])


def add_surplus_marks(table: Mapping[str, Any], faults: FaultList) -> None:
    """Add a fault for each text in a file's table from which cleaning removes combining marks."""
    for location, text in _texts(table, ()):
        surplus = clean_and_count(text).surplus_marks
        if surplus:
            faults.add(".".join(location), surplus_marks_message(surplus))


def surplus_marks_message(count: int) -> str:
    """Return the message that a text has ``count`` combining marks too many.

    The message calls combining marks accents, because users know this word.
    """
    message = ngettext(
        "{count} accent too many in a row; only the first {limit} count",
        "{count} accents too many in a row; only the first {limit} count",
        count,
    )
    return message.format(count=count, limit=MARK_LIMIT)


def cut_marks_message(count: int) -> str:
    """Return the message that ``count`` combining marks of a new text are left out."""
    message = ngettext(
        "{count} accent is left out: more than {limit} in a row.",
        "{count} accents are left out: more than {limit} in a row.",
        count,
    )
    return message.format(count=count, limit=MARK_LIMIT)


def unknown_name_message(name: str, known_names: Iterable[str], message: str, **fields: str) -> str:
    """Return a message about an unknown name. It suggests a similar known name if there is one.

    ``message`` has the field ``name`` and the fields in ``fields``.
    """
    return with_suggestion(
        message.format(name=quote_value(name), **fields), nearest_name(name, known_names)
    )


def with_suggestion(message: str, suggestion: str) -> str:
    """Return the message with a "did you mean" question; unchanged if there is no suggestion."""
    if not suggestion:
        return message
    return _("{message}; did you mean {near}?").format(
        message=message, near=quote_value(suggestion)
    )


def quote_value(value: object) -> str:
    """Return a value from a file as a message shows it: shortened, on one line, in quotes."""
    text = clean_line(str(value))
    shown_text = f"{text[:VALUE_LENGTH]}…" if len(text) > VALUE_LENGTH else text
    return _("“{text}”").format(text=shown_text)


def replace_quotes(message: str) -> str:
    """Return a message of a library with our quotation marks around the values that it names."""
    quoted = _("“{text}”")
    return re.sub(_VALUE_IN_QUOTES, lambda match: quoted.format(text=match["text"]), message)


def _texts(value: Any, location: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the location of every text in a parsed TOML value, and the text.

    A location consists of keys, and of the ids or numbers of list items.
    """
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*location, key))
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            item_id = item.get("id") if isinstance(item, Mapping) else None
            name = item_id if isinstance(item_id, str) else f"({number})"
            yield from _texts(item, (*location, name))
