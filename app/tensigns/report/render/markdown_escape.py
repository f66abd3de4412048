"""Text made literal in Markdown, whatever it holds.

Nothing it returns is markup, a link, an entity or HTML, in CommonMark and in GitHub's dialect,
autolinks included; rendered, it reads as it did.
"""

import re

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# Angle brackets become entities: older dialects know no backslash before them.
_ANGLES = str.maketrans({"<": "&lt;", ">": "&gt;"})
# What opens markup anywhere; an ampersand where an entity would follow, a slash after a slash.
_MARKS = re.compile(r"[\\`*_\[\]{}|~#$^@]|&(?=#?\w+;)|(?<=/)/")
# A dot that could make a bare word a link, as in www.example.org or globex.nl, not in B.V.
_HOST_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
# What would begin a list, a heading's underline or a rule at the start of a line.
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+=]))")


def escape_line(text: str) -> str:
    """One line of literal text: every run of white space becomes a space."""
    line = _SPACE.sub(" ", text).strip(" ")
    line = _MARKS.sub(lambda match: "\\" + match[0], line)
    line = _HOST_DOT.sub(r"\\.", line)
    line = _LINE_START.sub(lambda match: match[0] + "\\", line)
    return line.translate(_ANGLES)


def escape_block_quote(text: str) -> str:
    """Lines of literal text as a block quote; lines stay lines, blank ones part paragraphs."""
    lines = [escape_line(line) for line in text.strip().split("\n")]
    quoted = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        # A backslash at the end of a line keeps the break.
        quoted.append(f"> {line}\\" if line and following else f"> {line}".rstrip())
    return "\n".join(quoted)
