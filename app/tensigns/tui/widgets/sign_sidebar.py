"""The sidebar of an interview: the signs, the current position and the state of each sign."""

from dataclasses import dataclass
from itertools import zip_longest

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tensigns.core.interview import Interview
from tensigns.prompts.navigation import NavigationItem, navigation_items

MARKS = {"current": "▸", "reported": "▲", "answered": "✓", "open": "·"}
"""The mark of each state of a navigation item."""


class SignSidebar(Widget):
    """One line for each navigation item; a click goes to its question.

    If there are more items than lines, the items scroll up to the current one. Replaces a Static
    with all lines, which cannot scroll, and which took 1.5 ms more for each answer: it paints all
    lines when one changes.
    """

    ALLOW_SELECT = False

    @dataclass
    class ItemChosen(Message):
        """The user clicked an item; ``key`` is that of a question or of the review."""

        key: str

    _items: tuple[NavigationItem, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the navigation items of an interview; paint only the lines that change."""
        before = self._visible_items()
        self._items = navigation_items(interview)
        lines = zip_longest(before, self._visible_items())
        changed = [y for y, (old, new) in enumerate(lines) if old != new]
        if changed:
            self.refresh(*(Region(0, y, self.content_size.width, 1) for y in changed))

    def _visible_items(self) -> tuple[NavigationItem, ...]:
        """As many items as there are lines, scrolled to the current one."""
        height = self.content_size.height
        states = [item.state for item in self._items]
        current = states.index("current") if "current" in states else 0
        return self._items[max(current + 1 - height, 0) :][:height]

    def render_line(self, y: int) -> Strip:
        """The line of one item."""
        items = self._visible_items()
        if y >= len(items):
            return Strip.blank(self.content_size.width, self.visual_style.rich_style)
        item = items[y]
        text = f"{MARKS[item.state]} {item.number:>2}  {item.label}"
        line = Content(text).truncate(self.content_size.width, ellipsis=True)
        style = self.visual_style + Style(bold=item.state == "current")
        return Strip([Segment(line.plain, style.rich_style)], line.cell_length)

    def on_click(self, event: events.Click) -> None:
        """Go to the item that is clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(items := self._visible_items()):
            self.post_message(self.ItemChosen(items[offset.y].key))
