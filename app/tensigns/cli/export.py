"""``tensigns export``: a sitting, or two side by side, as a file."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import format_option, option
from tensigns.cli.output_file import write_output
from tensigns.cli.resolve import ResolvedSitting, resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.report.export import ClientSitting, Export, Redaction
from tensigns.storage import durable_files

FORMATS = ("markdown", "html", "json", "toml")
"""The values of --format. The first is the default."""

FORMAT_OF_ENDING = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".toml": "toml",
}
"""The format of a file without --format, by the ending of its name in lower case."""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Write a report of one sitting, or of two side by side.\n"
        "\n"
        "CLIENT stands for the latest sitting, CLIENT@ID for another. --anonymous puts "
        "“Client A” and “Client B” in the place of names and slugs and leaves all notes out. "
        "With --with-notes they stay; read them before you send them, since only the names as"
        " they are written are replaced."
    ),
    examples=(
        "tensigns export globex -o globex.md",
        "tensigns export globex -o globex.html",
        "tensigns export globex initech --anonymous -o pair.html",
        "tensigns export globex --format json --anonymous",
    ),
)
@click.argument("client", cls=ClientArgument, sittings=True)
@click.argument("other", required=False, metavar="[CLIENT]", cls=ClientArgument, sittings=True)
@format_option(
    FORMATS,
    N_("The format; default: by the ending of FILE. toml is the sitting's own file."),
    has_default=False,
)
@option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help=N_("A file that only you can read; else standard output."),
)
@option("--force", is_flag=True, help=N_("Replace FILE if it exists."))
@option("--anonymous", is_flag=True, help=N_("Leave the names out."))
@option("--with-notes", is_flag=True, help=N_("Keep the notes all the same."))
def export(  # noqa: PLR0913  one parameter for each option
    client: str,
    other: str | None,
    form: str | None,
    path: str | None,
    *,
    as_json: bool,
    force: bool,
    anonymous: bool,
    with_notes: bool,
) -> None:
    """Write one finished sitting, or two, to standard output or a file whose path is told."""
    form = "json" if as_json else form or _format_by_ending(path)
    if with_notes and not anonymous:
        raise click.UsageError(_("--with-notes goes with --anonymous."))
    if anonymous and form == "toml":
        raise click.UsageError(_("--anonymous goes with markdown, html or json."))
    if other is not None and form == "toml":
        raise click.UsageError(_("Two sittings side by side have no TOML file of their own."))
    library = open_library()
    resolved = [resolve_sitting(library, text) for text in (client, other) if text is not None]
    if form == "toml":
        data = _sitting_file(library, resolved[0])
    else:
        redaction = _redaction(anonymous=anonymous, with_notes=with_notes)
        data = _render(library, resolved, form, redaction)
    write_output(path, data, force=force)


def _format_by_ending(path: str | None) -> str:
    return FORMAT_OF_ENDING.get(Path(path or "").suffix.casefold(), FORMATS[0])


def _redaction(*, anonymous: bool, with_notes: bool) -> Redaction:
    if not anonymous:
        return "none"
    return "names" if with_notes else "names-and-notes"


def _render(
    library: Library, resolved: list[ResolvedSitting], form: str, redaction: Redaction
) -> bytes:
    sittings = [ClientSitting(side.client, side.sitting) for side in resolved]
    export_of_sittings = Export(library, sittings, redaction)
    match form:
        case "json":
            data = (output.to_json(export_of_sittings.document()) + "\n").encode()
        case "html":
            data = export_of_sittings.html().encode()
        case _:
            data = export_of_sittings.markdown().encode()
    for fault in export_of_sittings.faults:
        output.print_message(fault)
    return data


def _sitting_file(library: Library, resolved: ResolvedSitting) -> bytes:
    folder = library.root / "clients" / resolved.client.slug
    return durable_files.read(folder / f"{resolved.sitting.id}.toml")
