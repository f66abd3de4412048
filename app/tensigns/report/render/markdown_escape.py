"""Escaping of plain text for Markdown.

In CommonMark and in GitHub's dialect, the result contains no markup, link, autolink, entity or
HTML, and the rendered result is equal to the plain text. Mail addresses and web addresses become
inline code, because escaping is not enough: some programs, such as GitHub's, search the rendered
text for addresses and turn them into links.
"""

import re
from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# Angle brackets become entities because older dialects do not know them after a backslash.
_ANGLE_BRACKETS = str.maketrans({"<": "&lt;", ">": "&gt;"})
# Markup that is possible anywhere in a line. An ampersand is markup only in an entity, a slash only
# after a slash.
_MARKUP = re.compile(r"[\\`*_\[\]{}|~#$^@]|&(?=#?\w+;)|(?<=/)/")
# A dot that makes a link of a bare word, as in example.org or globex.nl, but not the dot in B.V.
_HOST_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
# The start of a list, of a heading's underline or of a horizontal rule.
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+=]))")
# An address ends before a character that inline code or a table cell cannot contain.
_WORD = re.compile(r"[^\s`|]+")
_ADDRESS_START = re.compile(
    r"(?:https?|ftp)://|www\.|[\w.+-]@[\w.-]|(?:mailto|xmpp):@", re.IGNORECASE
)
_ADDRESS = re.compile(r"\w.*[\w/]")


def escape_line(text: str) -> str:
    """Escape a text as one line. Every run of white space becomes a space."""
    line = _SPACE.sub(" ", text).strip(" ")
    escaped = []
    end = 0
    for start, address in _addresses(line):
        escaped += [_escape(line[end:start]), f"`{address}`"]
        end = start + len(address)
    escaped.append(_escape(line[end:]))
    return _LINE_START.sub(lambda match: match[0] + "\\", "".join(escaped))


def escape_block_quote(text: str) -> str:
    """Escape a text as a block quote. Line breaks are kept, and blank lines separate paragraphs."""
    lines = [escape_line(line) for line in text.strip().split("\n")]
    quoted = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        # A backslash at the end of a line keeps the break.
        quoted.append(f"> {line}\\" if line and following else f"> {line}".rstrip())
    return "\n".join(quoted)


def _addresses(line: str) -> Iterator[tuple[int, str]]:
    """Yield the start and the text of each address that a program may turn into a link.

    Punctuation around an address is left out, unless it is part of the address, as in ``+@.x``.
    """
    for word in _WORD.finditer(line):
        if _ADDRESS_START.search(word[0]):
            address = _ADDRESS.search(line, *word.span())
            if address is None or not _ADDRESS_START.search(address[0]):
                address = word
            yield address.start(), address[0]


def _escape(text: str) -> str:
    escaped = _MARKUP.sub(lambda match: "\\" + match[0], text)
    return _HOST_DOT.sub(r"\\.", escaped).translate(_ANGLE_BRACKETS)
