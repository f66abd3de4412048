"""What home shows of the library, and where notes are written."""

from pathlib import Path

from tensigns.core.decision import decide
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.report.words import day
from tensigns.store import files
from tensigns.store.clients import Client
from tensigns.store.library import Library
from tensigns.tui.screens.home import Row, Shelf


def shelf(library: Library) -> Shelf:
    """A row a client; what cannot be read is told, and the rest is shown."""
    survey = library.survey()
    rows: list[Row] = []
    faults = list(survey.faults)
    for client in survey.clients:
        try:
            rows.append(_row(library, client))
        except TensignsError as error:
            faults.append(str(error))
    return Shelf(tuple(rows), tuple(faults))


def _row(library: Library, client: Client) -> Row:
    latest = library.latest(client)
    unfinished = library.unfinished(client)
    newest = latest or unfinished
    decision = None
    if latest is not None:
        edition = library.edition(latest.source)
        decision = decide(edition.questionnaire, latest.answers)
    when = (newest.finished or newest.started) if newest else None
    return Row(
        slug=client.slug,
        name=client.name,
        last=decision.recommendation if decision else None,
        points=decision.points if decision else None,
        when=day(when.date()) if when else _("nothing yet"),
        unfinished=unfinished is not None,
    )


def write_notes(folder: Path, slug: str, sitting: str, text: str) -> str:
    """Write notes to a file in a folder, readable by the user alone; gives its path."""
    path = folder / f"{slug}-{sitting}.md"
    files.save(path, text.encode())
    return str(path)
