"""The effect of every kind of line, at a question and in the review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from tensigns.core.interview import Interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import set_language
from tensigns.lineui.console import Console, InputEnded
from tensigns.lineui.interview import LineInterview
from tensigns.text.clean import NOTE_LIMIT
from tests.lineui.memory_console import (
    clock,
    new_interview,
    output_of,
    piped_console,
    typed_console,
)

ALL_NOTE_MESSAGES = (
    "The note is kept.",
    "No note was made.",
    "The note is erased.",
    "The note stays as it was.",
)
NOTED_QUESTION = "demands.calls"


@dataclass
class Disk:
    """A store of sittings whose first ``fails`` saves fail."""

    fails: int = 0
    saved: list[Sitting] = field(default_factory=list)
    finished: list[Sitting] = field(default_factory=list)

    def save(self, sitting: Sitting) -> None:
        self._fail()
        self.saved.append(sitting)

    def finish(self, interview: Interview) -> Sitting:
        self._fail()
        sitting = interview.finish(clock()).sitting
        self.finished.append(sitting)
        return sitting

    def _fail(self) -> None:
        self.fails -= 1
        if self.fails >= 0:
            raise OperationFailed("the disk is full")


def run_interview(
    console: Console, disk: Disk | None = None, interview: Interview | None = None
) -> LineInterview:
    """An interview after it was left or finished."""
    disk = disk or Disk()
    session = LineInterview(console, interview or new_interview(), disk.save, disk.finish)
    session.run()
    return session


def sitting_after(*lines: str) -> Sitting:
    """The sitting after these lines and then leaving."""
    return run_interview(piped_console([*lines, "q"])).interview.sitting


@pytest.mark.parametrize(
    ("lines", "answers", "at"),
    [
        ([], {}, "threats.threatened"),
        (["y"], {"threats.threatened": "yes"}, "demands.calls"),
        (["n"], {"threats.threatened": "no"}, "demands.calls"),
        ([" N "], {"threats.threatened": "no"}, "demands.calls"),
        (["2"], {"threats.threatened": "no"}, "demands.calls"),
        (["0"], {"threats.threatened": "unknown"}, "demands.calls"),
        ([""], {}, "demands.calls"),
        (["", "3"], {"demands.calls": "weekly"}, "demands.raised"),
        (["", "0"], {"demands.calls": "unknown"}, "demands.raised"),
        (["", "1"], {"demands.calls": "never"}, "payment.late"),
        (["b"], {}, "threats.threatened"),
        (["n", "b"], {"threats.threatened": "no"}, "threats.threatened"),
        (["n", "b", ""], {"threats.threatened": "no"}, "demands.calls"),
        (["n", "b", "y"], {"threats.threatened": "yes"}, "demands.calls"),
        (["n", "1", "1", "b", "b", "b", "b"], None, "threats.threatened"),
        (["w", "?", "n"], {"threats.threatened": "no"}, "demands.calls"),
        (["", "", ""], {}, REVIEW),
        (["", "", "", ""], {}, REVIEW),
        (["", "", "", "b"], {}, "payment.late"),
        (["", "", "", "2"], {}, "demands.calls"),
        (["", "", "", "2", "1"], {"demands.calls": "never"}, REVIEW),
        (["", "", "", "2", "3"], {"demands.calls": "weekly"}, "demands.raised"),
        (["", "", "", "2", "3", "1"], None, "weighing.worth-it"),
        (["", "", "", "2", "3", "1", "y"], None, REVIEW),
        (["", "", "", "2", "2", "1"], None, REVIEW),
        (["", "3", "1", ""], None, "weighing.worth-it"),
        (["g", "3"], {}, "payment.late"),
        (["g", "4"], {}, REVIEW),
        (["g", "1"], {}, "threats.threatened"),
        (["g", ""], {}, "threats.threatened"),
        (["", "", "", "g", "2"], {}, "demands.calls"),
    ],
)
def test_a_line_answers_or_navigates(
    lines: Sequence[str], answers: Mapping[str, str] | None, at: str
) -> None:
    sitting = sitting_after(*lines)
    assert sitting.position == at
    assert answers is None or sitting.answers == answers


def test_a_hidden_answer_is_suggested_when_its_question_is_visible_again() -> None:
    lines = ["", "3", "2", "", "b", "b", "b", "1", "b", "3", "q"]
    console = piped_console(lines)
    sitting = run_interview(console).interview.sitting
    assert sitting.answers == {"demands.calls": "weekly"}
    assert sitting.suggestions == {"demands.raised": "went-on"}
    assert "You answered before: Yes, and it went on (does not count\nnow)\n" in output_of(console)


def test_a_hidden_question_is_never_asked() -> None:
    console = piped_console(["n", "1", "1", "f"])
    run_interview(console)
    assert "Did you raise it?" not in output_of(console)


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["o", "one ", "two ", " ", "q"], "one \ntwo"),
        (["o", "  one", "", "q"], "one"),
        (["o", "1", "b", "", "q"], "1\nb"),
        (["o", "", "q"], ""),
        (["o", "one", "", "o", "", "q"], "one"),
        (["o", "one", "", "o", "two", "", "q"], "two"),
        (["o", "one", "", "o", "-", "", "q"], ""),
        (["o", "-", "-", "", "q"], "-\n-"),
    ],
)
def test_a_note_ends_with_an_empty_line(lines: Sequence[str], note: str) -> None:
    sitting = run_interview(piped_console(["", *lines])).interview.sitting
    assert sitting.notes == ({NOTED_QUESTION: note} if note else {})
    assert sitting.position == NOTED_QUESTION


def test_a_note_in_the_review_is_about_the_whole_sitting() -> None:
    console = piped_console(["n", "", "", "o", "it is", "enough", "", "b", "", "q"])
    assert run_interview(console).interview.sitting.note == "it is\nenough"
    assert output_of(console).count("On the whole:\n  it is\n  enough\n") == 1


def test_a_line_that_exceeds_the_limit_of_a_note_is_left_out() -> None:
    long_line = "x" * (NOTE_LIMIT - 3)
    console = typed_console(["o", long_line, "four", "abc"[:2], "", "q"])
    (note,) = run_interview(console).interview.sitting.notes.values()
    assert note == f"{long_line}\nab"
    assert "A note has at most 8000 characters; this line is left out" in output_of(console)


@pytest.mark.parametrize("ending", [InputEnded, KeyboardInterrupt])
def test_an_interrupted_note_keeps_its_lines(ending: type[BaseException]) -> None:
    console = typed_console(["o", "one", "two"])
    ask = console.ask

    def ask_or_end(prompt: str = "") -> str:
        try:
            return ask(prompt)
        except InputEnded as error:
            raise ending from error

    console.ask = ask_or_end  # type: ignore[method-assign]  # a key cannot be pressed in a stream
    disk = Disk()
    with pytest.raises(ending):
        run_interview(console, disk)
    assert disk.saved[-1].notes == {"threats.threatened": "one\ntwo"}


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (["o", "one", "two", ""], ["The note is kept."]),
        (["o", ""], ["No note was made."]),
        (["o", "-", ""], ["No note was made."]),
        (["o", "one", "", "o", ""], ["The note is kept.", "The note stays as it was."]),
        (["o", "one", "", "o", "-", ""], ["The note is kept.", "The note is erased."]),
        (["n", "p", "one", ""], ["The note is kept."]),
    ],
)
def test_what_becomes_of_a_note_is_said(lines: Sequence[str], messages: Sequence[str]) -> None:
    console = typed_console([*lines, "q"])
    run_interview(console)
    output = output_of(console).splitlines()
    assert [line for line in output if line in ALL_NOTE_MESSAGES] == messages


def test_a_note_that_is_not_saved_is_not_said_to_be_kept() -> None:
    console = typed_console(["o", "one", "", "q", "l"])
    run_interview(console, Disk(fails=99))
    assert "The note is kept." not in output_of(console)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([""], 1),
        (["", "", ""], 3),
        (["n", "b", ""], 0),
        (["0", "b", ""], 0),
        (["", "3", "1", ""], 2),
    ],
)
def test_enter_without_an_answer_says_that_the_question_is_open(
    lines: Sequence[str], count: int
) -> None:
    console = typed_console([*lines, "q"])
    run_interview(console)
    assert output_of(console).count("Left open.\n") == count


def test_enter_at_the_weighing_says_that_it_has_no_answer() -> None:
    console = typed_console(["n", "3", "1", "1", "", "q"])
    run_interview(console)
    assert "Left without an answer.\n" in output_of(console)
    assert "Left open." not in output_of(console)


def test_every_answer_is_saved_before_the_next_question() -> None:
    disk = Disk()
    with pytest.raises(InputEnded):
        run_interview(piped_console(["n", "1"]), disk)
    assert [dict(sitting.answers) for sitting in disk.saved] == [
        {"threats.threatened": "no"},
        {"threats.threatened": "no", "demands.calls": "never"},
    ]


def test_a_sitting_without_an_answer_saves_nothing() -> None:
    disk = Disk()
    run_interview(piped_console(["w", "?", "b", "o", "", "g", "", "q"]), disk)
    assert disk.saved == []


def test_finish_in_the_review_finishes_the_sitting() -> None:
    disk = Disk()
    session = run_interview(piped_console(["n", "", "", "f"]), disk)
    (finished,) = disk.finished
    assert finished.finished == clock()
    assert session.interview.sitting.answers == finished.answers == {"threats.threatened": "no"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["x"], "line 1: “x” cannot be taken: type one of: y, n, 0, b, w, o, p, v, g, q, ?"),
        (["3"], "line 1: “3” cannot be taken: type one of: y, n, 0, b, w, o, p, v, g, q, ?"),
        (["yes"], "line 1: “yes” cannot be taken"),
        (["f"], "line 1: “f” cannot be taken"),
        (["n", "9" * 99], f"line 2: “{'9' * 60}…” cannot be taken: type one of: 1-3, 0, b, w,"),
        (["", "1.5"], "line 2: “1.5” cannot be taken"),
        (["", "²"], "line 2: “²” cannot be taken"),
        (["g", "5"], "line 2: “5” cannot be taken: type a number from 1 to 4"),
        (["g", "b"], "line 2: “b” cannot be taken: type a number from 1 to 4"),
        (["n", "1", "1", "1"], "line 4: “1” cannot be taken: type one of: b, o, p, g, f, q, ?"),
        (["", "", "", "4"], "line 4: “4” cannot be taken: type one of: 1-3, b, o, p, g, f, q, ?"),
        (["", "", "", "w"], "line 4: “w” cannot be taken"),
        (["", "", "", "0"], "line 4: “0” cannot be taken"),
        (["", "", "", "f"], "line 4: “f” cannot be taken: Nothing is answered yet"),
    ],
)
def test_an_invalid_piped_line_is_an_error_that_names_it(
    lines: Sequence[str], expected: str
) -> None:
    disk = Disk()
    with pytest.raises(BadInput) as caught:
        run_interview(piped_console([*lines, "n", "n"]), disk)
    assert str(caught.value).startswith(f"Standard input: {expected}")
    answer_count = sum(line in ("n", "1") for line in lines[:-1])
    assert len(disk.saved[-1].answers if disk.saved else {}) == answer_count


def test_an_invalid_typed_line_is_explained_and_asked_again() -> None:
    console = typed_console(["x", "n", "q"])
    assert run_interview(console).interview.sitting.answers == {"threats.threatened": "no"}
    assert "Type one of: y, n, 0, b, w, o, p, v, g, q, ?" in output_of(console)
    assert output_of(console).count("Did they threaten you?") == 1


def test_a_note_of_a_hidden_question_is_kept_and_leads_nowhere() -> None:
    console = typed_console(["", "3", "o", "ten times", "", "b", "1", "", "3", "q"])
    sitting = run_interview(console).interview.sitting
    assert sitting.position == REVIEW
    assert sitting.notes == {"demands.raised": "ten times"}
    assert "This question is not asked now; its note is kept." in output_of(console)


def test_a_failed_save_is_reported_and_the_next_save_has_everything() -> None:
    disk = Disk(fails=1)
    console = typed_console(["n", "1", "q"])
    run_interview(console, disk)
    assert output_of(console).count("Not saved: the disk is full") == 1
    assert disk.saved[-1].answers == {"threats.threatened": "no", "demands.calls": "never"}


def test_leaving_with_unsaved_answers_asks_for_confirmation() -> None:
    disk = Disk(fails=99)
    console = typed_console(["n", "q", "stay", "1", "", "1", "q", "l"])
    run_interview(console, disk)
    assert disk.saved == []
    assert "  l  Leave all the same and lose what is not saved" in output_of(console)
    assert "How many of the last five" in output_of(console)
    assert output_of(console).count("Type l; Enter stays") == 2


def test_the_confirmation_of_leaving_is_in_the_current_language() -> None:
    set_language("nl")
    disk = Disk(fails=99)
    console = typed_console(["n", "q", "l", "", "1", "q", "t"])
    run_interview(console, disk)
    assert "  t  Toch afsluiten;" in output_of(console)
    assert "Hoeveel van de laatste vijf" in output_of(console)


def test_leaving_tries_to_save_again() -> None:
    disk = Disk(fails=1)
    run_interview(typed_console(["n", "q"]), disk)
    assert disk.saved[-1].answers == {"threats.threatened": "no"}


def test_a_failed_finish_can_be_repeated() -> None:
    disk = Disk(fails=4)
    console = typed_console(["n", "", "", "f", "f"])
    run_interview(console, disk)
    assert len(disk.finished) == 1
    assert output_of(console).count("Not saved: the disk is full") == 4


def test_a_failed_save_with_piped_input_is_an_error() -> None:
    with pytest.raises(OperationFailed, match="the disk is full"):
        run_interview(piped_console(["n", "1", "q"]), Disk(fails=99))


def test_a_question_is_shown_with_its_heading_help_options_and_answer() -> None:
    console = typed_console(["n", "2", "o", "Sunday 23:10", "", "w", "b", "q"])
    run_interview(console)
    heading = "Sign 2 of 3: Unreasonable demands (question 1 of 1)\n"
    expected = f"""
{heading}How often did they call at night?
The last six months.
  1  Never
  2  Every month
  3  Every week
  0  I don't know
