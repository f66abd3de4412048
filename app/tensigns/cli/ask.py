"""``tensigns ask``: a sitting, on the full screen, in lines or from a file of answers."""

import click

from tensigns.cli import afterwards, filed, output, own
from tensigns.cli.configured import settings
from tensigns.cli.named import known_or_new
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import against_full_screen, library
from tensigns.cli.whom import Client, SittingId
from tensigns.clock import now
from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.store.desk import Amendment, Start
from tensigns.store.questionnaires import Edition


@click.command(
    cls=Command,
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
@click.argument("client", required=False, cls=Client)
@click.option("--plain", is_flag=True, cls=Option, help=N_("Ask line by line."))
@click.option("--answers", metavar="FILE", cls=Option, help=N_("Take the answers from a file."))
@click.option("--dry-run", is_flag=True, cls=Option, help=N_("With --answers: save nothing."))
@click.option("--questions", metavar="FILE", cls=Option, help=N_("Use another questionnaire."))
@click.option("--resume", is_flag=True, cls=Option, help=N_("Go on with the unfinished sitting."))
@click.option(
    "--new", is_flag=True, cls=Option, help=N_("Begin anew; an unfinished one goes to the trash.")
)
@click.option(
    "--amend", metavar="ID", cls=SittingId, help=N_("Amend a finished sitting; it stays on file.")
)
@click.option("--reason", metavar="TEXT", cls=Option, help=N_("With --amend: why."))
@click.option(
    "--json", "as_json", is_flag=True, cls=Option, help=N_("With --answers: print a JSON document.")
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
        start = Start(_amendment(amend, reason), go_on)
        return _held(client, questions, start, plain=plain)
    _rule_out(plain, _("--plain and --answers rule each other out."))
    _rule_out(resume or new, _("--answers leaves an unfinished sitting alone."))
    shelves = library()
    request = filed.Request(client, _amendment(amend, reason), now())
    given = filed.read(answers)
    if request.amends and questions is None:
        edition = filed.amended_edition(shelves, given, request)
    else:
        edition = own.edition(questions, shelves)
    made = filed.finished(shelves, edition, given, request)
    if dry_run:
        _print(edition, made.sitting, made.client.slug if made.client else None, as_json=as_json)
        output.warn(_("Nothing was saved: this was a dry run."))
        return None
    known, sitting = filed.save(shelves, edition, made)
    _print(edition, sitting, known.slug, as_json=as_json)
    output.warn(_("Saved as {name}.").format(name=f"{known.slug}@{sitting.id}"))
    return None


def _rule_out(wrong: bool, message: str) -> None:  # noqa: FBT001
    if wrong:
        raise click.UsageError(message, click.get_current_context())


def _amendment(amend: str | None, reason: str | None) -> Amendment | None:
    return None if amend is None or reason is None else filed.amendment(amend, reason)


def _held(client: str | None, questions: str | None, start: Start, *, plain: bool) -> int | None:
    """Hold a sitting with somebody, or with a script line by line."""
    shelves = library()
    edition = own.edition(questions, shelves)
    if start.amends is not None:
        _rule_out(client is None, _("Name the client."))
        _rule_out(questions is not None, _("--amend keeps to the sitting's own questionnaire."))
        shelves.load(shelves.find(client or ""), start.amends.id)
    if plain or against_full_screen():
        from tensigns.cli import in_lines

        in_lines.hold(shelves, edition, client, start)
        return None
    if client is None:
        from tensigns.cli.pick import pick_or_name

        client = pick_or_name(shelves)
    known = known_or_new(shelves, client)
    name = known if isinstance(known, str) else known.slug
    before = afterwards.sittings(shelves, known)
    from tensigns.tui import run_sitting

    code = run_sitting(shelves, edition, name, start, settings())
    afterwards.tell(shelves, known, before)
    return code


def _print(edition: Edition, sitting: Sitting, slug: str | None, *, as_json: bool) -> None:
    if as_json:
        from tensigns.report.document import document

        output.say_json(document(edition.questionnaire, sitting, slug))
    else:
        from tensigns.report.plain import result
        from tensigns.report.report import build

        output.say(result(build(edition.questionnaire, sitting)))
