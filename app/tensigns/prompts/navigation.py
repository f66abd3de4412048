"""The destinations in an interview: its signs, its weighing question and its review."""

from dataclasses import dataclass
from typing import Literal

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Sign
from tensigns.core.sitting import REVIEW
from tensigns.language import gettext as _
from tensigns.report.wording import localized

ItemState = Literal["current", "reported", "answered", "open"]
"""The progress that a list of destinations shows.

current: the interview is at this destination. reported: the sign has an answer with points.
answered: every visible question of the sign is answered. open: any other destination. The number of
points is never shown, because it would influence the answers.
"""


@dataclass(frozen=True)
class NavigationItem:
    """A destination in an interview.

    ``key`` is the position to go to. ``number`` is the sign's number, and empty for the weighing
    question and the review.
    """

    key: str
    state: ItemState
    number: str
    label: str


def navigation_items(interview: Interview) -> tuple[NavigationItem, ...]:
    """Return the signs, then the weighing question if it is visible, then the review."""
    questionnaire = interview.questionnaire
    items = [
        NavigationItem(
            interview.first_position_in(sign),
            _sign_state(interview, sign),
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


def _sign_state(interview: Interview, sign: Sign) -> ItemState:
    if interview.current_question is not None and interview.current_question.sign is sign:
        return "current"
    questions = visible_in_sign(sign, interview.sitting.answers)
    if any(q.option is not None and q.option.points > 0 for q in questions):
        return "reported"
    return "answered" if all(q.answer for q in questions) else "open"
