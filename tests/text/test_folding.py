"""Folding for a search: what is folded alike, and the way back into the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.text.folding import FoldedText, fold
from tests.full_width import full_width


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Globex B.V.", "globex b.v."),
        (full_width("GLOBEX B.V."), "globex b.v."),
        ("\N{MATHEMATICAL BOLD CAPITAL G}l\N{CIRCLED LATIN SMALL LETTER O}bex", "globex"),
        ("Café Zu\u0308rich", "cafe zurich"),
        ("Straße İstanbul", "strasse istanbul"),
        ("ﬃ", "ffi"),
        (f"{full_width('Globex')}\u00a0㈱", "globex (株)"),
        ("ｶﾞｽ", "ガス"),
        ("ガス", "ガス"),
        ("Йод", "йод"),
        ("한국", "한국"),
    ],
)
def test_case_width_and_latin_accents_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_span_of_a_match_is_found_in_the_text() -> None:
    name = f"{full_width('G')}löbe\u0301ﬃx"
    text = f"so {name} called"
    folded = FoldedText(text)
    start = folded.folded.index("globeffix")
    assert text[slice(*folded.span(start, start + 9))] == name
    start = folded.folded.index("fi")
    assert text[slice(*folded.span(start, start + 2))] == "ﬃ"


@given(st.text())
def test_every_character_lies_in_the_text(text: str) -> None:
    folded = FoldedText(text)
    for index in range(len(folded.folded)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert folded.folded[index] in fold(text[start:end])
