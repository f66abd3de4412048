"""A keyboard without a terminal: the parser of the driver, with a made-up clock."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.message import Message

from tensigns.tui.terminal_parser import TerminalParser
from tensigns.tui.terminal_sequences import ESCAPE_WAIT

PAUSE = 0.3
"""Seconds between the bytes of a sequence on a slow link."""

TICK = 0.02


class Keyboard:
    """A parser with a simulated clock, and the events of the sent text."""

    def __init__(self) -> None:
        self._now = 0.0
        self._parser = TerminalParser(clock=lambda: self._now)
        self.messages: list[Message] = []

    def send(self, text: str, pause: float = 0.0) -> None:
        """Send a text at once, and then send nothing for some seconds."""
        self.messages += self._parser.feed(text)
        self.wait(pause)

    def wait(self, seconds: float) -> None:
        """Let time pass, as the driver does: in steps."""
        end = self._now + seconds
        while self._now < end:
            self._now += TICK
            self.messages += self._parser.tick()

    @property
    def typed(self) -> list[str]:
        """The name of each key press, and the text of each paste in quotes."""
        return [*_describe(self.messages)]


def _describe(messages: Iterable[Message]) -> Iterator[str]:
    for message in messages:
        if isinstance(message, events.Key):
            is_text = message.is_printable and message.character
            yield f"{message.key}={message.character}" if is_text else message.key
        elif isinstance(message, events.Paste):
            yield repr(message.text)
        elif isinstance(message, events.MouseEvent) and not isinstance(message, events.MouseMove):
            yield f"{type(message).__name__} {message.button} at {message.x},{message.y}"


def typed(text: str) -> list[str]:
    """Return the names of the events of a text that is sent at once."""
    keyboard = Keyboard()
    keyboard.send(text, ESCAPE_WAIT + 2 * TICK)
    return keyboard.typed


def typed_slowly(text: str) -> list[str]:
    """Return the names of the events of a text that is sent with a pause after each byte."""
    keyboard = Keyboard()
    for character in text:
        keyboard.send(character, PAUSE)
    keyboard.wait(ESCAPE_WAIT)
    return keyboard.typed
