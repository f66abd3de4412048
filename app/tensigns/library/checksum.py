"""A finished sitting's file, sealed when it is written.

The seal is a hash of all the rest of the file. While it holds, the decision that stands there is
the one that the answers give, and a list of hundreds of clients need not parse one of them. A
hand that changes anything breaks it: the file is then read, and its answers count.
"""

import re
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple, cast

from tensigns.core.questionnaire import Recommendation
from tensigns.core.sitting import QuestionnaireRef
from tensigns.library.table_reader import YEARS
from tensigns.storage import toml
from tensigns.storage.toml import Table

_LENGTH = 16
_BLANK = "0" * _LENGTH
_BEFORE = b'\n[decision]\nseal = "'
_AFTER = re.compile(rb'"\nrecommendation = "(keep|undecided|watch|fire)"\npoints = ([0-9]{1,4})\n')
# In the order in which they are written; every value but the note is on one line.
_HEAD = re.compile(
    rb'(?:#[^\n]*\n)*\n?format = 1\nclient = [^\n]*\nstate = "finished"\nid = [^\n]*\n'
    rb'started = [^\n]*\nfinished = ([^\n]*)\nlanguage = [^\n]*\n(?:amends = "([0-9TZ-]*)"\n)?'
)
_SOURCE = re.compile(
    rb'\n\[questionnaire\]\nid = "([a-z0-9-]*)"\nversion = "([0-9A-Za-z.]*)"\n'
    rb'hash = "([0-9a-f]*)"\n'
)


class SittingResult(NamedTuple):
    """What a finished sitting came to, and which one it amends, if any."""

    finished: datetime
    amends: str | None
    source: QuestionnaireRef
    recommendation: Recommendation
    points: int


def sealed(table: Table, preface: bytes = b"") -> bytes:
    """The file of a finished sitting's table, sealed; ``preface``: comment lines to begin with."""
    body = toml.dumps({**table, "decision": {"seal": _BLANK, **table["decision"]}})
    return resealed(preface + body)


def resealed(data: bytes) -> bytes:
    """A file that has a seal, with the one that fits the rest of it."""
    start = data.rindex(_BEFORE) + len(_BEFORE)
    before, after = data[:start], data[start + _LENGTH :]
    seal = sha256(before + _BLANK.encode() + after).hexdigest()[:_LENGTH]
    return before + seal.encode() + after


def told(data: bytes) -> SittingResult | None:
    """What a file says that it came to; none unless its seal holds.

    Anybody can seal anything: what does not look just as we write it is none either, and is left
    to those who read the whole.
    """
    start = data.rfind(_BEFORE)
    if start < 0 or resealed(data) != data:
        return None
    end = start + len(_BEFORE) + _LENGTH
    head, decision, sources = _HEAD.match(data), _AFTER.match(data, end), _SOURCE.findall(data)
    if head is None or decision is None or len(sources) != 1:
        # A note that looks like a part of the file, or a version that writes otherwise.
        return None
    finished = _moment(head[1])
    if finished is None:
        return None
    return SittingResult(
        finished=finished,
        amends=head[2].decode() if head[2] else None,
        source=QuestionnaireRef(*(each.decode() for each in sources[0])),
        recommendation=cast("Recommendation", decision[1].decode()),
        points=int(decision[2]),
    )


def _moment(written: bytes) -> datetime | None:
    """A time with its UTC offset; none where it is something else, or beyond our years."""
    try:
        moment = datetime.fromisoformat(written.decode())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year in YEARS else None
