"""What the options of one question must keep to, whatever is answered elsewhere."""

from collections.abc import Iterator
from itertools import pairwise

from tensigns.core.decision.changes import can_become
from tensigns.core.questionnaire import Question
from tensigns.core.validation.faults import Fault, FaultLocation


def option_faults(place: FaultLocation, question: Question, *, looked_at: bool) -> Iterator[Fault]:
    """The faults of one question; ``looked_at``: some condition tests what was answered to it."""
    worst = max(question.options, key=lambda option: option.points)
    for option in question.options:
        where = place._replace(option=option.id)
        if option.went_on and option.points < worst.points:
            yield Fault("went-on-not-worst", where, {"worse": worst.id})
        if option.becomes and not any(
            can_become(question, before, option) for before in question.options
        ):
            yield Fault("never-comes-about", where._replace(part="becomes"), {})
    if question.type == "scale":
        for milder, graver in pairwise(question.options):
            if graver.points < milder.points:
                where = place._replace(option=graver.id)
                yield Fault("scale-descends", where, {"before": milder.id})
    if not looked_at and len({(each.points, each.went_on) for each in question.options}) == 1:
        yield Fault("question-changes-nothing", place, {})
