"""The reducer that every way of answering drives."""

from datetime import UTC, datetime

import pytest
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
from tensigns.core.sitting import REVIEW, QuestionnaireRef, Sitting
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, unless, when
from tests.core.strategies import answered_questionnaires, questionnaires

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

CALLS = sign(
    "calls",
    question("often", option("never"), option("weekly", 3), option("daily", 5)),
    question("night", option("no"), option("yes", 2), show_if=unless("often", "never")),
    question("raised", option("not-yet"), option("yes"), show_if=when("night", "yes")),
)
ASKED = questionnaire_of(CALLS, points_sign("lies", 0, 5))


def sitting(asked: Questionnaire, **changes: object) -> Sitting:
    known: dict[str, object] = {"position": next(iter(asked.questions_by_key)), **changes}
    return Sitting(
        client="Globex",
        language="en",
        questionnaire_ref=QuestionnaireRef("small", "1", "0" * 16),
        started=NOON,
        **known,  # type: ignore[arg-type]
    )


def begun(**changes: object) -> Interview:
    return Interview(ASKED, sitting(ASKED, **changes))


def answering(*options: str, interview: Interview | None = None) -> Interview:
    """The interview after these answers, one after another."""
    interview = interview or begun()
    for each in options:
        interview = interview.answer(each)
    return interview


def test_an_answer_goes_on_to_the_next_question_that_shows() -> None:
    assert answering("never").sitting.position == "lies.q"
    assert answering("weekly").sitting.position == "calls.night"
    assert answering("weekly", "yes").sitting.position == "calls.raised"
    assert answering(UNKNOWN, UNKNOWN).sitting.position == "lies.q"


def test_after_the_last_question_comes_the_review() -> None:
    assert answering("never", "p0").sitting.position == REVIEW
    assert answering("never", "p0").current_question is None


def test_the_weighing_is_asked_last_and_only_where_it_matters() -> None:
    asked = answering("never", "p5")
    assert asked.sitting.position == "weighing.worth-it"
    assert asked.answer("no").sitting.position == REVIEW
    assert asked.answer("no").sitting.answers["weighing.worth-it"] == "no"


def test_the_present_question_says_what_was_given() -> None:
    start = begun()
    assert start.current_question is ASKED.questions_by_key["calls.often"]
    assert (start.current_answer, start.suggested_answer) == (None, None)
    back = answering("weekly").back()
    assert (back.current_answer, back.suggested_answer) == ("weekly", "weekly")


def test_what_an_answer_hides_is_offered_again_and_counts_nowhere() -> None:
    hidden = answering("weekly", "yes", "yes").go_to("calls.often").answer("never")
    assert hidden.sitting.answers == {"calls.often": "never"}
    assert hidden.sitting.suggestions == {"calls.night": "yes", "calls.raised": "yes"}
    shown = hidden.back().answer("daily")
    assert (shown.sitting.position, shown.current_answer, shown.suggested_answer) == (
        "calls.night",
        None,
        "yes",
    )
    confirmed = shown.answer("yes")
    assert confirmed.sitting.answers["calls.night"] == "yes"
    assert confirmed.sitting.suggestions == {"calls.raised": "yes"}


def test_a_suggestion_gives_way_to_another_answer() -> None:
    shown = answering("weekly", "yes").go_to("calls.often").answer("never").back().answer("daily")
    other = shown.answer("no")
    assert other.sitting.answers["calls.night"] == "no"
    assert other.sitting.suggestions == {}


def test_an_answer_to_the_weighing_is_offered_again_too() -> None:
    weighed = answering("never", "p5", "no").go_to("lies.q").answer("p0")
    assert "weighing.worth-it" not in weighed.sitting.answers
    assert weighed.sitting.suggestions == {"weighing.worth-it": "no"}


def test_forward_leaves_what_was_answered_standing() -> None:
    again = answering("weekly").back().forward()
    assert (again.sitting.position, again.sitting.answers) == (
        "calls.night",
        {"calls.often": "weekly"},
    )
    assert begun().forward().sitting.position == "lies.q"
    end = begun().forward().forward()
    assert (end.sitting.position, end.forward().sitting.position) == (REVIEW, REVIEW)


def test_back_goes_question_by_question_to_the_first_and_no_further() -> None:
    interview = answering("weekly", "yes", "yes", "p0", "yes")
    places = []
    for _ in range(7):
        places.append(interview.sitting.position)
        interview = interview.back()
    weighing, first = "weighing.worth-it", "calls.often"
    assert places == [REVIEW, weighing, "lies.q", "calls.raised", "calls.night", first, first]


