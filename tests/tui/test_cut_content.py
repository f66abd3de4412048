"""Lines that are cut only after a whole word."""

import pytest
from textual.style import Style

from tensigns.tui.widgets.cut_content import cut_after_word

LINE = "←  Never  ·  p note  ·  In the last six months, how often?"


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        (LINE, len(LINE), LINE),
        (LINE, len(LINE) - 1, "←  Never  ·  p note  ·  In the last six months, how…"),
        (LINE, 40, "←  Never  ·  p note  ·  In the last six…"),
        (LINE, 39, "←  Never  ·  p note  ·  In the last…"),
        (LINE, 24, "←  Never  ·  p note…"),
        (LINE, 11, "←  Never…"),
        ("incomprehensible", 8, "incompr…"),
        ("東京都千代田区", 7, "東京都…"),
        ("[b] {x} now", 9, "[b] {x}…"),
        ("", 5, ""),
    ],
)
def test_a_line_ends_after_the_last_word_that_fits(text: str, width: int, line: str) -> None:
    content = cut_after_word(text, Style(bold=True), width)
    assert content.cell_length <= width

    assert content.plain == line
    assert not text or content.spans[0].style == Style(bold=True)
