"""``tensigns ask``: a sitting on the full screen, in plain lines or from an answers file."""

import click

from tensigns.cli.arguments import ClientArgument, SittingIdOption
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, questions_option, refuse_if
from tensigns.cli.resolve import load_edition
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import require_usable_variables, uses_full_screen
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.session.sitting_session import Amendment, SittingStart
from tensigns.storage.file_faults import surplus_marks_message
from tensigns.text.clean import NOTE_LIMIT, clean_line_and_count


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Go through the questions about a client, known or new.\n"
        "\n"
        "With --plain, or where the full screen cannot run, the questions come line by line. "
        "With --answers the answers come from a file (- is standard input): nothing is asked,"
        " and an unfinished sitting is left alone. `tensigns questions` lists what can be "
        "answered."
    ),
    examples=(
        "tensigns ask Globex",
        "tensigns ask globex --resume",
        "tensigns ask globex --plain",
        "tensigns ask --answers globex.toml --dry-run --json",
        "tensigns ask globex --answers globex.toml --amend 20261123T101530Z --reason typo",
    ),
)
@click.argument("client", required=False, cls=ClientArgument)
@option("--answers", metavar="FILE", help=N_("Take the answers from a file."))
@option("--dry-run", is_flag=True, help=N_("With --answers: save nothing."))
@questions_option(N_("Use another questionnaire."))
@option("--resume", is_flag=True, help=N_("Go on with the unfinished sitting."))
@option("--new", is_flag=True, help=N_("Begin anew; an unfinished one goes to the trash."))
@click.option(
    "--amend",
    metavar="ID",
    cls=SittingIdOption,
    help=N_("Amend a finished sitting; the old one is kept."),
)
@option("--reason", metavar="TEXT", help=N_("With --amend: why."))
@json_option(N_("With --answers: print as JSON."))
def ask(  # noqa: PLR0913  one parameter for each option
    client: str | None,
    answers: str | None,
    questions: str | None,
    amend: str | None,
    reason: str | None,
    *,
    dry_run: bool,
    resume: bool,
    new: bool,
    as_json: bool,
) -> int | None:
    """Hold a sitting. Return the exit code of the full screen; None without the full screen."""
    refuse_if(resume and new, _("--resume and --new rule each other out."))
    refuse_if((amend is None) != (reason is None), _("--amend and --reason go together."))
    if answers is None:
        refuse_if(dry_run or as_json, _("--dry-run and --json go with --answers."))
        start = SittingStart(
            _amendment(amend, reason), True if resume else False if new else None, bool(questions)
        )
        return _ask_user(client, questions, start)
    refuse_if(resume or new, _("--answers leaves an unfinished sitting alone."))
    from tensigns.cli.ask_from_answers import AnswersRequest, ask_from_answers

    library = open_library()
    request = AnswersRequest(answers, client, questions, _amendment(amend, reason))
    ask_from_answers(library, request, dry_run=dry_run, as_json=as_json)
    return None


def _amendment(amend: str | None, reason: str | None) -> Amendment | None:
    if amend is None or reason is None:
        return None
    cleaned, surplus_marks = clean_line_and_count(reason)
    if surplus_marks:
        raise BadInput(f"--reason: {surplus_marks_message(surplus_marks)}")
    if not cleaned:
        raise BadInput(_("--reason: say why you amend the sitting"))
    if len(cleaned) > NOTE_LIMIT:
        message = _("--reason: {limit} characters are the most")
        raise BadInput(message.format(limit=NOTE_LIMIT))
    return Amendment(amend, cleaned)


def _ask_user(client: str | None, questions: str | None, start: SittingStart) -> int | None:
    """Hold a sitting on the full screen, or in plain lines with a user or a script."""
    library = open_library()
    edition = load_edition(questions, library)
    if start.amendment is not None:
        refuse_if(client is None, _("Name the client."))
        refuse_if(questions is not None, _("--amend keeps to the sitting's own questionnaire."))
        library.load(library.find(client or ""), start.amendment.sitting_id)
    if not uses_full_screen():
        from tensigns.cli.ask_line_by_line import ask_line_by_line

        ask_line_by_line(library, edition, client, start)
        return None
    require_usable_variables()
    from tensigns.cli.ask_full_screen import ask_full_screen

    return ask_full_screen(library, edition, client, start)
