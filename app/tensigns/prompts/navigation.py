"""The places of an interview to go to: the signs, the weighing where it is asked, the review."""

from dataclasses import dataclass
from typing import Literal

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Sign
from tensigns.core.sitting import REVIEW
from tensigns.language import gettext as _
from tensigns.report.wording import localized

ItemState = Literal["here", "reported", "answered", "ahead"]
"""How a place stands. Progress, never gravity: points would steer the answers."""


@dataclass(frozen=True)
class NavigationItem:
    """A place: the key it leads to, how it stands, the sign's number if any, its label."""

    key: str
    state: ItemState
    number: str
    label: str


def navigation_items(interview: Interview) -> tuple[NavigationItem, ...]:
    """A row a sign, then the weighing where it is asked, then the review."""
    questionnaire = interview.questionnaire
    listed = [
        NavigationItem(
            interview.first_position_in(sign),
            _state(interview, sign),
            str(sign.number),
            localized(sign.label),
        )
        for sign in questionnaire.signs
    ]
    here = interview.sitting.position
    weighing = questionnaire.weighing_key
    if weighing in interview.positions:
        answered = weighing in interview.sitting.answers
        state: ItemState = "here" if here == weighing else "answered" if answered else "ahead"
        listed.append(NavigationItem(weighing, state, "", _("The weighing")))
    listed.append(NavigationItem(REVIEW, "here" if here == REVIEW else "ahead", "", _("Review")))
    return tuple(listed)


def _state(interview: Interview, sign: Sign) -> ItemState:
    if interview.current_question is not None and interview.current_question.sign is sign:
        return "here"
    items = visible_in_sign(sign, interview.sitting.answers)
    if any(item.option is not None and item.option.points > 0 for item in items):
        return "reported"
    return "answered" if all(item.answer for item in items) else "ahead"
