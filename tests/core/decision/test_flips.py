"""The flips, on questionnaires small enough to check by hand."""

from tensigns.core.decision.decide import decide
from tensigns.core.decision.flips import MAX_FLIPS
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign
from tests.core.builders import (
    after,
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
    unless,
)

FlipTexts = list[tuple[str, ...]]


def flips(questionnaire: Questionnaire, **answers: str) -> FlipTexts:
    """The flips, as the recommendation and its changes: ``sign.question:before>after``.

    Keyword arguments name a sign, for its question ``q``, or a sign and a question joined by ``_``.
    """
    by_key = {
        key.replace("_", ".") if "_" in key else f"{key}.q": answer
        for key, answer in answers.items()
    }
    return [
        (
            flip.recommendation,
            *(f"{c.sign}.{c.question}:{c.before}>{c.after}" for c in flip.changes),
        )
        for flip in decide(questionnaire, by_key).flips
    ]


def changeable_sign(name: str, *points: int) -> Sign:
    """A sign of one question, every option of which can still happen."""
    return sign(
        name, question("q", *(option(f"p{value}", value, becomes=True) for value in points))
    )


QUIET_SIGN = points_sign("quiet", 0, 3)


def test_flips_lead_to_graver_and_to_milder_recommendations() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 3, 5, 10), QUIET_SIGN)
    assert flips(questionnaire, a="p5", quiet="p0") == [
        ("fire", "a.q:p5>p10"),
        ("keep", "a.q:p5>p0"),
    ]


def test_a_milder_change_needs_an_option_of_no_points_or_a_raised_question() -> None:
    # what has happened cannot be undone
    plain = sign(
        "a",
        question("q", option("none"), option("some", 4, becomes=True), option("much", 6)),
        QUIET_SIGN.questions[0],
    )
    assert flips(questionnaire_of(plain), a="much") == []
    raised = sign(
        "a",
        question(
            "q", option("none"), option("some", 4, becomes=True), option("much", 6), raised=True
        ),
    )
    assert flips(questionnaire_of(raised), a="much") == [("keep", "a.q:much>some")]


def test_an_option_that_cannot_happen_later_makes_no_flip() -> None:
    assert flips(questionnaire_of(points_sign("a", 0, 3, 5, 10)), a="p3") == []


def test_silent_signs_make_no_flip() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 3, 5), changeable_sign("b", 0, 5, 10))
    assert flips(questionnaire, a="p3", b="p0") == [("watch", "a.q:p3>p5")]


def test_an_open_question_makes_no_flip() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("yes", 3)),
            question("r", option("no"), option("yes", 5, becomes=True)),
        ),
        QUIET_SIGN,
    )
    assert flips(questionnaire, a="yes", a_r=UNKNOWN) == []
    assert flips(questionnaire, a="yes", a_r="no") == [("watch", "a.r:no>yes")]


def test_pairs_of_changes_appear_only_where_no_single_change_flips() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 3, 4), changeable_sign("b", 0, 3, 4))
    assert flips(questionnaire, a="p3", b="p3") == [("watch", "a.q:p3>p4", "b.q:p3>p4")]
    assert flips(questionnaire, a="p4", b="p3") == [("watch", "b.q:p3>p4")]


def test_the_graver_and_the_milder_direction_are_independent() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 5, 10), changeable_sign("b", 0, 5, 10))
    assert flips(questionnaire, a="p5", b="p5") == [
        ("fire", "a.q:p5>p10"),
        ("fire", "b.q:p5>p10"),
        ("keep", "a.q:p5>p0", "b.q:p5>p0"),
    ]


def test_two_changes_in_one_sign_can_flip_together() -> None:
    # sixteen points count as ten, and so do thirteen and twelve; nine do not
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("none", becomes=True), option("some", 3)),
            question("r", option("none", becomes=True), option("some", 4)),
            question("s", option("none"), option("much", 9)),
        )
    )
    assert flips(questionnaire, a="some", a_r="some", a_s="much") == [
        ("watch", "a.q:some>none", "a.r:some>none")
    ]


def test_the_nearest_flips_come_first_then_the_order_of_the_file() -> None:
    questionnaire = questionnaire_of(
        changeable_sign("a", 0, 4, 6, 5), changeable_sign("b", 0, 4, 5)
    )
    assert flips(questionnaire, a="p4") == [("watch", "a.q:p4>p5"), ("watch", "a.q:p4>p6")]
    assert flips(questionnaire, a="p4", b="p0") == [("watch", "a.q:p4>p5"), ("watch", "a.q:p4>p6")]
    both = questionnaire_of(changeable_sign("a", 0, 3, 6, 5), changeable_sign("b", 0, 3, 5))
    assert flips(both, a="p3", b="p3") == [
        ("watch", "a.q:p3>p5"),
        ("watch", "b.q:p3>p5"),
        ("watch", "a.q:p3>p6"),
    ]


