"""How a question and its options share what room there is."""

import pytest

from tensigns.tui.widgets.question_rows import QuestionRow, QuestionRows, arrange


def of(question: int, options: int) -> QuestionRows:
    """So many rows of a question and of its options, below a heading, above a note."""
    rows = (1, question, options, 1, 1)
    return QuestionRows(*([QuestionRow()] * number for number in rows))


@pytest.mark.parametrize("question", [1, 2, 4, 9])
@pytest.mark.parametrize("options", [1, 2, 6, 12])
@pytest.mark.parametrize("height", range(2, 30))
def test_nothing_is_cut_while_a_row_is_empty(question: int, options: int, height: int) -> None:
    arranged = arrange(of(question, options), height, 0, 0)
    assert len([*arranged.rows()]) == height
    if arranged.gap:
        assert not arranged.question.scrolls
        assert not arranged.options.scrolls


@pytest.mark.parametrize("height", range(8, 30))
def test_both_have_room_where_there_is_some(height: int) -> None:
    arranged = arrange(of(9, 12), height, 0, 0)
    assert arranged.question.height >= 2
    assert arranged.options.height >= 3


def test_where_there_is_little_the_question_comes_first() -> None:
    arranged = arrange(of(4, 6), 5, 0, 0)
    assert (arranged.question.height, arranged.options.height) == (3, 0)
    arranged = arrange(of(2, 6), 5, 0, 0)
    assert (arranged.question.height, arranged.options.height) == (2, 1)


def test_what_is_below_goes_first() -> None:
    whole = of(2, 3)
    assert len(arrange(whole, whole.height, 0, 0).bottom) == 2
    assert len(arrange(whole, whole.height - 1, 0, 0).bottom) == 1
