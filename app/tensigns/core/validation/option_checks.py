"""Checks of one question and its options that do not depend on answers to other questions."""

from collections.abc import Iterator
from itertools import pairwise

from tensigns.core.decision.changes import can_become
from tensigns.core.questionnaire import Question
from tensigns.core.validation.faults import Fault, FaultLocation


def option_faults(
    location: FaultLocation, question: Question, *, is_tested: bool
) -> Iterator[Fault]:
    """Yield the faults of a question and its options.

    ``is_tested``: a condition tests the question.
    """
    worst = max(question.options, key=lambda option: option.points)
    for option in question.options:
        option_location = location._replace(option=option.id)
        if option.went_on and option.points < worst.points:
            yield Fault("went-on-not-worst", option_location, {"worse": worst.id})
        # A name in ``after`` that is no option is a fault of structure already.
        is_after_known = all(question.option(name) for name in option.after or ())
        if (
            option.becomes
            and is_after_known
            and not any(can_become(question, before, option) for before in question.options)
        ):
            yield Fault("never-comes-about", option_location._replace(part="becomes"), {})
    if question.type == "scale":
        for before, after in pairwise(question.options):
            if after.points < before.points:
                yield Fault(
                    "scale-descends", location._replace(option=after.id), {"before": before.id}
                )
    if not is_tested and len({(o.points, o.went_on, o.spares) for o in question.options}) == 1:
        yield Fault("question-changes-nothing", location, {})
