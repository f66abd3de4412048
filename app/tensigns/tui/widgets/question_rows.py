"""The rows of a question pane, and the division of the pane's height.

The parts are, from the top: the heading, the question with its help, and the options. The asides,
the note and the footnotes are at the bottom. Asides and footnotes are shown only where the other
parts leave rows free, so that they move no option. If no row is free, the first aside takes the
blank row below the heading. The question and the options share the remaining height and scroll
separately.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tensigns.language import gettext as _
from tensigns.text.discretion import conceal
from tensigns.tui.question_view import QuestionView
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.cut_content import cut_after_word

TICK = "✓"
"""The mark of the current answer."""

THUMB = "┃"
"""The thumb of a scroll bar."""

SCROLL_BAR_WIDTH = 2
"""The width in cells of the right edge: a blank and the thumb."""

POINTER_WIDTH = len(POINTER) + 1
"""The width in cells of the part before an option: the pointer and a blank."""

KEY_WIDTH = 4
"""The width in cells of an option's key and tick."""

FEWEST_USEFUL_OPTION_ROWS = 3
"""With fewer rows, the options cannot be read well.

The question is then shown first, and the options get the rows that are left.
"""

BOLD = Style(bold=True)


class RowStyles(NamedTuple):
    """The styles of titles and of secondary text."""

    title: Style
    quiet: Style


class PaneLimits(NamedTuple):
    """The limits for the rows of a pane.

    These are the width, whether blank rows separate the parts (without them, the title does not
    wrap), and the maximum number of note rows (with one at most, there is one footnote at most).
    """

    width: int
    has_blank_rows: bool
    max_note_rows: int


class QuestionRow(NamedTuple):
    """One row of a pane.

    ``option_index`` is the index of the option to which the row belongs; None for any other row.
    ``scroll_mark`` is the scroll bar's character at the right edge.
    """

    text: Content = Content("")
    option_index: int | None = None
    scroll_mark: str = ""


class ScrollWindow(NamedTuple):
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
                row._replace(scroll_mark=THUMB)
                if thumb_top <= index < thumb_top + thumb_size
                else row
            )


class QuestionRows(NamedTuple):
    """The rows of all parts of a pane, including rows that do not fit."""

    heading: Sequence[QuestionRow]
    question: Sequence[QuestionRow]
    options: Sequence[QuestionRow]
    note: Sequence[QuestionRow]
    footnotes: Sequence[QuestionRow]
    asides: Sequence[QuestionRow] = ()

    @property
    def height(self) -> int:
        """The number of rows."""
        return sum(map(len, self))


NO_ROWS = QuestionRows((), (), (), (), ())
"""The rows of a pane without a question."""


def build_rows(view: QuestionView, limits: PaneLimits, styles: RowStyles) -> QuestionRows:
    """Return the rows of a question. Rows of all parts but question and options can be cut."""
    width = max(limits.width - SCROLL_BAR_WIDTH, 1)
    blank = [QuestionRow()] if limits.has_blank_rows else []
    return QuestionRows(
        [
            *_rows(_heading_lines(view, width, styles, wraps=limits.has_blank_rows)),
            *(blank if view.title else ()),
        ],
        [
            *_rows(_wrap(_styled(view.text, BOLD), width)),
            *blank,
            *_rows(_wrap(_styled(view.help, styles.quiet), width)),
            *(blank if view.help else ()),
        ],
        [*_option_rows(view, width)],
        _note_rows(view, width, styles, limits.max_note_rows),
        [
            QuestionRow(cut_after_word(conceal(line), styles.quiet, width))
            for line in view.footnotes[: 2 if limits.max_note_rows > 1 else 1]
        ],
        [_fitting_row(alternatives, width, styles) for alternatives in view.asides],
    )


def _fitting_row(alternatives: Sequence[str], width: int, styles: RowStyles) -> QuestionRow:
    """Return the first text that fits. If no text fits, return the last text, cut."""
    contents = [_styled(text, styles.quiet) for text in alternatives]
    fitting = (content for content in contents if content.cell_length <= width)
    return QuestionRow(next(fitting, contents[-1].truncate(width, ellipsis=True)))


class Arrangement(NamedTuple):
    """The visible parts of a pane. ``gap`` is the number of blank rows above ``bottom``."""

    heading: Sequence[QuestionRow]
    question: ScrollWindow
    options: ScrollWindow
    gap: int
    bottom: Sequence[QuestionRow]

    def rows(self) -> Iterator[QuestionRow]:
        """Yield all visible rows from the top."""
        yield from self.heading
        yield from self.question.visible_rows()
        yield from self.options.visible_rows()
        yield from [QuestionRow()] * self.gap
        yield from self.bottom

    def row_of(self, option_index: int | None) -> int:
        """Return the row of an option from the top; 0 if there is no such option in view."""
        indexes = [row.option_index for row in self.rows()]
        if option_index is None or option_index not in indexes:
            return 0
        return indexes.index(option_index)


