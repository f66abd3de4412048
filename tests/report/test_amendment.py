"""An amendment is told by the date of the sitting that it replaces."""

import pytest
from msgspec.structs import replace

from tensigns.report.amendment import amended_date, amendment_sentence
from tests.report.sample import MILDEST, finished_sitting


@pytest.mark.parametrize(
    ("amended_id", "day"),
    [
        ("20261101T080000Z", "1 November 2026"),
        ("20261101T080000Z-2", "1 November 2026"),
        # one hour ahead of UTC, it is the next day already
        ("20261101T233000Z", "2 November 2026"),
        # no such times
        ("20261341T080000Z", "20261341T080000Z"),
        ("00010101T000000Z", "1 January 1"),
        ("99991231T233000Z", "99991231T233000Z"),
    ],
)
def test_the_day_is_the_local_day_of_the_amended_sitting(amended_id: str, day: str) -> None:
    amendment = replace(finished_sitting(MILDEST), amends=amended_id, reason="a slip")
    assert amended_date(amendment) == day
    assert amendment_sentence(amendment) == f"This amends the sitting of {day}: a slip"


def test_a_sitting_that_amends_none_has_no_sentence() -> None:
    assert amendment_sentence(finished_sitting(MILDEST)) == ""
