"""Stand-ins for the characters that the encoding of a terminal lacks."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.report.wording import SYMBOLS
from tensigns.text.ascii_stand_ins import (
    CELL_STAND_INS,
    TEXT_STAND_INS,
    replace_unencodable,
    replace_unencodable_cells,
)
from tensigns.text.clean import clean
from tensigns.text.width import cell_width
from tests.processes import WAIT_LIMIT
from tests.time_bounds import is_within
from tests.tui.terminal import Terminal


@pytest.mark.parametrize(
    ("encoding", "replaced"),
    [
        ("utf-8", "◐ “née” 日"),
        ("latin-1", '(/) "née" ?'),
        ("ascii", '(/) "nee" ?'),
    ],
)
def test_a_character_that_the_encoding_lacks_is_replaced(encoding: str, replaced: str) -> None:
    assert replace_unencodable("◐ “née” 日", encoding) == replaced


def test_the_stand_ins_of_the_symbols_differ_and_are_equally_wide() -> None:
    stand_ins = {replace_unencodable(symbol, "ascii") for symbol in SYMBOLS.values()}
    assert len(stand_ins) == len(SYMBOLS)
    assert {*map(len, stand_ins)} == {3}


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("Ja, één medewerker", "Ja, EEN medewerker"),
        ("Eén is niet een, vóór niet voor.", "EEN is niet een, VOOR niet voor."),
        ("café, privé, née, Zoë, geëerd", "cafe, prive, nee, Zoe, geeerd"),
    ],
)
def test_a_word_that_differs_by_its_accents_alone_keeps_its_meaning(
    text: str, replaced: str
) -> None:
    assert replace_unencodable(text, "ascii") == replaced
    assert replace_unencodable(text, "latin-1") == text
    assert replace_unencodable_cells(f"\x1b[0m{text}\x1b[1m", "ascii") == (
        f"\x1b[0m{replaced}\x1b[1m"
    )


@given(
    st.text(st.sampled_from("éeóáa ß\u01f0mé1")).map(clean), st.sampled_from(["ascii", "latin-1"])
)
def test_stressed_words_keep_their_cells(text: str, encoding: str) -> None:
    assert cell_width(replace_unencodable_cells(text, encoding)) == cell_width(text)


def test_the_time_is_linear_in_the_length_of_a_word() -> None:
    started = time.process_time()
    replace_unencodable("x" * 300_000 + "éé" + "x" * 300_000, "ascii")
    assert is_within(time.process_time() - started, 2)


@given(st.text().map(clean), st.sampled_from(["ascii", "latin-1", "cp437"]))
def test_replaced_cells_keep_their_width_in_any_encoding(text: str, encoding: str) -> None:
    replaced = replace_unencodable_cells(text, encoding).encode(encoding).decode(encoding)
    assert cell_width(replaced) == cell_width(text)
    replace_unencodable(text, encoding).encode(encoding)


@pytest.mark.parametrize(
    "char", sorted({*CELL_STAND_INS, *TEXT_STAND_INS}.difference(SYMBOLS.values()))
)
def test_drawing_characters_never_become_a_question_mark(char: str) -> None:
    assert "?" not in replace_unencodable_cells(char, "ascii")


def test_escape_sequences_stay_unchanged() -> None:
    assert (
        replace_unencodable_cells("\x1b[38;2;1;2;3m─é\x1b[0m日", "ascii")
        == "\x1b[38;2;1;2;3m-e\x1b[0m??"
    )


PRINT_ENCODING = (
    "import sys; from tensigns.text.ascii_stand_ins import output_encoding;"
    " print(output_encoding(sys.stdout))"
)


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        ({"LC_ALL": "C"}, "ascii"),
        ({"LANG": "POSIX"}, "ascii"),
        # The locales below are not installed, so Python cannot use them.
        ({"LC_ALL": "nl_XX.ISO-8859-1@euro"}, "ascii"),
        ({"LC_ALL": "nl_XX.UTF-8"}, "utf-8"),
        ({"LC_ALL": "nl_XX.utf8", "LANG": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}, "cp1252"),
        ({}, "utf-8"),
    ],
)
def test_the_encoding_of_a_terminal_follows_its_locale_even_where_python_uses_utf_8(
    environ: dict[str, str], encoding: str
) -> None:
    with Terminal([sys.executable, "-c", PRINT_ENCODING], environ) as terminal:
        assert terminal.wait_for_end(WAIT_LIMIT) == 0
    assert terminal.raw.decode("ascii").strip() == encoding


def test_the_encoding_of_a_pipe_is_that_of_python() -> None:
    process = subprocess.run(
        [sys.executable, "-c", PRINT_ENCODING],
        env={"LC_ALL": "C"},
        capture_output=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    assert process.stdout == b"utf-8\n"
