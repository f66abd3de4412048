"""What home and history show of the library, and where notes are written."""

from datetime import date, datetime
from pathlib import Path

from tensigns.core.decision import scored
from tensigns.core.sitting import Sitting, standing
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.report.summary import Summary, summary
from tensigns.report.words import day, told
from tensigns.store import files
from tensigns.store.clients import Client
from tensigns.store.library import Library
from tensigns.tui.screens.history import Event, History
from tensigns.tui.screens.home import Shelf
from tensigns.tui.widgets.client_table import Name, Row

TREND = 8
"""How many sittings a trend shows."""

_SPARKS = "▁▂▃▄▅▆▇█"
_TOP = 30
"""Points from which a trend's step is at its highest; twenty can mean *fire*."""


def shelf(library: Library) -> Shelf:
    """The clients by name; what cannot be read is told, and the rest is shown."""
    survey = library.survey()
    names = tuple(Name(client.slug, client.name) for client in survey.clients)
    return Shelf(names, survey.faults)


def row(library: Library, slug: str, today: date) -> Row:
    """What a client's line tells; what cannot be read is told on the line."""
    try:
        return _row(library, library.find(slug), today)
    except TensignsError as error:
        return Row(None, None, "", "", str(error))


def _row(library: Library, client: Client, today: date) -> Row:
    summaries = [_summary(library, each) for each in _sittings(library, client)[-TREND:]]
    unfinished = library.unfinished(client)
    if not summaries:
        when = f"{unfinished.started:%Y-%m-%d}" if unfinished else _("nothing yet")
        return Row(None, None, "", when, "")
    last, finished = summaries[-1]
    due = last.recheck is not None and last.recheck <= today
    state = _("unfinished") if unfinished else _("due") if due else ""
    trend = "".join(_spark(each.points) for each, _when in summaries)
    return Row(last.recommendation, last.points, trend, finished.isoformat(), state)


def history(library: Library, client: Client) -> History:
    """A client's sittings, newest first."""
    sittings = _sittings(library, client)
    events = tuple(_event(library, each) for each in reversed(sittings))
    labels: tuple[str, ...] = ()
    if sittings:
        signs = library.edition(sittings[-1].source).questionnaire.signs
        labels = tuple(f"{sign.number:>2}  {told(sign.label)}" for sign in signs)
    return History(client.name, labels, events)


def _sittings(library: Library, client: Client) -> tuple[Sitting, ...]:
    return standing([library.load(client, each) for each in library.finished(client)])


def _summary(library: Library, sitting: Sitting) -> tuple[Summary, date]:
    questionnaire = library.edition(sitting.source).questionnaire
    return summary(questionnaire, sitting), _finished(sitting).date()


def _event(library: Library, sitting: Sitting) -> Event:
    questionnaire = library.edition(sitting.source).questionnaire
    what = summary(questionnaire, sitting)
    finished = _finished(sitting)
    return Event(
        id=sitting.id or "",
        when=day(finished.date()),
        short=f"{finished:%y-%m}",
        recommendation=what.recommendation,
        points=what.points,
        remark=_("amended: {reason}").format(reason=sitting.reason) if sitting.amends else "",
        signs=tuple(score.points for score in scored(questionnaire, sitting.answers)),
    )


def _finished(sitting: Sitting) -> datetime:
    return sitting.finished or sitting.started


def _spark(points: int) -> str:
    return _SPARKS[min(points * len(_SPARKS) // _TOP, len(_SPARKS) - 1)]


def write_notes(folder: Path, name: str, text: str) -> str:
    """Write notes to a file in a folder, readable by the user alone; gives its path."""
    path = folder / f"{name}.md"
    files.save(path, text.encode())
    return str(path)
