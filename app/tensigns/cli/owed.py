"""``tensigns owed``: what a client owes, and reminders of it."""

import click

from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, output_options, refuse_if
from tensigns.language import N_
from tensigns.language import gettext as _

_TONES = ("friendly", "firm", "last")


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Note what a client owes you, and draft reminders.\n\n"
        "At a terminal, what is owed is shown, and you can note invoices, payments and promises. "
        "--answers FILE takes them from a TOML file instead: [[invoice]] with number, issued, due, "
        "amount, currency and disputed; [[payment]] with of (the number of an invoice), amount and "
        "on; [[promise]] with of and by; [[rate]] with rule, percent, from, until, source and "
        "looked_up; [terms] with rule (nl, eu, uk or none), private, language and address.\n\n"
        "--remind drafts a reminder; you send it yourself. firm and last add interest and costs "
        "under the rule of the client. No interest rate is shipped: you look it up and type it in."
    ),
    examples=(
        "tensigns owed globex",
        "tensigns owed globex --answers invoices.toml",
        "tensigns owed globex --remind friendly",
        "tensigns owed globex --remind last -o reminder.md",
        "tensigns owed globex --json",
    ),
)
@click.argument("client", cls=ClientArgument)
@option("--answers", metavar="FILE", help=N_("Note what a TOML file says. -: standard input."))
@option("--remind", type=click.Choice(_TONES), help=N_("Draft a reminder."))
@output_options(
    N_(
        "A file that only you can read; its ending (.md, .txt, .html) says the format. "
        "Without -o: Markdown on standard output."
    )
)
@json_option()
def owed(  # noqa: PLR0913  one parameter for each option
    *,
    client: str,
    answers: str | None,
    remind: str | None,
    path: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Note what a client owes, print it, or draft a reminder. Return the exit code."""
    refuse_if(path is not None and remind is None, _("-o goes with --remind."))
    refuse_if(path is not None and as_json, _("-o and --json rule each other out."))
    # Imported here because printing help does not need it.
    from tensigns.cli.owed_request import OwedRequest, run_owed

    return run_owed(OwedRequest(client, answers, remind, path, force), as_json=as_json)
