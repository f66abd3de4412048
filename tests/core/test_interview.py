"""The interview that both front ends drive, step by step."""

import pytest

from tensigns.core.interview import Interview, resume_interview
from tensigns.core.questionnaire import UNKNOWN
from tensigns.core.sitting import REVIEW
from tests.core.builders import (
    NOON,
    draft_of,
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
    unless,
    when,
)

CALLS = sign(
    "calls",
    question("often", option("never"), option("weekly", 3), option("daily", 5)),
    question("night", option("no"), option("yes", 2), show_if=unless("often", "never")),
    question("raised", option("not-yet"), option("yes"), show_if=when("night", "yes")),
)
QUESTIONNAIRE = questionnaire_of(CALLS, points_sign("lies", 0, 5))


def new_interview(**changes: object) -> Interview:
    return Interview(QUESTIONNAIRE, draft_of(QUESTIONNAIRE, **changes))


def interview_after(*option_ids: str) -> Interview:
    """The interview after these answers, from its beginning."""
    interview = new_interview()
    for option_id in option_ids:
        interview = interview.answer(option_id)
    return interview


def test_an_answer_leads_to_the_next_visible_question() -> None:
    assert interview_after("never").sitting.position == "lies.q"
    assert interview_after("weekly").sitting.position == "calls.night"
    assert interview_after("weekly", "yes").sitting.position == "calls.raised"
    assert interview_after(UNKNOWN, UNKNOWN).sitting.position == "lies.q"


def test_the_review_follows_the_last_question() -> None:
    assert interview_after("never", "p0").sitting.position == REVIEW
    assert interview_after("never", "p0").current_question is None


def test_the_weighing_comes_last_where_it_is_asked() -> None:
    weighing = interview_after("never", "p5")
    assert weighing.sitting.position == "weighing.worth-it"
    assert weighing.answer("no").sitting.position == REVIEW
    assert weighing.answer("no").sitting.answers["weighing.worth-it"] == "no"


def test_the_current_question_has_its_answer_and_its_suggestion() -> None:
    start = new_interview()
    assert start.current_question is QUESTIONNAIRE.questions_by_key["calls.often"]
    assert (start.current_answer, start.highlighted_answer) == (None, None)
    back = interview_after("weekly").back()
    assert (back.current_answer, back.highlighted_answer) == ("weekly", "weekly")


def test_an_answer_that_becomes_hidden_turns_into_a_suggestion() -> None:
    hidden = interview_after("weekly", "yes", "yes").go_to("calls.often").answer("never")
    assert hidden.sitting.answers == {"calls.often": "never"}
    assert hidden.sitting.suggestions == {"calls.night": "yes", "calls.raised": "yes"}
    shown = hidden.back().answer("daily")
    assert (shown.sitting.position, shown.current_answer, shown.highlighted_answer) == (
        "calls.night",
        None,
        "yes",
    )
    confirmed = shown.answer("yes")
    assert confirmed.sitting.answers["calls.night"] == "yes"
    assert confirmed.sitting.suggestions == {"calls.raised": "yes"}


def test_a_different_answer_replaces_the_suggestion() -> None:
    shown = (
        interview_after("weekly", "yes").go_to("calls.often").answer("never").back().answer("daily")
    )
    answered = shown.answer("no")
    assert answered.sitting.answers["calls.night"] == "no"
    assert answered.sitting.suggestions == {}


def test_a_hidden_answer_to_the_weighing_turns_into_a_suggestion() -> None:
    hidden = interview_after("never", "p5", "no").go_to("lies.q").answer("p0")
    assert "weighing.worth-it" not in hidden.sitting.answers
    assert hidden.sitting.suggestions == {"weighing.worth-it": "no"}


def test_forward_changes_no_answer() -> None:
    interview = interview_after("weekly").back().forward()
    assert (interview.sitting.position, interview.sitting.answers) == (
        "calls.night",
        {"calls.often": "weekly"},
    )
    assert new_interview().forward().sitting.position == "lies.q"
    end = new_interview().forward().forward()
    assert (end.sitting.position, end.forward().sitting.position) == (REVIEW, REVIEW)


def test_back_goes_one_question_at_a_time_and_stops_at_the_first() -> None:
    interview = interview_after("weekly", "yes", "yes", "p0", "yes")
    positions = []
    for _ in range(7):
        positions.append(interview.sitting.position)
        interview = interview.back()
    weighing, first = "weighing.worth-it", "calls.often"
    assert positions == [REVIEW, weighing, "lies.q", "calls.raised", "calls.night", first, first]


def test_go_to_accepts_visible_positions_only() -> None:
    for position in ("calls.night", "weighing.worth-it", "calls", "nowhere", ""):
        with pytest.raises(ValueError, match="is not a visible position"):
            new_interview().go_to(position)


def test_an_answer_must_be_an_option_of_the_current_question() -> None:
    with pytest.raises(ValueError, match=r"calls\.often has no option 'yes'"):
        new_interview().answer("yes")
    with pytest.raises(ValueError, match=r"^the review has no question to answer$"):
        new_interview(position=REVIEW).answer("no")


def test_the_first_position_in_a_sign_is_its_first_unanswered_question() -> None:
    assert new_interview().first_position_in(CALLS) == "calls.often"
    assert interview_after("weekly").first_position_in(CALLS) == "calls.night"
    assert interview_after("weekly", UNKNOWN).first_position_in(CALLS) == "calls.often"


# From the review


def review_after(*option_ids: str) -> Interview:
    return interview_after(*option_ids).go_to(REVIEW)


