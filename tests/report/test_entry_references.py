"""The day in an id, as entries and documents name it."""

from datetime import UTC, date, timedelta, timezone, tzinfo

import pytest

from tensigns.report.entry_references import day_of_id, sitting_day_text

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("item_id", "zone", "day"),
    [
        ("20261123T101530Z", UTC, date(2026, 11, 23)),
        ("20261123T233000Z-1f3a", EAST, date(2026, 11, 24)),
        ("20261399T101530Z", UTC, None),
        ("99991231T235959Z", EAST, None),
        ("by hand", UTC, None),
        ("", UTC, None),
    ],
)
def test_the_day_of_an_id_is_its_day_in_the_time_zone(
    item_id: str, zone: tzinfo, day: date | None
) -> None:
    assert day_of_id(item_id, zone) == day
    if day is None:
        assert sitting_day_text(item_id, zone) == item_id
