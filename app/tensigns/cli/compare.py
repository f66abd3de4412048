"""``tensigns compare``: two sittings side by side."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ComparedArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import format_option
from tensigns.cli.resolve import resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import wants_plain_lines
from tensigns.language import N_
from tensigns.report.answered_sitting import AnsweredSitting
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
@click.argument("second", metavar="CLIENT", cls=ComparedArgument, first_side="first")
@format_option(["text", "markdown", "json"])
def compare(first: str, second: str, output_format: str, *, as_json: bool) -> None:
    """Print two finished sittings side by side."""
    library = open_library()
    left, right = (resolve_sitting(library, text) for text in (first, second))
    sittings = [ClientSitting(side.client, side.sitting) for side in (left, right)]
    export = Export(library, sittings)
    if as_json or output_format == "json":
        output.print_json(export.document())
        output.print_messages(export.faults)
    elif output_format == "markdown":
        output.print_document(export.markdown())
    else:
        pair = build_pair(
            AnsweredSitting(left.edition.questionnaire, left.sitting),
            AnsweredSitting(right.edition.questionnaire, right.sitting),
        )
        output.print_text(text_pair(pair, as_lists=wants_plain_lines()).rstrip("\n"))
