"""Discreet mode: what is shown has numbers in the place of the names of clients.

Every front end passes a text through :func:`conceal` where it shows it, and nowhere else. What is
written to a file keeps the names. Discreet mode is a state of the process, like the language.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tensigns.text.width import WIDE, cell_width

_NARROW_MASK, _WIDE_MASK = "*", "＊"  # noqa: RUF001  as wide as the character that it hides


class Replacement(NamedTuple):
    """A part of a text, from ``start`` to ``end``, and the text that is shown in its place."""

    start: int
    end: int
    text: str


class Numbering(Protocol):
    """Numbers the clients, and finds their names in texts."""

    def find(self, text: str) -> Iterable[Replacement]:
        """Return the names in a text, in order and without overlaps."""

    def add(self, slug: str, name: str) -> None:
        """Add a name of a client. The slug of a new client is empty."""

    def slug(self, shown_name: str) -> str:
        """Return the slug of the client with this shown name; empty if there is none."""


class _State:
    """The state of discreet mode. ``numbering`` is None before discreet mode was ever on."""

    numbering: Numbering | None = None
    is_on: bool = False


def hide_names(numbering: Numbering) -> None:
    """Turn discreet mode on. From now on ``numbering`` gets every name that is read."""
    _State.numbering, _State.is_on = numbering, True


def see_name(slug: str, name: str) -> None:
    """Learn the name of a client, where it is read, typed or changed."""
    if _State.numbering is not None:
        _State.numbering.add(slug, name)


def hidden_slug(shown_name: str) -> str:
    """Return the slug of the client with this name in discreet mode; empty if there is none."""
    return _State.numbering.slug(shown_name) if _State.numbering and _State.is_on else ""


def show_names() -> None:
    """Turn discreet mode off. :func:`hide_names_again` turns it on with the same numbers."""
    _State.is_on = False


def hide_names_again() -> bool:
    """Turn discreet mode on as it was before. Return False if it was never on."""
    _State.is_on = _State.numbering is not None
    return _State.is_on


def forget_names() -> None:
    """Turn discreet mode off and forget the names, at the start of a command."""
    _State.numbering, _State.is_on = None, False


def is_discreet() -> bool:
    """Whether discreet mode is on."""
    return _State.is_on


def name_replacements(text: str) -> Iterable[Replacement]:
    """Return the parts of a text that discreet mode replaces; none if it is off."""
    return _State.numbering.find(text) if _State.is_on and _State.numbering and text else ()


def conceal(text: str) -> str:
    """Return a text as it is shown: in discreet mode, without the names of clients."""
    pieces: list[str] = []
    position = 0
    for replacement in name_replacements(text):
        pieces += [text[position : replacement.start], replacement.text]
        position = replacement.end
    return "".join([*pieces, text[position:]]) if pieces else text


def mask(text: str) -> str:
    """Return a text that is being edited as it is shown: every character keeps its place.

    In discreet mode, each character of a name is replaced by a mask of the same width.
    """
    masked = text
    for start, end, _shown in name_replacements(text):
        hidden = "".join(map(_mask_character, text[start:end]))
        masked = f"{masked[:start]}{hidden}{masked[end:]}"
    return masked


def _mask_character(char: str) -> str:
    if char.isspace() or not cell_width(char):
        return char
    return _WIDE_MASK if cell_width(char) == WIDE else _NARROW_MASK
