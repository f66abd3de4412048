"""A report as lines that read from top to bottom, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterable, Iterator

from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.re_evaluation import ReEvaluation
from tensigns.report.sign_report import AnswerReport, AnswerSection
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import capitalize, number_word, points_text
from tensigns.text.wrapping import LINE_WIDTH, Paragraph, layout

MOVERS = 5
"""How many open questions are told; the others are counted."""


def text_report(report: SittingReport, width: int = LINE_WIDTH) -> str:
    """The whole sitting: the result, then what was said where it speaks or was noted."""
    return _set([*_result(report), *map(_section, report.record)], width) + "\n"


def text_result(report: SittingReport, width: int = LINE_WIDTH) -> str:
    """The word first, then why, what could still change it, and what to do."""
    return _set(_result(report), width)


def text_re_evaluation(revisited: ReEvaluation, width: int = LINE_WIDTH) -> str:
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


def note_paragraphs(note: str, indent: str) -> Iterator[Paragraph]:
    """A note, its lines kept apart."""
    first, *others = note.strip().split("\n")
    yield Paragraph(_("Note: {note}").format(note=first), indent)
    for line in others:
        yield Paragraph(line, indent)


def _set(blocks: Iterable[Iterable[Paragraph]], width: int) -> str:
    """The blocks that have lines, a blank line between them."""
    lines = (layout(block, width) for block in blocks)
    return "\n\n".join("\n".join(each) for each in lines if each)


def _result(report: SittingReport) -> Iterator[Iterable[Paragraph]]:
    when = report.date if report.finished else f"{report.date}, {_('unfinished')}"
    yield [Paragraph(f"{report.client}, {when}")]
    yield [Paragraph(f"{report.symbol} {capitalize(report.word)}: {report.total}")]
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


def _signs(report: SittingReport) -> Iterator[Paragraph]:
    for sign in report.speaking:
        yield Paragraph(f"{sign.title}: {sign.weight}", f"{sign.number:>3}  ", " " * 5)


def _open(report: SittingReport) -> Iterator[str]:
    for each in report.movers[:MOVERS]:
        yield f"{each.sign}: {each.question}"
    left = len(report.movers) - MOVERS
    if left > 0:
        yield ngettext("and one more", "and {count} more", left).format(count=number_word(left))
    if report.weighing_open:
        yield report.weighing_open


def _steps(report: SittingReport) -> Iterator[str]:
    for step in report.steps:
        yield f"{step.sign}: {step.text}" if step.sign else step.text


def _section(section: AnswerSection) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for answer in section.answers:
        yield from _answer(answer)


def _answer(answer: AnswerReport) -> Iterator[Paragraph]:
    yield Paragraph(answer.question, "  ")
    worth = f" ({points_text(answer.points)})" if answer.points else ""
    yield Paragraph(answer.answer + worth, "    ")
    if answer.note:
        yield from note_paragraphs(answer.note, "    ")


def _list(title: str, sentences: Iterable[str]) -> list[Paragraph]:
    listed = [Paragraph(each, "  - ", "    ") for each in sentences]
    return [Paragraph(title), *listed] if listed else []
