"""What home and history show of the library."""

from datetime import date

from tensigns.core.decision import added_up, scored
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.report.summary import summary
from tensigns.report.words import short_day, told
from tensigns.store.clients import Client
from tensigns.store.library import Library
from tensigns.store.standing import Standing
from tensigns.tui.screens.history import Event, History
from tensigns.tui.screens.home import Shelf
from tensigns.tui.widgets.client_table import Name, Row

TREND = 8
"""How many sittings a trend shows."""

_SPARKS = "▁▂▃▄▅▆▇█"
_TOP = 30
"""Points from which a trend's step is at its highest; twenty can mean *fire*."""


class ClientShelf:
    """The clients for home: their names at once, the rest of a line a client at a time."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._clients: dict[str, Client] = {}

    def names(self) -> Shelf:
        """The clients by name; what cannot be read is told, and the rest is shown."""
        try:
            survey = self._library.survey()
        except TensignsError as error:
            return Shelf((), (str(error),))
        self._clients = {client.slug: client for client in survey.clients}
        names = tuple(Name(client.slug, client.name) for client in survey.clients)
        return Shelf(names, survey.faults)

    def row(self, slug: str, today: date) -> Row:
        """What a client's line tells; what cannot be read is told on the line."""
        client = self._clients.get(slug)
        if client is None:
            return Row(None, None, "", "", "")
        try:
            return self._row(client, today)
        except TensignsError as error:
            return Row(None, None, "", "", str(error))

    def _row(self, client: Client, today: date) -> Row:
        unfinished = self._library.unfinished(client)
        history = self._library.history(client)
        standing, lost = history.standing[-TREND:], len(history.faults)
        state = _("{count} unreadable").format(count=lost) if lost else ""
        if not standing:
            begun = short_day(unfinished.started.date()) if unfinished else ""
            when = begun or ("" if lost else _("nothing yet"))
            return Row(None, None, "", when, state, begun=bool(unfinished))
        result = standing[-1].result
        last = summary(self._library.edition(result.source).questionnaire, result)
        due = last.recheck is not None and last.recheck <= today
        return Row(
            last=last.recommendation,
            points=last.points,
            trend="".join(_spark(each.result.points) for each in standing),
            when=short_day(standing[-1].day),
            state=state or (_("unfinished") if unfinished else _("due") if due else ""),
        )


def history(library: Library, client: Client) -> History:
    """A client's sittings, newest first, and a line for each that cannot be read."""
    try:
        found = library.history(client)
        known = library.finished(client)
    except TensignsError as error:
        return History({}, (), (str(error),))
    labels: dict[str, str] = {}
    events: list[Event] = []
    faults = [*found.faults]
    for standing in reversed(found.standing):
        for each in (standing.id, *(amended for amended in standing.instead if amended in known)):
            try:
                events.append(_event(library, client, standing, each, labels))
            except TensignsError as error:
                faults.append(str(error))
    return History(labels, tuple(events), tuple(faults))


def _event(
    library: Library, client: Client, standing: Standing, which: str, labels: dict[str, str]
) -> Event:
    """A sitting that stands, or one that it stands for; labels that are new are added."""
    sitting = library.load(client, which)
    questionnaire = library.edition(sitting.source).questionnaire
    for sign in questionnaire.signs:
        labels.setdefault(sign.id, f"{sign.number:>2}  {told(sign.label)}")
    stands = which == standing.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = added_up(questionnaire, sitting.answers)
    return Event(
        id=which,
        day=standing.day,
        recommendation=recommendation,
        points=points,
        remark=amended if stands else _("before it was amended"),
        signs={score.sign: score.points for score in scored(questionnaire, sitting.answers)},
        stands=stands,
    )


def _spark(points: int) -> str:
    return _SPARKS[min(points * len(_SPARKS) // _TOP, len(_SPARKS) - 1)]