def test_only_what_shows_can_be_gone_to() -> None:
    for hidden in ("calls.night", "weighing.worth-it", "calls", "nowhere", ""):
        with pytest.raises(ValueError, match="does not show"):
            begun().go_to(hidden)


def test_only_options_of_the_question_are_taken() -> None:
    with pytest.raises(ValueError, match=r"calls\.often has no option 'yes'"):
        begun().answer("yes")
    with pytest.raises(ValueError, match=r"^the review takes no answer$"):
        begun(position=REVIEW).answer("no")


def test_a_sign_is_entered_at_its_first_unanswered_question() -> None:
    assert begun().first_position_in(CALLS) == "calls.often"
    assert answering("weekly").first_position_in(CALLS) == "calls.night"
    assert answering("weekly", UNKNOWN).first_position_in(CALLS) == "calls.often"


# From the review


def reviewing(*options: str) -> Interview:
    return answering(*options).go_to(REVIEW)


def test_from_the_review_one_answer_leads_back_to_it() -> None:
    changed = reviewing("never", "p0").go_to("calls.often").answer(UNKNOWN)
    assert changed.sitting.position == "calls.night"
    assert changed.answer("no").sitting.position == REVIEW
    assert reviewing("weekly", "no").go_to("lies.q").answer("p0").sitting.position == REVIEW


def test_from_the_review_everything_revealed_is_asked_before_it_comes_back() -> None:
    visit = reviewing("never", "p0").go_to("calls.often").answer("daily")
    assert visit.sitting.position == "calls.night"
    assert visit.answer("yes").sitting.position == "calls.raised"
    weighing = visit.answer("yes").answer("yes")
    assert weighing.sitting.position == "weighing.worth-it"
    assert weighing.answer("yes").sitting.position == REVIEW


def test_from_the_review_what_was_left_open_before_is_not_asked_again() -> None:
    left = begun().answer("weekly").forward().answer("p5").go_to(REVIEW)
    assert left.go_to("calls.often").answer("daily").sitting.position == REVIEW


def test_a_question_from_the_review_can_be_left_as_it_is() -> None:
    visit = reviewing("never", "p0").go_to("calls.often")
    assert visit.forward().sitting.position == REVIEW
    assert visit.answer("daily").forward().sitting.position == "weighing.worth-it"
    assert visit.answer("daily").forward().forward().sitting.position == REVIEW


def test_the_visit_ends_with_the_review() -> None:
    ended = reviewing("never", "p0").go_to("calls.often").go_to(REVIEW)
    assert ended.reviewed_positions == ()
    assert ended.back().sitting.position == "lies.q"
    assert ended.back().back().answer("never").sitting.position == "lies.q"
    assert reviewing("never", "p0").go_to(REVIEW).sitting.position == REVIEW


def test_a_visit_goes_on_through_other_questions() -> None:
    visit = reviewing("never", "p0").go_to("lies.q").go_to("calls.often")
    assert visit.answer("never").sitting.position == REVIEW
    assert (
        reviewing("never", "p0").go_to("lies.q").back().answer("never").sitting.position == REVIEW
    )


# Notes


def test_a_note_is_kept_at_its_question_and_in_the_review_on_the_whole() -> None:
    noted = begun().annotate("at night").answer("weekly").annotate("again").go_to(REVIEW)
    whole = noted.annotate("all in all")
    assert whole.sitting.notes == {"calls.often": "at night", "calls.night": "again"}
    assert whole.sitting.note == "all in all"
    assert whole.annotate("").sitting.note == ""


def test_a_note_can_be_changed_and_taken_back() -> None:
    noted = begun().annotate("one")
    assert noted.annotate("two").sitting.notes == {"calls.often": "two"}
    assert noted.annotate("").sitting.notes == {}


def test_a_note_outlives_its_hidden_question() -> None:
    noted = answering("weekly").annotate("at three").back().answer("never")
    assert noted.sitting.notes == {"calls.night": "at three"}


# The end


def test_finishing_drops_suggestions_and_sets_the_time() -> None:
    end = answering("weekly", "yes").go_to("calls.often").answer("never").go_to(REVIEW)
    finished = end.finish(NOON).sitting
    assert (finished.state, finished.finished, finished.suggestions) == ("finished", NOON, {})
    assert finished.answers == {"calls.often": "never"}
    assert end.sitting.state == "in-progress"


def test_only_the_review_finishes() -> None:
    with pytest.raises(ValueError, match=r"^only the review finishes$"):
        begun().finish(NOON)


# Resuming


def test_a_sitting_resumes_where_it_was_left() -> None:
    left = answering("weekly", "yes").annotate("remember").sitting
    assert resume_interview(ASKED, left) == Interview(ASKED, left)


