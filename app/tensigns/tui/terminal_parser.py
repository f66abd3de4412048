"""What a terminal sends, as Textual's events. Only a whole, known sequence is an event.

Replaces the reading loop of Textual's parser (8.2.8), which gives the characters of a sequence that
it does not know, or that a pause tore apart, as key presses (textual#570, textual#3742): a reply of
the terminal would answer questions.
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
"""Nobody asks for the cursor's position. F3 with a modifier looks the same on old terminals."""

_SYNCHRONIZED_OUTPUT = re.compile(r"\?2026;[1-4]\$y")
_MOUSE_REPORT = re.compile(r"<([0-9]{1,3});-?[0-9]{1,6};-?[0-9]{1,6}[Mm]")
_FIRST_EXTRA_BUTTON = 128
"""Textual takes the buttons from this one on, such as "back", for the left one."""

_UNDECODABLE = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as ``surrogateescape`` decodes it."""

REPLACEMENT = "\ufffd"
"""What stands for such a byte."""


class TerminalParser:
    """Turns the characters from a terminal into events.

    Textual still says which sequence is which key, and what a mouse report means. Bytes that are
    no UTF-8 are expected as ``surrogateescape`` decodes them. ``clock`` gives seconds.
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
        """The events that these characters complete."""
        for unit in self._splitter.feed(data, self._clock()):
            yield from self._events(unit)

    def tick(self) -> Iterator[Message]:
        """The events that the passing of time completes."""
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
                # Textual too removes NUL (textual#1661).
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
    """The keys of a sequence or a control character in Textual's table; none if it is not there."""
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
    """Alt and a character, which types nothing.

    Textual makes a symbol of it, as some keyboards of a Mac do: Escape and a digit pressed soon
    after it would write that symbol into a note.
    """
    sequence = ESC + character
    if isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple):
        return _known_keys(sequence)
    key = _character_to_key(character) if character.isprintable() else ""
    return (events.Key(f"alt+{key}", None),) if key else ()
