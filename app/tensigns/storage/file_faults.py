"""Every fault of one file, gathered and told at once."""

from collections.abc import Iterable

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line
from tensigns.text.suggest import nearest_name

MAX_LISTED_FAULTS = 20
"""How many faults of one file are told; the rest are counted."""

PLACE_LENGTH = 120
"""The most characters of a place that are told; a hostile key can have hundreds."""

VALUE_LENGTH = 60
"""The most characters of a value that are told."""


class FileFaultsError(BadInput):
    """What is wrong with one file; ``faults`` has a line for each, the message for the first."""

    def __init__(self, message: str, faults: tuple[str, ...]) -> None:
        super().__init__(message)
        self.faults = faults


class FaultList:
    """What is wrong with one file, each fault a line with its place."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.lines: list[str] = []

    def add(self, place: str, message: str) -> None:
        """Note a fault at a place within the file, such as a key."""
        self.lines.append(f"{self.where}: {clean_line(place)[:PLACE_LENGTH]}: {message}")

    def add_whole(self, message: str) -> None:
        """Note a fault of the file as a whole."""
        self.lines.append(f"{self.where}: {message}")

    def stop_if_any(self) -> None:
        """Raise :class:`FileFaultsError` with every fault so far, a line each."""
        if self.lines:
            raise FileFaultsError("\n".join(self._told()), tuple(self.lines))

    def _told(self) -> list[str]:
        more = len(self.lines) - MAX_LISTED_FAULTS
        if more <= 0:
            return self.lines
        rest = _("{where}: and {count} more").format(where=self.where, count=more)
        return [*self.lines[:MAX_LISTED_FAULTS], rest]


def fault_lines(error: TensignsError) -> tuple[str, ...]:
    """A line for every fault that an error tells of, those that its message only counts too."""
    return error.faults if isinstance(error, FileFaultsError) else tuple(str(error).splitlines())


def unknown_name_message(text: str, known: Iterable[str], message: str, **more: str) -> str:
    """A message on an unknown name, with the nearest known one where there is one.

    ``message`` has the place ``{name}``, and those in ``more``.
    """
    return with_suggestion(
        message.format(name=quote_value(text), **more), nearest_name(text, known)
    )


def with_suggestion(message: str, near: str) -> str:
    """A message that ends by asking whether a name was meant, unless that is empty."""
    if not near:
        return message
    return _("{message}; did you mean {near}?").format(message=message, near=quote_value(near))


def quote_value(value: object) -> str:
    """A value out of a file as a message may show it: short, on one line, between quotes."""
    text = clean_line(str(value))
    return f'"{text[:VALUE_LENGTH]}…"' if len(text) > VALUE_LENGTH else f'"{text}"'
