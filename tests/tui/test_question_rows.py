"""How a question and its options share the height of the pane."""

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.style import Style

from tensigns.tui.question_view import QuestionView
from tensigns.tui.widgets.question_arrangement import (
    Arrangement,
    QuestionRow,
    QuestionRows,
    arrange,
)
from tensigns.tui.widgets.question_rows import PaneLimits, RowStyles, build_rows
from tests.library.sample import small_edition


def named_rows(text: str, count: int = 1) -> list[QuestionRow]:
    return [QuestionRow(Content(text))] * count


def question_rows(question_height: int, options_height: int) -> QuestionRows:
    """This many rows of a question and its options, with a heading, a note and a footnote."""
    return QuestionRows(
        named_rows("title"),
        named_rows("question", question_height),
        named_rows("option", options_height),
        named_rows("note"),
        named_rows("footnote"),
    )


def shown_texts(arrangement: Arrangement) -> list[str]:
    return [row.text.plain for row in arrangement.rows()]


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


def test_a_blank_row_stays_between_a_question_that_scrolls_and_the_options() -> None:
    rows = replace(question_rows(0, 4), question=[*named_rows("question", 6), QuestionRow()])
    arranged = arrange(rows, 12, 0, 0)
    assert shown_texts(arranged)[1:8] == [*["question"] * 6, "option"]
    assert not arranged.question.scrolls
    arranged = arrange(rows, 10, 0, 0)
    assert shown_texts(arranged)[1:6] == [*["question"] * 3, "", "option"]
    assert arranged.question.scrolls
    assert shown_texts(arrange(rows, 7, 0, 0))[1:4] == [*["question"] * 2, "option"]


def test_the_footnotes_are_left_out_first() -> None:
    whole = question_rows(2, 3)
    texts = shown_texts(arrange(whole, whole.height, 0, 0))
    assert texts[-2:] == ["note", "footnote"]
    assert shown_texts(arrange(whole, whole.height - 1, 0, 0)) == texts[:-1]


def test_a_note_is_below_the_options_and_a_footnote_at_the_bottom_of_a_tall_pane() -> None:
    texts = shown_texts(arrange(question_rows(1, 2), 12, 0, 0))
    assert texts[:6] == ["title", "question", "option", "option", "", "note"]
    assert texts[6:] == [*[""] * 5, "footnote"]


def test_no_option_scrolls_for_the_blank_row_below_a_question() -> None:
    rows = replace(question_rows(2, 7), question=[*named_rows("question", 4), QuestionRow()])
    arranged = arrange(rows, 13, 0, 0)
    assert shown_texts(arranged) == ["title", *["question"] * 4, *["option"] * 7, "note"]
    assert not arranged.question.scrolls


def test_no_option_scrolls_for_the_blank_row_before_a_note() -> None:
    rows = replace(question_rows(1, 2), note=[QuestionRow(), *named_rows("note")])
    with_blank = ["title", "question", "option", "option", "", "note"]
    assert shown_texts(arrange(rows, 6, 0, 0)) == with_blank
    assert shown_texts(arrange(rows, 5, 0, 0)) == [*with_blank[:4], "note"]


def with_asides(count: int) -> QuestionRows:
    """Rows with this many asides, and a blank row below the heading."""
    return replace(
        question_rows(2, 3),
        heading=[*named_rows("title"), QuestionRow()],
        asides=named_rows("aside", count),
        heading_with_aside=[*named_rows("title"), *named_rows("aside")] if count else (),
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
    last_texts = [shown_texts(arrange(rows, rows.height - hidden, 0, 0))[7:] for hidden in range(4)]
    assert last_texts == [
        ["aside", "aside", "note", "footnote"],
        ["aside", "aside", "note"],
        ["aside", "note"],
        ["note"],
    ]
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