def test_at_most_five_flips_are_listed_in_each_direction() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 5, 10, 11, 12, 13, 14, 15), QUIET_SIGN)
    listed = flips(questionnaire, a="p5", quiet="p0")
    assert [flip[1] for flip in listed] == [
        *(f"a.q:p5>p{points}" for points in (10, 11, 12, 13, 14)),
        "a.q:p5>p0",
    ]
    assert MAX_FLIPS == 5


def test_pairs_within_a_sign_and_across_signs_are_sorted_together() -> None:
    two_questions = sign(
        "a",
        question("q", option("no"), option("yes", 1), option("more", 2, becomes=True)),
        question("r", option("no"), option("yes", 1), option("more", 2, becomes=True)),
    )
    questionnaire = questionnaire_of(
        two_questions, changeable_sign("b", 0, 3, 4), points_sign("c", 0, 1)
    )
    assert flips(questionnaire, a="yes", a_r="yes", b="p3", c="p1") == [
        ("watch", "a.q:yes>more", "a.r:yes>more"),
        ("watch", "a.q:yes>more", "b.q:p3>p4"),
        ("watch", "a.r:yes>more", "b.q:p3>p4"),
    ]


def test_a_revealed_follow_up_counts_as_unanswered() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("some", 2), option("more", 3, becomes=True)),
            question("r", option("no"), option("yes", 7), show_if=unless("q", "no", "some")),
        ),
        points_sign("b", 0, 3),
    )
    # "yes" adds seven points, which lead to fire; its question was hidden, so it is unanswered
    assert flips(questionnaire, a="some", a_r="yes", b="p3") == []


def test_flips_leave_the_weighing_unchanged() -> None:
    questionnaire = questionnaire_of(changeable_sign("a", 0, 5, 10), QUIET_SIGN)
    answers = {"a.q": "p5", "quiet.q": "p0", "weighing.worth-it": "no"}
    decision = decide(questionnaire, answers)
    assert [flip.recommendation for flip in decision.flips] == ["keep"]


def test_a_went_on_alone_can_turn_the_sum_into_fire() -> None:
    raised = sign(
        "c",
        question("q", option("no"), option("yes", 4)),
        question(
            "r", option("not-yet"), option("went-on", 1, went_on=True, becomes=True), raised=True
        ),
    )
    questionnaire = questionnaire_of(points_sign("a", 0, 9), points_sign("b", 0, 9), raised)
    assert flips(questionnaire, a="p9", b="p9", c="yes", c_r="not-yet") == [
        ("fire", "c.r:not-yet>went-on")
    ]


def test_an_option_can_be_limited_to_what_it_can_follow() -> None:
    limited = sign(
        "a",
        question(
            "q",
            option("no"),
            option("some", 3),
            option("more", 4),
            after(option("much", 6), "more"),
        ),
    )
    questionnaire = questionnaire_of(limited, QUIET_SIGN)
    assert flips(questionnaire, a="more", quiet="p0") == [("watch", "a.q:more>much")]
    assert flips(questionnaire, a="some", quiet="p0") == []


def test_an_option_that_can_follow_others_still_needs_its_points() -> None:
    limited = sign(
        "a",
        question(
            "q",
            option("no"),
            after(option("some", 3), "much", "no"),
            option("much", 6),
            after(option("paid", 0), "much"),
        ),
    )
    questionnaire = questionnaire_of(limited, QUIET_SIGN)
    assert flips(questionnaire, a="much", quiet="p0") == [("keep", "a.q:much>paid")]


def test_a_milder_option_of_one_point_has_still_happened() -> None:
    plain = sign(
        "a", question("q", option("none"), option("some", 1, becomes=True), option("much", 6))
    )
    assert flips(questionnaire_of(plain, QUIET_SIGN), a="much", quiet="p0") == []


def test_the_changes_of_a_pair_are_in_the_order_of_the_file() -> None:
    # "p2" of both questions leads to equal totals, and only "p3" with "p2" is a flip.
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", *(option(f"p{value}", value, becomes=True) for value in (0, 1, 2, 3))),
            question("r", option("p0"), option("p1", 1), option("p2", 2, becomes=True)),
        ),
        QUIET_SIGN,
    )
    assert flips(questionnaire, a="p1", a_r="p1", quiet="p0") == [
        ("watch", "a.q:p1>p3", "a.r:p1>p2")
    ]
