"""The sheet of a questionnaire as plain text."""

from collections.abc import Iterator

from tensigns.language import gettext as _
from tensigns.report.questionnaire_sheet import QuestionnaireSheet, SheetOption, SheetQuestion
from tensigns.report.wording import number_text
from tensigns.text.wrapping import wrap


def text_sheet(sheet: QuestionnaireSheet) -> str:
    """Return the sheet as text, with the key of every question and the id of every option."""
    return "\n\n".join("\n".join(lines) for lines in _paragraphs(sheet))


def _paragraphs(sheet: QuestionnaireSheet) -> Iterator[list[str]]:
    yield wrap(sheet.title)
    yield wrap(sheet.introduction)
    yield wrap(sheet.edition)
    rules = [line for rule in sheet.rules for line in wrap(rule, "  - ", "    ")]
    yield [_("How it is decided"), *rules]
    for sign in sheet.signs:
        yield [sign.title, *wrap(sign.why, "  ")]
        yield from (_question_lines(question) for question in sign.questions)


def _question_lines(question: SheetQuestion) -> list[str]:
    title = f"{question.number} {question.text}".strip()
    return [
        *wrap(title, "  "),
        *wrap(question.help, "  "),
        *wrap(f"{question.key}. {question.sentences}".removesuffix(". "), "  "),
        *(line for option in question.options for line in _option_lines(option)),
    ]


def _option_lines(option: SheetOption) -> list[str]:
    remark = f" ({option.remark})" if option.remark else ""
    points = number_text(option.points)
    return wrap(f"{option.label}{remark} [{option.id}]", f"  {points:>4}  ", " " * 8)
