"""A sitting: one pass through a questionnaire, about one client, on one day."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from tensigns.core.decision.conditions import Answers

REVIEW = "review"
"""The place after the last question, where what is open and noted is looked over."""

State = Literal["in-progress", "finished"]


class QuestionnaireRef(Struct, frozen=True):
    """Which questionnaire was answered; ``hash`` is the start of the SHA-256 of its file."""

    id: str
    version: str
    hash: str


class Sitting(Struct, frozen=True, kw_only=True):
    """Everything a user said in one pass; options and questions by id and key.

    ``at`` is the key of the question to go on with, or ``review``. ``suggestions`` are answers
    whose question an earlier answer hid: they count nowhere and are offered again. ``notes``
    are kept whatever is hidden. Times carry their UTC offset.
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
        """``finished`` once the user finished it in the review, else ``in-progress``."""
        return "in-progress" if self.finished is None else "finished"
