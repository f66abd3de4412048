"""Textual's Input and TextArea, which mask the names of clients in discreet mode.

They handle keys that arrive at once in the order of the keys. Textual types a character at once,
but passes on other keys, such as Backspace, and runs their bindings after the characters that
follow.

All other modules take these widgets from here. A test makes sure of it.
"""

from functools import lru_cache

from rich.text import Text
from textual import events, widgets
from textual.suggester import SuggestionReady

from tensigns.text.discretion import is_discreet, mask
from tensigns.tui.key_order import run_binding


class Input(widgets.Input):
    """A line to edit. Names are masked: each character keeps its place."""

    async def on_key(self, event: events.Key) -> None:
        """Run the binding of a key before the next key is handled."""
        if not event.is_printable:
            await run_binding(self, event)

    @property
    def _value(self) -> Text:
        text = super()._value
        if is_discreet():
            text.plain = mask(text.plain)
        return text

    def on_suggestion_ready(self, event: SuggestionReady) -> None:
        """Ignore a suggestion with a name: the rest of it would be shown after the cursor."""
        if mask(event.suggestion) != event.suggestion:
            event.prevent_default()


class TextArea(widgets.TextArea):
    """Lines to edit. Names are masked: each character keeps its place."""

    async def on_key(self, event: events.Key) -> None:
        """Run the binding of a key before the next key is handled."""
        if not event.is_printable:
            await run_binding(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep a paste from the app, which would give it to the next screen once more."""
        event.stop()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown. A name can be on two lines, so the whole text is masked."""
        line = super().get_line(line_index)
        if is_discreet():
            line.plain = _masked_lines(tuple(self.document.lines))[line_index]
        return line


@lru_cache(maxsize=8)
def _masked_lines(lines: tuple[str, ...]) -> list[str]:
    return mask("\n".join(lines)).split("\n")
