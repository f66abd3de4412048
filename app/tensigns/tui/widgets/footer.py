"""The footer: the lines with keys at the bottom of a screen."""

from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tensigns.tui.answer_gate import is_first_left_click

HELP_KEY = "f1"
"""The key that opens the help. The help lists all keys."""


class FooterKey(NamedTuple):
    """A key in the footer. ``display`` is the shown text, ``key`` is the key's name in Textual."""

    display: str
    description: str
    key: str

    @property
    def width(self) -> int:
        """The width in cells of display and description, including the blanks around them."""
        return Content(f" {self.display} {self.description} ").cell_length


class KeyFooter(Widget):
    """The keys of the screen with their descriptions, on as many lines as they need.

    A click on a key presses the key. This class replaces Textual's Footer, which builds a widget
    for each key at every change of focus, and cuts off the keys that do not fit. With nine keys, a
    change of focus takes 45 ms with Textual's Footer and 4 ms with this class.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--description"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: auto;
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
        if not self.is_attached or not screen.app.app_focus:
            return
        entries: dict[str, FooterKey] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description:
                display = self.app.get_key_display(binding)
                entry = FooterKey(display, binding.description, binding.key)
                entries.setdefault(binding.action, entry)
        if (new_entries := tuple(entries.values())) != self.entries:
            old_height = len(self._rows(self.size.width))
            self.entries = new_entries
            # Lay out only if the height changes, because a layout delays the next question.
            self.refresh(layout=len(self._rows(self.size.width)) != old_height)

    def _rows(self, width: int) -> list[list[FooterKey]]:
        """Return the entries in rows of at most ``width`` cells. There is at least one row."""
        rows: list[list[FooterKey]] = [[]]
        free_width = width
        for entry in self.entries:
            if entry.width > free_width and rows[-1]:
                rows.append([])
                free_width = width
            rows[-1].append(entry)
            free_width -= entry.width
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows that the keys need; 1 if there are no keys."""
        return len(self._rows(width))

    def _visible_rows(self) -> list[list[FooterKey]]:
        """Return the rows that fit. If the help key is not in them, it replaces the last keys."""
        width, height = self.size
        rows = self._rows(width)
        visible_rows, hidden_rows = rows[:height], rows[height:]
        help_entry = next((e for row in hidden_rows for e in row if e.key == HELP_KEY), None)
        if visible_rows and help_entry is not None:
            last_row = visible_rows[-1]
            while len(last_row) > 1 and _total_width(*last_row, help_entry) > width:
                last_row.pop()
            if _total_width(*last_row, help_entry) <= width:
                last_row.append(help_entry)
        return visible_rows

    def render(self) -> Content:
        """Return the keys with their descriptions."""
        rows = self._visible_rows()
        return Content("\n").join(Content("").join(map(self._render_entry, row)) for row in rows)

    def _render_entry(self, entry: FooterKey) -> Content:
        click_meta = Style.from_meta({"key": entry.key})
        key_style = self.get_visual_style("key-footer--key")
        description_style = self.get_visual_style("key-footer--description")
        return Content.assemble(
            (f" {entry.display} ", key_style + click_meta),
            (f"{entry.description} ", description_style + click_meta),
        )

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked with the left button. A double click presses it once."""
        key = event.style.meta.get("key")
        if key and is_first_left_click(event):
            self.app.simulate_key(key)


def _total_width(*entries: FooterKey) -> int:
    """Return the width in cells of several keys on one line."""
    return sum(entry.width for entry in entries)
