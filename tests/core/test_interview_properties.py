"""What holds of an interview after any steps in any order."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import DataObject

from tensigns.core.decision.decide import decide
from tensigns.core.interview import Interview, resume_interview
from tensigns.core.questionnaire import UNKNOWN, Questionnaire
from tensigns.core.sitting import REVIEW
from tests.core.builders import NOON, draft_of
from tests.core.strategies import answered_questionnaires, questionnaires


@given(answered_questionnaires(), st.data())
def test_resuming_keeps_every_answer_and_the_decision(
    case: tuple[Questionnaire, dict[str, str]], data: DataObject
) -> None:
    questionnaire, answers = case
    position = data.draw(st.sampled_from([*questionnaire.questions_by_key, REVIEW, "gone"]))
    resumed = resume_interview(
        questionnaire, draft_of(questionnaire, position=position, answers=answers)
    )
    assert {**resumed.sitting.suggestions, **resumed.sitting.answers} == answers
    assert resumed.sitting.position in resumed.positions
    assert decide(questionnaire, resumed.sitting.answers) == decide(questionnaire, answers)


class InterviewMachine(RuleBasedStateMachine):
    """A user who answers, moves around, writes notes and changes answers, in any order."""

    @initialize(questionnaire=questionnaires(3, 3))
    def begin(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.interview = Interview(questionnaire, draft_of(questionnaire))
        self.last_answers: dict[str, str] = {}
        self.question_notes: dict[str, str] = {}
        self.note = ""

    @rule(data=st.data())
    def answer(self, data: DataObject) -> None:
        item = self.interview.current_question
        if item is not None:
            option_ids = [option.id for option in item.question.options]
            option_id = data.draw(st.sampled_from([*option_ids, UNKNOWN]))
            earlier_positions = self.interview.positions
            self.interview = self.interview.answer(option_id)
            self.last_answers[item.key] = option_id
            # the next position is after this question, listed already or revealed by the answer
            index = self.interview.positions.index(self.interview.sitting.position)
            assert (
                self.interview.sitting.position
                not in earlier_positions[: earlier_positions.index(item.key) + 1]
            )
            assert index > self.interview.positions.index(item.key)

    @rule()
    def accept_suggestion(self) -> None:
        key = self.interview.sitting.position
        suggestion = self.interview.sitting.suggestions.get(key)
        if suggestion is not None:
            assert self.interview.highlighted_answer == suggestion
            self.interview = self.interview.answer(suggestion)
            assert self.interview.sitting.answers[key] == suggestion
            self.last_answers[key] = suggestion

    @rule()
    def forward(self) -> None:
        self.interview = self.interview.forward()

    @rule()
    def back(self) -> None:
        before, positions = self.interview.sitting, self.interview.positions
        self.interview = self.interview.back()
        assert (
            self.interview.sitting.position
            == positions[max(positions.index(before.position) - 1, 0)]
        )
        assert self.interview.sitting.answers == before.answers

    @rule()
    def back_to_the_start(self) -> None:
        for _ in self.interview.positions:
            self.interview = self.interview.back()
        assert self.interview.sitting.position == next(iter(self.questionnaire.questions_by_key))

    @rule(data=st.data())
    def go_to(self, data: DataObject) -> None:
        key = data.draw(st.sampled_from(self.interview.positions))
        self.interview = self.interview.go_to(key)
        assert self.interview.sitting.position == key

    @rule(text=st.sampled_from(("", "late again", "[b]")))
    def annotate(self, text: str) -> None:
        key = self.interview.sitting.position
        self.interview = self.interview.annotate(text)
        if key == REVIEW:
            self.note = text
        else:
            self.question_notes[key] = text

    @rule()
    def leave_and_resume(self) -> None:
        resumed = resume_interview(self.questionnaire, self.interview.sitting)
        assert resumed.sitting == self.interview.sitting
        self.interview = resumed

    @rule()
    def finish(self) -> None:
        review = self.interview.go_to(REVIEW)
        finished = review.finish(NOON).sitting
        assert finished.suggestions == {}
        assert finished.answers == review.sitting.answers

    @invariant()
    def the_position_is_a_visible_question_or_the_review(self) -> None:
        assert self.interview.sitting.position in self.interview.positions
        assert self.interview.positions[-1] == REVIEW

    @invariant()
    def only_visible_questions_have_answers(self) -> None:
        assert set(self.interview.sitting.answers) <= set(self.interview.positions)

    @invariant()
    def every_last_answer_is_an_answer_or_a_suggestion(self) -> None:
        sitting = self.interview.sitting
        assert not sitting.answers.keys() & sitting.suggestions.keys()
        assert {**sitting.suggestions, **sitting.answers} == self.last_answers

    @invariant()
    def every_note_is_kept(self) -> None:
        notes = {key: note for key, note in self.question_notes.items() if note}
        assert (self.interview.sitting.notes, self.interview.sitting.note) == (notes, self.note)


def test_any_sequence_of_steps_keeps_the_invariants() -> None:
    run_state_machine_as_test(InterviewMachine)