def test_an_edited_sitting_resumes_at_a_question_that_shows() -> None:
    edited = sitting(
        ASKED,
        position="calls.raised",
        answers={"calls.often": "never", "calls.night": "yes", "calls.raised": "yes"},
        suggestions={"calls.often": "daily", "calls.night": "no"},
    )
    resumed = resume_interview(ASKED, edited).sitting
    assert resumed.position == "lies.q"
    assert resumed.answers == {"calls.often": "never"}
    assert resumed.suggestions == {"calls.night": "yes", "calls.raised": "yes"}
    done = {"calls.often": "never", "lies.q": "p0"}
    assert (
        resume_interview(ASKED, sitting(ASKED, position="gone", answers=done)).sitting.position
        == REVIEW
    )


@given(answered_questionnaires(), st.data())
def test_resuming_loses_nothing_and_changes_no_decision(
    case: tuple[Questionnaire, dict[str, str]], data: DataObject
) -> None:
    asked, answers = case
    at = data.draw(st.sampled_from([*asked.questions_by_key, REVIEW, "gone"]))
    resumed = resume_interview(asked, sitting(asked, position=at, answers=answers))
    assert {**resumed.sitting.suggestions, **resumed.sitting.answers} == answers
    assert resumed.sitting.position in resumed.positions
    assert decide(asked, resumed.sitting.answers) == decide(asked, answers)


# Whatever is done in whatever order


class Sittings(RuleBasedStateMachine):
    """A user who answers, wanders, notes and changes their mind."""

    @initialize(asked=questionnaires(3, 3))
    def begin(self, asked: Questionnaire) -> None:
        self.asked = asked
        self.interview = Interview(asked, sitting(asked))
        self.said: dict[str, str] = {}
        self.noted: dict[str, str] = {}
        self.note = ""

    @rule(data=st.data())
    def answer(self, data: DataObject) -> None:
        item = self.interview.current_question
        if item is not None:
            ids = [option.id for option in item.question.options]
            given = data.draw(st.sampled_from([*ids, UNKNOWN]))
            before = self.interview.positions
            self.interview = self.interview.answer(given)
            self.said[item.key] = given
            # what comes next was listed before, or the answer revealed it
            place = self.interview.positions.index(self.interview.sitting.position)
            assert self.interview.sitting.position not in before[: before.index(item.key) + 1]
            assert place > self.interview.positions.index(item.key)

    @rule()
    def confirm(self) -> None:
        key = self.interview.sitting.position
        offered = self.interview.sitting.suggestions.get(key)
        if offered is not None:
            assert self.interview.suggested_answer == offered
            self.interview = self.interview.answer(offered)
            assert self.interview.sitting.answers[key] == offered
            self.said[key] = offered

    @rule()
    def forward(self) -> None:
        self.interview = self.interview.forward()

    @rule()
    def back(self) -> None:
        before, keys = self.interview.sitting, self.interview.positions
        self.interview = self.interview.back()
        assert self.interview.sitting.position == keys[max(keys.index(before.position) - 1, 0)]
        assert self.interview.sitting.answers == before.answers

    @rule()
    def back_to_the_start(self) -> None:
        for _ in self.interview.positions:
            self.interview = self.interview.back()
        assert self.interview.sitting.position == next(iter(self.asked.questions_by_key))

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
            self.noted[key] = text

    @rule()
    def leave_and_resume(self) -> None:
        resumed = resume_interview(self.asked, self.interview.sitting)
        assert resumed.sitting == self.interview.sitting
        self.interview = resumed

    @rule()
    def finish(self) -> None:
        review = self.interview.go_to(REVIEW)
        finished = review.finish(NOON).sitting
        assert finished.suggestions == {}
        assert finished.answers == review.sitting.answers

    @invariant()
    def stands_at_a_question_that_shows_or_in_the_review(self) -> None:
        assert self.interview.sitting.position in self.interview.positions
        assert self.interview.positions[-1] == REVIEW

    @invariant()
    def answers_are_to_questions_that_show(self) -> None:
        assert set(self.interview.sitting.answers) <= set(self.interview.positions)

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        sitting = self.interview.sitting
        assert not sitting.answers.keys() & sitting.suggestions.keys()
        assert {**sitting.suggestions, **sitting.answers} == self.said

    @invariant()
    def notes_are_never_dropped(self) -> None:
        kept = {key: note for key, note in self.noted.items() if note}
        assert (self.interview.sitting.notes, self.interview.sitting.note) == (kept, self.note)


def test_any_sequence_of_steps_keeps_what_a_user_relies_on() -> None:
    run_state_machine_as_test(Sittings)
