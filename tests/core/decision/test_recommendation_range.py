"""The range and the movers, on questionnaires small enough to check by hand."""

import pytest
from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign
from tests.core.builders import (
    FORMAT_2_THRESHOLDS,
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
    unless,
    when,
)

RangeAndMovers = tuple[str, str, tuple[str, ...]]


def range_and_movers(questionnaire: Questionnaire, **answers: str) -> RangeAndMovers:
    """Mildest, gravest and movers, with these answers to the question ``q`` of each sign."""
    decision = decide(questionnaire, {f"{key}.q": answer for key, answer in answers.items()})
    return decision.mildest, decision.gravest, decision.movers


THREE_SIGNS = questionnaire_of(*(points_sign(name, 0, 3, 5, 10) for name in "abc"))


def test_the_recommendation_is_settled_once_everything_is_answered() -> None:
    assert range_and_movers(THREE_SIGNS, a="p3", b="p0", c="p5") == ("watch", "watch", ())
    assert decide(THREE_SIGNS, {"a.q": "p0", "b.q": "p0", "c.q": "p0"}).settled


def test_the_range_covers_every_answer_to_an_open_question() -> None:
    assert range_and_movers(THREE_SIGNS, a="p3", b="p0") == ("keep", "fire", ("c.q",))
    assert range_and_movers(THREE_SIGNS, a="p5", b="p0", c=UNKNOWN) == ("watch", "fire", ("c.q",))


def test_the_recommendation_is_settled_where_no_open_question_can_change_it() -> None:
    assert range_and_movers(THREE_SIGNS, a="p10") == ("fire", "fire", ())


def test_without_answers_there_may_be_no_mover() -> None:
    questionnaire = questionnaire_of(*(points_sign(name, 0, 3) for name in "abcd"))
    # one answered sign leaves three silent, and three points are too few for watch
    assert range_and_movers(questionnaire) == ("keep", "watch", ())
    assert range_and_movers(questionnaire, a="p0") == ("keep", "watch", ("b.q", "c.q", "d.q"))
    assert range_and_movers(questionnaire, a="p3", b="p3") == ("keep", "watch", ("c.q", "d.q"))


WITH_FOLLOW_UPS = questionnaire_of(
    sign(
        "late",
        question("paid", option("on-time"), option("late", 3)),
        question("owes", option("little"), option("much", 7), show_if=unless("paid", "on-time")),
        question("sorry", option("no"), option("yes", -3), show_if=when("owes", "much")),
    ),
    points_sign("other", 0, 9),
)


def range_with_follow_ups(**answers: str) -> RangeAndMovers:
    """Mildest, gravest and movers of ``WITH_FOLLOW_UPS``, with answers to the sign ``late``."""
    decision = decide(
        WITH_FOLLOW_UPS,
        {f"late.{key}": answer for key, answer in answers.items()} | {"other.q": "p0"},
    )
    return decision.mildest, decision.gravest, decision.movers


def test_the_range_includes_questions_that_an_answer_would_reveal() -> None:
    assert range_with_follow_ups() == ("keep", "fire", ("late.paid",))
    assert range_with_follow_ups(paid="late") == ("keep", "fire", ("late.owes",))


def test_dont_know_still_reveals_follow_ups() -> None:
    assert range_with_follow_ups(paid=UNKNOWN, owes="much", sorry="no") == (
        "keep",
        "fire",
        ("late.paid",),
    )


def test_an_answer_to_an_open_question_can_hide_answered_follow_ups() -> None:
    # "on time" hides the follow-up that has seven points
    assert range_with_follow_ups(paid=UNKNOWN, owes="much") == (
        "keep",
        "fire",
        ("late.paid", "late.sorry"),
    )


def test_an_open_question_that_mitigates_lowers_the_mildest_end() -> None:
    assert range_with_follow_ups(paid="late", owes="much") == ("watch", "fire", ("late.sorry",))


def test_a_mitigating_answer_does_not_lower_a_decisive_option_that_is_still_open() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("threats", 10)),
            question("r", option("no"), option("sorry", -3)),
        ),
    )
    decision = decide(questionnaire, {"a.r": "sorry"})
    assert (decision.gravest, decision.movers) == ("fire", ("a.q",))


