"""The own fields of the kinds about a decision: the decision and the look-back."""

from datetime import date
from decimal import Decimal
from typing import Literal

from tensigns.core.journal.details import Details
from tensigns.core.questionnaire import Recommendation

DECISION = "decision"
"""The kind of an entry with what the user will do about a client."""

LOOK_BACK = "look-back"
"""The kind of an entry that says how a decision turned out."""

Choice = Literal["keep", "talk", "reprice", "leave", "tomorrow"]
Followed = Literal["yes", "partly", "no"]
LookBackAnswer = Literal["yes", "no", "unsure"]


class DecisionDetails(Details, frozen=True, kw_only=True):
    """The fields that only an entry of the kind ``DECISION`` has. None: the user skipped the field.

    ``sitting`` is the id of the sitting that the decision is about, ``recommendation`` what the
    sitting came to, and ``choice`` what the user will do. ``because``: why the choice differs from
    the recommendation. ``expect``: what the user expects. ``look_back``: the day of the look-back.

    The five figures: ``income`` from the client, ``income_all`` from all clients and ``hours`` for
    the client, each over twelve months; ``rate``: the lowest price of an hour that the user wants;
    ``months``: how long the user can live on savings.
    """

    sitting: str | None = None
    recommendation: Recommendation | None = None
    choice: Choice | None = None
    because: str = ""
    expect: str = ""
    look_back: date | None = None
    income: Decimal | None = None
    income_all: Decimal | None = None
    hours: Decimal | None = None
    rate: Decimal | None = None
    months: Decimal | None = None


class LookBackDetails(Details, frozen=True, kw_only=True):
    """The fields that only an entry of the kind ``LOOK_BACK`` has. None: the user skipped a field.

    ``of`` is the id of the decision. ``followed``: whether the user did what was decided.
    ``again``: whether the user would decide the same with what was known then. ``well``: whether
    the decision turned out well.
    """

    of: str
    followed: Followed | None = None
    again: LookBackAnswer | None = None
    well: LookBackAnswer | None = None

    @property
    def reference(self) -> str | None:
        """The id of the decision that the user looks back at."""
        return self.of
