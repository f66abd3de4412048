"""The keys that are of use, at the bottom of a screen; each can be clicked."""

from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

HELP = "f1"
"""The key that tells all the others."""


class FooterKey(NamedTuple):
    """A key as it is displayed, what it does, and what it is called."""

    display: str
    does: str
    key: str

    @property
    def cells(self) -> int:
        """Its width, with the blanks around and between."""
        return Content(f" {self.display} {self.does} ").cell_length


def _cells(row: list[FooterKey], *more: FooterKey) -> int:
    return sum(each.cells for each in (*row, *more))


class KeyFooter(Widget):
    """A line of keys, or as many lines as they need.

    Textual's footer makes a widget a key, all anew at every change of focus, and cuts off what
    does not fit.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--does"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: auto;
        background: $footer-background;

        & > .key-line--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-line--does { color: $footer-description-foreground; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[FooterKey, ...] = ()

    def on_mount(self) -> None:
        """Follow what the screen says of its keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[Any]) -> None:
        if not self.is_attached or not screen.app.app_focus:
            return
        entries: dict[str, FooterKey] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description:
                display = self.app.get_key_display(binding)
                entry = FooterKey(display, binding.description, binding.key)
                entries.setdefault(binding.action, entry)
        if (told := tuple(entries.values())) != self.entries:
            before = len(self._rows(self.size.width))
            self.entries = told
            # To lay out what does not move would hold up the next question.
            self.refresh(layout=len(self._rows(self.size.width)) != before)

    def _rows(self, width: int) -> list[list[FooterKey]]:
        rows: list[list[FooterKey]] = [[]]
        left = width
        for entry in self.entries:
            if entry.cells > left and rows[-1]:
                rows.append([])
                left = width
            rows[-1].append(entry)
            left -= entry.cells
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A row, or as many as the keys need."""
        return len(self._rows(width))

    def _fitting(self) -> list[list[FooterKey]]:
        """The rows there is room for; where some are left out, help is told at the end."""
        rows = self._rows(self.size.width)
        told, left_out = rows[: self.size.height], rows[self.size.height :]
        help_key = next((each for row in left_out for each in row if each.key == HELP), None)
        if told and help_key is not None:
            last = told[-1]
            while len(last) > 1 and _cells(last, help_key) > self.size.width:
                last.pop()
            if _cells(last, help_key) <= self.size.width:
                last.append(help_key)
        return told

    def render(self) -> Content:
        """The keys, each with what it does."""
        rows = self._fitting()
        return Content("\n").join(Content("").join(map(self._told, row)) for row in rows)

    def _told(self, entry: FooterKey) -> Content:
        clicked = Style.from_meta({"key": entry.key})
        return Content.assemble(
            (f" {entry.display} ", self.get_visual_style("key-line--key") + clicked),
            (f"{entry.does} ", self.get_visual_style("key-line--does") + clicked),
        )

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)
