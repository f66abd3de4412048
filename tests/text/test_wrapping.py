"""Wrapping of text to the width of a terminal."""

import pytest

from tensigns.text.width import cell_width
from tensigns.text.wrapping import Paragraph, layout, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("日本", 4), ("née", 3), ("ne\u0301e", 3), ("◐ ok", 4), ("", 0)],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_lines_are_at_most_as_wide_as_asked() -> None:
    assert wrap("one two three four", "- ", "  ", width=10) == ["- one two", "  three", "  four"]


def test_a_word_wider_than_the_line_is_not_split() -> None:
    assert wrap("see https://example.org/abc now", width=8) == [
        "see",
        "https://example.org/abc",
        "now",
    ]


def test_wide_characters_break_anywhere() -> None:
    assert wrap("日本語ab日本語", width=7) == ["日本語", "ab日本", "語"]


def test_a_joined_emoji_is_not_split() -> None:
    engineer = "👩\u200d💻"
    assert wrap(engineer * 3, width=4) == [engineer] * 3


def test_paragraphs_are_joined_and_empty_ones_add_no_line() -> None:
    paragraphs = [Paragraph("one"), Paragraph(""), Paragraph("two three", "  - ", "    ")]
    assert layout(paragraphs, width=8) == ["one", "  - two", "    three"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("pay € 1.250,50 now", ["pay", "€ 1.250,50", "now"]),
        ("ab € 5 x", ["ab € 5 x"]),
        ("about £ 1.250,50", ["about", "£ 1.250,50"]),
        ("on 7 Oct 2026", ["on", "7 Oct 2026"]),
        ("1 mei 2026 of 23 november 2026", ["1 mei 2026", "of 23", "november", "2026"]),
        ("one\u00a0very\u00a0long row", ["one very", "long row"]),
        ("\u00a0\u00a0", []),
    ],
)
def test_a_line_ends_at_a_no_break_space_only_if_it_must(text: str, lines: list[str]) -> None:
    assert wrap(text, width=10) == lines
    assert wrap(text.replace("€ ", "€\u00a0"), width=10) == lines
