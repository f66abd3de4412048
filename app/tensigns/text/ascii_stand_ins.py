"""Replacements for characters that the encoding of a terminal lacks."""

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import TextIO
from unicodedata import normalize

from tensigns.text.width import cell_width

UTF_8 = "utf-8"

TEXT_STAND_INS = {
    "○": "( )",
    "◌": "(?)",
    "◐": "(/)",
    "●": "(#)",
    "“": '"',
    "”": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{EN DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "…": "...",
    "·": ".",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "✓": "v",
    "▲": "!",
    "▸": ">",
    "›": ">",  # noqa: RUF001  a pointer, not a quotation mark
    "✎": '"',
    "€": "EUR",
    "£": "GBP",
}
"""ASCII replacements for the symbols in text. Each recommendation still has its own symbol."""

CELL_STAND_INS = {
    "…": "~",
    "🔎": "/ ",
    "€": "E",
    "£": "L",
    **dict.fromkeys("─▔", "-"),
    **dict.fromkeys("│▊▎▌▐", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    "━": "=",
    "┃": "#",
    **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*#@", strict=True)),
}
"""ASCII replacements with the same width for drawn characters: rules, borders, bars."""

_TEXT_TABLE = str.maketrans(dict(TEXT_STAND_INS))

# The two patterns are compiled at their first use: most terminals have UTF-8 and need neither.
# In Dutch, two accents on a long vowel mark stress: één means "one", een means "a".
_STRESSED_VOWEL = "[aáAÁ]á|[eéEÉ]é|[iíIÍ]í|[oóOÓ]ó|[uúUÚ]ú"
# An escape sequence of screen output matches as a whole, so that its letter is not part of a word.
_WORD = r"\x1b\[[0-?]*[ -/]*[@-~]|\w+"


def fit_to_stream(text: str, stream: TextIO, environ: Mapping[str, str] = os.environ) -> str:
    """Replace the characters of a text that must not be written to a stream.

    These are the characters that the encoding of the stream lacks. To a pipe or a file, Python may
    write UTF-8 although the locale has another encoding. In that case our own symbols become ASCII,
    and names and notes stay unchanged for the program that reads them.
    """
    encoding = output_encoding(stream, environ)
    if encoding == stream.encoding and _is_utf_8_despite_locale(environ):
        text = text.translate(_TEXT_TABLE)
    return replace_unencodable(text, encoding)


def replace_unencodable(text: str, encoding: str) -> str:
    """Replace the characters of a text that an encoding lacks.

    If the encoding lacks any character of the text, our own symbols become ASCII, and a word with a
    stressed vowel is written in capitals. Any other missing character loses its accent; if the
    encoding lacks the base character too, it becomes a question mark.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        table = _cell_table(encoding)
        text = table.capitalize_stressed(text).translate(_TEXT_TABLE)
        return "".join(table.replacement(char, "?") for char in text)
    return text


def replace_unencodable_cells(data: str, encoding: str) -> str:
    """Replace the characters of screen output that an encoding lacks. Widths stay the same."""
    table = _cell_table(encoding)
    return table.capitalize_stressed(data).translate(table)


def output_encoding(stream: TextIO, environ: Mapping[str, str] = os.environ) -> str:
    """Return the encoding for output to a stream.

    Python writes UTF-8 if it cannot use the locale. To a terminal whose locale has another encoding
    (``LC_ALL=C``), the program writes ASCII instead.
    """
    if stream.isatty() and _is_utf_8_despite_locale(environ):
        return "ascii"
    return stream.encoding or UTF_8


def _is_utf_8_despite_locale(environ: Mapping[str, str]) -> bool:
    """Whether Python writes UTF-8 although the locale has another encoding.

    Return False if the user has set Python's variables for the encoding.
    """
    if not sys.flags.utf8_mode:
        return False
    if environ.get("PYTHONUTF8") == "1" or environ.get("PYTHONIOENCODING"):
        return False
    # LC_CTYPE is ignored, because in this mode Python itself sets it to UTF-8.
    locale = environ.get("LC_ALL") or environ.get("LANG") or ""
    codeset = locale.partition("@")[0].partition(".")[2]
    is_other = bool(codeset) and codeset.casefold().replace("-", "") != "utf8"
    return is_other or locale in ("C", "POSIX")


class _CellTable(dict[int, str]):
    """A table for :meth:`str.translate`. An entry is computed when it is first needed."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, code: int) -> str:
        char = chr(code)
        stand_in = CELL_STAND_INS.get(char) or TEXT_STAND_INS.get(char, "")
        fits = not self._is_encodable(char) and len(stand_in) == cell_width(char)
        self[code] = stand_in if fits else self.replacement(char, "?" * cell_width(char))
        return self[code]

    def capitalize_stressed(self, text: str) -> str:
        """Return the text, with capitals for each stressed word that cannot be encoded."""
        has_stress = re.search(_STRESSED_VOWEL, text) is not None
        return re.sub(_WORD, self._capitals, text) if has_stress else text

    def _capitals(self, match: re.Match[str]) -> str:
        word = match[0]
        if self._is_encodable(word) or not re.search(_STRESSED_VOWEL, word):
            return word
        # A letter whose capital has two characters would need another cell.
        return "".join(char.upper() if len(char.upper()) == 1 else char for char in word)

    def replacement(self, char: str, default: str) -> str:
        """Return the replacement of a character.

        This is the character itself if it can be encoded; otherwise, the character without its
        accent; if that cannot be encoded either, ``default``. A character without width that cannot
        be encoded is removed.
        """
        if self._is_encodable(char) or not cell_width(char):
            return char if self._is_encodable(char) else ""
        base = normalize("NFKD", char)[:1]
        return base if self._is_encodable(base) and cell_width(char) == 1 else default

    def _is_encodable(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True


@cache
def _cell_table(encoding: str) -> _CellTable:
    return _CellTable(encoding)
