"""What would turn it: tripwires to the graver side, the agenda for the talk to the milder."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from tensigns.core.decision.changes import AnswerChange
from tensigns.core.decision.flips import Flip
from tensigns.core.questionnaire import GRAVITY
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized, recommendation_word

MAX_SENTENCES = 3
"""How many sentences are told each way; the nearest ones, for more would be read by nobody."""


def tripwires(subject: ReportContext) -> tuple[str, ...]:
    """What would make it graver; on *watch*, where nothing would, a sentence that says so.

    While open questions could still do so, nothing of the kind is claimed.
    """
    found = tuple(_sentences(subject, graver=True))
    decision = subject.decision
    if found or decision.recommendation != "watch" or decision.gravest != "watch":
        return found
    nothing = _(
        "Of what you reported, nothing that gets worse would make it fire, not even two things "
        "together."
    )
    return (nothing,)


def talk_points(subject: ReportContext) -> tuple[str, ...]:
    """What would make it milder; on *watch* and *fire*, where nothing would, a sentence on it.

    While open questions could still do so, nothing of the kind is claimed.
    """
    found = tuple(_sentences(subject, graver=False))
    decision = subject.decision
    grave = decision.recommendation in ("watch", "fire")
    if found or not grave or decision.mildest != decision.recommendation:
        return found
    nothing = _(
        "Nothing that can still change would make this milder, not even two things together."
    )
    over = _("What has happened cannot un-happen.")
    return (f"{nothing} {over}",)


def talk_title(subject: ReportContext) -> str:
    """What the milder side is called: on *fire* there is no talk left to hold."""
    return _("What could still turn it") if _is_fire(subject) else _("The talk")


def _is_fire(subject: ReportContext) -> bool:
    return subject.decision.recommendation == "fire"


def _sentences(subject: ReportContext, *, graver: bool) -> Iterator[str]:
    now = GRAVITY.index(subject.decision.recommendation)
    way = [
        flip
        for flip in subject.decision.flips
        if (GRAVITY.index(flip.recommendation) > now) == graver
    ]
    return (_sentence(subject, flip) for flip in islice(_nearest(subject, way), MAX_SENTENCES))


def _nearest(subject: ReportContext, flips: Iterable[Flip]) -> Iterator[Flip]:
    """One of those that change the same things and lead to the same recommendation.

    The first, but what comes of raising it goes before what would come by itself.
    """
    alike: dict[tuple[str, frozenset[tuple[str, str]]], list[Flip]] = defaultdict(list)
    for flip in flips:
        things = frozenset(_thing(subject, change) for change in flip.changes)
        alike[flip.recommendation, things].append(flip)
    for group in alike.values():
        yield max(group, key=lambda flip: _raised(subject, flip))


def _raised(subject: ReportContext, flip: Flip) -> int:
    questions = (subject.question(change.sign, change.question) for change in flip.changes)
    return sum(question.raised for question in questions)


def _thing(subject: ReportContext, change: AnswerChange) -> tuple[str, str]:
    """What a change is about: a question, but to stop is one thing, whichever question says so."""
    question = subject.question(change.sign, change.question)
    after = question.option(change.after)
    stops = after is not None and after.points <= 0 and (question.raised or not question.show_if)
    return change.sign, "" if stops else change.question


def _sentence(subject: ReportContext, flip: Flip) -> str:
    clauses = [_clause(subject, change) for change in flip.changes]
    if len(clauses) == 1:
        message = _("If {first}: {recommendation}.")
    else:
        message = _("If {first}, and {second}: {recommendation}.")
    return message.format(
        first=clauses[0],
        second=clauses[-1],
        recommendation=recommendation_word(flip.recommendation),
    )


def _clause(subject: ReportContext, change: AnswerChange) -> str:
    option = subject.question(change.sign, change.question).option(change.after)
    return localized(option.becomes) if option and option.becomes else ""
