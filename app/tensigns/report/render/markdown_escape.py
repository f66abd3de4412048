"""Escaping of plain text for Markdown.

The result holds no markup, link, autolink, entity or HTML in CommonMark and in GitHub's dialect.
Rendered, it reads like the plain text.
"""

import re

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# Angle brackets become entities because older dialects do not know them after a backslash.
_ANGLE_BRACKETS = str.maketrans({"<": "&lt;", ">": "&gt;"})
# Markup anywhere in a line; an ampersand only before an entity, a slash only after a slash.
_MARKUP = re.compile(r"[\\`*_\[\]{}|~#$^@]|&(?=#?\w+;)|(?<=/)/")
# A dot that makes a bare word a link, as in www.example.org or globex.nl; not in B.V.
_HOST_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
# The start of a list, of a heading's underline or of a horizontal rule.
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+=]))")


def escape_line(text: str) -> str:
    """Escape a text as one line: every run of white space becomes a space."""
    line = _SPACE.sub(" ", text).strip(" ")
    line = _MARKUP.sub(lambda match: "\\" + match[0], line)
    line = _HOST_DOT.sub(r"\\.", line)
    line = _LINE_START.sub(lambda match: match[0] + "\\", line)
    return line.translate(_ANGLE_BRACKETS)


def escape_block_quote(text: str) -> str:
    """Escape a text as a block quote that keeps its lines; blank lines separate paragraphs."""
    lines = [escape_line(line) for line in text.strip().split("\n")]
    quoted = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        # A backslash at the end of a line keeps the break.
        quoted.append(f"> {line}\\" if line and following else f"> {line}".rstrip())
    return "\n".join(quoted)
