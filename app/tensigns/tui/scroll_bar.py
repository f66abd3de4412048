"""The renderer of scroll bars."""

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender


class LineScrollBar(ScrollBarRender):
    """A scroll bar whose thumb is a line character.

    This class replaces Textual's ScrollBarRender, which draws the thumb as blanks with a background
    colour. On a terminal without colours, or with NO_COLOR, that thumb is invisible.
    """

    @classmethod
    def render_bar(cls, *args: Any, **options: Any) -> Segments:
        """Return the bar, one segment for each cell. The thumb keeps its mouse actions."""
        bar = super().render_bar(*args, **options)
        thumb = "┃" if options["vertical"] else "━"
        style = Style(color=options["bar_color"], bgcolor=options["back_color"])
        bar.segments = [_draw_thumb(segment, thumb, style) for segment in bar.segments]
        return bar


def _draw_thumb(segment: Segment, thumb: str, style: Style) -> Segment:
    """Return a segment of the thumb as line characters. Return any other segment unchanged."""
    old_style = segment.style
    if old_style is None or old_style.meta.get("@mouse.down") != "grab":
        return segment
    return Segment(thumb * len(segment.text), style + Style(meta=old_style.meta))
