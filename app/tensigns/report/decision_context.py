"""What a decision about a client starts from."""

from datetime import date

from msgspec import Struct

from tensigns.core.journal.decision import Choice
from tensigns.core.journal.entries import Entry
from tensigns.core.questionnaire import Recommendation, Sign
from tensigns.library.clients import Client

_FITTING_CHOICES: dict[Recommendation, tuple[Choice, ...]] = {
    "keep": ("keep",),
    "watch": ("talk", "reprice"),
    "fire": ("leave",),
}
"""The choices that follow a recommendation. The first is highlighted, except after *fire*."""


class RepeatedWatch(Struct, frozen=True):
    """A sign on which the last ``count`` sittings came to *watch*.

    ``since`` is the day of the first of these sittings.
    """

    sign: Sign
    count: int
    since: date


class DecisionContext(Struct, frozen=True, kw_only=True):
    """What a decision about a client starts from.

    ``sitting_id`` and ``recommendation`` belong to the latest sitting; None without a sitting.
    ``red_flag_decides``: whether a red flag led to *fire*. ``decisions`` and ``look_backs`` are the
    entries that count, oldest first. ``open_look_backs`` are the decisions without a look-back
    whose day to look back has come. ``faults`` has a line for each file that cannot be read.
    """

    client: Client
    today: date
    sitting_id: str | None = None
    recommendation: Recommendation | None = None
    red_flag_decides: bool = False
    repeated_watch: RepeatedWatch | None = None
    decisions: tuple[Entry, ...] = ()
    look_backs: tuple[Entry, ...] = ()
    open_look_backs: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def sensible_choice(self) -> Choice | None:
        """The choice that is highlighted; None if there is no recommendation.

        After *fire* this is the choice to decide tomorrow, unless a red flag decides.
        """
        if self.recommendation == "fire" and not self.red_flag_decides:
            return "tomorrow"
        return next(iter(self._fitting_choices), None)

    @property
    def _fitting_choices(self) -> tuple[Choice, ...]:
        return _FITTING_CHOICES.get(self.recommendation or "undecided", ())

    def differs(self, choice: Choice | None) -> bool:
        """Whether a choice differs from the recommendation; False for deciding tomorrow."""
        if choice is None or choice == "tomorrow" or not self._fitting_choices:
            return False
        return choice not in self._fitting_choices
