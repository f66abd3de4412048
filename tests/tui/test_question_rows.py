"""How a question and its options share the height of the pane."""

import pytest

from tensigns.tui.widgets.question_rows import QuestionRow, QuestionRows, arrange


def question_rows(question_height: int, options_height: int) -> QuestionRows:
    """This many rows of a question and its options, with a heading, a note and a footnote."""
    counts = (1, question_height, options_height, 1, 1)
    return QuestionRows(*([QuestionRow()] * count for count in counts))


@pytest.mark.parametrize("question_height", [1, 2, 4, 9])
@pytest.mark.parametrize("options_height", [1, 2, 6, 12])
@pytest.mark.parametrize("height", range(2, 30))
def test_nothing_scrolls_while_a_row_is_empty(
    question_height: int, options_height: int, height: int
) -> None:
    arranged = arrange(question_rows(question_height, options_height), height, 0, 0)
    assert len([*arranged.rows()]) == height
    if arranged.gap:
        assert not arranged.question.scrolls
        assert not arranged.options.scrolls


@pytest.mark.parametrize("height", range(8, 30))
def test_with_enough_height_question_and_options_both_get_rows(height: int) -> None:
    arranged = arrange(question_rows(9, 12), height, 0, 0)
    assert arranged.question.height >= 2
    assert arranged.options.height >= 3


def test_with_little_height_the_question_comes_first() -> None:
    arranged = arrange(question_rows(4, 6), 5, 0, 0)
    assert (arranged.question.height, arranged.options.height) == (3, 0)
    arranged = arrange(question_rows(2, 6), 5, 0, 0)
    assert (arranged.question.height, arranged.options.height) == (2, 1)


def test_the_bottom_rows_are_left_out_first() -> None:
    whole = question_rows(2, 3)
    assert len(arrange(whole, whole.height, 0, 0).bottom) == 2
    assert len(arrange(whole, whole.height - 1, 0, 0).bottom) == 1
