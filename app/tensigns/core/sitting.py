"""A sitting: the answers to one questionnaire about one client."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from tensigns.core.decision.conditions import Answers

REVIEW = "review"
"""The position after the last question. The review lists open questions and notes."""

State = Literal["in-progress", "finished"]


class QuestionnaireRef(Struct, frozen=True):
    """A reference to an edition of a questionnaire.

    ``hash`` is the start of the SHA-256 of the edition's file.
    """

    id: str
    version: str
    hash: str


class Sitting(Struct, frozen=True, kw_only=True):
    """Everything the user entered. Answers, suggestions and notes are by question key.

    ``position`` is the key of the current question, or ``review``. ``suggestions`` are former
    answers to questions that are hidden now; they do not count. When a question becomes visible
    again, its suggestion is highlighted. ``notes`` includes notes on hidden questions; ``note`` is
    about the whole sitting. In an amendment, ``amends`` is the id of the sitting that it replaces
    and ``reason`` says why. Times have a UTC offset.
    """

    client: str
    language: str
    questionnaire_ref: QuestionnaireRef
    started: datetime
    finished: datetime | None = None
    id: str | None = None
    position: str = REVIEW
    answers: Answers = {}
    suggestions: Answers = {}
    notes: Mapping[str, str] = {}
    note: str = ""
    amends: str | None = None
    reason: str | None = None

    @property
    def day(self) -> date:
        """The day of the finish; of a draft, the day of the start."""
        return (self.finished or self.started).date()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered or noted. An amendment is never empty."""
        entered = (self.answers, self.suggestions, self.notes, self.note, self.amends)
        return not any(entered)

    @property
    def state(self) -> State:
        """``finished``, or ``in-progress`` for a draft."""
        return "in-progress" if self.finished is None else "finished"
