"""Searches for words: what matches, what the excerpt shows, and which files are parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.storage import toml
from tensigns.text.clean import clean
from tensigns.text.width import cell_width
from tensigns.text.word_query import WordQuery, excerpt

NOTE = "Sunday 23:10, the logo again\nHe wants it in a café, on Monday"
SPECIAL_CHARACTERS = '"\\\n\u0130\u00df\ufb01\u0301\u212b\uff76\uff9e\u3000\u00bd\u1e9bé东b'


@pytest.mark.parametrize(
    "words",
    ["logo", "LOGO sunday", "monday cafe", "CAFÉ", "log", "ＬＯＧＯ", "café"],  # noqa: RUF001
)
def test_a_text_matches_if_it_contains_every_word(words: str) -> None:
    assert WordQuery(words).match(NOTE) is not None


@pytest.mark.parametrize("words", ["", " ", "logos", "logo tuesday"])
def test_a_text_without_one_of_the_words_does_not_match(words: str) -> None:
    assert WordQuery(words).match(NOTE) is None


def test_the_line_with_the_most_words_is_shown() -> None:
    match = WordQuery("again monday cafe").match(NOTE)
    assert match is not None
    assert match.line == "He wants it in a café, on Monday"
    assert match.line[match.start : match.end] == "café"


def test_an_excerpt_is_cut_around_the_first_word() -> None:
    match = WordQuery("needle").match(f"{'before ' * 30}the needle{' after' * 30}")
    assert match is not None
    line = excerpt(match, 40)
    assert "needle" in line
    assert (line[0], line[-1]) == ("…", "…")
    assert cell_width(line) <= 40


@pytest.mark.parametrize("text", ["  the needle  ", "needle", "the needle" + " x" * 10])
def test_a_line_that_fits_is_not_cut(text: str) -> None:
    match = WordQuery("needle").match(text)
    assert match is not None
    assert excerpt(match, 40) == text.strip()


@given(
    text=st.text(st.sampled_from("ab 文ｶﾞé\t"), min_size=1, max_size=200),
    width=st.integers(4, 60),
)
def test_an_excerpt_fits_and_has_the_start_of_the_word(text: str, width: int) -> None:
    match = WordQuery("a").match(text)
    if match is not None:
        line = excerpt(match, width)
        assert cell_width(line) <= width
        assert "a" in line


@given(
    text=st.text(st.one_of(st.characters(), st.sampled_from(SPECIAL_CHARACTERS))),
    bounds=st.tuples(st.integers(0, 20), st.integers(1, 6)),
)
def test_a_file_with_a_matching_text_is_never_skipped(text: str, bounds: tuple[int, int]) -> None:
    cleaned = clean(text)
    start, length = bounds
    query = WordQuery(cleaned[start : start + length])
    if query.match(cleaned):
        assert query.may_match_file(toml.dumps({"text": cleaned}))
        assert query.may_match_file(cleaned.encode())


@pytest.mark.parametrize("words", ["needle", "ﬁne", "文", "café"])
def test_a_file_that_cannot_match_is_skipped(words: str) -> None:
    query = WordQuery(words)
    assert not query.may_match_file(b'text = "he said \\"no\\" again"\n[end]\n')


def test_a_file_that_is_not_text_is_left_to_the_parser() -> None:
    assert WordQuery("needle").may_match_file(b"\xff\xfe")
