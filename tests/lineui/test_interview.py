"""What each line does, at a question and in the review."""

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
from tests.lineui.lines import begun, clock, piped, typed, written

NOTED = "demands.calls"


@dataclass
class Disk:
    """What was saved; it is full for the first so many saves."""

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


def held(
    talk: Console, disk: Disk | None = None, interview: Interview | None = None
) -> LineInterview:
    """A session that ran until it was left or finished."""
    disk = disk or Disk()
    session = LineInterview(talk, interview or begun(), disk.save, disk.finish)
    session.run()
    return session


def after(*lines: str) -> Sitting:
    """Where a sitting stands after these lines, and then leaving."""
    return held(piped([*lines, "q"])).interview.sitting


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
def test_a_line_answers_or_moves(
    lines: Sequence[str], answers: Mapping[str, str] | None, at: str
) -> None:
    sitting = after(*lines)
    assert sitting.position == at
    assert answers is None or sitting.answers == answers


def test_what_an_answer_hides_is_offered_again() -> None:
    lines = ["", "3", "2", "", "b", "b", "b", "1", "b", "3", "q"]
    talk = piped(lines)
    sitting = held(talk).interview.sitting
    assert sitting.answers == {"demands.calls": "weekly"}
    assert sitting.suggestions == {"demands.raised": "went-on"}
    assert "You answered this before, and it does not count now: Yes,\nand it went on\n" in written(
        talk
    )


def test_a_hidden_question_is_never_asked() -> None:
    talk = piped(["n", "1", "1", "f"])
    held(talk)
    assert "Did you raise it?" not in written(talk)


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
    sitting = held(piped(["", *lines])).interview.sitting
    assert sitting.notes == ({NOTED: note} if note else {})
    assert sitting.position == NOTED


def test_in_the_review_a_note_is_on_the_whole() -> None:
    talk = piped(["n", "", "", "o", "it is", "enough", "", "b", "", "q"])
    assert held(talk).interview.sitting.note == "it is\nenough"
    assert written(talk).count("On the whole:\n  it is\n  enough\n") == 1


def test_a_note_keeps_to_its_limit() -> None:
    long = "x" * (NOTE_LIMIT - 3)
    talk = typed(["o", long, "four", "abc"[:2], "", "q"])
    (note,) = held(talk).interview.sitting.notes.values()
    assert note == f"{long}\nab"
    assert "a note has at most 8000 characters; this line is left out" in written(talk)


@pytest.mark.parametrize("ending", [InputEnded, KeyboardInterrupt])
def test_the_lines_of_a_note_are_kept_however_it_ends(ending: type[BaseException]) -> None:
    talk = typed(["o", "one", "two"])
    ask = talk.ask

    def ended(prompt: str = "") -> str:
        try:
            return ask(prompt)
        except InputEnded as error:
            raise ending from error

    talk.ask = ended  # type: ignore[method-assign]  # a key cannot be pressed in a stream
    disk = Disk()
    with pytest.raises(ending):
        held(talk, disk)
    assert disk.saved[-1].notes == {"threats.threatened": "one\ntwo"}


def test_every_answer_is_saved_before_the_next_question() -> None:
    disk = Disk()
    with pytest.raises(InputEnded):
        held(piped(["n", "1"]), disk)
    assert [dict(sitting.answers) for sitting in disk.saved] == [
        {"threats.threatened": "no"},
        {"threats.threatened": "no", "demands.calls": "never"},
    ]


def test_looking_in_saves_nothing() -> None:
    disk = Disk()
    held(piped(["w", "?", "b", "o", "", "g", "", "q"]), disk)
    assert disk.saved == []


def test_finish_ends_it_in_the_review_alone() -> None:
    disk = Disk()
    session = held(piped(["n", "", "", "f"]), disk)
    (finished,) = disk.finished
    assert finished.finished == clock()
    assert session.interview.sitting.answers == finished.answers == {"threats.threatened": "no"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["x"], 'line 1: "x" cannot be taken: type one of: y, n, 1-2, 0, b, w, o, g, q, ?'),
        (["3"], 'line 1: "3" cannot be taken: type one of: y, n, 1-2, 0, b, w, o, g, q, ?'),
        (["yes"], 'line 1: "yes" cannot be taken'),
        (["f"], 'line 1: "f" cannot be taken'),
        (["n", "9" * 99], f'line 2: "{"9" * 60}…" cannot be taken: type one of: 1-3, 0, b, w,'),
        (["", "1.5"], 'line 2: "1.5" cannot be taken'),
        (["", "²"], 'line 2: "²" cannot be taken'),
        (["g", "5"], 'line 2: "5" cannot be taken: type a number from 1 to 4'),
        (["g", "b"], 'line 2: "b" cannot be taken: type a number from 1 to 4'),
        (["n", "1", "1", "1"], 'line 4: "1" cannot be taken: type one of: b, o, g, f, q, ?'),
        (["", "", "", "4"], 'line 4: "4" cannot be taken: type one of: 1-3, b, o, g, f, q, ?'),
        (["", "", "", "w"], 'line 4: "w" cannot be taken'),
        (["", "", "", "0"], 'line 4: "0" cannot be taken'),
        (["", "", "", "f"], 'line 4: "f" cannot be taken: Nothing is answered yet'),
    ],
)
def test_from_a_pipe_the_line_that_cannot_be_taken_is_named(
    lines: Sequence[str], expected: str
) -> None:
    disk = Disk()
    with pytest.raises(BadInput) as refused:
        held(piped([*lines, "n", "n"]), disk)
    assert str(refused.value).startswith(f"standard input: {expected}")
    answered = sum(line in ("n", "1") for line in lines[:-1])
    assert len(disk.saved[-1].answers if disk.saved else {}) == answered


