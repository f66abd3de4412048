"""Answers count if they were given at the question on the screen; a made-up clock."""

import pytest
from textual import events

from tensigns.tui.answer_gate import AnswerGate

INTERVAL = 0.15
YES_NO = ("y", "n", "1", "2", "0")


class Question:
    """A gate, and the keys that are pressed at it."""

    def __init__(self, interval: float = INTERVAL) -> None:
        self.now = 100.0
        self.gate = AnswerGate(interval, clock=lambda: self.now)

    def paint(self, seconds: float = 0.0) -> None:
        """Show another question and paint it, then let time pass."""
        self.gate.close()
        self.gate.open()
        self.now += seconds

    def press(self, key: str, character: str | None = None) -> bool:
        """Whether a key that is pressed now counts."""
        event = events.Key(key, character)
        event.time = self.now
        return self.gate.admits_key(event, YES_NO)

    def click(self, button: int = 1, chain: int = 1) -> bool:
        """Whether a click counts."""
        event = events.Click(None, 0, 0, 0, 0, button, False, False, False, chain=chain)  # noqa: FBT003
        event.time = self.now
        return self.gate.admits_click(event)


@pytest.fixture
def question() -> Question:
    return Question()


@pytest.mark.parametrize(
    ("after", "counts"), [(0.0, False), (0.14, False), (0.16, True), (9.0, True)]
)
def test_a_key_counts_once_its_question_is_on_the_screen_long_enough(
    question: Question, *, after: float, counts: bool
) -> None:
    assert not question.press("y")
    question.now += 1
    question.paint(after)
    assert question.press("n") is counts


def test_what_arrived_before_the_painting_does_not_count_however_late_it_is_handled(
    question: Question,
) -> None:
    event = events.Key("y", "y")
    event.time = question.now + 0.01
    question.paint(5.0)
    assert not question.gate.admits_key(event, YES_NO)


def test_painting_the_same_question_again_changes_nothing(question: Question) -> None:
    question.paint(1.0)
    question.gate.open()
    assert question.press("1")


def test_a_key_that_is_held_down_counts_at_most_twice(question: Question) -> None:
    question.paint(1.0)
    assert question.press("1")
    question.paint(0.5)
    answers = 1
    for _repetition in range(40):
        if question.press("1"):
            answers += 1
            question.paint()
        question.now += 0.033
    assert answers == 2


def test_a_person_who_answers_four_times_a_second_loses_nothing(question: Question) -> None:
    question.paint(1.0)
    for _answer in range(8):
        assert question.press("1")
        question.paint(0.25)


def test_another_key_counts_at_once_where_the_question_stays(question: Question) -> None:
    question.paint(1.0)
    assert question.press("1")
    assert question.press("2")
    assert not question.press("2")


def test_a_capital_is_the_same_key(question: Question) -> None:
    question.paint(1.0)
    assert question.press("y", "y")
    assert not question.press("Y", "Y")


def test_enter_is_an_answer_and_keys_of_other_kinds_are_none(question: Question) -> None:
    assert not question.press("enter", "\r")
    for key in "o", "w", "left", "down", "escape", "3", "ctrl+home":
        assert question.press(key)


def test_only_the_first_click_of_the_left_button_counts(question: Question) -> None:
    question.paint(1.0)
    assert not question.click(button=2)
    assert not question.click(button=3)
    assert not question.click(chain=2)
    assert question.click()
    assert not question.click()
    question.paint(0.1)
    assert not question.click()
    question.now += 0.2
    assert question.click()


def test_without_an_interval_all_counts_but_what_came_before_the_first_painting() -> None:
    question = Question(interval=0)
    assert not question.press("1")
    question.gate.open()
    question.now -= 0.01
    assert not question.press("1")
    question.now += 0.01
    assert question.press("1")
    assert question.press("1")
    assert question.click()
    question.gate.close()
    assert question.press("1")