Answer: """
    assert expected in output_of(console)
    assert output_of(console).endswith("""
Sign 2 of 3: Unreasonable demands (question 1 of 2)
How often did they call at night?
The last six months.
  1  Never
  2  Every month
  3  Every week
  0  I don't know
You\x20answered:\x20Every\x20month
Answer:\x20
""")


def test_why_and_help_do_not_repeat_the_question() -> None:
    console = typed_console(["w", "?", "q"])
    run_interview(console)
    assert "Nobody works well in fear.\n" in output_of(console)
    assert "  b  back to the question before\n" in output_of(console)
    assert output_of(console).count("Did they threaten you?") == 1


def test_the_weighing_explains_why_it_is_asked() -> None:
    console = typed_console(["n", "3", "1", "1", "w", "q"])
    run_interview(console)
    assert "The weighing\nIs what it takes to keep them worth it?\n  y  Yes\n" in output_of(console)
    assert "“No” makes the\nresult graver" in output_of(console)


def test_the_list_of_signs_has_their_states() -> None:
    console = typed_console(["n", "3", "1", "g", "", "q"])
    run_interview(console)
    assert """\
  1  Threats: answered
  2  Demands: something is going on
  3  Slow payment: you are here
  4  The weighing: not answered yet
  5  Review
Go to (Enter: stay here): """ in output_of(console)


@pytest.mark.parametrize("line", ["13", "5", "0", "x", "b", "o"])
def test_after_a_wrong_number_the_place_to_go_to_is_asked_again(line: str) -> None:
    console = typed_console(["n", "g", line, "3", "q"])
    sitting = run_interview(console).interview.sitting
    assert sitting.answers == {"threats.threatened": "no"}
    assert sitting.position == "payment.late"
    output = output_of(console)
    assert output.count("Type a number from 1 to 4; Enter or q stays here\n") == 1
    assert output.count("Go to (Enter: stay here):") == 2


@pytest.mark.parametrize("line", ["", "q"])
def test_the_list_of_signs_can_be_left_after_a_wrong_number(line: str) -> None:
    sitting = run_interview(typed_console(["n", "g", "13", line, "1", "q"])).interview.sitting
    assert sitting.answers == {"threats.threatened": "no", "demands.calls": "never"}


def test_a_question_mark_lists_the_signs_again() -> None:
    console = typed_console(["g", "?", "3", "q"])
    assert run_interview(console).interview.sitting.position == "payment.late"
    assert output_of(console).count("  1  Threats: you are here\n") == 2


def test_the_list_of_signs_tells_what_is_open() -> None:
    console = typed_console(["n", "3", "0", "0", "g", "", "q"])
    run_interview(console)
    assert """\
  1  Threats: answered
  2  Demands: something is going on, and a question is open
  3  Slow payment: a question is open
