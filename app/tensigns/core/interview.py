"""The interview: one reducer that every way of answering drives.

An :class:`Interview` never changes; each step gives a new one. Where it stands is always a
question that shows, or the review.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.conditions import Answers, Shown, shown
from tensigns.core.decision import visible
from tensigns.core.questionnaire import UNKNOWN, Item, Questionnaire, Sign
from tensigns.core.sitting import REVIEW, Sitting


class Interview(Struct, frozen=True):
    """A sitting being answered, with its questionnaire.

    ``revisiting``: the present question was reached from the review, which comes back once it,
    and what it reveals, is answered.
    """

    questionnaire: Questionnaire
    sitting: Sitting
    revisiting: bool = False

    @property
    def path(self) -> tuple[Shown, ...]:
        """The questions that show at present, in order."""
        return visible(self.questionnaire, self.sitting.answers)

    @property
    def keys(self) -> tuple[str, ...]:
        """The places of the interview in order: the questions that show, then the review."""
        return (*(item.key for item in self.path), REVIEW)

    @property
    def item(self) -> Item | None:
        """The question it stands at; none in the review."""
        return self.questionnaire.items.get(self.sitting.at)

    @property
    def given(self) -> str | None:
        """What was answered to the present question, if anything."""
        return self.sitting.answers.get(self.sitting.at)

    @property
    def proposed(self) -> str | None:
        """What to highlight: the answer given, else the one given before it was hidden."""
        return self.given or self.sitting.suggestions.get(self.sitting.at)

    def answer(self, option: str) -> "Interview":
        """Answer the present question and go on.

        ``option`` is one of its ids or ``unknown``; :class:`ValueError` for any other, and in
        the review. What the answer hides becomes a suggestion.
        """
        if self.item is None:
            raise ValueError("the review takes no answer")
        if option != UNKNOWN and self.item.question.option(option) is None:
            raise ValueError(f"{self.sitting.at} has no option {option!r}")
        key = self.sitting.at
        suggestions = {k: v for k, v in self.sitting.suggestions.items() if k != key}
        answers = {**self.sitting.answers, key: option}
        answered = self._with(_settled(self.questionnaire, answers, suggestions))
        return answered._onward(key)

    def forward(self) -> "Interview":
        """Go on to the next question that shows and leave what was answered standing."""
        return self._move(1)

    def back(self) -> "Interview":
        """Go to the question before, from the first one nowhere."""
        return self._move(-1)

    def go_to(self, key: str) -> "Interview":
        """Go to a question that shows, or to the review; :class:`ValueError` for any other."""
        if key not in self.keys:
            raise ValueError(f"{key!r} does not show")
        revisiting = self.sitting.at == REVIEW and key != REVIEW
        return replace(self._with({"at": key}), revisiting=revisiting)

    def entrance(self, sign: Sign) -> str:
        """Where to enter a sign: its first unanswered question, or its first one at all."""
        items = shown(sign, self.sitting.answers)
        return next((item for item in items if item.given is None), items[0]).key

    def annotate(self, text: str) -> "Interview":
        """Note something at the present question; in the review, on the whole."""
        if self.item is None:
            return self._with({"note": text})
        notes = {key: note for key, note in self.sitting.notes.items() if key != self.sitting.at}
        if text:
            notes[self.sitting.at] = text
        return self._with({"notes": notes})

    def finish(self, now: datetime) -> "Interview":
        """End the sitting at ``now``, which carries its UTC offset; suggestions are dropped."""
        return self._with({"finished": now, "suggestions": {}, "at": REVIEW})

    def _move(self, step: int) -> "Interview":
        keys = self.keys
        place = keys.index(self.sitting.at) + step
        return replace(self, sitting=replace(self.sitting, at=keys[min(max(place, 0), len(keys) - 1)]))

    def _onward(self, key: str) -> "Interview":
        """The next place after an answer: in a revisit, what that answer revealed, else the review."""
        if not self.revisiting:
            return self._move(1)
        sign = self.questionnaire.items[key].sign
        later = self.path[self.keys.index(key) + 1 :]
        revealed = (
            item.key
            for item in later
            if item.given is None and self.questionnaire.items[item.key].sign is sign
        )
        target = next(revealed, REVIEW)
        moved = self._with({"at": target})
        return replace(moved, revisiting=target != REVIEW)

    def _with(self, changes: Mapping[str, object]) -> "Interview":
        return replace(self, sitting=replace(self.sitting, **changes))


def _settled(
    questionnaire: Questionnaire, answers: Answers, suggestions: Answers
) -> dict[str, Answers]:
    """Answers whose question no longer shows, turned into suggestions."""
    showing = {item.key for item in visible(questionnaire, answers)}
    hidden = {key: given for key, given in answers.items() if key not in showing}
    return {
        "answers": {key: given for key, given in answers.items() if key in showing},
        "suggestions": {**suggestions, **hidden},
    }
