"""The interview: one reducer that every way of answering drives.

An :class:`Interview` never changes; each step gives a new one. Where it stands is always a
question that shows, or the review.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.decide import visible_questions
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Questionnaire, Sign
from tensigns.core.sitting import REVIEW, Sitting


class Interview(Struct, frozen=True, dict=True):
    """A sitting being answered, with its questionnaire.

    ``reviewed``: where the present question was reached from the review, the places that it
    listed. The review comes back once the question, and what it reveals, has been passed.
    """

    questionnaire: Questionnaire
    sitting: Sitting
    reviewed: tuple[str, ...] = ()

    @cached_property
    def path(self) -> tuple[VisibleQuestion, ...]:
        """The questions that show at present, in order."""
        return visible_questions(self.questionnaire, self.sitting.answers)

    @property
    def keys(self) -> tuple[str, ...]:
        """The places of the interview in order: the questions that show, then the review."""
        return (*(item.key for item in self.path), REVIEW)

    @property
    def item(self) -> KeyedQuestion | None:
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
        answers = {**self.sitting.answers, self.sitting.at: option}
        divided = _divided(self.questionnaire, answers, self.sitting.suggestions)
        return self._with(divided).forward()

    def forward(self) -> "Interview":
        """Go on to the next question that shows and leave what was answered standing.

        From a question that was reached from the review: to what it revealed, else back there.
        """
        if not self.reviewed:
            return self._move(1)
        later = self.path[self.keys.index(self.sitting.at) + 1 :]
        revealed = (
            item.key for item in later if item.given is None and item.key not in self.reviewed
        )
        return self.go_to(next(revealed, REVIEW))

    def back(self) -> "Interview":
        """Go to the question before, from the first one nowhere."""
        return self._move(-1)

    def go_to(self, key: str) -> "Interview":
        """Go to a question that shows, or to the review; :class:`ValueError` for any other."""
        keys = self.keys
        if key not in keys:
            raise ValueError(f"{key!r} does not show")
        moved = self._with({"at": key})
        if key == REVIEW:
            return replace(moved, reviewed=())
        return replace(moved, reviewed=keys) if self.sitting.at == REVIEW else moved

    def entrance(self, sign: Sign) -> str:
        """Where to enter a sign: its first unanswered question, or its first one at all."""
        items = visible_in_sign(sign, self.sitting.answers)
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
        """End the sitting at ``now``, which carries its UTC offset; suggestions are dropped.

        :class:`ValueError` anywhere but in the review.
        """
        if self.sitting.at != REVIEW:
            raise ValueError("only the review finishes")
        return self._with({"finished": now, "suggestions": {}})

    def _move(self, step: int) -> "Interview":
        keys = self.keys
        place = keys.index(self.sitting.at) + step
        return self._with({"at": keys[min(max(place, 0), len(keys) - 1)]})

    def _with(self, changes: Mapping[str, object]) -> "Interview":
        changed = replace(self, sitting=replace(self.sitting, **changes))
        if "answers" not in changes:
            # What shows depends on the answers alone; to go through them takes longer than a step.
            changed.__dict__["path"] = self.path
        return changed


def resume_interview(questionnaire: Questionnaire, sitting: Sitting) -> Interview:
    """Go on with an unfinished sitting, also with one that was edited by hand.

    What does not count becomes a suggestion; it goes on where :func:`with_valid_position` puts it.
    """
    divided = _divided(questionnaire, sitting.answers, sitting.suggestions)
    return Interview(questionnaire, with_valid_position(questionnaire, replace(sitting, **divided)))


def with_valid_position(questionnaire: Questionnaire, sitting: Sitting) -> Sitting:
    """The sitting at a question that shows, or in the review: where it stands, if that is one.

    Else, for a hand may have edited it, at its first unanswered question, else in the review.
    """
    items = visible_questions(questionnaire, sitting.answers)
    if sitting.at == REVIEW or any(item.key == sitting.at for item in items):
        return sitting
    unanswered = (item.key for item in items if item.given is None)
    return replace(sitting, at=next(unanswered, REVIEW))


def _divided(
    questionnaire: Questionnaire, answers: Answers, suggestions: Answers
) -> dict[str, Answers]:
    """Answers whose question does not show turned into suggestions, those given out of them."""
    showing = {item.key for item in visible_questions(questionnaire, answers)}
    kept = {key: given for key, given in answers.items() if key in showing}
    offered = {**suggestions, **answers}
    return {
        "answers": kept,
        "suggestions": {key: given for key, given in offered.items() if key not in kept},
    }
