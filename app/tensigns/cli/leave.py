"""``tensigns leave``: the plan for leaving a client, and the letter."""

import click

from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, output_options, refuse_if
from tensigns.language import N_
from tensigns.language import gettext as _

_FORMATS = ("markdown", "text", "html")
_PAPERS = ("a4", "letter")
_TODAY = "today"


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Plan how you leave a client, and draft the letter.\n\n"
        "At a terminal, eight questions make a plan with a day for each step; later the plan is "
        "shown, and you tick its steps. --answers FILE takes the answers from a TOML file: "
        "contract (open-ended, fixed-term, project, nothing-written, unknown), notice, owed, "
        "prepaid, theirs, ours, deadlines and manner (decent, letter-only, safety, legal-risk, "
        "they-ended); and ends, the last day.\n\n"
        "--letter drafts the letter; you send it yourself. A fixed term or a project that you may "
        "not end at will gets no letter: its plan begins with the questions for a lawyer."
    ),
    examples=(
        "tensigns leave globex",
        "tensigns leave globex --answers leaving.toml",
        "tensigns leave globex --tick invoice",
        "tensigns leave globex --letter -o letter.html",
        "tensigns leave globex --left",
    ),
)
@click.argument("client", cls=ClientArgument)
@option("--answers", metavar="FILE", help=N_("Plan from a TOML file. -: standard input."))
@option(
    "--tick",
    "ticks",
    metavar="STEP",
    multiple=True,
    help=N_("The step with this number or id is done."),
)
@option(
    "--untick",
    "unticks",
    metavar="STEP",
    multiple=True,
    help=N_("The step with this number or id is not done."),
)
@option("--letter", is_flag=True, help=N_("Draft the letter, or show it as you edited it."))
@option("--new", is_flag=True, help=N_("Draft the letter anew, without your changes."))
@output_options()
@option(
    "--format",
    "output_format",
    type=click.Choice(_FORMATS),
    help=N_("The format; default: by the ending of FILE, else Markdown."),
)
@option(
    "--paper", type=click.Choice(_PAPERS), default=_PAPERS[0], help=N_("The paper of the page.")
)
@option(
    "--left",
    metavar="[DATE]",
    is_flag=False,
    flag_value=_TODAY,
    help=N_("You no longer work for this client."),
)
@option("--returned", is_flag=True, help=N_("You work for this client again."))
@json_option()
def leave(  # noqa: PLR0913  one parameter for each option
    *,
    client: str,
    answers: str | None,
    ticks: tuple[str, ...],
    unticks: tuple[str, ...],
    letter: bool,
    new: bool,
    path: str | None,
    force: bool,
    output_format: str | None,
    paper: str,
    left: str | None,
    returned: bool,
    as_json: bool,
) -> int:
    """Note what the options say, then draft the letter or print the plan. Without options, ask.

    Return the exit code.
    """
    refuse_if(left is not None and returned, _("--left and --returned rule each other out."))
    refuse_if(
        (path or output_format) is not None and not letter, _("-o and --format go with --letter.")
    )
    refuse_if(new and not letter, _("--new goes with --letter."))
    refuse_if(path is not None and as_json, _("-o and --json rule each other out."))
    # Imported here because printing help does not need it.
    from tensigns.cli.leave_request import LeaveRequest, LetterRequest, run_leave

    letter_request = LetterRequest(new, path, force, output_format, paper) if letter else None
    is_today = left == _TODAY
    return run_leave(
        LeaveRequest(
            client=client,
            answers=answers,
            ticks=ticks,
            unticks=unticks,
            left=_("today") if is_today else left,
            returned=returned,
            letter=letter_request,
        ),
        as_json=as_json,
    )
