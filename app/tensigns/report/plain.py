"""A report as lines that read from top to bottom, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterable, Iterator

from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.lines import wrapped
from tensigns.report.report import Report
from tensigns.report.signs import Answer
from tensigns.report.words import capital, count, points

MOVERS = 5
"""How many open questions are told; the others are counted."""


def plain(report: Report) -> str:
    """The whole sitting: the result, then what was said where it speaks or was noted."""
    sections = [result(report)]
    for section in report.record:
        answers = [line for answer in section.answers for line in _answer(answer)]
        sections.append("\n".join([*wrapped(section.title), *answers]))
    return "\n\n".join(sections) + "\n"


def result(report: Report) -> str:
    """The word first, then why, what could still change it, and what to do."""
    return "\n\n".join("\n".join(lines) for lines in _result(report) if lines)


def _result(report: Report) -> Iterator[list[str]]:
    when = report.date if report.finished else f"{report.date}, {_('unfinished')}"
    yield wrapped(f"{report.client}, {when}")
    yield wrapped(f"{report.symbol} {capital(report.word)}: {report.total}")
    yield _paragraphs(report.headline, report.reach, report.meaning, report.amendment)
    yield [line for written in report.note.split("\n") for line in wrapped(written, "  ")]
    yield [*_signs(report), *wrapped(report.silence)]
    yield _list(_("Why"), report.why)
    yield _list(_("Still open"), _open(report))
    yield _list(_("Tripwires"), report.tripwires)
    yield _list(report.talk_title, report.talk)
    yield _list(_("Next steps"), _steps(report))
    yield wrapped(report.recheck)


def _signs(report: Report) -> list[str]:
    return [
        line
        for sign in report.speaking
        for line in wrapped(f"{sign.title}: {sign.weight}", f"{sign.number:>3}  ", " " * 5)
    ]


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


def _answer(answer: Answer) -> Iterator[str]:
    yield from wrapped(answer.question, "  ")
    worth = f" ({points(answer.points)})" if answer.points else ""
    yield from wrapped(answer.answer + worth, "    ")
    if answer.note:
        first, *others = answer.note.strip().split("\n")
        yield from wrapped(_("Note: {note}").format(note=first), "    ")
        for line in others:
            yield from wrapped(line, "    ")


def _list(title: str, sentences: Iterable[str]) -> list[str]:
    lines = [line for each in sentences for line in wrapped(each, "  - ", "    ")]
    return [title, *lines] if lines else []


def _paragraphs(*sentences: str) -> list[str]:
    return [line for sentence in sentences for line in wrapped(sentence)]
