"""Bounds on a TOML text before it is parsed.

Deep nesting ends a parser in a RecursionError, or the process; long dotted keys keep it busy for
minutes, a number of thousands of digits is an error without a place. None of them occurs in a
file of ours or one that a person wrote.
"""

import re
from typing import NamedTuple

DEPTH_LIMIT = 32
"""How deep arrays and tables may be nested, and how many parts a key may have."""

KEY_LIMIT = 500
"""The most characters a key or a number may have."""

# Possessive throughout, so that the time grows with the text and no faster.
_QUOTED = r""""(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?"""
_PART = rf"(?:[\w-]++|{_QUOTED})"
_TOKEN = re.compile(
    rf"""
      "{{3}}(?:\\.|[^\\"]|"(?!""))*+(?:"{{3,5}}|\Z)
    | '{{3}}(?:[^']|'(?!''))*+(?:'{{3,5}}|\Z)
    | \#[^\n]*+
    | (?P<open>[\[{{])
    | (?P<close>[\]}}])
    | (?P<dotted>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)
    """,
    re.VERBOSE | re.DOTALL,
)
_PARTS = re.compile(_PART)
_IS_KEY = re.compile(r"[ \t]*+=")
_BRACKETS = re.compile(r"[^\[\]{}]++")
_LONG_WORD = re.compile(rf"(?<![\w-])[\w-]{{{KEY_LIMIT + 1}}}|\"[^\"\n]{{{KEY_LIMIT + 1}}}")
_MANY_DOTS = re.compile(rf"(?:\A|[=,])(?:[^.=,]*+\.){{{DEPTH_LIMIT}}}")


class LimitExcess(NamedTuple):
    """Where a text goes beyond a bound: ``too_deep``, else a key or a number is too long."""

    line: int
    too_deep: bool


def find_excess(text: str) -> LimitExcess | None:
    """The first place that goes beyond a bound, if any."""
    return _scanned(text) if _suspicious(text) else None


def _suspicious(text: str) -> bool:
    """Whether to look closely; texts and comments are not told apart yet, so no for most."""
    lines = text.split("\n")
    if max(map(len, lines)) > KEY_LIMIT and _LONG_WORD.search(text):
        return True
    if text.count(".") >= DEPTH_LIMIT and any(_is_dotted(line) for line in lines):
        return True
    brackets = _BRACKETS.sub("", text)
    for _ in range(DEPTH_LIMIT):
        if not brackets:
            return False
        brackets = brackets.replace("[]", "").replace("{}", "")
    return bool(brackets)


def _is_dotted(line: str) -> bool:
    if line.count(".") < DEPTH_LIMIT:
        return False
    return '"' in line or "'" in line or _MANY_DOTS.search(line) is not None


def _scanned(text: str) -> LimitExcess | None:
    depth = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            if depth > DEPTH_LIMIT:
                return LimitExcess(_line(text, token), too_deep=True)
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "dotted" and len(token[0]) > DEPTH_LIMIT:
            too_deep = len(_PARTS.findall(token[0])) > DEPTH_LIMIT
            if too_deep or _is_too_long(text, token):
                return LimitExcess(_line(text, token), too_deep=too_deep)
    return None


def _is_too_long(text: str, token: re.Match[str]) -> bool:
    """Whether it is a long key or a long value without quotes; a long text is fine."""
    if len(token[0]) <= KEY_LIMIT:
        return False
    return token[0][0] not in "\"'" or _IS_KEY.match(text, token.end()) is not None


def _line(text: str, token: re.Match[str]) -> int:
    return text.count("\n", 0, token.start()) + 1
