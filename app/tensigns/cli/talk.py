"""``tensigns talk``: prepare a talk with a client, and note the talk and its outcomes."""

import click

from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, refuse_if
from tensigns.language import N_
from tensigns.language import gettext as _

TODAY = "today"
"""The value of --held without a date."""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Prepare a talk with a client.\n\n"
        "You get a sheet for yourself, with what happened and what you ask, and a mail that "
        "confirms what was agreed: drafts, which you edit and send yourself. Conditions are for "
        "yourself: what must be so by a day, and what you will do if not. On that day you are "
        "asked whether they were kept. What you ask for by a day is a condition too, unless one "
        "of yours has that day.\n\n"
        "--answers FILE takes it from a TOML file: language (en or nl), address (u or je), points "
        "(numbers or ids of signs), ask, by, follows, no_discuss, offer; [[conditions]] with text, "
        "by and then; [[outcomes]] with of (the id in `due --json`) and result (kept, broken or "
        "unclear); held, the day of the talk."
    ),
    examples=(
        "tensigns talk globex",
        N_("tensigns talk globex --held yesterday"),
        "tensigns talk globex --answers talk.toml",
        "tensigns talk globex --json",
    ),
)
@click.argument("client", cls=ClientArgument)
@option(
    "--held",
    metavar="DATE",
    is_flag=False,
    flag_value=TODAY,
    help=N_("Note that the talk took place. Without DATE: today."),
)
@option("--answers", metavar="FILE", help=N_("Take the answers from a file. -: standard input."))
@json_option(N_("Print what is recorded as JSON; without --answers nothing is asked."))
def talk(client: str, *, held: str | None, answers: str | None, as_json: bool) -> int:
    """Prepare a talk, note a talk or outcomes, or print what is recorded. Return the exit code."""
    refuse_if(
        held is not None and answers is not None, _("--held and --answers rule each other out.")
    )
    # Imported here because printing help does not need it.
    from tensigns.cli.talk_request import talk_with

    return talk_with(client, held, answers, as_json=as_json)
