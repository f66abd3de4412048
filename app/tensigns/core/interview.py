"""The interview: the steps that every front end uses to answer a sitting.

An :class:`Interview` is immutable; each step returns a new one. Its position is always the key of
a visible question, or the review.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Questionnaire, Sign
from tensigns.core.sitting import REVIEW, Sitting


class Interview(Struct, frozen=True, dict=True):
    """A sitting that is being answered, with its questionnaire.

    After a jump from the review to a question (:meth:`go_to`), ``reviewed_positions`` holds the
    positions that the review listed, until the interview is at the review again. An answer then
    leads to the unanswered questions that it reveals, and back to the review. Otherwise
    ``reviewed_positions`` is empty.
    ``last_answered`` is the key of the question that the last step answered. A note does not change
    ``last_answered``; any other step sets it to None.
    """

    questionnaire: Questionnaire
    sitting: Sitting
    reviewed_positions: tuple[str, ...] = ()
    last_answered: str | None = None

    @cached_property
    def visible_questions(self) -> tuple[VisibleQuestion, ...]:
        """The visible questions, in the order of the questionnaire."""
        return visible_questions(self.questionnaire, self.sitting.answers)

    @property
    def positions(self) -> tuple[str, ...]:
        """The keys of the visible questions in the order of the questionnaire, then the review."""
        return (*(question.key for question in self.visible_questions), REVIEW)

    @property
    def current_question(self) -> KeyedQuestion | None:
        """The question at the current position; None if the position is the review."""
        return self.questionnaire.questions_by_key.get(self.sitting.position)

    @property
    def current_answer(self) -> str | None:
        """The answer to the current question; None if the question is unanswered.

        None also if the position is the review.
        """
        return self.sitting.answers.get(self.sitting.position)

    @property
    def previous_key(self) -> str | None:
        """The key of the question to which the key for a note on the previous question adds a note.

        This is the question that the last step answered. If the last step answered no question, it
        is the question before the current position; None at the first question.
        """
        if self.last_answered is not None:
            return self.last_answered
        index = self.positions.index(self.sitting.position)
        return self.positions[index - 1] if index else None

    @property
    def highlighted_answer(self) -> str | None:
        """The answer to highlight: the current answer, or the suggestion if there is no answer.

        None if there is neither.
        """
        return self.current_answer or self.sitting.suggestions.get(self.sitting.position)

    def answer(self, option_id: str) -> "Interview":
        """Answer the current question and go forward.

        ``option_id`` is the id of an option of the question, or ``unknown``. Raise
        :class:`ValueError` for any other id, and in the review. If the answer hides other
        questions, the answers to the hidden questions become suggestions.
        """
        question = self.current_question
        if question is None:
            raise ValueError("the review has no question to answer")
        if option_id != UNKNOWN and question.question.option(option_id) is None:
            raise ValueError(f"{question.key} has no option {option_id!r}")
        answers = {**self.sitting.answers, question.key: option_id}
        changes = _split_answers_by_visibility(
            self.questionnaire, answers, self.sitting.suggestions
        )
        moved = self._with_changes(changes).forward()
        answered = replace(moved, last_answered=question.key)
        answered.__dict__["visible_questions"] = moved.visible_questions
        return answered

    def forward(self) -> "Interview":
        """Go to the next visible question without changing an answer. In the review, do nothing.

        If ``reviewed_positions`` is not empty, go to the first unanswered question after the
        current one that the review did not list. If there is no such question, go to the review.
        """
        if not self.reviewed_positions:
            return self._move(1)
        index = self.positions.index(self.sitting.position)
        revealed_keys = (
            question.key
            for question in self.visible_questions[index + 1 :]
            if question.answer is None and question.key not in self.reviewed_positions
        )
        return self.go_to(next(revealed_keys, REVIEW))

    def back(self) -> "Interview":
        """Go to the previous visible question. At the first question, do nothing."""
        return self._move(-1)

    def go_to(self, position: str) -> "Interview":
        """Go to a visible question or to the review.

        Raise :class:`ValueError` for any other position.
        """
        positions = self.positions
        if position not in positions:
            raise ValueError(f"{position!r} is not a visible position")
        moved = self._with_changes({"position": position})
        if position == REVIEW:
            return replace(moved, reviewed_positions=())
        if self.sitting.position == REVIEW:
            return replace(moved, reviewed_positions=positions)
        return moved

    def first_position_in(self, sign: Sign) -> str:
        """Return the key of a sign's first unanswered visible question.

        If all visible questions of the sign are answered, return the key of the first.
        """
        questions = visible_in_sign(sign, self.sitting.answers)
        return next((q for q in questions if q.answer is None), questions[0]).key

    def annotate(self, text: str, position: str | None = None) -> "Interview":
        """Set the note at a position, by default the current position.

        At the key of a question the note is about that question; at ``review``, about the whole
        sitting. An empty text removes the note.
        """
        position = position or self.sitting.position
        if position == REVIEW:
            return self._with_changes({"note": text})
        notes = {key: note for key, note in self.sitting.notes.items() if key != position}
        if text:
            notes[position] = text
        return self._with_changes({"notes": notes})

    def finish(self, now: datetime) -> "Interview":
        """Finish the sitting at the time ``now`` and remove its suggestions.

        ``now`` has a UTC offset. Raise :class:`ValueError` if the position is not the review.
        """
        if self.sitting.position != REVIEW:
            raise ValueError("an interview is finished in the review")
        return self._with_changes({"finished": now, "suggestions": {}})

    def _move(self, step: int) -> "Interview":
        positions = self.positions
        index = positions.index(self.sitting.position) + step
        return self._with_changes({"position": positions[min(max(index, 0), len(positions) - 1)]})

    def _with_changes(self, changes: Mapping[str, object]) -> "Interview":
        """Return the interview with these fields of its sitting replaced."""
        is_note = changes.keys() <= {"note", "notes"}
        changed = replace(
            self,
            sitting=replace(self.sitting, **changes),
            last_answered=self.last_answered if is_note else None,
        )
        if "answers" not in changes:
            # Only answers change visibility, and computing it takes longer than the step itself.
            changed.__dict__["visible_questions"] = self.visible_questions
        return changed


def resume_interview(questionnaire: Questionnaire, sitting: Sitting) -> Interview:
    """Continue a draft, which may have been edited by hand.

    Answers to hidden questions become suggestions. An invalid position is replaced as in
    :func:`with_valid_position`.
    """
    changes = _split_answers_by_visibility(questionnaire, sitting.answers, sitting.suggestions)
    return Interview(questionnaire, with_valid_position(questionnaire, replace(sitting, **changes)))


def with_valid_position(questionnaire: Questionnaire, sitting: Sitting) -> Sitting:
    """Return the sitting with a position that is a visible question or the review.

    A draft that was edited by hand can have any other position. That position is replaced with the
    first unanswered visible question, or with the review if every visible question is answered.
    """
    questions = visible_questions(questionnaire, sitting.answers)
    if sitting.position == REVIEW or any(q.key == sitting.position for q in questions):
        return sitting
    unanswered_keys = (question.key for question in questions if question.answer is None)
    return replace(sitting, position=next(unanswered_keys, REVIEW))


def _split_answers_by_visibility(
    questionnaire: Questionnaire, answers: Answers, suggestions: Answers
) -> dict[str, Answers]:
    """Return the new values of the fields ``answers`` and ``suggestions`` of a sitting.

    Answers to hidden questions move to the suggestions. Suggestions for answered questions are
    removed.
    """
    visible_keys = {question.key for question in visible_questions(questionnaire, answers)}
    visible_answers = {key: answer for key, answer in answers.items() if key in visible_keys}
    return {
        "answers": visible_answers,
        "suggestions": {
            key: answer
            for key, answer in {**suggestions, **answers}.items()
            if key not in visible_answers
        },
    }
