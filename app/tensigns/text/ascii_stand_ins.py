"""The characters that a terminal has, and what stands in for ours where it lacks them."""

import os
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
}
"""Our own characters in text, in ASCII; a recommendation keeps its gravity, told by the fill."""

CELL_STAND_INS = {
    "…": "~",
    "🔎": "/ ",
    **dict.fromkeys("─▔", "-"),
    **dict.fromkeys("│▊▎▌▐", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    "━": "=",
    "┃": "#",
    **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*#@", strict=True)),
}
"""What is drawn cell by cell: a rule, a border, a bar; each takes as many cells in ASCII."""

_OURS = str.maketrans(dict(TEXT_STAND_INS))


def replace_unencodable(text: str, encoding: str) -> str:
    """The text in characters that an encoding has: ours in ASCII, others without their accent.

    A character that has no likeness there becomes a question mark.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        ours = text.translate(_OURS)
        return "".join(_Likeness.of(encoding).likeness(char, "?") for char in ours)
    return text


def replace_unencodable_cells(data: str, encoding: str) -> str:
    """What is painted on a screen, in characters that an encoding has, cell for cell."""
    return data.translate(_Likeness.of(encoding))


def output_encoding(stream: TextIO, environ: Mapping[str, str] = os.environ) -> str:
    """The encoding that a stream is to be written in.

    Without a locale that can be used, Python writes UTF-8. A terminal whose locale is said to be
    another (``LC_ALL=C``) is believed, and gets ASCII.
    """
    written = stream.encoding or UTF_8
    if not (sys.flags.utf8_mode and stream.isatty()):
        return written
    if environ.get("PYTHONUTF8") == "1" or environ.get("PYTHONIOENCODING"):
        return written
    # Python itself puts UTF-8 into LC_CTYPE then.
    locale = environ.get("LC_ALL") or environ.get("LANG") or ""
    codeset = locale.partition("@")[0].partition(".")[2]
    is_other = codeset and codeset.casefold().replace("-", "") != "utf8"
    return "ascii" if is_other or locale in ("C", "POSIX") else written


class _Likeness(dict[int, str]):
    """A table for `str.translate` that grows by what it is asked for."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @staticmethod
    @cache
    def of(encoding: str) -> "_Likeness":
        """The table of an encoding."""
        return _Likeness(encoding)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        drawn = CELL_STAND_INS.get(char) or TEXT_STAND_INS.get(char, "")
        fits = not self._has(char) and len(drawn) == cell_width(char)
        self[code] = drawn if fits else self.likeness(char, "?" * cell_width(char))
        return self[code]

    def likeness(self, char: str, unknown: str) -> str:
        """A character as it is, else without its accent, else what stands for an unknown one."""
        if self._has(char) or not cell_width(char):
            return char if self._has(char) else ""
        base = normalize("NFKD", char)[:1]
        return base if self._has(base) and cell_width(char) == 1 else unknown

    def _has(self, char: str) -> bool:
        try:
            char.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True
