"""``tensigns compare``: two sittings side by side."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ComparedArgument
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.resolve import resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.language import N_
from tensigns.report.export import ClientSitting, Export
from tensigns.report.pair_report import build_pair
from tensigns.report.render.pair_text import text_pair


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Compare the latest sittings of two clients, sign by sign.\n\n"
        "CLIENT@ID stands for another sitting; the same client twice, at two times, will do."
    ),
    examples=(
        "tensigns compare globex initech",
        "tensigns compare globex@20261123T101530Z globex",
        "tensigns compare globex initech --json",
    ),
)
@click.argument("first", metavar="CLIENT", cls=ComparedArgument)
@click.argument("second", metavar="CLIENT", cls=ComparedArgument, beside="first")
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
def compare(first: str, second: str, form: str, *, as_json: bool) -> None:
    """Print two finished sittings against each other."""
    shelves = open_library()
    a, b = (resolve_sitting(shelves, each) for each in (first, second))
    notes = Export(shelves, [ClientSitting(each.client, each.sitting) for each in (a, b)])
    if as_json or form == "json":
        output.print_json(notes.document())
    elif form == "markdown":
        output.print_bytes(notes.markdown().encode())
    else:
        pair = build_pair(*((each.edition.questionnaire, each.sitting) for each in (a, b)))
        output.print_text(text_pair(pair).rstrip("\n"))
