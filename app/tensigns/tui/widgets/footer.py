"""The footer: the line with keys at the bottom of a screen."""

from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tensigns.tui.answer_gate import is_first_left_click

_GAP = "  "
"""What is between two keys."""

LASTING_IDS = ("help", "back", "leave_sitting")
"""The ids of the keys that are left out last when not all fit.

These are the help, which lists all keys, and the way back.
"""


class FooterKey(Struct, frozen=True):
    """A key in the footer.

    ``display`` is the key as it is shown, ``key`` is the key's name in Textual. ``is_lasting``: the
    key is left out last when not all keys fit.
    """

    display: str
    description: str
    key: str
    is_lasting: bool

    @property
    def width(self) -> int:
        """The width in cells of display and description."""
        return Content(f"{self.display} {self.description}").cell_length


class KeyFooter(Widget):
    """The keys of the screen with their descriptions, on one line.

    If the line is too narrow, the last keys are left out, those of :data:`LASTING_IDS` after all
    others, so a screen declares its most important keys first. A click on a key presses the key.

    This class replaces Textual's Footer, which builds a widget for each key at every change of
    focus, and cuts off the keys that do not fit. With nine keys, a change of focus takes 45 ms with
    Textual's Footer and 4 ms with this class.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--description"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $footer-background;

        & > .key-footer--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-footer--description { color: $footer-description-foreground; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[FooterKey, ...] = ()

    def on_mount(self) -> None:
        """Update the keys whenever the screen's bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, self._update_entries)

    def _update_entries(self, screen: Screen[Any]) -> None:
        # Until the screen is mounted, it does not know which of its keys have an effect.
        if not (self.is_attached and screen.is_mounted and screen.app.app_focus):
            return
        entries: dict[str, FooterKey] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description:
                display = self.app.get_key_display(binding)
                is_lasting = binding.id in LASTING_IDS
                entry = FooterKey(display, binding.description, binding.key, is_lasting)
                entries.setdefault(binding.action, entry)
        if (new_entries := tuple(entries.values())) != self.entries:
            self.entries = new_entries
            self.refresh()

    @property
    def visible_entries(self) -> list[FooterKey]:
        """The keys that fit."""
        entries = [*self.entries]
        while len(entries) > 1 and _line_width(entries) > self.size.width:
            removable = [entry for entry in entries if not entry.is_lasting]
            entries.remove((removable or entries)[-1])
        return entries

    def render(self) -> Content:
        """Return the keys with their descriptions."""
        return Content(_GAP).join(map(self._render_entry, self.visible_entries))

    def _render_entry(self, entry: FooterKey) -> Content:
        click_meta = Style.from_meta({"key": entry.key})
        key_style = self.get_visual_style("key-footer--key")
        description_style = self.get_visual_style("key-footer--description")
        return Content.assemble(
            (f"{entry.display} ", key_style + click_meta),
            (entry.description, description_style + click_meta),
        )

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked with the left button. A double click presses it once."""
        key = event.style.meta.get("key")
        if key and is_first_left_click(event):
            self.app.simulate_key(key)


def _line_width(entries: Sequence[FooterKey]) -> int:
    return sum(entry.width for entry in entries) + len(_GAP) * (len(entries) - 1)
