"""``tensigns questions``: the questionnaire, and what each answer is worth."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.parts import Command, Option
from tensigns.language import N_
from tensigns.report.questions_document import questions_document
from tensigns.report.sheet import sheet
from tensigns.report.sheet_plain import sheet_plain
from tensigns.store import questionnaires


@click.command(
    cls=Command,
    help=N_("Print the questionnaire, and what each answer is worth."),
    examples=("tensigns questions", "tensigns questions --format markdown > questions.md"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    cls=Option,
    help=N_("What to print."),
)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("The same as --format json."))
@click.option(
    "--questions", "path", metavar="FILE", cls=Option, help=N_("Another questionnaire's file.")
)
def questions(form: str, path: str | None, *, as_json: bool) -> None:
    """Print a questionnaire in one of its forms."""
    edition = questionnaires.read(Path(path)) if path else questionnaires.builtin()
    if as_json or form == "json":
        output.say_json(questions_document(edition.questionnaire, edition.source))
        return
    made = sheet(edition.questionnaire, edition.source)
    if form == "markdown":
        from tensigns.report.markdown import render_sheet

        output.say_bytes(render_sheet(made).encode())
    else:
        output.say(sheet_plain(made))
