"""Load what is shown beside the list of clients."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from tensigns.core.journal.entries import EVENT, TOLD, Entry
from tensigns.core.journal.status import status_from
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult
from tensigns.report.due_lines import days_text, due_text
from tensigns.report.entry_kinds import kind_word
from tensigns.report.periods import short_period_text
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import OPEN_MARK, long_date, points_text, quote, short_date
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.tui.widgets.client_detail_pane import ClientDetail, NotedText

TREND_LENGTH = 8
"""The number of sittings in a trend."""

SHOWN_ENTRIES = 3
"""The number of journal entries in a detail."""

_TREND_BARS = "▁▂▃▄▅▆▇█"
"""The characters of a trend, from few points to many points."""

_TREND_SCALE = 30
"""The points at the upper end of a trend's scale. *Fire* is possible from 20 points on."""


def load_client_detail(library: Library, client: Client, now: datetime) -> ClientDetail:
    """Return the detail of a client. If something cannot be read, the detail says so."""
    try:
        overview = client_overview(library, client, trend_length=TREND_LENGTH)
        report = _latest_report(library, client, overview)
        listing = library.journal(client).read((EVENT, TOLD))
    except TensignsError as error:
        return ClientDetail(client.name, None, "", (), "", "", "", (), str(error))
    latest = overview.latest
    return ClientDetail(
        name=client.name,
        recommendation=latest.recommendation if latest else None,
        summary=_summary(overview, report),
        reasons=_main_reasons(report) if report else (),
        open_text=report.headline if report and latest and latest.open_count else "",
        next_text=_next_text(overview, now.date()),
        trend=_trend(overview.trend),
        entries=tuple(_noted_texts(listing.entries, now)),
        fault="\n".join((*overview.faults, *listing.faults)),
    )


def _latest_report(
    library: Library, client: Client, overview: ClientOverview
) -> SittingReport | None:
    """Return the report of the latest result; None if there is no result."""
    if overview.latest is None:
        return None
    sitting = library.load(client, overview.latest.sitting_id)
    return build_report(library.edition(sitting.questionnaire_ref).questionnaire, sitting)


def _main_reasons(report: SittingReport) -> tuple[str, ...]:
    """Return the first reason, or what the result rests on if the weighing decides."""
    if report.weighing_decides:
        return (report.meaning_sentence,)
    return report.rule_paragraphs[:1]


def _summary(overview: ClientOverview, report: SittingReport | None) -> str:
    """Return the word, the points and the day of the result, or words for a missing result."""
    if report is None or overview.latest is None:
        if overview.sitting_faults:
            return _("{count} unreadable").format(count=len(overview.sitting_faults))
        return _("unfinished") if overview.draft else _("nothing yet")
    return f"{report.word} · {report.points_summary} · {short_date(overview.latest.day)}"


def _next_text(overview: ClientOverview, today: date) -> str:
    """Return what is due, then the draft to go on with; without both, what comes next."""
    draft, item = overview.draft, overview.next_date
    lines = []
    if item is not None and (draft is None or is_due(overview, today)):
        days = days_text(item.on, today)
        lines.append(f"{short_date(item.on)}, {days}: {due_text(item.kind, item.text)}")
    if draft is not None:
        message = (
            _("Go on with the amendment of {day}.")
            if draft.amends
            else _("Go on with the sitting of {day}.")
        )
        lines.append(message.format(day=long_date(draft.started.date())))
    return "\n".join(lines)


def _trend(results: tuple[SittingResult, ...]) -> str:
    """Return the points of the sittings as bars, and the first and the last of them."""
    if len(results) < 2:  # noqa: PLR2004  one sitting is no trend
        return ""
    bars = "".join(map(_trend_bar, results))
    message = _("{bars}  from {first} to {last}")
    return message.format(bars=bars, first=results[0].points, last=points_text(results[-1].points))


def _trend_bar(result: SittingResult) -> str:
    """Return a bar for the points. If there are only open questions, return their mark."""
    points = result.points
    if not points and result.open_count:
        return OPEN_MARK
    return _TREND_BARS[min(points * len(_TREND_BARS) // _TREND_SCALE, len(_TREND_BARS) - 1)]


def _noted_texts(entries: Iterable[Entry], now: datetime) -> Iterator[NotedText]:
    """Yield the newest entries that have a text, newest first. What was told is a quotation."""
    with_text = [entry for entry in status_from(entries, now).entries if entry.text]
    for entry in reversed(with_text[-SHOWN_ENTRIES:]):
        text = entry.text.splitlines()[0]
        if entry.kind == TOLD:
            text = f"{kind_word(entry)}: {quote(text)}"
        yield NotedText(short_period_text(entry.period), text)
