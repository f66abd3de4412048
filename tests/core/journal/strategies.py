"""Random journal entries. Ids repeat, corrections point anywhere, times can be in the future."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tensigns.core.journal.entries import (
    EVENT,
    TOLD,
    Details,
    Entry,
    EventDetails,
    OtherDetails,
    Period,
    ToldDetails,
)

NOW = datetime(2026, 11, 23, 11, 15, 30, tzinfo=timezone(timedelta(hours=1)))
IDS = tuple(f"202611{day:02}T101530Z-{digits}" for day in (1, 2, 24) for digits in ("00ff", "e7f3"))
KINDS = (EVENT, TOLD, "decision", "plan", "left", "returned", "rumour")
VALUES: SearchStrategy[object] = st.one_of(
    st.sampled_from(["leave", "keep", "talk", ""]), st.integers(), st.booleans(), st.just([{}])
)


def periods() -> SearchStrategy[Period]:
    """Days, months and ranges around :data:`NOW`."""
    days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
    ranges = st.tuples(days, days).map(sorted).map(lambda pair: Period(pair[0], pair[1]))
    months = st.integers(1, 12).map(lambda month: Period.of_month(2026, month))
    return st.one_of(days.map(Period.of_day), ranges, months)


def noted_times() -> SearchStrategy[datetime]:
    """Times around :data:`NOW`, with any offset; some are more than a day ahead."""
    offsets = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9))])
    steps = st.integers(-20, 5).map(lambda quarter_days: timedelta(hours=6 * quarter_days))
    return st.builds(lambda step, offset: (NOW + step).astimezone(offset), steps, offsets)


@st.composite
def entries(draw: DrawFn) -> Entry:
    """Any entry, of a known or an unknown kind."""
    kind = draw(st.sampled_from(KINDS))
    texts = st.none() | st.sampled_from(["Jansen", "mail of 23 Nov"])
    details: Details
    if kind == EVENT:
        details = EventDetails(draw(st.booleans()), draw(texts), draw(texts))
    elif kind == TOLD:
        details = ToldDetails(draw(texts), draw(texts), draw(st.none() | st.sampled_from(IDS)))
    else:
        details = OtherDetails(draw(st.dictionaries(st.sampled_from(["choice", "of"]), VALUES)))
    return Entry(
        id=draw(st.sampled_from(IDS)),
        kind=kind,
        noted=draw(noted_times()),
        period=draw(periods()),
        details=details,
        signs=tuple(draw(st.sets(st.sampled_from(["lies", "demands"])))),
        text=draw(st.sampled_from(["", "the logo again", "two\nlines"])),
        corrects=draw(st.none() | st.sampled_from([*IDS, "20200101T000000Z-0000"])),
    )


def journals() -> SearchStrategy[list[Entry]]:
    """Journals as a folder can hold them: no two entries have the same id and kind."""
    return st.lists(entries(), unique_by=lambda entry: (entry.id, entry.kind), max_size=8)
