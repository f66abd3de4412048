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


class Input(widgets.Input):
    """A line to edit. Names are masked: each character keeps its place."""

    async def on_key(self, event: events.Key) -> None:
        """Run the binding of a key before the next key is handled."""
        await _run_binding(self, event)

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
        await _run_binding(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep a paste from the app, which would give it to the next screen once more."""
        event.stop()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown. A name can be on two lines, so the whole text is masked."""
        line = super().get_line(line_index)
        if is_discreet():
            line.plain = _masked_lines(tuple(self.document.lines))[line_index]
        return line


async def _run_binding(box: Input | TextArea, event: events.Key) -> None:
    """Run the binding that a text box has for a key. If it has none, the app handles the key.

    The app has already run the bindings with priority.
    """
    if event.is_printable:
        return
    bindings = box._bindings.copy()  # noqa: SLF001  no public access to the bindings of a widget
    bindings.apply_keymap(box.app._keymap)  # noqa: SLF001  no public access to the user's keys
    for binding in bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await box.app.run_action(binding.action, box):
            event.stop()
            return


@lru_cache(maxsize=8)
def _masked_lines(lines: tuple[str, ...]) -> list[str]:
    return mask("\n".join(lines)).split("\n")
