"""The destinations in an interview: its signs, its weighing question and its review."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tensigns.core.decision.conditions import VisibleQuestion, visible_in_sign
from tensigns.core.interview import Interview
from tensigns.core.sitting import REVIEW
from tensigns.language import gettext as _
from tensigns.report.wording import localized

ItemState = Literal["current", "reported", "answered", "open", "to-come"]
"""What a destination shows of its progress.

current: the interview is at this destination. reported: the sign has an answer with points.
answered: no visible question of the sign is open. to-come: the sign has no answer, not even "I
don't know". open: any other destination. The number of points is never shown, because it would
influence the answers.
"""


class NavigationItem(Struct, frozen=True):
    """A destination in an interview.

    ``key`` is the position to go to. ``number`` is the sign's number, and empty for the weighing
    question and the review. ``is_open``: a visible question is open at a destination whose state is
    "reported" or "open".
    """

    key: str
    state: ItemState
    number: str
    label: str
    is_open: bool = False


def navigation_items(interview: Interview) -> tuple[NavigationItem, ...]:
    """Return the signs, then the weighing question if it is visible, then the review."""
    questionnaire = interview.questionnaire
    current = interview.current_question
    items = []
    for sign in questionnaire.signs:
        questions = visible_in_sign(sign, interview.sitting.answers)
        is_current = current is not None and current.sign is sign
        key, label = interview.first_position_in(sign), localized(sign.label)
        items.append(_item(key, questions, str(sign.number), label, is_current=is_current))
    *_signs, last_question = interview.visible_questions
    if last_question.key == questionnaire.weighing_key:
        is_current = current is not None and current.key == last_question.key
        label = _("The weighing")
        items.append(_item(last_question.key, [last_question], "", label, is_current=is_current))
    state: ItemState = "current" if current is None else "to-come"
    items.append(NavigationItem(REVIEW, state, "", _("Review")))
    return tuple(items)


def _item(
    key: str, questions: Sequence[VisibleQuestion], number: str, label: str, *, is_current: bool
) -> NavigationItem:
    """Return the destination with these visible questions."""
    state = "current" if is_current else _state(questions)
    is_open = state in ("reported", "open") and any(question.is_open for question in questions)
    return NavigationItem(key, state, number, label, is_open)


def _state(questions: Sequence[VisibleQuestion]) -> ItemState:
    if any(question.option and question.option.points > 0 for question in questions):
        return "reported"
    if not any(question.is_open for question in questions):
        return "answered"
    return "open" if any(question.answer for question in questions) else "to-come"
