"""Cleaning of text that comes from users and files."""

import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tensigns.text.clean import MARK_LIMIT, clean, clean_and_count, clean_line
from tests.time_bounds import is_within

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"

# random text with many letters that joiners, accents and removed characters combine with
texts = st.text(
    st.one_of(
        st.sampled_from(
            "aeK\u212a\u037e\u0301\u0338\u0323<=\u00e9\u200c\u200d\u200b\u00a0\u3000 \r\n\t"
        ),
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Mn", "Zs"]),
    )
)


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain words, 1 < 2 [b] 100 %", "plain words, 1 < 2 [b] 100 %"),
        ("one\r\ntwo\rthree\u2028four\u2029five\u0085six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x1b]52;c;cm0gLXJm\x07", "]52;c;cm0gLXJm"),
        ("\x1b]0;title\x1b\\", "]0;title\\"),
        ("\x1b[2J\x1b[31mred", "[2J[31mred"),
        ("\x9b31mred\x9d0;t\x9c", "31mred0;t"),
        ("a\x00b\x08\x7fc\x0bd\x0ce", "abcde"),
        ("\x1cf\x1dg\x1er\x1fu", "fgru"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("\u202aa\u202b\u202c\u202d\u2066b\u2067\u2068\u2069", "ab"),
        ("a\u200eb\u200fc\u061cd", "abcd"),
        ("zero\u200bwidth\u2060\ufeff\u00ad", "zerowidth"),
        ("\u180ea\u206a\u206fb\ufff9c\ufffad\ufffbe", "abcde"),
        ("tags\U000e0001\U000e0041\U000e007f", "tags"),
        (FAMILY, FAMILY),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        (PERSIAN, PERSIAN),
        ("Ac\u200dme", "Acme"),
        ("\u200d", ""),
        ("\u200c\u200dname\u200d", "name"),
        ("\u00e9\u200d", "\u00e9"),
        ("\u200d\u00e9", "\u00e9"),
        ("\u00a0\u200d\u00a0", "\u00a0\u00a0"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("e\u200d\u0301", "\u00e9"),
        ("\u212a\u200d\u212a", "KK"),
        ("\u2126", "\u03a9"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\ud83d\ude00", "\ufffd\ufffd"),
        (
            "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
            "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
        ),
        ("", ""),
    ],
)
def test_harmful_characters_are_removed_and_all_others_stay(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("  two\n lines\tand\r\n more ", "two lines and more"),
        ("wide\u3000and\u00a0hard", "wide and hard"),
        (" \n\t ", ""),
        ("\u00a0\u200d\u00a0", ""),
    ],
)
def test_a_cleaned_line_has_single_blanks_and_no_line_ends(dirty: str, cleaned: str) -> None:
    assert clean_line(dirty) == cleaned


@given(texts)
@example("\u212a\u200d\u00e9")
@example("e\u200d\u0301")
@example("\u0338\u200d=\u200b\u0338")
def test_cleaning_twice_equals_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(texts)
def test_clean_text_has_no_control_or_direction_characters(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    for char in cleaned:
        assert char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        }
    cleaned.encode()


@given(texts)
def test_a_clean_line_has_no_line_ends_and_no_outer_white_space(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], codec="ascii")))
def test_ordinary_text_stays_unchanged(text: str) -> None:
    assert clean(text) == text


# Rows of marks in the wrong order, of marks that NFC splits in two, and of joiners.
MARK_ROWS = ("\u0301\u0323", "\u0344", "\u093e", "\u20dd", "\u200d", "\u0301\u200d", "\ufe0f")

mark_rows = st.lists(
    st.one_of(
        st.builds(str.__mul__, st.sampled_from(MARK_ROWS), st.integers(1, 70)),
        st.sampled_from("ae \n\u00e9\u4e00\u200b\u1100\u1161\uff9e"),
    ),
    max_size=8,
).map("".join)


@given(mark_rows)
def test_no_row_of_marks_is_longer_than_the_limit(text: str) -> None:
    cleaned, surplus_marks = clean_and_count(text)
    row_length = longest = 0
    for char in cleaned:
        row_length = row_length + 1 if unicodedata.category(char).startswith("M") else 0
        longest = max(longest, row_length)
    assert longest <= MARK_LIMIT
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_and_count(cleaned) == (cleaned, 0)
    assert clean_line(clean_line(text)) == clean_line(text)
    if not surplus_marks:
        assert len(cleaned) <= len(unicodedata.normalize("NFD", text))


def test_the_marks_beyond_the_limit_are_counted() -> None:
    row = "\u0333" * MARK_LIMIT
    assert clean_and_count(f"x{row}\u0333\u0333y{row}") == (f"x{row}y{row}", 2)


def test_a_row_of_symbols_is_no_row_of_marks() -> None:
    for text in ("\u2500" * 200, "\u3002" * 200, "\N{GRINNING FACE}" * 200):
        assert clean_and_count(text) == (text, 0)


def test_no_combining_mark_is_a_word_character() -> None:
    chars = map(chr, range(sys.maxunicode + 1))
    marks = [char for char in chars if unicodedata.category(char).startswith("M")]
    assert not [char for char in marks if char.isalnum() or char == "_"]


@pytest.mark.parametrize("row", [*MARK_ROWS, "\u200b\u0301\u0323", "\u00e9\u200d"])
def test_the_time_is_linear_in_the_length_of_a_row(row: str) -> None:
    text = "\u00e9" + row * (200_000 // len(row)) + "\u00e9"
    started = time.process_time()
    clean(text)
    assert is_within(time.process_time() - started, 1)
