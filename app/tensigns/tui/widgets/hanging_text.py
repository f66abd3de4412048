"""A text that hangs beside its label: its further lines begin where the first one does."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class HangingText(Visual):
    """A label of ``indent`` cells and a text; for the options of a list.

    A Rich table looks the same and takes ten times as long.
    """

    def __init__(self, label: Content, indent: int, text: Content) -> None:
        self._label = label
        self._indent = indent
        self._text = text

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as both, unwrapped."""
        return self._indent + self._text.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as the text, beside the label."""
        return self._text.get_height(rules, self._beside(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of the text, the label before the first."""
        lines = self._text.render_strips(self._beside(width), height, style, options)
        (label,) = self._label.render_strips(self._indent, 1, style, options)
        blank = Strip.blank(self._indent, style.rich_style)
        first = label.adjust_cell_length(self._indent, style.rich_style)
        return [
            Strip.join([blank if place else first, line]).crop(0, width)
            for place, line in enumerate(lines)
        ]

    def _beside(self, width: int) -> int:
        return max(width - self._indent, 1)
