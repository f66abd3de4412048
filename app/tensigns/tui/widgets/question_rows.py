"""The rows of a question: what stands where in so many columns and rows.

From the top: the heading, the question with its help, the options; at the bottom the note and
the lines below. Where not all fits, the lines below go first; then question and options share
what room there is and scroll, each for itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from tensigns.language import gettext as _
from tensigns.tui.question_view import QuestionView
from tensigns.tui.symbols import POINTER

GIVEN = "✓"
THUMB = "┃"

BAR = 2
"""Cells at the right: a blank and the thumb of what scrolls."""

LABEL = 4
"""Cells of an option's key and tick."""

LEAST = 3
"""Rows of options; where there would be fewer, the question has what it needs first."""

BOLD = Style(bold=True)


class RowTones(NamedTuple):
    """The styles beside the plain one."""

    title: Style
    quiet: Style


class QuestionRow(NamedTuple):
    """A row: its text, the option it belongs to, if any, and what is at its right edge."""

    text: Content = Content("")
    option: int | None = None
    edge: str = ""


class RowSpace(NamedTuple):
    """Columns, and how freely rows may be used: ``blanks`` between parts, so many for a note."""

    width: int
    blanks: bool
    note_rows: int


class RowPart(NamedTuple):
    """Rows of which so many show, from the first one that shows."""

    rows: Sequence[QuestionRow]
    room: int
    first: int

    @classmethod
    def of(cls, rows: Sequence[QuestionRow], room: int, first: int) -> "RowPart":
        """A part that shows from a row on, as far as it can be scrolled."""
        return cls(rows, room, max(0, min(first, len(rows) - room)))

    @property
    def scrolls(self) -> bool:
        """Whether there is more than shows."""
        return len(self.rows) > self.room

    def showing(self) -> Iterator[QuestionRow]:
        """The rows that show, with the thumb beside those that it covers."""
        shown = self.rows[self.first : self.first + self.room]
        if not self.scrolls:
            yield from shown
            return
        size = max(1, self.room * self.room // len(self.rows))
        top = round((self.room - size) * self.first / (len(self.rows) - self.room))
        for place, row in enumerate(shown):
            yield row._replace(edge=THUMB) if top <= place < top + size else row


class QuestionTexts(NamedTuple):
    """All rows of a question, by part, whether or not there is room for them."""

    heading: Sequence[QuestionRow]
    question: Sequence[QuestionRow]
    options: Sequence[QuestionRow]
    note: Sequence[QuestionRow]
    below: Sequence[QuestionRow]

    @property
    def height(self) -> int:
        """How many rows it takes to show all."""
        return sum(map(len, self))


NO_ARRANGEMENT = QuestionTexts((), (), (), (), ())


def texts(asked: QuestionView, space: RowSpace, tones: RowTones) -> QuestionTexts:
    """All rows of a question in so many columns."""
    width = max(space.width - BAR, 1)
    blank = [QuestionRow()] if space.blanks else []
    return QuestionTexts(
        [
            *_rows(_heading(asked, width, tones, wraps=space.blanks)),
            *(blank if asked.title else ()),
        ],
        [
            *_rows(_wrapped(Content.styled(asked.text, BOLD), width)),
            *blank,
            *_rows(_wrapped(Content.styled(asked.help, tones.quiet), width)),
            *(blank if asked.help else ()),
        ],
        [*_options(asked, width)],
        _note(asked, width, tones, space.note_rows),
        [
            QuestionRow(Content.styled(line, tones.quiet).truncate(width, ellipsis=True))
            for line in asked.below[: 2 if space.note_rows > 1 else 1]
        ],
    )


class Arrangement(NamedTuple):
    """What shows of a question, from the top."""

    heading: Sequence[QuestionRow]
    question: RowPart
    options: RowPart
    gap: int
    bottom: Sequence[QuestionRow]

    def rows(self) -> Iterator[QuestionRow]:
        """Every row that shows."""
        yield from self.heading
        yield from self.question.showing()
        yield from self.options.showing()
        yield from (QuestionRow() for _each in range(self.gap))
        yield from self.bottom


def arrange(texts: QuestionTexts, height: int, question: int, options: int) -> Arrangement:
    """Give each part its room; the question and the options show from these rows on."""
    bottom = [*texts.note, *(texts.below if texts.height <= height else ())]
    free = max(height - len(texts.heading) - len(bottom), 0)
    asking = min(len(texts.question), max(free - len(texts.options), free // 2))
    offering = min(len(texts.options), free - asking)
    if offering < min(LEAST, len(texts.options)):
        asking = min(len(texts.question), free)
        offering = min(len(texts.options), free - asking)
    return Arrangement(
        texts.heading,
        RowPart.of(texts.question, asking, question),
        RowPart.of(texts.options, offering, options),
        free - asking - offering,
        bottom,
    )


def _rows(lines: Iterable[Content]) -> Iterator[QuestionRow]:
    return map(QuestionRow, lines)


def _wrapped(text: Content, width: int) -> list[Content]:
    return text.wrap(width) if text else []


def _heading(asked: QuestionView, width: int, tones: RowTones, *, wraps: bool) -> Iterator[Content]:
    """The title, and the remark at the right of its first line."""
    if not asked.title:
        return
    title = Content.styled(asked.title, tones.title)
    remark = Content.styled(asked.remark, tones.quiet)
    beside = max(width - remark.cell_length - 1, 1)
    first, *more = title.wrap(beside) if wraps else [title.truncate(beside, ellipsis=True)]
    yield first.pad_right(width - first.cell_length - remark.cell_length) + remark
    yield from more


def _options(asked: QuestionView, width: int) -> Iterator[QuestionRow]:
    """Each option behind its key; its further lines begin where the first one does."""
    hang = len(POINTER) + 1
    for place, choice in enumerate(asked.choices):
        tick = GIVEN if choice.id == asked.given else ""
        label = Content.assemble((f"{choice.keys[0]:<2}", BOLD), tick)
        label = label.truncate(LABEL, pad=True).pad_left(hang)
        lines = Content(choice.label).wrap(max(width - hang - LABEL, 1))
        for number, line in enumerate(lines):
            yield QuestionRow(line.pad_left(hang + LABEL) if number else label + line, place)


def _note(asked: QuestionView, width: int, tones: RowTones, most: int) -> list[QuestionRow]:
    """As much of the note as so many rows hold, a blank before it where there may be several."""
    if not asked.note or not most:
        return []
    label = Content.styled(f"{_('Note')}  ", BOLD + tones.quiet)
    note = label + Content.styled(asked.note, tones.quiet)
    if most == 1:
        return [QuestionRow(note.truncate(width, ellipsis=True))]
    lines = note.wrap(width)
    if len(lines) > most:
        lines[most - 1] = (lines[most - 1] + "…").truncate(width, ellipsis=True)
    return [QuestionRow(), *_rows(lines[:most])]
