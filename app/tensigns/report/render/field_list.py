"""The list twin of a table: in plain lines, each cell has a line of its own, after its heading.

A screen reader reads a line at a time, and would read a row of a table without its headings.
"""

from collections.abc import Iterable

from tensigns.report.wording import NO_VALUE


def field_lines(title: str, fields: Iterable[tuple[str, str]]) -> list[str]:
    """Return the title of a row, and a line for each heading and cell. Empty cells are left out."""
    shown = (f"  {heading}: {cell}" for heading, cell in fields if cell not in ("", NO_VALUE))
    return [title, *shown]
