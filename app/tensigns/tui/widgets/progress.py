"""How far an interview is, as a line and in per cent."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

FIGURE = 5
"""Cells of the figure behind the line."""


class Progress(Widget):
    """A line that fills; ``share`` is from 0 to 1."""

    DEFAULT_CSS = """
    Progress { height: 1; padding: 0 1; color: $quiet; }
    """

    share: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The line, and what it comes to."""
        cells = max(self.content_size.width - FIGURE, 0)
        full = round(cells * self.share)
        return Content.assemble(
            ("━" * full, "$primary"),
            ("─" * (cells - full), "$border"),
            f"{self.share:>{FIGURE}.0%}",
        )
