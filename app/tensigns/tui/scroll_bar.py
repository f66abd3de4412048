"""Scroll bars that are a character, not a colour alone."""

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

THUMB = {True: "┃", False: "━"}
"""What is drawn where the thumb is, by whether the bar is upright."""


class LineScrollBar(ScrollBarRender):
    """A thin line where Textual fills cells with a colour."""

    @classmethod
    def render_bar(cls, *args: Any, **more: Any) -> Segments:
        """The bar, a segment a cell; what can be grabbed is the thumb."""
        drawn = super().render_bar(*args, **more)
        thumb = THUMB[more["vertical"]]
        told = Style(color=more["bar_color"], bgcolor=more["back_color"])
        drawn.segments = [_redrawn(each, thumb, told) for each in drawn.segments]
        return drawn


def _redrawn(segment: Segment, thumb: str, told: Style) -> Segment:
    style = segment.style
    if style is None or style.meta.get("@mouse.down") != "grab":
        return segment
    return Segment(thumb * len(segment.text), told + Style(meta=style.meta))
