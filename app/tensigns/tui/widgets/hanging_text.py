"""A label with a text beside it. All lines of the text have the same indent."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class HangingText(Visual):
    """A label of ``indent`` cells and a text beside it.

    This class replaces a Rich table with two columns. To draw a list of twenty options takes 9 ms
    with Rich tables, and 5 ms with this class.
    """

    def __init__(self, label: Content, indent: int, text: Content) -> None:
        self._label = label
        self._indent = indent
        self._text = text

    def map(self, change: Callable[[Content], Content]) -> "HangingText":
        """Return a copy with a changed label and text."""
        return HangingText(change(self._label), self._indent, change(self._text))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the label and the text on one line."""
        return self._indent + self._text.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines of the text."""
        return self._text.get_height(rules, self._text_width(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines of the text, with the label before the first line."""
        lines = self._text.render_strips(self._text_width(width), height, style, options)
        (label,) = self._label.render_strips(self._indent, 1, style, options)
        label = label.adjust_cell_length(self._indent, style.rich_style)
        blank = Strip.blank(self._indent, style.rich_style)
        return [
            Strip.join([blank if index else label, line]).crop(0, width)
            for index, line in enumerate(lines)
        ]

    def _text_width(self, width: int) -> int:
        return max(width - self._indent, 1)
