"""Two sittings side by side as an aligned table, then what was answered differently."""

from collections.abc import Iterator, Sequence

from tensigns.language import gettext as _
from tensigns.report.lines import WIDTH, Paragraph, cells, laid_out, wrapped
from tensigns.report.pair import Pair, PairSection
from tensigns.report.pair_signs import PairSign
from tensigns.report.plain import noted
from tensigns.report.report import Report
from tensigns.report.signs import Answer
from tensigns.report.words import capital, points

COLUMN = 20
"""The most cells of a side's column; longer names are cut, for the heading has them whole."""

_ELLIPSIS = "…"
_NONE = "\N{EN DASH}"

Row = tuple[str, str, str, str]


def pair_plain(pair: Pair, width: int = WIDTH) -> str:
    """The table, what cannot be compared, and the answers and notes that differ."""
    blocks = [_heading(pair, width), _table(pair), _apart(pair, width)]
    blocks += (laid_out(_section(each, pair), width) for each in pair.record)
    for name, report in ((pair.name_a, pair.a), (pair.name_b, pair.b)):
        if report.note:
            blocks.append(laid_out([Paragraph(name), *noted(report.note, "  ")], width))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(pair: Pair, width: int) -> list[str]:
    return [*wrapped(pair.title, width=width), *wrapped(pair.headline, width=width)]


def _table(pair: Pair) -> list[str]:
    rows: list[Row] = [("", pair.name_a, pair.name_b, _("difference"))]
    if pair.a.client != pair.b.client:
        rows.append(("", pair.a.date, pair.b.date, ""))
    rows.append(("", _verdict(pair.a), _verdict(pair.b), ""))
    rows += (_row(sign) for sign in pair.signs)
    rows += (_row(sign) for sign in pair.apart)
    rows.append((f"    {_('together')}", str(pair.a.points), str(pair.b.points), pair.change))
    cut = [(label, _cut(a), _cut(b), change) for label, a, b, change in rows]
    widths = [max(map(cells, column)) for column in zip(*cut, strict=True)]
    return [_aligned(row, widths) for row in cut]


def _verdict(report: Report) -> str:
    return f"{report.symbol} {capital(report.word)}"


def _row(sign: PairSign) -> Row:
    label = f"{sign.number:>2}  {sign.label}"
    a, b = (_NONE if each is None else str(each) for each in (sign.a, sign.b))
    return label, a, b, sign.change or _NONE


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """The label to the left, figures and names to the right."""
    label, *others = row
    padded = [label + " " * (widths[0] - cells(label))]
    padded += (
        " " * (room - cells(each)) + each for each, room in zip(others, widths[1:], strict=True)
    )
    return "  ".join(padded).rstrip()


def _cut(text: str) -> str:
    if cells(text) <= COLUMN:
        return text
    while cells(text) >= COLUMN:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


def _apart(pair: Pair, width: int) -> list[str]:
    listed = (Paragraph(f"{each.number} {each.title}", "  - ", "    ") for each in pair.apart)
    return laid_out([Paragraph(pair.apart_note), *listed], width) if pair.apart else []


def _section(section: PairSection, pair: Pair) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for said in section.said:
        yield Paragraph(said.question, "  ")
        yield from _answer(pair.name_a, said.a)
        yield from _answer(pair.name_b, said.b)


def _answer(name: str, answer: Answer) -> Iterator[Paragraph]:
    worth = f" ({points(answer.points)})" if answer.points else ""
    yield Paragraph(f"{name}: {answer.answer}{worth}", "    ", "      ")
    if answer.note:
        yield from noted(answer.note, "      ")
