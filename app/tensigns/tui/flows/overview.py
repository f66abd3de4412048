"""What home and history show of the library."""

from datetime import date

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.score import sign_scores
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.wording import localized, short_date
from tensigns.session.overview import result_summary
from tensigns.tui.screens.history import HistoryContent, HistoryRow
from tensigns.tui.screens.home import ClientNames
from tensigns.tui.widgets.client_table import ClientName, ClientRow

TREND = 8
"""How many sittings a trend shows."""

_SPARKS = "▁▂▃▄▅▆▇█"
_TOP = 30
"""Points from which a trend's step is at its highest; twenty can mean *fire*."""


class ClientOverview:
    """The clients for home: their names at once, the rest of a line a client at a time."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._clients: dict[str, Client] = {}

    def names(self) -> ClientNames:
        """The clients by name; what cannot be read is told, and the rest is shown."""
        try:
            survey = self._library.list_clients()
        except TensignsError as error:
            return ClientNames((), (str(error),))
        self._clients = {client.slug: client for client in survey.clients}
        names = tuple(ClientName(client.slug, client.name) for client in survey.clients)
        return ClientNames(names, survey.faults)

    def row(self, slug: str, today: date) -> ClientRow:
        """What a client's line tells; what cannot be read is told on the line."""
        client = self._clients.get(slug)
        if client is None:
            return ClientRow(None, None, "", "", "")
        try:
            return self._row(client, today)
        except TensignsError as error:
            return ClientRow(None, None, "", "", str(error))

    def _row(self, client: Client, today: date) -> ClientRow:
        unfinished = self._library.draft(client)
        history = self._library.history(client)
        standing, lost = history.sittings[-TREND:], len(history.faults)
        state = _("{count} unreadable").format(count=lost) if lost else ""
        if not standing:
            begun = short_date(unfinished.started.date()) if unfinished else ""
            when = begun or ("" if lost else _("nothing yet"))
            return ClientRow(None, None, "", when, state, begun=bool(unfinished))
        result = standing[-1].result
        last = result_summary(self._library.edition(result.source).questionnaire, result)
        due = last.recheck is not None and last.recheck <= today
        return ClientRow(
            last=last.recommendation,
            points=last.points,
            trend="".join(_spark(each.result.points) for each in standing),
            when=short_date(standing[-1].day),
            state=state or (_("unfinished") if unfinished else _("due") if due else ""),
        )


def history(library: Library, client: Client) -> HistoryContent:
    """A client's sittings, newest first, and a line for each that cannot be read."""
    try:
        found = library.history(client)
        known = library.sitting_ids(client)
    except TensignsError as error:
        return HistoryContent({}, (), (str(error),))
    labels: dict[str, str] = {}
    events: list[HistoryRow] = []
    faults = [*found.faults]
    for standing in reversed(found.sittings):
        for each in (
            standing.id,
            *(amended for amended in standing.replaced_ids if amended in known),
        ):
            try:
                events.append(_event(library, client, standing, each, labels))
            except TensignsError as error:
                faults.append(str(error))
    return HistoryContent(labels, tuple(events), tuple(faults))


def _event(
    library: Library, client: Client, standing: EffectiveSitting, which: str, labels: dict[str, str]
) -> HistoryRow:
    """A sitting that stands, or one that it stands for; labels that are new are added."""
    sitting = library.load(client, which)
    questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    for sign in questionnaire.signs:
        labels.setdefault(sign.id, f"{sign.number:>2}  {localized(sign.label)}")
    stands = which == standing.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    return HistoryRow(
        id=which,
        day=standing.day,
        recommendation=recommendation,
        points=points,
        remark=amended if stands else _("before it was amended"),
        signs={score.sign: score.points for score in sign_scores(questionnaire, sitting.answers)},
        stands=stands,
    )


def _spark(points: int) -> str:
    return _SPARKS[min(points * len(_SPARKS) // _TOP, len(_SPARKS) - 1)]
