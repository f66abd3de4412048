"""Limits on a TOML text, checked before it is parsed.

Without the limits, deep nesting raises RecursionError in the parser or crashes the process, long
dotted keys take the parser minutes, and a number of thousands of digits raises an error without a
line number. No file that the program or a person writes exceeds the limits.
"""

import re

from msgspec import Struct

DEPTH_LIMIT = 32
"""The maximum number of levels of nested arrays and tables, and of parts of a dotted key."""

KEY_LIMIT = 500
"""The maximum number of characters of a key or a number."""

# Repetitions are possessive if possible, so that the time grows linearly with the text. Python up
# to 3.11.4 matches a possessive repetition wrongly if its last iteration fails halfway. Repetitions
# to which this can happen are greedy instead, and can match in only one way.
_QUOTED = r""""(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?"""
_KEY_PART = rf"(?:[\w-]++|{_QUOTED})"
_TOKEN = rf"""
      "{{3}}[^\\"]*+(?:(?!"{{3}})\\?+.[^\\"]*+)*(?:"{{3,5}}|\Z)
    | '{{3}}[^']*+(?:(?!'{{3}})'[^']*+)*(?:'{{3,5}}|\Z)
    | \#[^\n]*+
    | (?P<open>[\[{{])
    | (?P<close>[\]}}])
    | (?P<dotted>{_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART})*)
    """
_EQUALS_SIGN = re.compile(r"[ \t]*+=")
_NO_BRACKETS = re.compile(r"[^\[\]{}]++")
_LONG_WORD = re.compile(rf"(?<![\w-])[\w-]{{{KEY_LIMIT + 1}}}|\"[^\"\n]{{{KEY_LIMIT + 1}}}")
_MANY_DOTS = re.compile(rf"(?:\A|[=,])(?:[^.=,]*+\.){{{DEPTH_LIMIT}}}")


class LimitExcess(Struct, frozen=True):
    """The number of a line that exceeds a limit.

    If ``too_deep`` is True, the nesting is too deep; otherwise, a key or a number is too long.
    """

    line: int
    too_deep: bool


def find_excess(text: str) -> LimitExcess | None:
    """Return the first line in which a text exceeds a limit; None if no line does."""
    return _first_excess(text) if _may_exceed(text) else None


def _may_exceed(text: str) -> bool:
    """Whether a text may exceed a limit.

    This is a fast test. It returns False for nearly all files. It treats strings and comments as
    code, so it can return True for a text within the limits.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > KEY_LIMIT and _LONG_WORD.search(text):
        return True
    if text.count(".") >= DEPTH_LIMIT and any(_may_have_many_parts(line) for line in lines):
        return True
    brackets = _NO_BRACKETS.sub("", text)
    for _ in range(DEPTH_LIMIT):
        if not brackets:
            return False
        brackets = brackets.replace("[]", "").replace("{}", "")
    return bool(brackets)


def _may_have_many_parts(line: str) -> bool:
    """Whether a dotted key in the line may have too many parts."""
    if line.count(".") < DEPTH_LIMIT:
        return False
    return '"' in line or "'" in line or _MANY_DOTS.search(line) is not None


def _first_excess(text: str) -> LimitExcess | None:
    """Read every token of a text. Return the first excess over a limit; None if there is none."""
    depth = 0
    # Compiled here because nearly no file comes close to a limit.
    for token in re.finditer(_TOKEN, text, re.VERBOSE | re.DOTALL):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            if depth > DEPTH_LIMIT:
                return LimitExcess(_line_number(text, token), too_deep=True)
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "dotted" and len(token[0]) > DEPTH_LIMIT:
            too_deep = len(re.findall(_KEY_PART, token[0])) > DEPTH_LIMIT
            if too_deep or _is_too_long(text, token):
                return LimitExcess(_line_number(text, token), too_deep=too_deep)
    return None


def _is_too_long(text: str, token: re.Match[str]) -> bool:
    """Whether a token is too long. A string that is a value may have any length."""
    if len(token[0]) <= KEY_LIMIT:
        return False
    return token[0][0] not in "\"'" or _EQUALS_SIGN.match(text, token.end()) is not None


def _line_number(text: str, token: re.Match[str]) -> int:
    return text.count("\n", 0, token.start()) + 1
