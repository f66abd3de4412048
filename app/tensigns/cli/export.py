"""``tensigns export``: one sitting, two sittings, or everything about a client, as a file."""

import click

from tensigns.cli.arguments import ClientArgument
from tensigns.cli.exported_data import ExportRequest, exported_data
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import format_option, option, output_options, refuse_if
from tensigns.cli.output_file import format_by_ending, write_output
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.export import Redaction

FORMATS = ("markdown", "html", "json", "toml")
"""The values of --format. The first is the default."""

FORMAT_OF_ENDING = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "markdown",
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
        "“Client A” and “Client B” in the place of names and slugs and leaves out what you wrote: "
        "notes, and the texts of entries. With --with-notes it stays; read it before you send it, "
        "since only names and invoice numbers as they are written are replaced. The texts of a "
        "questionnaire of your own always stay, without the names.\n"
        "\n"
        "--entries adds what is noted about the client: when, what, who, and where it is on "
        "record. The file alone shows no date that others can check: mail it to yourself or to "
        "your lawyer, and the mail has the date.\n"
        "\n"
        "--all writes everything that is kept about a client, the trash included, as a page or as "
        "JSON. It is for yourself: take out what concerns others before you hand it over. With "
        "--anonymous, names, persons, records, invoice numbers, what you wrote, documents and "
        "files that are not from tensigns are left out; days, sums and choices stay."
    ),
    examples=(
        "tensigns export globex -o globex.md",
        "tensigns export globex -o globex.html",
        "tensigns export globex --entries -o globex.html",
        "tensigns export globex --all -o globex.html",
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
@output_options()
@option("--entries", is_flag=True, help=N_("Add the journal's entries, by date."))
@option("--all", "everything", is_flag=True, help=N_("Everything kept about the client."))
@option("--anonymous", is_flag=True, help=N_("Leave the names out."))
@option("--with-notes", is_flag=True, help=N_("Keep what you wrote all the same."))
def export(  # noqa: PLR0913  one parameter for each option
    client: str,
    other: str | None,
    output_format: str | None,
    path: str | None,
    *,
    as_json: bool,
    entries: bool,
    everything: bool,
    force: bool,
    anonymous: bool,
    with_notes: bool,
) -> None:
    """Write a report, or everything about a client, to standard output or a file."""
    default = "html" if everything else FORMATS[0]
    output_format = (
        "json" if as_json else output_format or format_by_ending(path, FORMAT_OF_ENDING) or default
    )
    refuse_if(with_notes and not anonymous, _("--with-notes goes with --anonymous."))
    redaction = _redaction(anonymous=anonymous, with_notes=with_notes)
    data = exported_data(
        ExportRequest(client, other, output_format, redaction, entries, everything)
    )
    write_output(path, data, force=force)


def _redaction(*, anonymous: bool, with_notes: bool) -> Redaction:
    if not anonymous:
        return "none"
    return "names" if with_notes else "names-and-notes"
