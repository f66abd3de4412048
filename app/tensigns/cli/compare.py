"""``tensigns compare``: two sittings side by side."""

import click

from tensigns.cli import output
from tensigns.cli.named import finished
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import library
from tensigns.cli.whom import Compared
from tensigns.language import N_
from tensigns.report.notes import Chosen, Notes
from tensigns.report.pair import build_pair
from tensigns.report.pair_plain import pair_plain


@click.command(
    cls=Command,
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
@click.argument("first", metavar="CLIENT", cls=Compared)
@click.argument("second", metavar="CLIENT", cls=Compared, beside="first")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    cls=Option,
    help=N_("What to print."),
)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("The same as --format json."))
def compare(first: str, second: str, form: str, *, as_json: bool) -> None:
    """Print two finished sittings against each other."""
    shelves = library()
    a, b = (finished(shelves, each) for each in (first, second))
    notes = Notes(shelves, [Chosen(each.client, each.sitting) for each in (a, b)])
    if as_json or form == "json":
        output.say_json(notes.document())
    elif form == "markdown":
        output.say_bytes(notes.markdown().encode())
    else:
        pair = build_pair(*((each.edition.questionnaire, each.sitting) for each in (a, b)))
        output.say(pair_plain(pair).rstrip("\n"))
