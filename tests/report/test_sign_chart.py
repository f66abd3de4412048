"""The chart of the points by sign."""

from datetime import date

import pytest

from tensigns.report.sign_chart import ROW_HEIGHT, ChartSitting, build_sign_chart
from tensigns.report.sign_labels import sign_labels
from tests.report.sample import QUESTIONNAIRE

LABELS = sign_labels([QUESTIONNAIRE])


@pytest.mark.parametrize(("points", "full"), [(4, 10), (10, 10), (20, 20)])
def test_a_bar_keeps_to_its_row_and_the_text_says_what_a_full_bar_is(
    points: int, full: int
) -> None:
    sittings = [
        ChartSitting(date(2026, month, 1), {"demands": points}, frozenset()) for month in (1, 2)
    ]
    chart = build_sign_chart(sittings, LABELS)
    assert chart is not None
    assert f"A full bar has {full} points." in chart.description
    heights = {bar.height for row in chart.rows for bar in row.bars}
    assert heights == {round(20 * points / full)}
    assert max(heights) < ROW_HEIGHT
