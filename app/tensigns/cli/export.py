"""``tensigns export``: a sitting, or two side by side, to keep or to send."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.resolve import ResolvedSitting, resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.report.export import ClientSitting, Export, Redaction
from tensigns.storage import durable_files

FORMATS = ["markdown", "html", "json", "toml"]


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Write the notes of a sitting, or of two side by side.\n\n"
        "CLIENT stands for the latest sitting, CLIENT@ID for another. "
        "--anonymous puts “Client A” and “Client B” in the place of names and slugs and leaves all "
        "notes out. With --with-notes they stay; read them before you send them, since only the "
        "names as they are written are replaced."
    ),
    examples=(
        "tensigns export globex -o globex.md",
        "tensigns export globex --format html -o globex.html",
        "tensigns export globex initech --format html --anonymous -o pair.html",
        "tensigns export globex --format json --anonymous",
    ),
)
@click.argument("client", cls=ClientArgument, sittings=True)
@click.argument("other", required=False, metavar="[CLIENT]", cls=ClientArgument, sittings=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="markdown",
    cls=LocalizedOption,
    help=N_("What to write; toml is the sitting's own file."),
)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("The same as --format json.")
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    cls=LocalizedOption,
    help=N_("A file that only you can read; else standard output."),
)
@click.option("--force", is_flag=True, cls=LocalizedOption, help=N_("Replace FILE if it exists."))
@click.option(
    "--anonymous", "hidden", is_flag=True, cls=LocalizedOption, help=N_("Leave the names out.")
)
@click.option(
    "--with-notes", is_flag=True, cls=LocalizedOption, help=N_("Keep the notes all the same.")
)
def export(  # noqa: PLR0913  an option each
    client: str,
    other: str | None,
    form: str,
    path: str | None,
    *,
    as_json: bool,
    force: bool,
    hidden: bool,
    with_notes: bool,
) -> None:
    """Write one finished sitting, or two."""
    form = "json" if as_json else form
    if with_notes and not hidden:
        raise click.UsageError(_("--with-notes goes with --anonymous."))
    if hidden and form == "toml":
        raise click.UsageError(_("--anonymous goes with markdown, html or json."))
    if other is not None and form == "toml":
        raise click.UsageError(_("Two sittings side by side have no TOML file of their own."))
    shelves = open_library()
    named = [resolve_sitting(shelves, each) for each in (client, other) if each is not None]
    veil: Redaction = "none" if not hidden else "names" if with_notes else "names-and-notes"
    data = _toml(shelves, named[0]) if form == "toml" else _notes(shelves, named, form, veil)
    if path is None or path == "-":
        output.print_bytes(data)
    else:
        _save(Path(path), data, force=force)


def _notes(shelves: Library, named: list[ResolvedSitting], form: str, veil: Redaction) -> bytes:
    notes = Export(shelves, [ClientSitting(each.client, each.sitting) for each in named], veil)
    match form:
        case "json":
            return (output.to_json(notes.document()) + "\n").encode()
        case "html":
            return notes.html().encode()
        case _:
            return notes.markdown().encode()


def _toml(shelves: Library, named: ResolvedSitting) -> bytes:
    return durable_files.read(
        shelves.root / "clients" / named.client.slug / f"{named.sitting.id}.toml"
    )


def _save(path: Path, data: bytes, *, force: bool) -> None:
    where = durable_files.display_path(path)
    if path.exists() and not path.is_file():
        raise BadInput(_("{where}: this is not a file").format(where=where))
    if force:
        durable_files.save(path, data)
        return
    try:
        durable_files.create(path, data)
    except FileExistsError as error:
        message = _("{where}: this exists already; --force replaces it")
        raise BadInput(message.format(where=where)) from error
