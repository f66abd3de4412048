"""The report of a pair as plain text: a table, then the answers that differ."""

from collections.abc import Iterator, Sequence

from tensigns.language import gettext as _
from tensigns.report.pair_report import PairReport, PairSection
from tensigns.report.pair_signs import PairSign
from tensigns.report.render.field_list import field_lines
from tensigns.report.render.text import note_paragraphs
from tensigns.report.sign_report import AnswerReport
from tensigns.report.sitting_report import SentenceSection, SittingReport
from tensigns.report.wording import capitalize, points_text
from tensigns.text.discretion import conceal
from tensigns.text.width import cell_width, cut_to_width
from tensigns.text.wrapping import Paragraph, layout, wrap

MAX_COLUMN_WIDTH = 20
"""The largest width of a column in cells. Longer names are shortened, except in the heading."""

_ABSENT = "\N{EN DASH}"

_TableRow = tuple[str, str, str, str]
"""The label of a row, the cells of side a and side b, and their difference."""


def text_pair(pair: PairReport, *, as_lists: bool = False) -> str:
    """Return the report of a pair.

    The text has the table, the signs that cannot be compared, the open questions, the answers that
    differ, and the notes on the whole sittings. ``as_lists`` replaces the table by lists with a
    line for each cell.
    """
    rows = _list_lines(pair) if as_lists else _table_lines(pair)
    table_lines = [*rows, *layout([Paragraph(pair.open_legend)])]
    blocks = [_heading_lines(pair), table_lines, _not_comparable_lines(pair)]
    blocks += (
        layout(_open_paragraphs(name, section))
        for name, report in pair.sides
        for section in report.open_sections
    )
    blocks += (layout(_section_paragraphs(s, pair)) for s in pair.answer_sections)
    for name, report in pair.sides:
        if report.note:
            blocks.append(layout([Paragraph(name), *note_paragraphs(report.note, "  ")]))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _heading_lines(pair: PairReport) -> list[str]:
    return [*wrap(pair.title), *wrap(pair.headline)]


def _table_lines(pair: PairReport) -> list[str]:
    # Names are hidden before the columns get their widths.
    names = conceal(pair.name_a), conceal(pair.name_b)
    rows: list[_TableRow] = [("", *names, _("difference"))]
    if pair.report_a.client != pair.report_b.client:
        rows.append(("", pair.report_a.date, pair.report_b.date, ""))
    rows.append(("", _recommendation_text(pair.report_a), _recommendation_text(pair.report_b), ""))
    rows += (_sign_row(sign) for sign in pair.signs)
    rows += (_sign_row(sign) for sign in pair.not_comparable)
    total_a, total_b = pair.report_a.total_text, pair.report_b.total_text
    rows.append((f"    {_('total')}", total_a, total_b, pair.difference_text))
    short_rows = [
        (label, cut_to_width(a, MAX_COLUMN_WIDTH), cut_to_width(b, MAX_COLUMN_WIDTH), difference)
        for label, a, b, difference in rows
    ]
    widths = [max(map(cell_width, column)) for column in zip(*short_rows, strict=True)]
    return [_aligned_row(row, widths) for row in short_rows]


def _list_lines(pair: PairReport) -> list[str]:
    """Return the table as lists: the sides, then each sign with points or an open question."""
    lines: list[str] = []
    for name, report in pair.sides:
        word = (_("recommendation"), capitalize(report.word))
        day = "" if name == report.date else report.date
        lines += field_lines(name, [(_("date"), day), word, (_("total"), report.total_text)])
    lines.append(f"{capitalize(_('difference'))}: {pair.difference_text}")
    silent_labels = []
    for sign in (*pair.signs, *pair.not_comparable):
        label, cell_a, cell_b, difference = _sign_row(sign)
        if (cell_a, cell_b) == ("0", "0"):
            silent_labels.append(sign.label)
            continue
        cells = ((pair.name_a, cell_a), (pair.name_b, cell_b), (_("difference"), difference))
        lines += field_lines(" ".join(label.split()), cells)
    if silent_labels:
        message = _("No points on either side: {signs}.")
        lines += wrap(message.format(signs="; ".join(silent_labels)))
    return lines


def _recommendation_text(report: SittingReport) -> str:
    return f"{report.symbol} {capitalize(report.word)}"


def _sign_row(sign: PairSign) -> _TableRow:
    label = f"{sign.number:>2}  {sign.label}"
    cells = (sign.points_text_a, sign.points_text_b, sign.difference_text)
    cell_a, cell_b, difference = (cell or _ABSENT for cell in cells)
    return label, cell_a, cell_b, difference


def _aligned_row(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return a line with the label aligned left and the other cells aligned right."""
    label, *cells = row
    padded_cells = [label + " " * (widths[0] - cell_width(label))]
    padded_cells += (
        " " * (width - cell_width(cell)) + cell
        for cell, width in zip(cells, widths[1:], strict=True)
    )
    return "  ".join(padded_cells).rstrip()


def _not_comparable_lines(pair: PairReport) -> list[str]:
    if not pair.not_comparable:
        return []
    items = (Paragraph(f"{s.number} {s.title}", "  - ", "    ") for s in pair.not_comparable)
    return layout([Paragraph(pair.not_comparable_sentence), *items])


def _open_paragraphs(name: str, section: SentenceSection) -> Iterator[Paragraph]:
    """Yield the open questions of a section. ``name`` is the heading of their side."""
    yield Paragraph(f"{name}: {section.title}")
    yield from (Paragraph(sentence, "  - ", "    ") for sentence in section.sentences)


def _section_paragraphs(section: PairSection, pair: PairReport) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for answers in section.answers:
        yield Paragraph(answers.question, "  ")
        yield from _answer_paragraphs(pair.name_a, answers.answer_a)
        yield from _answer_paragraphs(pair.name_b, answers.answer_b)


def _answer_paragraphs(name: str, answer: AnswerReport) -> Iterator[Paragraph]:
    points = f" ({points_text(answer.points)})" if answer.points else ""
    yield Paragraph(f"{name}: {answer.answer}{points}", "    ", "      ")
    if answer.note:
        yield from note_paragraphs(answer.note, "      ")
