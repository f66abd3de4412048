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
_TOKEN = re.compile(
    r"""
      "{3}(?:\\.|[^\\"]|"(?!""))*+(?:"{3,5}|\Z)
    | '{3}(?:[^']|'(?!''))*+(?:'{3,5}|\Z)
    | (?P<quoted>"(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?)
    | \#[^\n]*+
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<stop>[=,\n])
    | (?P<dot>\.)
    | (?P<bare>[\w-]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_AFTER_KEY = re.compile(r"[ \t]*+[=.\]]")
_BRACKETS = re.compile(r"[^\[\]{}]++")
_LONG = re.compile(rf"(?<![\w-])[\w-]{{{KEY_LIMIT + 1}}}|\"[^\"\n]{{{KEY_LIMIT + 1}}}")


class Excess(NamedTuple):
    """Where a text goes beyond a bound: ``too_deep``, else a key or a number is too long."""

    line: int
    too_deep: bool


def excess(text: str) -> Excess | None:
    """The first place that goes beyond a bound, if any."""
    return _scanned(text) if _suspicious(text) else None


def _suspicious(text: str) -> bool:
    """Whether to look closely; strings and comments are not told apart yet, so no for most."""
    if _LONG.search(text) or any(line.count(".") >= DEPTH_LIMIT for line in text.split("\n")):
        return True
    brackets = _BRACKETS.sub("", text)
    for _ in range(DEPTH_LIMIT):
        if not brackets:
            return False
        brackets = brackets.replace("[]", "").replace("{}", "")
    return bool(brackets)


def _scanned(text: str) -> Excess | None:
    depth = parts = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            parts = 0
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "stop":
            parts = 0
        elif kind == "dot":
            parts += 1
        if depth > DEPTH_LIMIT or parts >= DEPTH_LIMIT:
            return Excess(_line(text, token), too_deep=True)
        if len(token[0]) > KEY_LIMIT and _is_name(text, token):
            return Excess(_line(text, token), too_deep=False)
    return None


def _is_name(text: str, token: re.Match[str]) -> bool:
    """Whether it is a key, or something without quotes; a long text in quotes is fine."""
    if token.lastgroup == "quoted":
        return _AFTER_KEY.match(text, token.end()) is not None
    return token.lastgroup == "bare"


def _line(text: str, token: re.Match[str]) -> int:
    return text.count("\n", 0, token.start()) + 1
