"""A report as lines that read from top to bottom, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterable, Iterator

from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.lines import WIDTH, Paragraph, laid_out
from tensigns.report.report import Report
from tensigns.report.revisited import Revisited
from tensigns.report.signs import Answer, Section
from tensigns.report.words import capital, count, points

MOVERS = 5
"""How many open questions are told; the others are counted."""


def plain(report: Report, width: int = WIDTH) -> str:
    """The whole sitting: the result, then what was said where it speaks or was noted."""
    return _set([*_result(report), *map(_section, report.record)], width) + "\n"


def result(report: Report, width: int = WIDTH) -> str:
    """The word first, then why, what could still change it, and what to do."""
    return _set(_result(report), width)


def plain_revisited(revisited: Revisited, width: int = WIDTH) -> str:
    """The whole sitting, then the result under today's questionnaire, both named."""
    then, now = revisited.then, revisited.now
    blocks = [
        [Paragraph(revisited.then_by)],
        *_result(then),
        *map(_section, then.record),
        [Paragraph(_("Under today's questionnaire"))],
        [Paragraph(revisited.now_by), Paragraph(revisited.headline)],
        *_result(now),
        _list(_("Not asked now"), revisited.gone),
        _list(_("Revised since"), revisited.changed),
        _list(_("New and open"), revisited.new),
    ]
    return _set(blocks, width) + "\n"


def noted(note: str, indent: str) -> Iterator[Paragraph]:
    """A note, its lines kept apart."""
    first, *others = note.strip().split("\n")
    yield Paragraph(_("Note: {note}").format(note=first), indent)
    for line in others:
        yield Paragraph(line, indent)


def _set(blocks: Iterable[Iterable[Paragraph]], width: int) -> str:
    """The blocks that have lines, a blank line between them."""
    lines = (laid_out(block, width) for block in blocks)
    return "\n\n".join("\n".join(each) for each in lines if each)


def _result(report: Report) -> Iterator[Iterable[Paragraph]]:
    when = report.date if report.finished else f"{report.date}, {_('unfinished')}"
    yield [Paragraph(f"{report.client}, {when}")]
    yield [Paragraph(f"{report.symbol} {capital(report.word)}: {report.total}")]
    sentences = (report.headline, report.reach, report.meaning, report.amendment)
    yield map(Paragraph, sentences)
    yield [Paragraph(line, "  ") for line in report.note.split("\n")]
    yield [*_signs(report), Paragraph(report.silence)]
    yield _list(_("Why"), report.why)
    yield _list(_("Still open"), _open(report))
    yield _list(_("Tripwires"), report.tripwires)
    yield _list(report.talk_title, report.talk)
    yield _list(_("Next steps"), _steps(report))
    yield [Paragraph(report.recheck)]


def _signs(report: Report) -> Iterator[Paragraph]:
    for sign in report.speaking:
        yield Paragraph(f"{sign.title}: {sign.weight}", f"{sign.number:>3}  ", " " * 5)


def _open(report: Report) -> Iterator[str]:
    for each in report.movers[:MOVERS]:
        yield f"{each.sign}: {each.question}"
    left = len(report.movers) - MOVERS
    if left > 0:
        yield ngettext("and one more", "and {count} more", left).format(count=count(left))
    if report.weighing_open:
        yield report.weighing_open


def _steps(report: Report) -> Iterator[str]:
    for step in report.steps:
        yield f"{step.sign}: {step.text}" if step.sign else step.text


def _section(section: Section) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for answer in section.answers:
        yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[Paragraph]:
    yield Paragraph(answer.question, "  ")
    worth = f" ({points(answer.points)})" if answer.points else ""
    yield Paragraph(answer.answer + worth, "    ")
    if answer.note:
        yield from noted(answer.note, "    ")


def _list(title: str, sentences: Iterable[str]) -> list[Paragraph]:
    listed = [Paragraph(each, "  - ", "    ") for each in sentences]
    return [Paragraph(title), *listed] if listed else []
