"""Split the input from a terminal into single characters, complete control sequences and pastes.

The end of a control sequence is defined by ECMA-48, even if the sequence is unknown. An unfinished
sequence yields nothing and is dropped after SEQUENCE_WAIT. An unfinished paste is treated as
complete after PASTE_WAIT.
"""

from collections.abc import Generator, Iterator
from enum import Enum, auto

from msgspec import Struct

ESCAPE_WAIT = 0.4
"""Seconds after which an ESC that nothing follows is the Escape key.

Terminals with kitty's keyboard protocol send Escape as a sequence, so no wait is necessary. From
other terminals, the rest of a sequence can arrive this late over a slow connection.
"""

ALT_WAIT = 0.02
"""The longest time, in seconds, between ESC and a character that are one key press with Alt."""

SEQUENCE_WAIT = 3.0
"""Seconds without input after which an unfinished sequence is dropped."""

PASTE_WAIT = 10.0
"""Seconds without input after which a paste counts as complete, although its end is missing."""

MAX_SEQUENCE = 4_096
"""The most characters of a sequence. A longer sequence is read to its end and yields nothing."""

ESC = "\x1b"
_BELL = "\x07"
_CANCEL = "\x03\x18\x1a"
"""Ctrl+C, Ctrl+X and Ctrl+Z. They end an unfinished sequence, and are also key presses."""

_STRING_STARTS = "]P_^X"
_PASTE_START, _PASTE_END = "200~", f"{ESC}[201~"
_LEGACY_MOUSE_BYTES = 3
_C1_FINALS = dict(zip("\x8f\x90\x98\x9b\x9c\x9d\x9e\x9f", "OPX[\\]^_", strict=True))
"""The character that follows ESC in the two-character form of each C1 control character."""

_C1 = _C1_FINALS | {chr(0xDC00 + ord(code)): final for code, final in _C1_FINALS.items()}
"""The entries of `_C1_FINALS`, and an entry for each C1 character that is not valid UTF-8."""


class UnitKind(Enum):
    """The kind of a unit of input. The comments describe the text of the unit."""

    CHARACTER = auto()  # the character
    ALT = auto()  # the character that was pressed with Alt
    ESCAPE = auto()  # empty
    CSI = auto()  # parameters, intermediates and the final character
    SS3 = auto()  # parameters and the final character
    PASTE = auto()  # the pasted text


class Unit(Struct, frozen=True):
    """One key press, one complete sequence, or one paste."""

    kind: UnitKind
    text: str = ""


class _State(Enum):
    GROUND = auto()
    ESCAPE = auto()
    CSI = auto()
    SS3 = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    PASTE = auto()
    LEGACY_MOUSE = auto()


