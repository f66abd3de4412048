"""Reports as plain text, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tensigns.language import gettext as _
from tensigns.report.next_steps import StepGroup
from tensigns.report.sign_report import AnswerReport, AnswerSection
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import OPEN_MARK, capitalize, open_mark_legend, points_text
from tensigns.text.wrapping import LINE_WIDTH, Paragraph, layout

if TYPE_CHECKING:
    from tensigns.report.re_evaluation import ReEvaluation
    from tensigns.report.what_if import WhatIf


def text_report(
    report: SittingReport, width: int = LINE_WIDTH, *, with_all_answers: bool = False
) -> str:
    """Return the whole report of a sitting: the result, then the answers and notes.

    With ``with_all_answers``, every question is listed, with its key.
    """
    blocks = [*_result_blocks(report), *_answer_blocks(report, with_all_answers=with_all_answers)]
    return _layout_blocks(blocks, width) + "\n"


def text_result(report: SittingReport, width: int = LINE_WIDTH) -> str:
    """Return the recommendation, its reasons, its possible changes, and the next steps."""
    return _layout_blocks(_result_blocks(report), width)


def text_what_if(
    what_if: "WhatIf", width: int = LINE_WIDTH, *, with_all_answers: bool = False
) -> str:
    """Return the changed answers, the own result, and the result of the changed answers."""
    blocks = [
        [Paragraph(_("This is a trial; nothing is saved."))],
        _list_block(_("Changed answers"), what_if.changes),
        [Paragraph(what_if.original_result)],
        *_result_blocks(what_if.report),
        *(_answer_blocks(what_if.report, with_all_answers=True) if with_all_answers else ()),
    ]
    return _layout_blocks(blocks, width) + "\n"


def text_re_evaluation(
    re_evaluation: "ReEvaluation", width: int = LINE_WIDTH, *, with_all_answers: bool = False
) -> str:
    """Return the whole report of a sitting, then the result under today's questionnaire."""
    original, current = re_evaluation.original, re_evaluation.current
    blocks = [
        [Paragraph(re_evaluation.original_edition)],
        *_result_blocks(original),
        *_answer_blocks(original, with_all_answers=with_all_answers),
        [Paragraph(_("With today's questionnaire"))],
        [Paragraph(re_evaluation.current_edition), Paragraph(re_evaluation.headline)],
        *_result_blocks(current),
        _list_block(_("Not asked now"), re_evaluation.dropped_answers),
        _list_block(_("Changed questions"), re_evaluation.revised_questions),
        _list_block(_("New questions"), re_evaluation.new_questions),
    ]
    return _layout_blocks(blocks, width) + "\n"


def note_paragraphs(note: str, indent: str) -> Iterator[Paragraph]:
    """Yield a paragraph for each line of a note.

    The first paragraph begins with "Note:". The other paragraphs have a deeper indent than answers.
    """
    first_line, *other_lines = note.strip().split("\n")
    further_indent = indent + "  "
    yield Paragraph(_("Note: {note}").format(note=first_line), indent, further_indent)
    for line in other_lines:
        yield Paragraph(line, further_indent)


def _layout_blocks(blocks: Iterable[Iterable[Paragraph]], width: int) -> str:
    """Return the blocks as text, with a blank line between blocks. Empty blocks are left out."""
    blocks_of_lines = (layout(block, width) for block in blocks)
    return "\n\n".join("\n".join(lines) for lines in blocks_of_lines if lines)


def _result_blocks(report: SittingReport) -> Iterator[Iterable[Paragraph]]:
    date = report.date if report.finished else f"{report.date}, {_('unfinished')}"
    yield [Paragraph(f"{report.client}, {date}")]
    yield [Paragraph(f"{report.symbol} {capitalize(report.word)}: {report.points_summary}")]
    sentences = (
        report.headline,
        report.range_sentence,
        report.meaning_sentence,
        report.amendment_sentence,
    )
    yield map(Paragraph, sentences)
    yield [Paragraph(line, "  ") for line in report.note.split("\n")]
    legend = open_mark_legend() if report.has_open_signs else ""
    yield [*_sign_paragraphs(report), Paragraph(legend), Paragraph(report.silent_signs_sentence)]
    yield _list_block(_("Why"), report.rule_paragraphs)
    for section in (*report.past_sections, *report.open_sections, *report.change_sections):
        yield _list_block(section.title, section.sentences)
    yield from map(_steps_block, report.step_groups)
    yield [Paragraph(report.recheck_sentence)]


def _sign_paragraphs(report: SittingReport) -> Iterator[Paragraph]:
    for sign in report.listed_signs:
        yield Paragraph(f"{sign.title}: {sign.points_text}", f"{sign.number:>3}  ", " " * 5)


def _answer_blocks(
    report: SittingReport, *, with_all_answers: bool
) -> Iterator[Iterable[Paragraph]]:
    """Yield a block of answers for each sign.

    With ``with_all_answers``, every sign has a block with its points. Each question has its key,
    and each open question the mark of open questions.
    """
    sections = report.full_answer_sections if with_all_answers else report.answer_sections
    for section in sections:
        yield _answer_section(section, is_full=with_all_answers)


def _answer_section(section: AnswerSection, *, is_full: bool) -> Iterator[Paragraph]:
    yield Paragraph(section.title)
    for answer in section.answers:
        yield from _answer_paragraphs(answer, is_full=is_full)


def _answer_paragraphs(answer: AnswerReport, *, is_full: bool) -> Iterator[Paragraph]:
    key = f" [{answer.key}]" if is_full else ""
    yield Paragraph(answer.question + key, "  ")
    mark = f"{OPEN_MARK} " if is_full and answer.is_open else ""
    points = f" ({points_text(answer.points)})" if answer.points else ""
    yield Paragraph(mark + answer.answer + points, "    ")
    if answer.note:
        yield from note_paragraphs(answer.note, "    ")


def _list_block(title: str, sentences: Iterable[str]) -> list[Paragraph]:
    items = [Paragraph(sentence, "  - ", "    ") for sentence in sentences]
    return [Paragraph(title), *items] if items else []


def _steps_block(group: StepGroup) -> Iterator[Paragraph]:
    yield Paragraph(group.title)
    for number, step in enumerate(group.steps, start=group.first_number):
        yield Paragraph(step.sentence, f"{number:>3}. ", "     ")
