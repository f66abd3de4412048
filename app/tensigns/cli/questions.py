"""``tensigns questions``: the questionnaire, and what each answer is worth."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.language import N_
from tensigns.questionnaires import reading
from tensigns.report.questionnaire_sheet import build_sheet
from tensigns.report.render.questionnaire_document import questionnaire_document
from tensigns.report.render.sheet_text import text_sheet


@click.command(
    cls=LocalizedCommand,
    help=N_("Print the questionnaire, and what each answer is worth."),
    examples=("tensigns questions", "tensigns questions --format markdown > questions.md"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    cls=LocalizedOption,
    help=N_("What to print."),
)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("The same as --format json.")
)
@click.option(
    "--questions",
    "path",
    metavar="FILE",
    cls=LocalizedOption,
    help=N_("Another questionnaire's file."),
)
def questions(form: str, path: str | None, *, as_json: bool) -> None:
    """Print a questionnaire in one of its forms."""
    edition = reading.read_edition(Path(path)) if path else reading.builtin_edition()
    if as_json or form == "json":
        output.print_json(questionnaire_document(edition.questionnaire, edition.ref))
        return
    made = build_sheet(edition.questionnaire, edition.ref)
    if form == "markdown":
        from tensigns.report.render.markdown import markdown_sheet

        output.print_bytes(markdown_sheet(made).encode())
    else:
        output.print_text(text_sheet(made))
