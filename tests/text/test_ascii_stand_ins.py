"""A terminal gets characters that it has, and on a screen each keeps its cells."""

import shlex
import subprocess
import sys

import pexpect
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


@pytest.mark.parametrize(
    ("encoding", "spelling"),
    [
        ("utf-8", "◐ “née” 日"),
        ("latin-1", '(/) "née" ?'),
        ("ascii", '(/) "nee" ?'),
    ],
)
def test_a_character_that_the_encoding_lacks_is_spelled(encoding: str, spelling: str) -> None:
    assert replace_unencodable("◐ “née” 日", encoding) == spelling


def test_every_symbol_is_spelled_differently_and_equally_wide() -> None:
    spellings = {replace_unencodable(symbol, "ascii") for symbol in SYMBOLS.values()}
    assert len(spellings) == len(SYMBOLS)
    assert {*map(len, spellings)} == {3}


@given(st.text().map(clean), st.sampled_from(["ascii", "latin-1", "cp437"]))
def test_what_is_painted_keeps_its_cells_in_any_encoding(text: str, encoding: str) -> None:
    assert cell_width(
        replace_unencodable_cells(text, encoding).encode(encoding).decode(encoding)
    ) == cell_width(text)
    replace_unencodable(text, encoding).encode(encoding)


@pytest.mark.parametrize(
    "char", sorted({*CELL_STAND_INS, *TEXT_STAND_INS}.difference(SYMBOLS.values()))
)
def test_what_is_drawn_is_no_question_mark(char: str) -> None:
    assert "?" not in replace_unencodable_cells(char, "ascii")


def test_escape_sequences_pass_as_they_are() -> None:
    assert (
        replace_unencodable_cells("\x1b[38;2;1;2;3m─é\x1b[0m日", "ascii")
        == "\x1b[38;2;1;2;3m-e\x1b[0m??"
    )


ASKED = (
    "import sys; from tensigns.text.ascii_stand_ins import output_encoding;"
    " print(output_encoding(sys.stdout))"
)


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        ({"LC_ALL": "C"}, "ascii"),
        ({"LANG": "POSIX"}, "ascii"),
        # None of the locales below is installed, so that Python finds none to use.
        ({"LC_ALL": "nl_XX.ISO-8859-1@euro"}, "ascii"),
        ({"LC_ALL": "nl_XX.UTF-8"}, "utf-8"),
        ({"LC_ALL": "nl_XX.utf8", "LANG": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}, "cp1252"),
        ({}, "utf-8"),
    ],
)
def test_a_terminal_is_what_its_locale_says_though_python_would_write_utf_8(
    environ: dict[str, str], encoding: str
) -> None:
    told: str = pexpect.run(
        shlex.join([sys.executable, "-c", ASKED]), env=environ, encoding="ascii"
    )
    assert told.strip() == encoding


def test_a_pipe_gets_what_python_writes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], env={"LC_ALL": "C"}, capture_output=True, check=True
    )
    assert done.stdout == b"utf-8\n"
