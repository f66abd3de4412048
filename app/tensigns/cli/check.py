"""``tensigns check``: everything that is wrong in files, told at once."""

from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.command_classes import LocalizedArgument, LocalizedCommand, LocalizedOption
from tensigns.cli.run_context import open_library
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.library.check import Checked, check_builtin, check_file, check_library
from tensigns.library.library import Library

FAULTS = 2
"""The exit code where something is wrong."""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Look for faults in questionnaires and sittings.\n\n"
        "Without a PATH: in the built-in questionnaire and the whole data folder. Nothing is "
        "changed. The exit code is 2 where something is wrong."
    ),
    examples=("tensigns check", "tensigns check questions/mine.toml"),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, cls=LocalizedArgument)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def check(paths: tuple[str, ...], *, as_json: bool) -> int:
    """Print a line for each fault."""
    shelves = open_library()
    if paths:
        checked = [_at(Path(path), shelves) for path in paths]
    else:
        checked = [check_builtin(), check_library(shelves)]
    files = sum(each.files for each in checked)
    faults = [line for each in checked for line in each.faults]
    if as_json:
        output.print_json({"files": files, "faults": faults})
    else:
        output.print_text("\n".join([*faults, _summary(files, len(faults))]))
    return FAULTS if faults else 0


def _at(path: Path, shelves: Library) -> Checked:
    if path.is_dir():
        return check_library(Library(path))
    return Checked(1, check_file(path, shelves))


def _summary(files: int, faults: int) -> str:
    looked = ngettext("{count} file looked at.", "{count} files looked at.", files)
    found = ngettext("{count} fault.", "{count} faults.", faults) if faults else _("No fault.")
    return f"{looked.format(count=files)} {found.format(count=faults)}"
