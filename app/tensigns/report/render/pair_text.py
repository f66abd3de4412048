"""Two sittings side by side as an aligned table, then what was answered differently."""

from collections.abc import Iterator, Sequence

from tensigns.language import gettext as _
from tensigns.report.pair_report import PairReport, PairSection
from tensigns.report.pair_signs import PairSign
from tensigns.report.render.text import note_paragraphs
from tensigns.report.sign_report import AnswerReport
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import capitalize, points_text
from tensigns.text.width import cell_width
from tensigns.text.wrapping import LINE_WIDTH, Paragraph, layout, wrap

COLUMN = 20
"""The most cells of a side's column; longer names are cut, for the heading has them whole."""

_ELLIPSIS = "…"
_NONE = "\N{EN DASH}"

Row = tuple[str, str, str, str]


def text_pair(pair: PairReport, width: int = LINE_WIDTH) -> str:
    """The table, what cannot be compared, and the answers and notes that differ."""
    blocks = [_heading(pair, width), _table(pair), _apart(pair, width)]
    blocks += (layout(_section(each, pair), width) for each in pair.record)
    for name, report in ((pair.name_a, pair.a), (pair.name_b, pair.b)):
        if report.note:
            blocks.append(layout([Paragraph(name), *note_paragraphs(report.note, "  ")], width))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(pair: PairReport, width: int) -> list[str]:
    return [*wrap(pair.title, width=width), *wrap(pair.headline, width=width)]


def _table(pair: PairReport) -> list[str]:
    rows: list[Row] = [("", pair.name_a, pair.name_b, _("difference"))]
    if pair.a.client != pair.b.client:
        rows.append(("", pair.a.date, pair.b.date, ""))
    rows.append(("", _verdict(pair.a), _verdict(pair.b), ""))
    rows += (_row(sign) for sign in pair.signs)
    rows += (_row(sign) for sign in pair.apart)
    rows.append((f"    {_('together')}", str(pair.a.points), str(pair.b.points), pair.change))
    cut = [(label, _cut(a), _cut(b), change) for label, a, b, change in rows]
    widths = [max(map(cell_width, column)) for column in zip(*cut, strict=True)]
    return [_aligned(row, widths) for row in cut]


def _verdict(report: SittingReport) -> str:
    return f"{report.symbol} {capitalize(report.word)}"


def _row(sign: PairSign) -> Row:
    label = f"{sign.number:>2}  {sign.label}"
    a, b = (_NONE if each is None else str(each) for each in (sign.a, sign.b))
    return label, a, b, sign.change or _NONE


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """The label to the left, figures and names to the right."""
    label, *others = row
    padded = [label + " " * (widths[0] - cell_width(label))]
    padded += (
        " " * (room - cell_width(each)) + each
        for each, room in zip(others, widths[1:], strict=True)
    )
    return "  ".join(padded).rstrip()


def _cut(text: str) -> str:
    if cell_width(text) <= COLUMN:
        return text
    while cell_width(text) >= COLUMN:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


def _apart(pair: PairReport, width: int) -> list[str]:
    listed = (Paragraph(f"{each.number} {each.title}", "  - ", "    ") for each in pair.apart)
    return layout([Paragraph(pair.apart_note), *listed], width) if pair.apart else []


def _section(section: PairSection, pair: PairReport) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for said in section.said:
        yield Paragraph(said.question, "  ")
        yield from _answer(pair.name_a, said.a)
        yield from _answer(pair.name_b, said.b)


def _answer(name: str, answer: AnswerReport) -> Iterator[Paragraph]:
    worth = f" ({points_text(answer.points)})" if answer.points else ""
    yield Paragraph(f"{name}: {answer.answer}{worth}", "    ", "      ")
    if answer.note:
        yield from note_paragraphs(answer.note, "      ")
