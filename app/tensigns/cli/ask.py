"""``tensigns ask``: a sitting, on the full screen, in lines or from a file of answers."""

import click

from tensigns.cli import answers_sitting, closing_message, output, questionnaire_choice
from tensigns.cli.arguments import ClientArgument, SittingIdOption
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.resolve import client_or_new_name
from tensigns.cli.run_context import full_screen_obstacle, open_library
from tensigns.cli.run_settings import run_settings
from tensigns.clock import now
from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import Amendment, SittingStart


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Hold a sitting about a client, known or new.\n\n"
        "Where the full screen cannot run, or with --plain, it asks line by line. "
        "--answers takes them from a file (- is standard input), asks nothing, and leaves an "
        "unfinished sitting alone. `tensigns questions` lists what can be answered."
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
@click.option("--plain", is_flag=True, cls=LocalizedOption, help=N_("Ask line by line."))
@click.option(
    "--answers", metavar="FILE", cls=LocalizedOption, help=N_("Take the answers from a file.")
)
@click.option(
    "--dry-run", is_flag=True, cls=LocalizedOption, help=N_("With --answers: save nothing.")
)
@click.option(
    "--questions", metavar="FILE", cls=LocalizedOption, help=N_("Use another questionnaire.")
)
@click.option(
    "--resume", is_flag=True, cls=LocalizedOption, help=N_("Go on with the unfinished sitting.")
)
@click.option(
    "--new",
    is_flag=True,
    cls=LocalizedOption,
    help=N_("Begin anew; an unfinished one goes to the trash."),
)
@click.option(
    "--amend",
    metavar="ID",
    cls=SittingIdOption,
    help=N_("Amend a finished sitting; it stays on file."),
)
@click.option("--reason", metavar="TEXT", cls=LocalizedOption, help=N_("With --amend: why."))
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=LocalizedOption,
    help=N_("With --answers: print a JSON document."),
)
def ask(  # noqa: PLR0913  an option each
    client: str | None,
    answers: str | None,
    questions: str | None,
    amend: str | None,
    reason: str | None,
    *,
    plain: bool,
    dry_run: bool,
    resume: bool,
    new: bool,
    as_json: bool,
) -> int | None:
    """Hold a sitting."""
    _rule_out(resume and new, _("--resume and --new rule each other out."))
    _rule_out((amend is None) != (reason is None), _("--amend and --reason go together."))
    if answers is None:
        _rule_out(dry_run or as_json, _("--dry-run and --json go with --answers."))
        go_on = True if resume else False if new else None
        start = SittingStart(_amendment(amend, reason), go_on)
        return _held(client, questions, start, plain=plain)
    _rule_out(plain, _("--plain and --answers rule each other out."))
    _rule_out(resume or new, _("--answers leaves an unfinished sitting alone."))
    shelves = open_library()
    request = answers_sitting.Request(client, _amendment(amend, reason), now())
    given = answers_sitting.read_source(answers)
    if request.amends and questions is None:
        edition = answers_sitting.edition_to_amend(shelves, given, request)
    else:
        edition = questionnaire_choice.chosen_edition(questions, shelves)
    made = answers_sitting.build_sitting(shelves, edition, given, request)
    if dry_run:
        _print(edition, made.sitting, made.client.slug if made.client else None, as_json=as_json)
        output.print_message(_("Nothing was saved: this was a dry run."))
        return None
    known, sitting = answers_sitting.save(shelves, edition, made)
    _print(edition, sitting, known.slug, as_json=as_json)
    output.print_message(_("Saved as {name}.").format(name=f"{known.slug}@{sitting.id}"))
    return None


def _rule_out(wrong: bool, message: str) -> None:  # noqa: FBT001
    if wrong:
        raise click.UsageError(message, click.get_current_context())


def _amendment(amend: str | None, reason: str | None) -> Amendment | None:
    return None if amend is None or reason is None else answers_sitting.amendment(amend, reason)


def _held(
    client: str | None, questions: str | None, start: SittingStart, *, plain: bool
) -> int | None:
    """Hold a sitting with somebody, or with a script line by line."""
    shelves = open_library()
    edition = questionnaire_choice.chosen_edition(questions, shelves)
    if start.amends is not None:
        _rule_out(client is None, _("Name the client."))
        _rule_out(questions is not None, _("--amend keeps to the sitting's own questionnaire."))
        shelves.load(shelves.find(client or ""), start.amends.id)
    if plain or full_screen_obstacle():
        from tensigns.cli import line_sitting

        line_sitting.hold(shelves, edition, client, start)
        return None
    if client is None:
        from tensigns.cli.pickers import pick_or_name

        client = pick_or_name(shelves)
    known = client_or_new_name(shelves, client)
    name = known if isinstance(known, str) else known.slug
    before = closing_message.finished_ids(shelves, known)
    from tensigns.tui import run_sitting

    code = run_sitting(shelves, edition, name, start, run_settings())
    closing_message.print_closing_message(shelves, known, before)
    return code


def _print(edition: Edition, sitting: Sitting, slug: str | None, *, as_json: bool) -> None:
    if as_json:
        from tensigns.report.render.json_document import sitting_document

        output.print_json(sitting_document(edition.questionnaire, sitting, slug))
    else:
        from tensigns.report.render.text import text_result
        from tensigns.report.sitting_report import build_report

        output.print_text(text_result(build_report(edition.questionnaire, sitting)))
