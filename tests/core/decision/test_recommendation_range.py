"""The range and the movers, on questionnaires small enough to reckon along."""

from tensigns.core.decision.decide import decide
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, unless, when

Outlook = tuple[str, str, tuple[str, ...]]


def outlook(asked: Questionnaire, **answers: str) -> Outlook:
    """Mildest, gravest, movers; answers to the one question ``q`` of each sign."""
    decision = decide(asked, {f"{key}.q": each for key, each in answers.items()})
    return decision.mildest, decision.gravest, decision.movers


THREE = questionnaire_of(*(points_sign(name, 0, 3, 5, 10) for name in "abc"))


def test_with_everything_answered_it_is_settled() -> None:
    assert outlook(THREE, a="p3", b="p0", c="p5") == ("watch", "watch", ())
    assert decide(THREE, {"a.q": "p0", "b.q": "p0", "c.q": "p0"}).settled


def test_an_open_question_is_answered_in_every_way_or_left() -> None:
    assert outlook(THREE, a="p3", b="p0") == ("keep", "fire", ("c.q",))
    assert outlook(THREE, a="p5", b="p0", c=UNKNOWN) == ("watch", "fire", ("c.q",))


def test_what_no_open_question_can_change_is_settled() -> None:
    assert outlook(THREE, a="p10") == ("fire", "fire", ())


def test_with_nothing_answered_no_single_question_need_decide() -> None:
    small = questionnaire_of(*(points_sign(name, 0, 3) for name in "abcd"))
    # one answered sign leaves three silent, and three points are little: it stays undecided
    assert outlook(small) == ("keep", "watch", ())
    assert outlook(small, a="p0") == ("keep", "watch", ("b.q", "c.q", "d.q"))
    assert outlook(small, a="p3", b="p3") == ("keep", "watch", ("c.q", "d.q"))


FOLLOWED = questionnaire_of(
    sign(
        "late",
        question("paid", option("on-time"), option("late", 3)),
        question("owes", option("little"), option("much", 7), show_if=unless("paid", "on-time")),
        question("sorry", option("no"), option("yes", -3), show_if=when("owes", "much")),
    ),
    points_sign("other", 0, 9),
)


def ends(**answers: str) -> Outlook:
    decision = decide(
        FOLLOWED, {f"late.{key}": each for key, each in answers.items()} | {"other.q": "p0"}
    )
    return decision.mildest, decision.gravest, decision.movers


def test_what_an_answer_would_reveal_counts_with_it() -> None:
    assert ends() == ("keep", "fire", ("late.paid",))
    assert ends(paid="late") == ("keep", "fire", ("late.owes",))


def test_dont_know_how_often_still_gets_its_follow_ups() -> None:
    assert ends(paid=UNKNOWN, owes="much", sorry="no") == ("keep", "fire", ("late.paid",))


def test_an_answer_can_hide_what_was_answered_below_it() -> None:
    # "on time" hides the seven points that hang on "don't know"
    assert ends(paid=UNKNOWN, owes="much") == ("keep", "fire", ("late.paid", "late.sorry"))


def test_a_follow_up_that_mitigates_pulls_the_mild_end_down() -> None:
    assert ends(paid="late", owes="much") == ("watch", "fire", ("late.sorry",))


def test_nothing_that_was_said_mitigates_a_decisive_option_still_open() -> None:
    asked = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("threats", 10)),
            question("r", option("no"), option("sorry", -3)),
        ),
    )
    decision = decide(asked, {"a.r": "sorry"})
    assert (decision.gravest, decision.movers) == ("fire", ("a.q",))


# A sign whose only open question can get as bad as ten with a sum of one
SORRY = sign(
    "sorry",
    question("some", option("no"), option("yes", 3)),
    question("far", option("no"), option("threats", 10)),
    question("much", option("no"), option("yes", -12), show_if=when("far", "threats")),
)


def test_the_gravest_is_told_by_points_and_not_by_the_plain_sum() -> None:
    asked = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("shouting", 9), option("threats", 10)),
            question(
                "sorry", option("no"), option("yes", -4), show_if=unless("q", "no", "shouting")
            ),
        ),
    )
    assert decide(asked, {"a.q": UNKNOWN, "a.sorry": "yes"}).gravest == "fire"


def told(*, on: int, worse: int) -> Sign:
    """Four points, and an open question that could go on or get worse."""
    options = option("not-yet"), option("worse", worse), option("on", on, went_on=True)
    calls = question("calls", option("no"), option("yes", 4))
    return sign("told", calls, question("raised", *options, raised=True))


def test_fire_by_the_sum_needs_a_sign_that_went_on_be_it_the_first_or_the_last() -> None:
    nines = points_sign("a", 0, 9), points_sign("b", 0, 9)
    given = {"a.q": "p9", "b.q": "p9", "told.calls": "yes"}
    for asked in (
        questionnaire_of(*nines, told(on=1, worse=2)),
        questionnaire_of(told(on=1, worse=2), *nines),
    ):
        decision = decide(asked, given)
        assert (decision.mildest, decision.gravest) == ("watch", "fire")
        assert decision.movers == ("told.raised",)


def test_what_went_on_counts_with_the_points_that_it_has() -> None:
    # 9 + 5 + 4 + 1 went on, and stay below twenty; 9 + 5 + 4 + 2 are twenty, but did not go on
    given = {"a.q": "p9", "b.q": "p5", "told.calls": "yes"}
    some = points_sign("a", 0, 9), points_sign("b", 0, 5)
    for asked in (
        questionnaire_of(*some, told(on=1, worse=2)),
        questionnaire_of(told(on=1, worse=2), *some),
    ):
        assert decide(asked, given).gravest == "watch"


def test_the_mild_end_leaves_out_what_went_on_even_where_that_is_worth_less() -> None:
    asked = questionnaire_of(
        *(points_sign(name, 0, 9) for name in "ab"),
        told(on=-1, worse=0),
        SORRY,
        # don't know leads to ten points that a "no" would take away
        sign(
            "c",
            question("q", option("no"), option("yes", 1)),
            question("r", option("no"), option("yes", 10), show_if=unless("q", "no")),
        ),
    )
    given = {"a.q": "p9", "b.q": "p9", "told.calls": "yes", "sorry.some": "yes"}
    decision = decide(asked, {**given, "c.q": UNKNOWN, "c.r": "yes"})
    assert (decision.recommendation, decision.mildest) == ("fire", "watch")


def test_the_mild_end_takes_what_went_on_where_something_did_anyway() -> None:
    asked = questionnaire_of(
        sign("a", question("q", option("no"), option("on", 4, went_on=True))),
        sign(
            "b",
            question("q", option("no"), option("yes", 5)),
            question("r", option("no"), option("on", -5, went_on=True)),
        ),
        SORRY,
    )
    decision = decide(asked, {"a.q": "on", "b.q": "yes", "sorry.some": "yes"})
    assert (decision.recommendation, decision.mildest) == ("watch", "keep")


def test_the_weighing_stays_as_given() -> None:
    serious = {"a.q": "p5", "b.q": "p0", "c.q": "p0"}
    assert decide(THREE, serious).settled
    weighed = decide(THREE, {**serious, "weighing.worth-it": "no"})
    assert (weighed.mildest, weighed.gravest, weighed.movers) == ("fire", "fire", ())


def test_a_blank_or_unknown_weighing_is_no_open_question() -> None:
    decision = decide(THREE, {"a.q": "p5", "b.q": "p0", "weighing.worth-it": UNKNOWN})
    assert decision.movers == ("c.q",)