# the open question of this sign can make it decisive while its sum is one
SORRY = sign(
    "sorry",
    question("some", option("no"), option("yes", 3)),
    question("far", option("no"), option("threats", 10)),
    question("much", option("no"), option("yes", -12), show_if=when("far", "threats")),
)


def test_the_gravest_end_depends_on_points_and_not_on_the_sum() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("shouting", 9), option("threats", 10)),
            question(
                "sorry", option("no"), option("yes", -4), show_if=unless("q", "no", "shouting")
            ),
        ),
    )
    assert decide(questionnaire, {"a.q": UNKNOWN, "a.sorry": "yes"}).gravest == "fire"


def raised_sign(*, went_on_points: int, worse_points: int) -> Sign:
    """A sign of four points whose open question has a went-on option and a worse one."""
    options = (
        option("not-yet"),
        option("worse", worse_points),
        option("on", went_on_points, went_on=True),
    )
    calls = question("calls", option("no"), option("yes", 4))
    return sign("told", calls, question("raised", *options, raised=True))


def test_the_sum_leads_to_fire_with_any_sign_that_went_on() -> None:
    nines = points_sign("a", 0, 9), points_sign("b", 0, 9)
    answers = {"a.q": "p9", "b.q": "p9", "told.calls": "yes"}
    for questionnaire in (
        questionnaire_of(*nines, raised_sign(went_on_points=1, worse_points=2)),
        questionnaire_of(raised_sign(went_on_points=1, worse_points=2), *nines),
    ):
        decision = decide(questionnaire, answers)
        assert (decision.mildest, decision.gravest) == ("watch", "fire")
        assert decision.movers == ("told.raised",)


def test_a_went_on_option_counts_with_its_own_points() -> None:
    # 9 + 5 + 4 + 1 with a went-on are below twenty; 9 + 5 + 4 + 2 are twenty without a went-on
    answers = {"a.q": "p9", "b.q": "p5", "told.calls": "yes"}
    answered_signs = points_sign("a", 0, 9), points_sign("b", 0, 5)
    for questionnaire in (
        questionnaire_of(*answered_signs, raised_sign(went_on_points=1, worse_points=2)),
        questionnaire_of(raised_sign(went_on_points=1, worse_points=2), *answered_signs),
    ):
        assert decide(questionnaire, answers).gravest == "watch"


def test_the_mildest_end_avoids_a_went_on_even_where_it_lowers_the_sum() -> None:
    questionnaire = questionnaire_of(
        *(points_sign(name, 0, 9) for name in "ab"),
        raised_sign(went_on_points=-1, worse_points=0),
        SORRY,
        # "don't know" reveals a question with ten points that a "no" would hide
        sign(
            "c",
            question("q", option("no"), option("yes", 1)),
            question("r", option("no"), option("yes", 10), show_if=unless("q", "no")),
        ),
    )
    answers = {"a.q": "p9", "b.q": "p9", "told.calls": "yes", "sorry.some": "yes"}
    decision = decide(questionnaire, {**answers, "c.q": UNKNOWN, "c.r": "yes"})
    assert (decision.recommendation, decision.mildest) == ("fire", "watch")


def test_the_mildest_end_includes_a_went_on_where_another_sign_has_one() -> None:
    questionnaire = questionnaire_of(
        sign("a", question("q", option("no"), option("on", 4, went_on=True))),
        sign(
            "b",
            question("q", option("no"), option("yes", 5)),
            question("r", option("no"), option("on", -5, went_on=True)),
        ),
        SORRY,
    )
    decision = decide(questionnaire, {"a.q": "on", "b.q": "yes", "sorry.some": "yes"})
    assert (decision.recommendation, decision.mildest) == ("watch", "keep")


def test_the_range_leaves_the_weighing_unchanged() -> None:
    serious = {"a.q": "p5", "b.q": "p0", "c.q": "p0"}
    assert decide(THREE_SIGNS, serious).settled
    weighed = decide(THREE_SIGNS, {**serious, "weighing.worth-it": "no"})
    assert (weighed.mildest, weighed.gravest, weighed.movers) == ("fire", "fire", ())