def test_an_answer_from_the_review_leads_back_to_it() -> None:
    changed = review_after("never", "p0").go_to("calls.often").answer(UNKNOWN)
    assert changed.sitting.position == "calls.night"
    assert changed.answer("no").sitting.position == REVIEW
    assert review_after("weekly", "no").go_to("lies.q").answer("p0").sitting.position == REVIEW


def test_every_revealed_question_is_asked_before_the_review_returns() -> None:
    visit = review_after("never", "p0").go_to("calls.often").answer("daily")
    assert visit.sitting.position == "calls.night"
    assert visit.answer("yes").sitting.position == "calls.raised"
    weighing = visit.answer("yes").answer("yes")
    assert weighing.sitting.position == "weighing.worth-it"
    assert weighing.answer("yes").sitting.position == REVIEW


def test_questions_left_open_before_the_review_are_not_asked_again() -> None:
    review = new_interview().answer("weekly").forward().answer("p5").go_to(REVIEW)
    assert review.go_to("calls.often").answer("daily").sitting.position == REVIEW


def test_forward_leaves_a_question_from_the_review_as_it_is() -> None:
    visit = review_after("never", "p0").go_to("calls.often")
    assert visit.forward().sitting.position == REVIEW
    assert visit.answer("daily").forward().sitting.position == "weighing.worth-it"
    assert visit.answer("daily").forward().forward().sitting.position == REVIEW


def test_going_to_the_review_ends_the_visit() -> None:
    ended = review_after("never", "p0").go_to("calls.often").go_to(REVIEW)
    assert ended.reviewed_positions == ()
    assert ended.back().sitting.position == "lies.q"
    assert ended.back().back().answer("never").sitting.position == "lies.q"
    assert review_after("never", "p0").go_to(REVIEW).sitting.position == REVIEW


def test_a_visit_continues_through_several_questions() -> None:
    visit = review_after("never", "p0").go_to("lies.q").go_to("calls.often")
    assert visit.answer("never").sitting.position == REVIEW
    assert (
        review_after("never", "p0").go_to("lies.q").back().answer("never").sitting.position
        == REVIEW
    )


# Notes


def test_a_note_belongs_to_its_question_and_in_the_review_to_the_sitting() -> None:
    review = new_interview().annotate("at night").answer("weekly").annotate("again").go_to(REVIEW)
    annotated = review.annotate("all in all")
    assert annotated.sitting.notes == {"calls.often": "at night", "calls.night": "again"}
    assert annotated.sitting.note == "all in all"
    assert annotated.annotate("").sitting.note == ""


def test_a_note_can_be_changed_and_removed() -> None:
    noted = new_interview().annotate("one")
    assert noted.annotate("two").sitting.notes == {"calls.often": "two"}
    assert noted.annotate("").sitting.notes == {}


def test_a_note_stays_when_its_question_becomes_hidden() -> None:
    noted = interview_after("weekly").annotate("at three").back().answer("never")
    assert noted.sitting.notes == {"calls.night": "at three"}


# The end


def test_finishing_drops_suggestions_and_sets_the_time() -> None:
    end = interview_after("weekly", "yes").go_to("calls.often").answer("never").go_to(REVIEW)
    finished = end.finish(NOON).sitting
    assert (finished.state, finished.finished, finished.suggestions) == ("finished", NOON, {})
    assert finished.answers == {"calls.often": "never"}
    assert end.sitting.state == "in-progress"


def test_an_interview_finishes_from_the_review_only() -> None:
    with pytest.raises(ValueError, match=r"^an interview is finished in the review$"):
        new_interview().finish(NOON)


# Resuming


def test_a_draft_resumes_at_its_position() -> None:
    draft = interview_after("weekly", "yes").annotate("remember").sitting
    assert resume_interview(QUESTIONNAIRE, draft) == Interview(QUESTIONNAIRE, draft)


def test_a_draft_at_a_hidden_question_resumes_at_a_visible_one() -> None:
    draft = draft_of(
        QUESTIONNAIRE,
        position="calls.raised",
        answers={"calls.often": "never", "calls.night": "yes", "calls.raised": "yes"},
        suggestions={"calls.often": "daily", "calls.night": "no"},
    )
    resumed = resume_interview(QUESTIONNAIRE, draft).sitting
    assert resumed.position == "lies.q"
    assert resumed.answers == {"calls.often": "never"}
    assert resumed.suggestions == {"calls.night": "yes", "calls.raised": "yes"}
    answers = {"calls.often": "never", "lies.q": "p0"}
    assert (
        resume_interview(
            QUESTIONNAIRE, draft_of(QUESTIONNAIRE, position="gone", answers=answers)
        ).sitting.position
        == REVIEW
    )


def test_a_note_can_be_on_the_question_that_was_answered_last() -> None:
    assert new_interview().previous_key is None
    answered = interview_after("weekly")
    assert answered.previous_key == "calls.often"
    noted = answered.annotate("why", answered.previous_key)
    assert noted.sitting.position == answered.sitting.position
    assert noted.sitting.notes == {"calls.often": "why"}
    assert noted.annotate("more", noted.previous_key).sitting.notes == {"calls.often": "more"}


def test_after_a_move_the_previous_question_is_the_one_before() -> None:
    there_and_back = interview_after("weekly", "yes").back()
    assert there_and_back.previous_key == "calls.often"
    assert there_and_back.back().previous_key is None
    from_review = new_interview().go_to(REVIEW).go_to("calls.often").answer("never")
    assert from_review.sitting.position == REVIEW
    assert from_review.previous_key == "calls.often"
    assert from_review.positions[-2] != "calls.often"
    assert from_review.annotate("why", "calls.often").previous_key == "calls.often"