def row_strip(
    text: Content, scroll_mark: Content, width: int, style: Style, mark_style: Style
) -> Strip:
    """Return a line of a pane: a text with its style, and the scroll bar at the right edge."""
    line = text.pad_right(max(width - SCROLL_BAR_WIDTH - text.cell_length, 0))
    mark = scroll_mark.pad_left(SCROLL_BAR_WIDTH - scroll_mark.cell_length)
    segments = [
        Segment(segment_text, (base + span_style).rich_style)
        for base, content in ((style, line), (mark_style, mark))
        for segment_text, span_style in content.render(end="")
    ]
    return Strip(segments).crop(0, width)


def arrange(
    rows: QuestionRows, height: int, first_question_row: int, first_option_row: int
) -> Arrangement:
    """Divide the height of a pane among the parts of a question.

    ``first_question_row`` and ``first_option_row`` are the scroll positions of the question and of
    the options.
    """
    spare_rows = max(height - rows.height + len(rows.footnotes) + len(rows.asides), 0)
    asides = rows.asides[:spare_rows]
    bottom = [*asides, *rows.note, *rows.footnotes[: spare_rows - len(asides)]]
    heading = rows.heading
    if rows.asides and not spare_rows and heading and not heading[-1].text:
        heading = [*heading[:-1], rows.asides[0]]
    shared_height = max(height - len(heading) - len(bottom), 0)
    question_height = min(
        len(rows.question), max(shared_height - len(rows.options), shared_height // 2)
    )
    option_height = min(len(rows.options), shared_height - question_height)
    if option_height < min(FEWEST_USEFUL_OPTION_ROWS, len(rows.options)):
        question_height = min(len(rows.question), shared_height)
        option_height = min(len(rows.options), shared_height - question_height)
    return Arrangement(
        heading,
        ScrollWindow.clamped(rows.question, question_height, first_question_row),
        ScrollWindow.clamped(rows.options, option_height, first_option_row),
        shared_height - question_height - option_height,
        bottom,
    )


def _styled(text: str, style: Style) -> Content:
    """Return a text as it is shown."""
    return Content.styled(conceal(text), style)


def _rows(lines: Iterable[Content]) -> Iterator[QuestionRow]:
    return map(QuestionRow, lines)


def _wrap(text: Content, width: int) -> list[Content]:
    """Return the lines of a text. An empty text has no lines."""
    return text.wrap(width) if text else []


def _heading_lines(
    view: QuestionView, width: int, styles: RowStyles, *, wraps: bool
) -> Iterator[Content]:
    """Yield the lines of the title. The subtitle is at the right of the first line.

    If the title does not wrap and is too wide, the label stands for it.
    """
    if not view.title:
        return
    title = _styled(view.title, styles.title)
    subtitle = _styled(view.subtitle, styles.quiet)
    title_width = max(width - subtitle.cell_length - 1, 1)
    if not wraps and title.cell_length > title_width and view.label:
        title = _styled(view.label, styles.title)
    lines = title.wrap(title_width) if wraps else [title.truncate(title_width, ellipsis=True)]
    first_line = lines[0]
    yield first_line.pad_right(width - first_line.cell_length - subtitle.cell_length) + subtitle
    yield from lines[1:]


def _option_rows(view: QuestionView, width: int) -> Iterator[QuestionRow]:
    """Yield the rows of each option: its key, its tick and its label.

    The label has the same indent in all rows.
    """
    indent = POINTER_WIDTH + KEY_WIDTH
    for index, choice in enumerate(view.choices):
        tick = TICK if choice.id == view.current_answer else ""
        key = Content.assemble((f"{choice.keys[0]:<2}", BOLD), tick)
        key = key.truncate(KEY_WIDTH, pad=True).pad_left(POINTER_WIDTH)
        first_line, *further_lines = Content(conceal(choice.label)).wrap(max(width - indent, 1))
        yield QuestionRow(key + first_line, index)
        yield from (QuestionRow(line.pad_left(indent), index) for line in further_lines)


def _note_rows(
    view: QuestionView, width: int, styles: RowStyles, max_rows: int
) -> list[QuestionRow]:
    """Return at most ``max_rows`` rows of the note.

    If ``max_rows`` is more than 1, a blank row comes before these rows.
    """
    if not view.note or not max_rows:
        return []
    label = Content.styled(f"{_('Note')}  ", BOLD + styles.quiet)
    note = label + _styled(view.note, styles.quiet)
    if max_rows == 1:
        return [QuestionRow(note.truncate(width, ellipsis=True))]
    lines = note.wrap(width)
    if len(lines) > max_rows:
        lines[max_rows - 1] = (lines[max_rows - 1] + "…").truncate(width, ellipsis=True)
    return [QuestionRow(), *_rows(lines[:max_rows])]