def test_somebody_who_types_goes_on_after_a_slip() -> None:
    talk = typed(["x", "n", "q"])
    assert held(talk).interview.sitting.answers == {"threats.threatened": "no"}
    assert "type one of: y, n, 1-2, 0, b, w, o, g, q, ?" in written(talk)
    assert written(talk).count("Did they threaten you?") == 1


def test_a_note_at_a_question_that_is_hidden_now_leads_nowhere() -> None:
    talk = typed(["", "3", "o", "ten times", "", "b", "1", "", "3", "q"])
    sitting = held(talk).interview.sitting
    assert sitting.position == REVIEW
    assert sitting.notes == {"demands.raised": "ten times"}
    assert "That question does not show at present; its note is kept." in written(talk)


def test_a_failed_save_is_told_and_made_good_by_the_next() -> None:
    disk = Disk(fails=1)
    talk = typed(["n", "1", "q"])
    held(talk, disk)
    assert written(talk).count("Not saved: the disk is full") == 1
    assert disk.saved[-1].answers == {"threats.threatened": "no", "demands.calls": "never"}


def test_leaving_with_something_unsaved_takes_a_second_word() -> None:
    disk = Disk(fails=99)
    talk = typed(["n", "q", "stay", "1", "q", "l"])
    held(talk, disk)
    assert disk.saved == []
    assert "  l  Leave all the same and lose what is not saved" in written(talk)
    assert "How many of the last five" in written(talk)


def test_leaving_all_the_same_is_said_in_the_language_in_use() -> None:
    set_language("nl")
    disk = Disk(fails=99)
    talk = typed(["n", "q", "l", "1", "q", "t"])
    held(talk, disk)
    assert "  t  Toch weggaan;" in written(talk)
    assert "Hoeveel van de laatste vijf" in written(talk)


def test_leaving_tries_to_save_once_more() -> None:
    disk = Disk(fails=1)
    held(typed(["n", "q"]), disk)
    assert disk.saved[-1].answers == {"threats.threatened": "no"}


def test_finishing_can_be_tried_again() -> None:
    disk = Disk(fails=4)
    talk = typed(["n", "", "", "f", "f"])
    held(talk, disk)
    assert len(disk.finished) == 1
    assert written(talk).count("Not saved: the disk is full") == 4


def test_from_a_pipe_a_failed_save_ends_it() -> None:
    with pytest.raises(OperationFailed, match="the disk is full"):
        held(piped(["n", "1", "q"]), Disk(fails=99))


def test_a_question_reads_from_top_to_bottom() -> None:
    talk = typed(["n", "2", "o", "Sunday 23:10", "", "w", "b", "q"])
    held(talk)
    heading = "Sign 2 of 3: Unreasonable demands (question 1 of 1)\n"
    expected = f"""
{heading}How often did they call at night?
The last six months.
  1  Never
  2  Every month
  3  Every week
  0  I don't know
Answer: """
    assert expected in written(talk)
    assert written(talk).endswith("""
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


def test_why_and_the_keys_are_told_without_the_question_once_more() -> None:
    talk = typed(["w", "?", "q"])
    held(talk)
    assert "Nobody works well in fear.\n" in written(talk)
    assert "  b  back to the question before\n" in written(talk)
    assert written(talk).count("Did they threaten you?") == 1


def test_the_weighing_says_why_it_is_asked() -> None:
    talk = typed(["n", "3", "1", "1", "w", "q"])
    held(talk)
    assert "The weighing\nIs what it takes to keep them worth it?\n  y  Yes\n" in written(talk)
    assert "a no makes it fire" in written(talk)


def test_the_signs_are_told_by_how_they_stand() -> None:
    talk = typed(["n", "3", "1", "g", "", "q"])
    held(talk)
    assert """\
  1  Threats: answered
  2  Demands: something was reported
  3  Slow payment: you are here
  4  The weighing: open
  5  Review: open
Go to: """ in written(talk)


def test_the_review_tells_what_is_open_and_noted() -> None:
    talk = typed(
        ["n", "0", "", "", "o", "soon, they said", "", "b", "o", "so they", "said", "", "", "q"]
    )
    held(talk)
    assert written(talk).endswith("""
Review
3 questions are open.
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


def test_dutch_answers_by_its_own_letters() -> None:
    set_language("nl")
    assert after("j").answers == {"threats.threatened": "yes"}
    with pytest.raises(BadInput):
        after("y")
