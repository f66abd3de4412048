"""Collect the faults of one file and report all of them in one error."""

from collections.abc import Iterable

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line
from tensigns.text.suggest import nearest_name

MAX_LISTED_FAULTS = 20
"""How many faults of one file a message lists; it only counts those beyond."""

LOCATION_LENGTH = 120
"""The maximum number of characters of a location in a message. A key can have hundreds."""

VALUE_LENGTH = 60
"""The maximum number of characters of a value in a message."""


class FileFaultsError(BadInput):
    """The faults of one file. ``faults`` has a line for each, the message for the first ones."""

    def __init__(self, message: str, faults: tuple[str, ...]) -> None:
        super().__init__(message)
        self.faults = faults


class FaultList:
    """The faults of one file, as lines that begin with the file's label."""

    def __init__(self, file_label: str) -> None:
        self.file_label = file_label
        self.lines: list[str] = []

    def add(self, location: str, message: str) -> None:
        """Add a fault at a location in the file, such as a key."""
        self.lines.append(f"{self.file_label}: {clean_line(location)[:LOCATION_LENGTH]}: {message}")

    def add_for_file(self, message: str) -> None:
        """Add a fault of the file as a whole."""
        self.lines.append(f"{self.file_label}: {message}")

    def raise_if_any(self) -> None:
        """Raise :class:`FileFaultsError` if there are faults."""
        if not self.lines:
            return
        listed = self.lines[:MAX_LISTED_FAULTS]
        unlisted_count = len(self.lines) - len(listed)
        if unlisted_count:
            message = _("{where}: and {count} more")
            listed.append(message.format(where=self.file_label, count=unlisted_count))
        raise FileFaultsError("\n".join(listed), tuple(self.lines))


def fault_lines(error: TensignsError) -> tuple[str, ...]:
    """A line for each fault of an error, also for those that its message does not list."""
    return error.faults if isinstance(error, FileFaultsError) else tuple(str(error).splitlines())


def unknown_name_message(name: str, known_names: Iterable[str], message: str, **fields: str) -> str:
    """Return a message about an unknown name. It suggests the nearest known name, if any is near.

    ``message`` has the field ``name`` and those in ``fields``.
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
    return f'"{text[:VALUE_LENGTH]}…"' if len(text) > VALUE_LENGTH else f'"{text}"'
