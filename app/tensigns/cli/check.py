"""``tensigns check``: every fault in questionnaires and in the data folder.

The data folder has clients, sittings, journals and the archive. Its access rights are checked too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from tensigns.cli import output
from tensigns.cli.localized import LocalizedArgument, LocalizedCommand
from tensigns.cli.options import json_option
from tensigns.cli.progress import progress_line, proof_progress_message
from tensigns.cli.run_context import crash_report_folder, open_library, settings_path
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.library.check import (
    CheckResult,
    check_builtin,
    check_folder,
    check_library,
)
from tensigns.library.file_check import check_named_file
from tensigns.library.library import Library
from tensigns.questionnaires.answer_key_remarks import answer_key_remarks
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines
from tensigns.storage.folders import is_folder

EXIT_FAULTS = 2
"""The exit code if there are faults."""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Look for faults in questionnaires and in the data folder.\n\n"
        "Without a PATH: in the built-in questionnaire and the whole data folder (clients, "
        "sittings, journals, archive, access rights). A PATH is a file, a client's folder, a data "
        "folder, or a folder of TOML files. Nothing is changed. The exit code is 2 where something "
        "is wrong. Without a PATH, the first lines say where data, settings and crash reports are."
    ),
    examples=("tensigns check", "tensigns check questions/mine.toml"),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, cls=LocalizedArgument)
@json_option()
def check(paths: tuple[str, ...], *, as_json: bool) -> int:
    """Print the faults, remarks on the answer keys, and a summary. Return the exit code.

    Without paths, first print where the data, the settings and the crash reports are.
    """
    library = open_library()
    locations = {} if paths else _locations(library)
    if paths:
        results = [_check_path(Path(path), library) for path in paths]
    else:
        with progress_line(_folder_progress_message()) as report_progress:
            results = [check_builtin(), check_library(library, report_progress)]
    file_count = sum(result.file_count for result in results)
    for path in paths:
        output.print_messages(answer_key_remarks(Path(path)))
    faults = FaultLines.join(result.faults for result in results)
    if as_json:
        output.print_json({**locations, "files": file_count, "faults": faults})
    else:
        lines = [*_location_lines(locations), *faults, _summary(file_count, faults.total)]
        output.print_text("\n".join(lines))
    return EXIT_FAULTS if faults else 0


def _locations(library: Library) -> dict[str, str | None]:
    """Return the path of each kind of file, by its key in JSON. A path that is unknown is None."""
    paths = {
        "data": library.root,
        "settings": settings_path(),
        "crash_reports": crash_report_folder(),
    }
    return {kind: display_path(path) if path else None for kind, path in paths.items()}


def _location_lines(locations: Mapping[str, str | None]) -> Iterator[str]:
    labels = {
        "data": N_("Data: {path}"),
        "settings": N_("Settings: {path}"),
        "crash_reports": N_("Crash reports: {path}"),
    }
    for kind, path in locations.items():
        yield _(labels[kind]).format(path=path or _("nowhere, there is no home folder"))


def _check_path(path: Path, library: Library) -> CheckResult:
    if is_folder(path):
        with progress_line(_folder_progress_message()) as report_progress:
            return check_folder(path, library, report_progress)
    with progress_line(proof_progress_message()) as report_progress:
        return CheckResult(1, FaultLines.join([check_named_file(path, library, report_progress)]))


def _folder_progress_message() -> str:
    return _("{done} of {total} files looked at, {seconds} s")


def _summary(file_count: int, fault_count: int) -> str:
    files = ngettext("{count} file looked at.", "{count} files looked at.", file_count)
    faults = _("No fault.")
    if fault_count:
        faults = ngettext("{count} fault.", "{count} faults.", fault_count)
    return f"{files.format(count=file_count)} {faults.format(count=fault_count)}"
