"""``tensigns ask``: a sitting, on the full screen, in lines or from a file of answers."""

from pathlib import Path

import click

from tensigns.cli import filed, output
from tensigns.cli.configured import settings
from tensigns.cli.named import known_or_new
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import against_full_screen, library, now
from tensigns.cli.whom import Client, SittingId
from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.document import document
from tensigns.report.plain import result
from tensigns.report.report import build
from tensigns.store import questionnaires
from tensigns.store.questionnaires import Edition


@click.command(
    cls=Command,
    help=N_(
        "Hold a sitting about a client; an unknown name is a new client.\n\n"
        "Where the full screen cannot run, or with --plain, it asks line by line. "
        "--answers takes them from a file (- is standard input), asks nothing, and leaves an "
        "unfinished sitting alone. `tensigns questions` lists what can be answered."
    ),
    examples=(
        'tensigns ask "Globex B.V."',
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
    "--amend", metavar="ID", cls=SittingId, help=N_("With --answers: amend a finished sitting.")
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
        needs_answers = dry_run or as_json or amend is not None
        _rule_out(needs_answers, _("--dry-run, --json and --amend go with --answers."))
        go_on = True if resume else False if new else None
        if plain or against_full_screen():
            _in_lines(client, questions, resume=go_on)
            return None
        return _on_screen(client, questions, resume=go_on)
    _rule_out(plain, _("--plain and --answers rule each other out."))
    _rule_out(resume or new, _("--answers leaves an unfinished sitting alone."))
    edition, shelves = _edition(questions), library()
    amends = filed.amendment(amend, reason) if amend is not None and reason is not None else None
    request = filed.Request(client, amends, now())
    made = filed.finished(shelves, edition, filed.read(answers, edition), request)
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


def _on_screen(client: str | None, questions: str | None, *, resume: bool | None) -> int:
    if client is None:
        raise click.UsageError(_("Name the client."), click.get_current_context())
    edition, shelves = _edition(questions), library()
    known = known_or_new(shelves, client)
    name = known if isinstance(known, str) else known.name
    from tensigns.tui import run_sitting

    return run_sitting(shelves, edition, name, settings(), resume=resume)


def _in_lines(client: str | None, questions: str | None, *, resume: bool | None) -> None:
    from tensigns.cli import in_lines

    in_lines.hold(library(), _edition(questions), client, resume=resume)


def _edition(path: str | None) -> Edition:
    return questionnaires.read(Path(path)) if path else questionnaires.builtin()


def _print(edition: Edition, sitting: Sitting, slug: str | None, *, as_json: bool) -> None:
    if as_json:
        output.say_json(document(edition.questionnaire, sitting, slug))
    else:
        output.say(result(build(edition.questionnaire, sitting)))