class SequenceSplitter:
    """A state machine that reads characters. Times are in seconds of any monotonic clock.

    The input must be decoded with ``surrogateescape``.
    """

    def __init__(self) -> None:
        self._state = _State.GROUND
        self._parts: list[str] = []
        """The characters of an unfinished sequence, or the parts of an unfinished paste."""
        self._last_time = 0.0

    @property
    def is_waiting(self) -> bool:
        """Whether a key, a sequence or a paste is unfinished, so that :meth:`tick` can end it."""
        return self._state is not _State.GROUND

    def feed(self, data: str, now: float) -> Iterator[Unit]:
        """Read characters that arrived at ``now`` and yield the units that they complete."""
        index = 0
        while index < len(data):
            if self._state is _State.PASTE:
                index = yield from self._read_paste(data, index)
            else:
                yield from self._read_character(data[index], now)
                index += 1
            self._last_time = now

    def tick(self, now: float) -> Iterator[Unit]:
        """Yield the unit that is complete because no input followed in time.

        An unfinished sequence is dropped.
        """
        waited = now - self._last_time
        if self._state is _State.ESCAPE and waited >= ESCAPE_WAIT:
            self._begin(_State.GROUND)
            yield Unit(UnitKind.ESCAPE)
        elif self._state is _State.PASTE and waited >= PASTE_WAIT:
            text = "".join(self._parts)
            self._begin(_State.GROUND)
            yield Unit(UnitKind.PASTE, text)
        elif self._state not in (_State.ESCAPE, _State.PASTE) and waited >= SEQUENCE_WAIT:
            self._begin(_State.GROUND)

    def _begin(self, state: _State) -> None:
        self._state = state
        self._parts = []

    def _read_character(self, character: str, now: float) -> Iterator[Unit]:
        if self._state is _State.LEGACY_MOUSE and character >= " ":
            self._read_legacy_mouse(character)
        elif character in _C1:
            yield from self._read_character(ESC, now)
            yield from self._read_character(_C1[character], now)
        elif character in _CANCEL and self.is_waiting and self._state is not _State.ESCAPE:
            self._begin(_State.GROUND)
            yield Unit(UnitKind.CHARACTER, character)
        elif self._state is _State.ESCAPE:
            yield from self._read_after_escape(character, now)
        elif self._state in (_State.STRING, _State.STRING_ESCAPE):
            yield from self._read_string(character, now)
        elif character == ESC:
            self._begin(_State.ESCAPE)
        elif self._state in (_State.CSI, _State.SS3):
            yield from self._read_sequence(character)
        else:
            yield Unit(UnitKind.CHARACTER, character)

    def _read_after_escape(self, character: str, now: float) -> Iterator[Unit]:
        is_alt = now - self._last_time <= ALT_WAIT
        if character == ESC:
            # Alt adds an ESC before the sequence of a key, so two ESC can arrive together.
            if not is_alt:
                yield Unit(UnitKind.ESCAPE)
        elif character == "[":
            self._begin(_State.CSI)
        elif character == "O":
            self._begin(_State.SS3)
        elif character in _STRING_STARTS:
            self._begin(_State.STRING)
        else:
            self._begin(_State.GROUND)
            if is_alt:
                yield Unit(UnitKind.ALT, character)
            else:
                yield Unit(UnitKind.ESCAPE)
                yield Unit(UnitKind.CHARACTER, character)

    def _read_sequence(self, character: str) -> Iterator[Unit]:
        """Read a character of a CSI or SS3 sequence."""
        if len(self._parts) <= MAX_SEQUENCE:
            self._parts.append(character)
        if not self._is_final(character):
            return
        body, kind = "".join(self._parts), UnitKind[self._state.name]
        if kind is UnitKind.CSI and body == _PASTE_START:
            self._begin(_State.PASTE)
        elif kind is UnitKind.CSI and body == "M":
            self._begin(_State.LEGACY_MOUSE)
        else:
            self._begin(_State.GROUND)
            if len(body) <= MAX_SEQUENCE:
                yield Unit(kind, body)

    def _is_final(self, character: str) -> bool:
        """Whether the last character that was read ends the sequence."""
        if character == "$":
            # In rxvt, Shift+Home is CSI 7 $.
            return "".join(self._parts[:-1]).isdecimal()
        # On the Linux console, F1 to F5 are CSI [ and a letter.
        return "@" <= character <= "~" and self._parts != ["["]

    def _read_string(self, character: str, now: float) -> Iterator[Unit]:
        """Read a character of an operating system command or another string. It yields no unit."""
        if character == _BELL:
            self._begin(_State.GROUND)
        elif self._state is _State.STRING:
            if character == ESC:
                self._state = _State.STRING_ESCAPE
        elif character == "\\":
            self._begin(_State.GROUND)
        else:
            # Another sequence begins before this one has ended.
            self._begin(_State.ESCAPE)
            yield from self._read_after_escape(character, now)

    def _read_legacy_mouse(self, character: str) -> None:
        """Read a mouse report in the old form: three bytes that need not be valid UTF-8."""
        self._parts.append(character)
        size = len("".join(self._parts).encode("utf-8", "surrogateescape"))
        if size >= _LEGACY_MOUSE_BYTES:
            self._begin(_State.GROUND)

    def _read_paste(self, data: str, start: int) -> Generator[Unit, None, int]:
        """Read pasted text and return the index of the first character after it.

        The last characters are kept as a separate part, because they can be the beginning of the
        sequence that ends the paste.
        """
        tail = self._parts.pop() if self._parts else ""
        text = tail + data[start:]
        end = text.find(_PASTE_END)
        if end < 0:
            split_index = max(len(text) - len(_PASTE_END) + 1, 0)
            self._parts += [text[:split_index], text[split_index:]]
            return len(data)
        pasted = "".join([*self._parts, text[:end]])
        self._begin(_State.GROUND)
        yield Unit(UnitKind.PASTE, pasted)
        return start + end + len(_PASTE_END) - len(tail)
