"""A sitting: the answers to one questionnaire about one client."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from tensigns.core.decision.conditions import Answers

REVIEW = "review"
"""The position after the last question, where open questions and notes are listed."""

State = Literal["in-progress", "finished"]


class QuestionnaireRef(Struct, frozen=True):
    """The edition of a questionnaire. ``hash`` is the start of the SHA-256 of its file."""

    id: str
    version: str
    hash: str


class Sitting(Struct, frozen=True, kw_only=True):
    """Everything the user entered. Answers, suggestions and notes are by question key.

    ``position`` is the key of the current question, or ``review``. ``suggestions`` are answers
    to hidden questions: they do not count, and are suggested when the question is visible again.
    ``notes`` includes notes on hidden questions; ``note`` is about the whole. ``amends`` is the id
    of the sitting that this one replaces, ``reason`` says why. Times carry their UTC offset.
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
    def state(self) -> State:
        """``finished``, or ``in-progress`` for a draft."""
        return "in-progress" if self.finished is None else "finished"
