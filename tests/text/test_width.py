"""The width of text in terminal cells, and texts that are cut to a width."""

import pytest

from tensigns.text.width import cell_width, cut_to_width


@pytest.mark.parametrize(
    ("text", "cut_text"),
    [("abcdef", "abcdef"), ("abcdefg", "abcde…"), ("ab cd efg", "ab cd…"), ("東京都千", "東京…")],
)
def test_a_text_is_cut_by_cells(text: str, cut_text: str) -> None:
    assert cut_to_width(text, 6) == cut_text
    assert cell_width(cut_text) <= 6
