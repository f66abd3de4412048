"""``tensigns export``: a sitting to keep or to send."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.named import Named, finished
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import library
from tensigns.cli.whom import Client
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.anonymous import SLUG, anonymous
from tensigns.report.document import document
from tensigns.store import files
from tensigns.store.library import Library

FORMATS = ["markdown", "json", "toml"]


@click.command(
    cls=Command,
    help=N_(
        "Write the notes of a sitting, to keep or to send.\n\n"
        "CLIENT stands for the latest sitting, CLIENT@ID for another. "
        "--anonymous puts “Client A” in the place of name and slug and leaves all notes out. "
        "With --with-notes they stay; read them before you send them, since only the name as it "
        "is written in full is replaced."
    ),
    examples=(
        "tensigns export globex -o globex.md",
        "tensigns export globex --format json --anonymous",
    ),
)
@click.argument("client", cls=Client, sittings=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="markdown",
    cls=Option,
    help=N_("What to write; toml is the sitting's own file."),
)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("The same as --format json."))
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    cls=Option,
    help=N_("A file that only you can read; else standard output."),
)
@click.option("--force", is_flag=True, cls=Option, help=N_("Replace FILE if it exists."))
@click.option("--anonymous", "hidden", is_flag=True, cls=Option, help=N_("Leave the name out."))
@click.option("--with-notes", is_flag=True, cls=Option, help=N_("Keep the notes all the same."))
def export(  # noqa: PLR0913  an option each
    client: str,
    form: str,
    path: str | None,
    *,
    as_json: bool,
    force: bool,
    hidden: bool,
    with_notes: bool,
) -> None:
    """Write a finished sitting."""
    form = "json" if as_json else form
    if with_notes and not hidden:
        raise click.UsageError(_("--with-notes goes with --anonymous."))
    if hidden and form == "toml":
        raise click.UsageError(_("--anonymous goes with markdown or json."))
    shelves = library()
    named = finished(shelves, client)
    data = _toml(shelves, named) if form == "toml" else _made(named, form, hidden, with_notes)
    if path is None or path == "-":
        output.say_bytes(data)
    else:
        _save(Path(path), data, force=force)


def _made(named: Named, form: str, hidden: bool, with_notes: bool) -> bytes:  # noqa: FBT001
    sitting, slug = named.sitting, named.client.slug
    if hidden:
        sitting, slug = anonymous(sitting, slug, with_notes=with_notes), SLUG
    questionnaire = named.edition.questionnaire
    if form == "json":
        return (output.to_json(document(questionnaire, sitting, slug)) + "\n").encode()
    from tensigns.report.markdown import render
    from tensigns.report.report import build

    return render(build(questionnaire, sitting)).encode()


def _toml(shelves: Library, named: Named) -> bytes:
    return files.read(shelves.root / "clients" / named.client.slug / f"{named.sitting.id}.toml")


def _save(path: Path, data: bytes, *, force: bool) -> None:
    where = files.shown(path)
    if path.exists() and not path.is_file():
        raise BadInput(_("{where}: this is not a file").format(where=where))
    if force:
        files.save(path, data)
        return
    try:
        files.create(path, data)
    except FileExistsError as error:
        message = _("{where}: this exists already; --force replaces it")
        raise BadInput(message.format(where=where)) from error
