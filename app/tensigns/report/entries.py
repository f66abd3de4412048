"""What was said under each sign: the questions that show, and hidden ones that carry a note."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tensigns.core.conditions import shown
from tensigns.core.decision import visible
from tensigns.core.questionnaire import UNKNOWN, Option, Question, Questionnaire, Sign, question_key
from tensigns.core.sitting import Sitting

State = Literal["answered", "unknown", "unanswered"]


class Entry(NamedTuple):
    """A question with what was said to it; ``shows`` is false where an earlier answer hides it."""

    key: str
    question: Question
    state: State
    option: Option | None
    note: str
    shows: bool


def entries(sign: Sign, sitting: Sitting) -> tuple[Entry, ...]:
    """A sign's entries in the questionnaire's order."""
    return tuple(_entries(sign, sitting))


def weighing(questionnaire: Questionnaire, sitting: Sitting) -> Entry:
    """The closing question; unanswered where it is not asked."""
    key = questionnaire.weighing_key
    shows = any(item.key == key for item in visible(questionnaire, sitting.answers))
    return _entry(key, questionnaire.weighing, sitting, shows=shows)


def _entries(sign: Sign, sitting: Sitting) -> Iterator[Entry]:
    showing = {item.key for item in shown(sign, sitting.answers)}
    for question in sign.questions:
        key = question_key(sign, question)
        if key in showing:
            yield _entry(key, question, sitting, shows=True)
        elif key in sitting.notes:
            yield _entry(key, question, sitting, shows=False)


def _entry(key: str, question: Question, sitting: Sitting, *, shows: bool) -> Entry:
    given = sitting.answers.get(key) if shows else None
    option = question.option(given)
    state: State = "unanswered"
    if given == UNKNOWN:
        state = "unknown"
    elif option is not None:
        state = "answered"
    return Entry(key, question, state, option, sitting.notes.get(key, ""), shows)
