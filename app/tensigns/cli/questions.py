"""``tensigns questions``: the questionnaire with the points of each answer."""

import click

from tensigns.cli import output
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import format_option, questions_option
from tensigns.cli.resolve import read_named_edition
from tensigns.language import N_
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.questionnaire_sheet import build_sheet
from tensigns.report.render.questionnaire_document import questionnaire_document
from tensigns.report.render.sheet_text import text_sheet


@click.command(
    "questions",
    cls=LocalizedCommand,
    help=N_("Print the questionnaire, and what each answer is worth."),
    examples=(
        "tensigns questions",
        "tensigns questions --format markdown > questions.md",
        "tensigns questions --format answers > globex.toml",
    ),
)
@format_option(["text", "markdown", "json", "answers"])
@questions_option(N_("Another questionnaire's file."))
def print_questions(output_format: str, questions: str | None, *, as_json: bool) -> None:
    """Print a questionnaire."""
    edition = read_named_edition(questions) if questions else builtin_edition()
    if as_json or output_format == "json":
        output.print_json(questionnaire_document(edition.questionnaire, edition.ref))
        return
    sheet = build_sheet(edition.questionnaire, edition.ref)
    if output_format == "markdown":
        from tensigns.report.render.markdown import markdown_sheet

        output.print_document(markdown_sheet(sheet))
    elif output_format == "answers":
        from tensigns.report.render.answers_template import answers_template

        output.print_document(answers_template(sheet))
    else:
        output.print_text(text_sheet(sheet))
