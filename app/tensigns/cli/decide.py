"""``tensigns decide``: what the user will do about a client, and how a decision turned out."""

import click

from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option
from tensigns.language import N_


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Decide what you will do about a client.\n\n"
        "You are asked what you will do, what you expect, when you will look back, and what the "
        "client pays and costs; all but the first can be skipped. When that day has come, you are "
        "asked how it turned out. No decision changes a recommendation.\n\n"
        "--answers FILE takes a decision from a TOML file: choice (keep, talk, reprice, leave or "
        "tomorrow), because, expect, look_back, and the figures income, income_all, hours, rate "
        "and months. If kind is look-back, it takes followed (yes, partly or no), again and "
        "well (yes, no or unsure), and of: the id of the decision, if it is not the one whose day "
        "has come."
    ),
    examples=(
        "tensigns decide globex",
        "tensigns decide globex --answers decision.toml",
        "tensigns decide globex --json",
    ),
)
@click.argument("client", cls=ClientArgument)
@option("--answers", metavar="FILE", help=N_("Take the answers from a file. -: standard input."))
@json_option(N_("Print what is recorded as JSON; without --answers nothing is asked."))
def decide(client: str, *, answers: str | None, as_json: bool) -> int:
    """Ask for or note a decision or a look-back, or print what is recorded.

    Return the exit code.
    """
    # Imported here because printing help does not need it.
    from tensigns.cli.decide_request import decide_about

    return decide_about(client, answers, as_json=as_json)