def test_a_blank_or_unknown_weighing_is_no_open_question() -> None:
    decision = decide(THREE_SIGNS, {"a.q": "p5", "b.q": "p0", "weighing.worth-it": UNKNOWN})
    assert decision.movers == ("c.q",)


def red_flag(name: str, *points: int) -> Sign:
    """A red flag of one question ``q``."""
    return replace(points_sign(name, *points), red_flag=True)


def test_an_open_red_flag_can_make_a_second_one() -> None:
    questionnaire = questionnaire_of(
        red_flag("a", 0, 5), red_flag("b", 0, 5), thresholds=FORMAT_2_THRESHOLDS
    )
    assert range_and_movers(questionnaire, a="p5") == ("watch", "fire", ("b.q",))
    assert range_and_movers(questionnaire, a="p0") == ("keep", "watch", ("b.q",))
    # Without the rule, ten points without a went-on are watch.
    without_rule = questionnaire_of(red_flag("a", 0, 5), red_flag("b", 0, 5))
    assert range_and_movers(without_rule, a="p5") == ("watch", "watch", ())


@pytest.mark.parametrize("points", [-1, 0, 1])
def test_an_open_question_can_still_spare_a_red_flag(points: int) -> None:
    # Also where the sign has more points then.
    spared = sign(
        "a",
        question("q", option("no"), option("yes", 6)),
        question("who", option("client"), option("not-known", points, spares=True)),
        red_flag=True,
    )
    questionnaire = questionnaire_of(spared, red_flag("b", 0, 5), thresholds=FORMAT_2_THRESHOLDS)
    decision = decide(questionnaire, {"a.q": "yes", "b.q": "p5"})
    assert (decision.recommendation, decision.mildest, decision.gravest) == (
        "fire",
        "watch",
        "fire",
    )
    assert decision.movers == ("a.who",)


def test_one_open_sign_can_count_for_the_sum_and_another_for_the_red_flags() -> None:
    # Of the open sign, one answer makes it a red flag and another one a sign that went on.
    open_sign = sign(
        "a",
        question("q", option("no"), option("much", 6), option("on", 4, went_on=True)),
        red_flag=True,
    )
    nines = points_sign("b", 0, 9), points_sign("c", 0, 9)
    for signs in ((open_sign, *nines), (*nines, open_sign)):
        by_sum = questionnaire_of(*signs, thresholds=FORMAT_2_THRESHOLDS)
        answers = {"b.q": "p9", "c.q": "p9"}
        assert decide(by_sum, answers).gravest == "fire"
        assert decide(by_sum, {**answers, "a.q": "much"}).gravest == "watch"
    by_red_flags = questionnaire_of(open_sign, red_flag("b", 0, 9), thresholds=FORMAT_2_THRESHOLDS)
    assert decide(by_red_flags, {"b.q": "p9"}).gravest == "fire"
    assert decide(by_red_flags, {"b.q": "p9", "a.q": "on"}).gravest == "watch"


def test_what_cannot_reach_watch_can_stay_undecided() -> None:
    questionnaire = questionnaire_of(*(points_sign(name, 0, 1) for name in "abcd"))
    assert range_and_movers(questionnaire, a="p0") == ("keep", "undecided", ("b.q", "c.q", "d.q"))
    assert range_and_movers(questionnaire) == ("keep", "undecided", ())
    assert range_and_movers(questionnaire, a="p0", b="p1") == ("keep", "keep", ())


def test_a_no_to_the_weighing_applies_to_both_ends_of_the_range() -> None:
    questionnaire = questionnaire_of(
        *(points_sign(name, 0, 3, 5) for name in "ab"), thresholds=FORMAT_2_THRESHOLDS
    )
    answers = {"a.q": "p3", "weighing.worth-it": "no"}
    decision = decide(questionnaire, answers)
    assert (decision.recommendation, decision.mildest, decision.gravest) == (
        "watch",
        "watch",
        "fire",
    )
    assert decision.movers == ("b.q",)