""" in output_of(console)


def test_the_review_lists_open_questions_and_notes() -> None:
    console = typed_console(
        ["n", "0", "", "", "o", "soon, they said", "", "b", "o", "so they", "said", "", "", "q"]
    )
    run_interview(console)
    assert output_of(console).endswith("""
Review
Three questions are open: without an answer, or with “I
don't know”.
  1  Don't know: How often did they call at night?
  2  Not answered: Did you raise it?
  3  Not answered: How many of the last five invoices were
     late?
  4  Noted: How many of the last five invoices were late?
     so they
     said
On the whole:
  soon, they said
Type f to finish and see the result.
Your choice:\x20
""")


def test_dutch_has_its_own_answer_letters() -> None:
    set_language("nl")
    assert sitting_after("j").answers == {"threats.threatened": "yes"}
    with pytest.raises(BadInput):
        sitting_after("y")


def test_p_notes_why_after_the_answer() -> None:
    console = typed_console(["p", "n", "p", "they said so", "", "3", "p", "Sunday", "", "q"])
    sitting = run_interview(console).interview.sitting
    assert sitting.notes == {
        "threats.threatened": "they said so",
        "demands.calls": "Sunday",
    }
    output = output_of(console)
    assert "This is the first question.\n" in output
    assert "Did they threaten you?\nType the note," in output


def test_p_shows_the_note_that_is_there() -> None:
    console = typed_console(["n", "p", "they said so", "", "p", "-", "", "q"])
    assert run_interview(console).interview.sitting.notes == {}
    assert "Note:\n  they said so\nType the note anew;" in output_of(console)
