"""The trend of a client's sittings: its moments and their place in the drawing."""

from datetime import timedelta

from msgspec.structs import replace

from tensigns.report.trend import HEIGHT, MAX_SITTINGS, WIDTH, build_trend
from tests.report.client_with_history import HISTORY, History, effective_sittings


def test_each_sitting_is_a_moment_with_its_date_recommendation_and_points() -> None:
    moments = build_trend(effective_sittings(), "3")
    assert [(moment.recommendation, int(moment.points_text)) for moment in moments] == [*HISTORY]
    assert [moment.is_reported for moment in moments] == [False, False, False, True, False]
    assert moments[0].date == "23 November 2026"
    assert (moments[3].symbol, moments[3].word) == ("◐", "watch")


def test_a_sitting_with_open_questions_is_marked() -> None:
    older, newer = effective_sittings([("keep", 0), ("watch", 6)])
    open_result = replace(newer.result, open_count=2)
    moments = build_trend((older, replace(newer, result=open_result)))
    assert [moment.points_text for moment in moments] == ["0", "6?"]


def test_one_sitting_makes_no_trend() -> None:
    assert build_trend(effective_sittings(HISTORY[:1])) == ()
    assert build_trend(()) == ()


def test_only_the_newest_sittings_are_in_the_trend() -> None:
    moments = build_trend(effective_sittings([("keep", points) for points in range(40)]))
    assert [int(moment.points_text) for moment in moments] == [*range(40 - MAX_SITTINGS, 40)]


def test_every_moment_is_inside_the_drawing_and_more_points_are_higher() -> None:
    histories: list[History] = [HISTORY, [("fire", 100), ("keep", 0)], [("keep", 1), ("keep", 1)]]
    for history in histories:
        moments = build_trend(effective_sittings(history))
        assert all(10 <= moment.x <= WIDTH - 10 for moment in moments)
        assert all(10 <= moment.y <= HEIGHT - 10 for moment in moments)
        assert [moment.x for moment in moments] == sorted({moment.x for moment in moments})
        by_points = sorted(moments, key=lambda moment: int(moment.points_text))
        heights = [moment.y for moment in by_points]
        assert heights == sorted(heights, reverse=True)


def test_two_sittings_of_one_day_are_told_apart_by_their_time() -> None:
    older, newer, last = effective_sittings([("keep", 0), ("watch", 6), ("watch", 7)])
    later = replace(newer.result, finished=older.result.finished + timedelta(hours=3))
    same_day = replace(newer, result=later, day=older.day)
    assert [moment.date for moment in build_trend((older, same_day, last))] == [
        "23 November 2026, 11:20",
        "23 November 2026, 14:20",
        "15 February 2027",
    ]
