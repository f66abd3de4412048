"""The course of a client's sittings, drawn and told."""

from tensigns.report.trend import HEIGHT, MAX_SITTINGS, WIDTH, build_trend
from tests.report.client_with_history import COURSE, Course, standing


def test_each_sitting_is_told_in_order_with_day_word_and_points() -> None:
    moments = build_trend(standing(), "3")
    assert [(each.recommendation, each.points) for each in moments] == list(COURSE)
    assert [each.is_reported for each in moments] == [False, False, False, True, False]
    assert moments[0].date == "23 November 2026"
    assert (moments[3].symbol, moments[3].word) == ("◐", "watch")


def test_one_sitting_is_no_trend() -> None:
    assert build_trend(standing(COURSE[:1])) == ()
    assert build_trend(()) == ()


def test_of_many_the_last_are_told() -> None:
    moments = build_trend(standing([("keep", points) for points in range(40)]))
    assert [each.points for each in moments] == list(range(40 - MAX_SITTINGS, 40))


def test_all_lies_within_the_drawing_and_more_points_stand_higher() -> None:
    courses: list[Course] = [COURSE, [("fire", 100), ("keep", 0)], [("keep", 1), ("keep", 1)]]
    for course in courses:
        moments = build_trend(standing(course))
        assert all(10 <= each.x <= WIDTH - 10 for each in moments)
        assert all(10 <= each.y <= HEIGHT - 10 for each in moments)
        assert [each.x for each in moments] == sorted({each.x for each in moments})
        by_points = sorted(moments, key=lambda each: each.points)
        heights = [each.y for each in by_points]
        assert heights == sorted(heights, reverse=True)
