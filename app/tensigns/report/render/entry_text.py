"""A journal entry as plain text."""

from collections.abc import Iterator

from tensigns.language import gettext as _
from tensigns.report.entry_report import EntryReport
from tensigns.text.width import cell_width
from tensigns.text.wrapping import LINE_WIDTH, wrap


def text_entry(report: EntryReport, width: int = LINE_WIDTH) -> str:
    """Return an entry with its earlier versions."""
    return "\n".join(line for line in _lines(report, width)) + "\n"


def _lines(report: EntryReport, width: int) -> Iterator[str]:
    yield from wrap(report.heading, width=width)
    yield ""
    if report.paragraphs:
        for paragraph in report.paragraphs:
            yield from wrap(paragraph, width=width) or [""]
        yield ""
    label_width = max(cell_width(label) for label, _value in report.fields) + 2
    for label, value in report.fields:
        first_indent = f"{label}:{' ' * (label_width - cell_width(label) - 1)}"
        yield from wrap(value, first_indent, " " * label_width, width=width)
    for number, version in enumerate(report.versions):
        yield ""
        if number == 0:
            yield _("Before it was corrected")
            yield ""
        yield from wrap(version.heading, width=width)
        for paragraph in version.paragraphs:
            yield from wrap(paragraph, " " * 4, width=width)
