"""The files that are kept about a client, loaded for an export, with what is left out of them."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.library.clients import Client
from tensigns.library.kept_files import FileGroup, kept_files
from tensigns.library.known_names import client_names
from tensigns.library.library import Library
from tensigns.report.case_redaction import CaseRedaction
from tensigns.report.export import Redaction
from tensigns.session.file_parsing import ParsedFile, is_own_name, parse_file
from tensigns.session.journal_reading import LoadedSignLabels, load_sign_labels

_KEPT_SUFFIXES = (".md", ".toml", ".txt", ".html", ".pdf", ".png", ".jpg")
"""The endings that a file keeps where its name is left out."""


class LoadedCase(Struct, frozen=True):
    """The parsed files of a client, and the labels of the signs in the journal.

    ``redaction`` is None if nothing is left out.
    """

    library: Library
    client: Client
    groups: tuple[FileGroup, ...]
    parsed_groups: tuple[tuple[ParsedFile, ...], ...]
    sign_labels: LoadedSignLabels
    redaction: CaseRedaction | None

    @property
    def parsed_files(self) -> tuple[ParsedFile, ...]:
        """The files of all groups."""
        return tuple(parsed for group in self.parsed_groups for parsed in group)

    @property
    def faults(self) -> tuple[str, ...]:
        """A line for each file or folder that cannot be read."""
        file_faults = (parsed.fault for parsed in self.parsed_files if parsed.fault)
        return (*file_faults, *self.sign_labels.faults)


def load_case(library: Library, client: Client, redaction: Redaction = "none") -> LoadedCase:
    """Read every file that is kept about a client.

    Raise :class:`OperationFailed` if a folder cannot be read.
    """
    groups = kept_files(library, client)
    parsed_groups = tuple(
        tuple(parse_file(library, file) for file in group.files) for group in groups
    )
    entries = entries_in([parsed for group in parsed_groups for parsed in group])
    labels = load_sign_labels(library, entries)
    case = LoadedCase(library, client, groups, parsed_groups, labels, None)
    if redaction == "none":
        return case
    names = client_names(client, groups)
    case_redaction = CaseRedaction(client, names, entries, with_notes=redaction == "names")
    return replace(case, redaction=case_redaction)


def entries_in(parsed_files: Sequence[ParsedFile]) -> list[Entry]:
    """Return the entries among the contents of files."""
    contents = (parsed.content for parsed in parsed_files)
    return [content for content in contents if isinstance(content, Entry)]


def shown_path(case: LoadedCase, parsed: ParsedFile) -> str:
    """Return the path of a file. Without notes, a name that the user gave a file is left out."""
    file, redaction = parsed.file, case.redaction
    if redaction is None:
        return file.path
    has_own_name = is_own_name(file.name)
    if redaction.with_notes or has_own_name:
        return redaction.redact_path(file.path, has_own_name=has_own_name)
    number = case.parsed_files.index(parsed) + 1
    path = PurePosixPath(file.path)
    is_whole = file.path.endswith(f"/{file.name}")
    folder = file.path.removesuffix(f"/{file.name}") if is_whole else path.parent.as_posix()
    suffix = path.suffix if path.suffix in _KEPT_SUFFIXES else ""
    return f"{redaction.redact_path(folder)}/file-{number}{suffix}"
