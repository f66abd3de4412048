"""What would turn it: tripwires to the graver side, the agenda for the talk to the milder."""

from collections.abc import Iterable, Iterator
from itertools import islice

from tensigns.core.flips import Change, Flip
from tensigns.core.questionnaire import GRAVITY
from tensigns.language import gettext as _
from tensigns.report.subject import Subject
from tensigns.report.words import told, word

MOST = 3
"""How many sentences are told each way; the nearest ones, for more would be read by nobody."""


def tripwires(subject: Subject) -> tuple[str, ...]:
    """What would make it graver; on *watch*, where nothing would, a sentence that says so.

    While open questions could still do so, nothing of the kind is claimed.
    """
    found = tuple(_sentences(subject, graver=True))
    decision = subject.decision
    if found or decision.recommendation != "watch" or decision.gravest != "watch":
        return found
    nothing = _(
        "Of what you reported, no one thing that gets worse would make it fire by itself, "
        "nor would any two together."
    )
    return (nothing,)


def talk(subject: Subject) -> tuple[str, ...]:
    """What would make it milder; on *watch* and *fire*, where nothing would, a sentence on it.

    While open questions could still do so, nothing of the kind is claimed.
    """
    found = tuple(_sentences(subject, graver=False))
    decision = subject.decision
    grave = decision.recommendation in ("watch", "fire")
    if found or not grave or decision.mildest != decision.recommendation:
        return found
    nothing = _(
        "Nothing that could still change would make it milder by itself, nor would any two things "
        "together."
    )
    over = _("What has happened cannot un-happen.")
    return (f"{nothing} {over}",)


def talk_title(subject: Subject) -> str:
    """What the milder side is called: on *fire* there is no talk left to hold."""
    return _("What could still turn it") if _is_fire(subject) else _("The talk")


def _is_fire(subject: Subject) -> bool:
    return subject.decision.recommendation == "fire"


def _sentences(subject: Subject, *, graver: bool) -> Iterator[str]:
    now = GRAVITY.index(subject.decision.recommendation)
    way = [
        flip
        for flip in subject.decision.flips
        if (GRAVITY.index(flip.recommendation) > now) == graver
    ]
    return (_sentence(subject, flip) for flip in islice(_nearest(way), MOST))


def _nearest(flips: Iterable[Flip]) -> Iterator[Flip]:
    """The first of those that change the same questions and lead to the same recommendation."""
    told_already: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    for flip in flips:
        questions = frozenset((change.sign, change.question) for change in flip.changes)
        if (flip.recommendation, questions) not in told_already:
            told_already.add((flip.recommendation, questions))
            yield flip


def _sentence(subject: Subject, flip: Flip) -> str:
    clauses = [_clause(subject, change) for change in flip.changes]
    if len(clauses) == 1:
        message = _("If {first}: {recommendation}.")
    else:
        message = _("If {first}, and {second}: {recommendation}.")
    return message.format(
        first=clauses[0], second=clauses[-1], recommendation=word(flip.recommendation)
    )


def _clause(subject: Subject, change: Change) -> str:
    option = subject.question(change.sign, change.question).option(change.after)
    return told(option.becomes) if option and option.becomes else ""
