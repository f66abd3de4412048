"""The case file: everything that is kept about one client, as one model."""

from msgspec import Struct

from tensigns.report.entry_lines import EntryLine
from tensigns.report.sign_chart import SignChart
from tensigns.report.sitting_report import SittingReport


class CaseDocument(Struct, frozen=True):
    """A letter, mail or sheet. ``title`` says what it is and when it was drafted."""

    title: str
    text: str


class RawFile(Struct, frozen=True):
    """A file that is shown as it is.

    ``fault`` says why the file cannot be read. It is empty for a file of a kind that is not read.
    """

    path: str
    fault: str
    text: str


class CaseSection(Struct, frozen=True):
    """What is in the client's folder, or in one item in the trash.

    ``heading`` is empty for the client's folder. ``sittings`` are newest first, and the unfinished
    sitting is the first of them. ``entry_lines`` are in the order of time; an entry that a
    correction replaces comes after its correction.
    """

    heading: str
    sittings: tuple[SittingReport, ...]
    entry_lines: tuple[EntryLine, ...]
    documents: tuple[CaseDocument, ...]
    raw_files: tuple[RawFile, ...]


class FileLine(Struct, frozen=True):
    """The path of a file, relative to the data folder, and what the file is."""

    path: str
    description: str


class CaseFile(Struct, frozen=True):
    """Everything that is kept about a client.

    ``date`` is the day of the export. ``notices`` are sentences for the head of the page. ``chart``
    is None if there are fewer than two sittings. ``money_lines`` say what the client owes on that
    day. ``files`` has a line for every file.
    """

    language: str
    client: str
    date: str
    notices: tuple[str, ...]
    chart: SignChart | None
    money_lines: tuple[str, ...]
    sections: tuple[CaseSection, ...]
    files: tuple[FileLine, ...]
