"""The rows of a question pane: what they say, and how they are wrapped.

:mod:`question_arrangement` divides the height of the pane among them.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tensigns.language import gettext as _
from tensigns.text.discretion import conceal
from tensigns.tui.question_view import QuestionView
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.cut_content import cut_after_word
from tensigns.tui.widgets.question_arrangement import QuestionRow, QuestionRows

TICK = "✓"
"""The mark of the current answer."""

SCROLL_BAR_WIDTH = 2
"""The width in cells of the right edge: a blank and the thumb."""

POINTER_WIDTH = len(POINTER) + 1
"""The width in cells of the part before an option: the pointer and a blank."""

KEY_WIDTH = 4
"""The width in cells of an option's key and tick."""

BOLD = Style(bold=True)


class RowStyles(Struct, frozen=True):
    """The styles of titles and of secondary text."""

    title: Style
    quiet: Style


class PaneLimits(Struct, frozen=True):
    """The limits for the rows of a pane.

    These are the width, whether blank rows separate the parts (without them, the title does not
    wrap), and the maximum number of note rows (with one at most, there is one footnote at most).
    """

    width: int
    has_blank_rows: bool
    max_note_rows: int


def build_rows(view: QuestionView, limits: PaneLimits, styles: RowStyles) -> QuestionRows:
    """Return the rows of a question. Rows of all parts but question and options can be cut."""
    width = max(limits.width - SCROLL_BAR_WIDTH, 1)
    blank = [QuestionRow()] if limits.has_blank_rows else []
    heading = [
        *_rows(_heading_lines(view, view.subtitle, width, styles, wraps=limits.has_blank_rows)),
        *(blank if view.title else ()),
    ]
    asides = [_fitting_row(alternatives, width, styles) for alternatives in view.asides]
    return QuestionRows(
        heading,
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
        asides,
        _heading_with_aside(view, heading, asides, width, styles),
    )


def _heading_with_aside(
    view: QuestionView,
    heading: Sequence[QuestionRow],
    asides: Sequence[QuestionRow],
    width: int,
    styles: RowStyles,
) -> Sequence[QuestionRow]:
    """Return the heading with the first aside in place of its blank row.

    Without a blank row, the longest alternative that fits beside the label replaces the subtitle.
    If none fits, the heading stays as it is.
    """
    if not heading or not asides:
        return heading
    if not heading[-1].text:
        return [*heading[:-1], asides[0]]
    room = width - _styled(view.label or view.title, styles.title).cell_length - 2
    fitting = (text for text in view.asides[0] if _styled(text, styles.quiet).cell_length <= room)
    aside = next(fitting, view.subtitle)
    return [*_rows(_heading_lines(view, aside, width, styles, wraps=False)), *heading[1:]]


def _fitting_row(alternatives: Sequence[str], width: int, styles: RowStyles) -> QuestionRow:
    """Return the first text that fits. If no text fits, return the last text, cut."""
    contents = [_styled(text, styles.quiet) for text in alternatives]
    fitting = (content for content in contents if content.cell_length <= width)
    return QuestionRow(next(fitting, contents[-1].truncate(width, ellipsis=True)))


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


def _styled(text: str, style: Style) -> Content:
    """Return a text as it is shown."""
    return Content.styled(conceal(text), style)


def _rows(lines: Iterable[Content]) -> Iterator[QuestionRow]:
    return map(QuestionRow, lines)


def _wrap(text: Content, width: int) -> list[Content]:
    """Return the lines of a text. An empty text has no lines."""
    return text.wrap(width) if text else []


def _heading_lines(
    view: QuestionView, subtitle_text: str, width: int, styles: RowStyles, *, wraps: bool
) -> Iterator[Content]:
    """Yield the lines of the title. The subtitle is at the right of the first line.

    If the title does not wrap and is too wide, the label stands for it. If the label leaves too
    little room, the short subtitle stands for the subtitle.
    """
    if not view.title:
        return
    title = _styled(view.title, styles.title)
    subtitle = _styled(subtitle_text, styles.quiet)
    if not wraps and view.label and title.cell_length + 1 + subtitle.cell_length > width:
        title = _styled(view.label, styles.title)
        if title.cell_length + 1 + subtitle.cell_length > width:
            subtitle = _styled(view.short_subtitle, styles.quiet)
    title_width = max(width - subtitle.cell_length - 1, 1)
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
