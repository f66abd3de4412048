"""The destinations in an interview: the signs, the weighing if it is asked, the review."""

from dataclasses import dataclass
from typing import Literal

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Sign
from tensigns.core.sitting import REVIEW
from tensigns.language import gettext as _
from tensigns.report.wording import localized

ItemState = Literal["current", "reported", "answered", "open"]
"""The progress of a sign, never its points: they would steer the answers."""


@dataclass(frozen=True)
class NavigationItem:
    """A destination: its position, its progress, the sign's number if it is one, its label."""

    key: str
    state: ItemState
    number: str
    label: str


def navigation_items(interview: Interview) -> tuple[NavigationItem, ...]:
    """The signs, then the weighing if it is asked, then the review."""
    questionnaire = interview.questionnaire
    items = [
        NavigationItem(
            interview.first_position_in(sign),
            _state(interview, sign),
            str(sign.number),
            localized(sign.label),
        )
        for sign in questionnaire.signs
    ]
    position = interview.sitting.position
    weighing = questionnaire.weighing_key
    state: ItemState
    if weighing in interview.positions:
        is_answered = weighing in interview.sitting.answers
        state = "current" if position == weighing else "answered" if is_answered else "open"
        items.append(NavigationItem(weighing, state, "", _("The weighing")))
    state = "current" if position == REVIEW else "open"
    items.append(NavigationItem(REVIEW, state, "", _("Review")))
    return tuple(items)


def _state(interview: Interview, sign: Sign) -> ItemState:
    if interview.current_question is not None and interview.current_question.sign is sign:
        return "current"
    questions = visible_in_sign(sign, interview.sitting.answers)
    if any(q.option is not None and q.option.points > 0 for q in questions):
        return "reported"
    return "answered" if all(q.answer for q in questions) else "open"
