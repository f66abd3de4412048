"""A questionnaire's sheet as lines that read from top to bottom."""

from collections.abc import Iterator

from tensigns.language import gettext as _
from tensigns.report.questionnaire_sheet import QuestionnaireSheet, SheetOption, SheetQuestion
from tensigns.text.wrapping import wrap


def text_sheet(sheet: QuestionnaireSheet) -> str:
    """The sheet; each question with its key, each answer with its points and id."""
    return "\n\n".join("\n".join(lines) for lines in _paragraphs(sheet))


def _paragraphs(sheet: QuestionnaireSheet) -> Iterator[list[str]]:
    yield wrap(sheet.title)
    yield wrap(sheet.introduction)
    yield wrap(sheet.edition)
    rules = [line for rule in sheet.rules for line in wrap(rule, "  - ", "    ")]
    yield [_("How it is decided"), *rules]
    for sign in sheet.signs:
        yield [sign.title, *wrap(sign.why, "  ")]
        yield from (_question(question) for question in sign.questions)


def _question(question: SheetQuestion) -> list[str]:
    numbered = f"{question.number} {question.text}".strip()
    return [
        *wrap(numbered, "  "),
        *wrap(question.help, "  "),
        *wrap(f"{question.key}. {question.shows}".removesuffix(". "), "  "),
        *(line for option in question.options for line in _option(option)),
    ]


def _option(option: SheetOption) -> list[str]:
    remark = f" ({option.remark})" if option.remark else ""
    return wrap(f"{option.label}{remark} [{option.id}]", f"  {option.points:>4}  ", " " * 8)
