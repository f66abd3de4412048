"""The division of a question pane's height among its parts.

The parts are, from the top: the heading, the question with its help, the options, the asides and
the note. The footnotes are at the bottom. Asides and footnotes are shown only where the other
parts leave rows free, so that they move no option. If no row is free, the first aside takes the
blank row below the heading, or without such a row the place of the subtitle, and the note has no
blank row before it. The question and the options share the remaining height and scroll separately.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from textual.content import Content

THUMB = "┃"
"""The thumb of a scroll bar."""

FEWEST_USEFUL_OPTION_ROWS = 3
"""With fewer rows, the options cannot be read well.

The question is then shown first, and the options get the rows that are left.
"""

FEWEST_USEFUL_QUESTION_ROWS = 3
"""With fewer rows, a question that scrolls has no blank row below it."""


class QuestionRow(Struct, frozen=True):
    """One row of a pane.

    ``option_index`` is the index of the option to which the row belongs; None for any other row.
    ``scroll_mark`` is the scroll bar's character at the right edge.
    """

    text: Content = Content("")
    option_index: int | None = None
    scroll_mark: str = ""


class ScrollWindow(Struct, frozen=True):
    """Rows that scroll. The ``height`` rows from index ``first`` on are visible."""

    rows: Sequence[QuestionRow]
    height: int
    first: int

    @classmethod
    def clamped(cls, rows: Sequence[QuestionRow], height: int, first: int) -> "ScrollWindow":
        """Return a window. ``first`` is limited so that the window has no empty rows at its end."""
        return cls(rows, height, max(0, min(first, len(rows) - height)))

    @property
    def scrolls(self) -> bool:
        """Whether some rows are not visible."""
        return len(self.rows) > self.height

    def visible_rows(self) -> Iterator[QuestionRow]:
        """Yield the visible rows. If the window scrolls, they have the thumb of a scroll bar."""
        rows = self.rows[self.first : self.first + self.height]
        if not self.scrolls:
            yield from rows
            return
        thumb_size = max(1, self.height * self.height // len(self.rows))
        thumb_top = round((self.height - thumb_size) * self.first / (len(self.rows) - self.height))
        for index, row in enumerate(rows):
            yield (
                replace(row, scroll_mark=THUMB)
                if thumb_top <= index < thumb_top + thumb_size
                else row
            )


class QuestionRows(Struct, frozen=True):
    """The rows of all parts of a pane, including rows that do not fit.

    ``heading_with_aside`` replaces ``heading`` if no row is free for an aside. It has as many rows.
    """

    heading: Sequence[QuestionRow]
    question: Sequence[QuestionRow]
    options: Sequence[QuestionRow]
    note: Sequence[QuestionRow]
    footnotes: Sequence[QuestionRow]
    asides: Sequence[QuestionRow] = ()
    heading_with_aside: Sequence[QuestionRow] = ()

    @property
    def height(self) -> int:
        """The number of rows. Only one of the two headings counts."""
        parts = (
            self.heading,
            self.question,
            self.options,
            self.note,
            self.footnotes,
            self.asides,
        )
        return sum(map(len, parts))


NO_ROWS = QuestionRows((), (), (), (), ())
"""The rows of a pane without a question."""


class Arrangement(Struct, frozen=True):
    """The visible parts of a pane.

    ``separator`` has the blank row below a question that scrolls. ``gap`` is the number of free
    rows. If the asides and the note, which are ``below`` the options, do not begin with a blank
    row, one of the free rows is before them. The others are above the footnotes.
    """

    heading: Sequence[QuestionRow]
    question: ScrollWindow
    separator: Sequence[QuestionRow]
    options: ScrollWindow
    below: Sequence[QuestionRow]
    gap: int
    footnotes: Sequence[QuestionRow]

    def rows(self) -> Iterator[QuestionRow]:
        """Yield all visible rows from the top."""
        yield from self.heading
        yield from self.question.visible_rows()
        yield from self.separator
        yield from self.options.visible_rows()
        gap_above = min(self.gap, 1) if self.below and self.below[0].text else 0
        yield from [QuestionRow()] * gap_above
        yield from self.below
        yield from [QuestionRow()] * (self.gap - gap_above)
        yield from self.footnotes

    def row_of(self, option_index: int | None) -> int:
        """Return the row of an option from the top; 0 if there is no such option in view."""
        indexes = [row.option_index for row in self.rows()]
        if option_index is None or option_index not in indexes:
            return 0
        return indexes.index(option_index)


def arrange(
    rows: QuestionRows, height: int, first_question_row: int, first_option_row: int
) -> Arrangement:
    """Divide the height of a pane among the parts of a question.

    ``first_question_row`` and ``first_option_row`` are the scroll positions of the question and of
    the options.
    """
    spare_rows = height - rows.height + len(rows.footnotes) + len(rows.asides)
    note = rows.note
    if spare_rows < 0 and note and not note[0].text:
        note = note[1:]
    spare_rows = max(spare_rows, 0)
    asides = rows.asides[:spare_rows]
    below = [*asides, *note]
    footnotes = rows.footnotes[: spare_rows - len(asides)]
    heading = rows.heading
    if rows.asides and not spare_rows:
        heading = rows.heading_with_aside or heading
    shared_height = max(height - len(heading) - len(below) - len(footnotes), 0)
    free_height = shared_height - len(rows.options)
    question_height = min(len(rows.question), max(free_height, shared_height // 2))
    if free_height == len(rows.question) - 1 and rows.question and not rows.question[-1].text:
        # Everything fits without the blank row below the question.
        question_height = free_height
    option_height = min(len(rows.options), shared_height - question_height)
    if option_height < min(FEWEST_USEFUL_OPTION_ROWS, len(rows.options)):
        question_height = min(len(rows.question), shared_height)
        option_height = min(len(rows.options), shared_height - question_height)
    text, separator = _split_off_separator(rows.question, question_height)
    return Arrangement(
        heading,
        ScrollWindow.clamped(text, question_height - len(separator), first_question_row),
        separator,
        ScrollWindow.clamped(rows.options, option_height, first_option_row),
        below,
        shared_height - question_height - option_height,
        footnotes,
    )


def _split_off_separator(
    question: Sequence[QuestionRow], height: int
) -> tuple[Sequence[QuestionRow], Sequence[QuestionRow]]:
    """Return the rows of a question that scroll in ``height`` rows, and the blank row below them.

    The blank row is left out if all other rows fit without it, or if too few rows would be left.
    """
    if height >= len(question) or question[-1].text:
        return question, ()
    text = question[:-1]
    has_room = FEWEST_USEFUL_QUESTION_ROWS < height < len(text)
    return text, question[-1:] if has_room else ()
