"""Key presses that a terminal reports as CSI sequences with numbers.

The form is CSI code[:shifted[:base]] ; modifiers[:event] ; text codes, and then u, ~ or a letter.
Kitty's keyboard protocol (https://sw.kovidgoyal.net/kitty/keyboard-protocol/) and xterm use this
form. Textual's parser (8.2.8) fails on the sub-fields after a colon. From a word of an input
method, it makes a key press for each character (textual#6562, textual#6592).
"""

import re
import sys
import unicodedata
from collections.abc import Iterator

from msgspec import Struct
from textual import events
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._xterm_parser import SPECIAL_KEY_TO_CHARACTER
from textual.keys import _character_to_key

from tensigns.text.clean import clean

_NUMBER = "[0-9]{0,7}"
_KEY_REPORT = (
    rf"({_NUMBER}(?::{_NUMBER}){{0,2}})(?:;({_NUMBER}(?::{_NUMBER})?))?"
    rf"(?:;({_NUMBER}(?::{_NUMBER})*))?([u~ABCDEFHPQRS])"
)
_OTHER_KEY = 27
"""The first number of xterm's report CSI 27 ; modifiers ; code ~."""

_RELEASE = 3
_SHIFT = 1
_CHORD_MODIFIERS = {2: "alt", 4: "ctrl", 8: "super", 16: "hyper", 32: "meta"}
_LOCK_KEYS = ("caps_lock", "scroll_lock", "num_lock")
_MODIFIERS = _SHIFT | sum(_CHORD_MODIFIERS)
"""The bits of all modifiers except the lock keys."""


JOINERS = ("\u200c", "\u200d")
"""Characters that join the characters on both sides. Some scripts and emoji need them."""


class KeyReport(Struct, frozen=True):
    """A reported key press or release.

    ``shifted`` is the code of the key with Shift, or 0. ``modifiers`` are bits, without the bits of
    the lock keys. ``text`` is the typed text; empty if the terminal does not report it.
    """

    code: int
    shifted: int
    modifiers: int
    is_release: bool
    text: str
    final: str


def parse_key_report(body: str) -> KeyReport | None:
    """Return the key that a CSI sequence reports; None if the sequence is not a key report.

    ``body`` is the sequence without its introducer.
    """
    match = re.fullmatch(_KEY_REPORT, body)
    if match is None:
        return None
    code_field, modifier_field, text_field, final = match.groups(default="")
    code, shifted, *_ = [*_numbers(code_field or "1"), 0]
    modifiers, event_type, *_ = [*_numbers(modifier_field), 0]
    if code == _OTHER_KEY and final == "~":
        code, text_field, final = _numbers(text_field)[0], "", "u"
    return KeyReport(
        code=code,
        shifted=shifted,
        modifiers=max(modifiers - 1, 0) & _MODIFIERS,
        is_release=event_type == _RELEASE,
        text="".join(map(_character, _numbers(text_field))),
        final=final,
    )


def report_events(report: KeyReport) -> Iterator[events.Key | events.Paste]:
    """Yield the event of a report. Some reports, such as the release of a key, have no event."""
    functional_key = FUNCTIONAL_KEYS.get(f"{report.code}{report.final}", "")
    if report.is_release or functional_key in (*MODIFIER_FUNCTIONAL_KEYS, *_LOCK_KEYS):
        return
    chord = [name for bit, name in _CHORD_MODIFIERS.items() if report.modifiers & bit]
    if report.text and (not chord or (chord == ["alt"] and report.text != _key_text(report))):
        # Some keyboards type other characters with Alt.
        yield text_event(report.text)
    elif functional_key or (chord and _key_text(report)):
        modifiers = sorted([*chord, "shift"] if report.modifiers & _SHIFT else chord)
        key = functional_key or _character_to_key(_key_text(report))
        character = None if modifiers else SPECIAL_KEY_TO_CHARACTER.get(key)
        yield events.Key("+".join([*modifiers, key]), character)
    elif typed := _shifted_text(report):
        yield text_event(typed)


def text_event(text: str) -> events.Key | events.Paste:
    """Return the event for typed text.

    The event for one character is a key press. The event for a word of an input method is a paste.
    The event is a paste also for an unprintable character that a text may contain, such as a
    no-break space, because Textual's text boxes ignore the key press of such a character.
    """
    is_unprintable_text = not text.isprintable() and bool(clean(text) or text in JOINERS)
    if len(text) > 1 or is_unprintable_text:
        return events.Paste(text)
    return events.Key(_character_to_key(text), text)


def _key_text(report: KeyReport) -> str:
    """Return the character on the key; empty if there is none."""
    character = _character(report.code) if report.final == "u" else ""
    return character if character.isprintable() else ""


def _shifted_text(report: KeyReport) -> str:
    """Return the character that the key types, alone or with Shift; empty if there is none."""
    text = _key_text(report)
    if not text or not report.modifiers & _SHIFT:
        return text
    shifted = _character(report.shifted) or text.upper()
    return shifted if len(shifted) == 1 else text


def _numbers(field: str) -> list[int]:
    return [int(number or 0) for number in field.split(":")]


def _character(code: int) -> str:
    """Return the character with a code; empty for a control character or an invalid code."""
    if code > sys.maxunicode or unicodedata.category(chr(code)) in {"Cc", "Cs"}:
        return ""
    return chr(code)
