"""A sitting's file without what stands there for its reader only.

More than half of the file tells each question as it was asked, and the decision of the day.
Neither counts when the sitting is read, so a list of hundreds of clients need not parse them.
"""

import re

_PLAIN = r'[^"\\\x00-\x1f\x7f]*+'
_TEXT = rf'"{_PLAIN}(?:\\["\\bfnrt]{_PLAIN})*+"'
_NUMBER = r"-?(?:0|[1-9][0-9]*+)"
_VALUE = rf"(?:{_TEXT}|{_NUMBER}|true|false|\[\]|\[\n(?:[ ]{{4}}{_TEXT},\n)++\])"
# Possessive throughout, so that the time grows with the text and no faster.
_FOR_THE_READER = re.compile(
    rf"""
    (?: \[\[asked\]\]\n
        key\ =\ {_TEXT}\n
        (?:sign\ =\ {_TEXT}\n)?+
        question\ =\ {_TEXT}\n
        answer\ =\ {_TEXT}\n
        (?:points\ =\ {_NUMBER}\n)?+
        \n
    )++
    (?: \[decision\]\n (?:[a-z]++\ =\ {_VALUE}\n)++ \n
        (?: \[\[decision\.rule\]\]\n (?:[a-z]++\ =\ {_VALUE}\n)++ \n )*+
        \[decision\.points-by-sign\]\n (?:[a-z][a-z0-9-]*+\ =\ {_NUMBER}\n)++ \n
    )?+
    (?=\[end\]\n\Z)
    """,
    re.VERBOSE,
)
_FIRST = "\n[[asked]]\n"


def brief(data: bytes) -> bytes:
    """The part of a file that counts, as it stands; all of it unless the rest is just as we write.

    What is left out is valid TOML and defines nothing but ``asked`` and ``decision``.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    start = text.find(_FIRST) + 1
    found = _FOR_THE_READER.match(text, start) if start else None
    return (text[:start] + text[found.end() :]).encode() if found else data
