"""Turn the input from a terminal into Textual's events. Only complete, known sequences are events.

This module replaces the reading loop of Textual's parser (8.2.8). For a sequence that is unknown,
or that a pause splits, Textual's loop makes a key press of each character (textual#570,
textual#3742). So a reply of the terminal would answer questions.
"""

import re
from collections.abc import Callable, Iterator
from time import monotonic

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tensigns.tui.key_reports import parse_key_report, report_events, text_event
from tensigns.tui.terminal_sequences import ESC, SequenceSplitter, Unit, UnitKind

_CURSOR_REPORT = re.compile(r"[0-9]+;[0-9]+R")
"""A report of the cursor's position. It is ignored, because this program never requests it.

On old terminals, F3 with a modifier sends the same sequence.
"""

_SYNCHRONIZED_OUTPUT = re.compile(r"\?2026;[1-4]\$y")
_MOUSE_REPORT = re.compile(r"<([0-9]{1,3});-?[0-9]{1,6};-?[0-9]{1,6}[Mm]")
_FIRST_EXTRA_BUTTON = 128
"""The number of the first extra mouse button, such as "back". Textual treats it as the left one."""

_UNDECODABLE = re.compile("[\udc80-\udcff]")
"""A byte that is not valid UTF-8, as ``surrogateescape`` decodes it."""

REPLACEMENT = "\ufffd"
"""The character that replaces a byte that is not valid UTF-8."""


class TerminalParser:
    """Turns the characters from a terminal into events.

    Textual's tables and functions still map sequences to keys and mouse reports to events. The
    input must be decoded with ``surrogateescape``. ``clock`` returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._splitter = SequenceSplitter()
        self._mouse_parser = XTermParser()

    @property
    def is_waiting(self) -> bool:
        """Whether a sequence is unfinished, so that :meth:`tick` may complete it."""
        return self._splitter.is_waiting

    def feed(self, data: str) -> Iterator[Message]:
        """Yield the events that these characters complete."""
        for unit in self._splitter.feed(data, self._clock()):
            yield from self._events(unit)

    def tick(self) -> Iterator[Message]:
        """Yield the events that are complete because no more input arrived in time."""
        for unit in self._splitter.tick(self._clock()):
            yield from self._events(unit)

    def _events(self, unit: Unit) -> Iterator[Message]:
        text = _UNDECODABLE.sub(REPLACEMENT, unit.text)
        match unit.kind:
            case UnitKind.CHARACTER:
                yield from _known_keys(text) or (text_event(text),)
            case UnitKind.ESCAPE:
                yield events.Key("escape", ESC)
            case UnitKind.ALT:
                yield from _alt_keys(text)
            case UnitKind.PASTE:
                # Textual removes NUL too (textual#1661).
                yield events.Paste(text.replace("\x00", ""))
            case UnitKind.SS3:
                yield from _known_keys(f"{ESC}O{text}")
            case UnitKind.CSI:
                yield from self._csi_events(text)

    def _csi_events(self, body: str) -> Iterator[Message]:
        if body == "I":
            yield events.AppFocus()
        elif body == "O":
            yield events.AppBlur()
        elif _SYNCHRONIZED_OUTPUT.fullmatch(body):
            yield TerminalSupportsSynchronizedOutput()
        elif match := _MOUSE_REPORT.fullmatch(body):
            event = self._mouse_parser.parse_mouse_code(f"{ESC}[{body}")
            if event is not None and int(match[1]) < _FIRST_EXTRA_BUTTON:
                yield event
        elif _CURSOR_REPORT.fullmatch(body):
            return
        elif report := parse_key_report(body):
            yield from report_events(report)
        else:
            yield from _known_keys(f"{ESC}[{body}")


def _known_keys(sequence: str) -> tuple[events.Key, ...]:
    """Return the keys of a sequence or a control character in Textual's table, if there are any."""
    keys = ANSI_SEQUENCES_KEYS.get(sequence, ())
    if isinstance(keys, str):
        # A key of the number pad.
        return (events.Key(_character_to_key(keys), keys),)
    if not isinstance(keys, tuple):
        # A key that Textual ignores.
        return ()
    character = sequence if len(sequence) == 1 else None
    return tuple(events.Key(key.value, character) for key in keys)


def _alt_keys(character: str) -> tuple[events.Key, ...]:
    """Return the key press of Alt and a character. This key press types nothing.

    Textual turns the key press into a symbol, as some keyboards of a Mac do. If the user presses a
    digit soon after Escape, this symbol would be written into a note.
    """
    sequence = ESC + character
    if isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple):
        return _known_keys(sequence)
    key = _character_to_key(character) if character.isprintable() else ""
    return (events.Key(f"alt+{key}", None),) if key else ()
