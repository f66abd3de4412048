"""A text that hangs beside its label: its further lines begin where the first one does."""

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """A label of ``indent`` cells and a text; for the options of a list.

    A Rich table looks the same and takes ten times as long, at every change of a question. Most
    texts fit on their line: to draw those without wrapping them takes half as long again.
    """

    def __init__(self, label: Content, indent: int, text: Content) -> None:
        self._label = label
        self._indent = indent
        self._text = text
        self._line = label.truncate(indent, pad=True) + text
        self._may_fit = not {"\n", "\t"} & set(self._line.plain)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as both, unwrapped."""
        return self._indent + self._text.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as the text, beside the label."""
        return 1 if self._fits(width) else self._text.get_height(rules, self._beside(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of the text, the label before the first."""
        if self._fits(width):
            parts = self._line.render(style, end="", parse_style=options.get_style)
            segments = [Segment(text, (style + part).rich_style) for text, part in parts]
            return [Strip(segments, self._line.cell_length)]
        lines = self._text.render_strips(self._beside(width), height, style, options)
        (label,) = self._label.render_strips(self._indent, 1, style, options)
        blank = Strip.blank(self._indent, style.rich_style)
        first = label.adjust_cell_length(self._indent, style.rich_style)
        return [
            Strip.join([blank if place else first, line]).crop(0, width)
            for place, line in enumerate(lines)
        ]

    def _fits(self, width: int) -> bool:
        return self._may_fit and self._line.cell_length <= width

    def _beside(self, width: int) -> int:
        return max(width - self._indent, 1)
