"""How a question and its options share the height of the pane."""

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.style import Style

from tensigns.tui.question_view import QuestionView
from tensigns.tui.widgets.question_arrangement import QuestionRow, QuestionRows, arrange
from tensigns.tui.widgets.question_rows import PaneLimits, RowStyles, build_rows
from tests.library.sample import small_edition


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


def with_asides(count: int) -> QuestionRows:
    """Rows with this many asides, and a blank row below the heading."""
    title, aside = QuestionRow(Content("title")), QuestionRow(Content("aside"))
    return replace(
        question_rows(2, 3),
        heading=[title, QuestionRow()],
        asides=[aside] * count,
        heading_with_aside=[title, aside] if count else (),
    )


@pytest.mark.parametrize("height", range(4, 20))
def test_asides_never_move_the_question_and_its_options(height: int) -> None:
    without = arrange(with_asides(0), height, 0, 0)
    arranged = arrange(with_asides(2), height, 0, 0)
    assert len(arranged.heading) == len(without.heading)
    assert arranged.question == without.question
    assert arranged.options == without.options


def test_asides_come_before_footnotes_and_without_a_free_row_below_the_heading() -> None:
    rows = with_asides(2)
    assert [len(arrange(rows, rows.height - hidden, 0, 0).bottom) for hidden in range(4)] == [
        4,
        3,
        2,
        1,
    ]
    texts = [row.text.plain for row in arrange(rows, rows.height - 2, 0, 0).bottom]
    assert texts == ["aside", ""]
    heading = arrange(rows, rows.height - 3, 0, 0).heading
    assert [row.text.plain for row in heading] == ["title", "aside"]


@pytest.mark.parametrize(
    ("limits", "heading"),
    [
        (
            PaneLimits(40, has_blank_rows=True, max_note_rows=1),
            ["Long title                      1 of 2", "v  2 noted: 1 May"],
        ),
        (
            PaneLimits(40, has_blank_rows=False, max_note_rows=1),
            ["Long title           v  2 noted: 1 May"],
        ),
        (PaneLimits(25, has_blank_rows=False, max_note_rows=1), ["Long title   v  2 noted"]),
        (PaneLimits(18, has_blank_rows=False, max_note_rows=1), ["Long tit… 1 of 2"]),
    ],
)
def test_the_first_aside_is_in_the_heading_where_no_row_is_free(
    limits: PaneLimits, heading: list[str]
) -> None:
    (question, *_others) = small_edition().questionnaire.questions_by_key.values()
    view = QuestionView(
        question.question,
        (),
        "Text",
        None,
        None,
        title="Long title",
        subtitle="1 of 2",
        asides=[("v  2 noted: 1 May", "v  2 noted"), ("last time: no",)],
    )
    rows = build_rows(view, limits, RowStyles(Style(), Style()))
    assert len(rows.heading_with_aside) == len(rows.heading)
    texts = [row.text.plain for row in rows.heading_with_aside]
    assert [text.rstrip() for text in texts] == heading
