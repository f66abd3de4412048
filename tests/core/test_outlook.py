"""The range and the movers, on questionnaires small enough to reckon along."""

from tensigns.core.decision import decide
from tensigns.core.questionnaire import UNKNOWN, Questionnaire
from tests.core.build import option, question, questionnaire, scaled, sign, unless, when

Outlook = tuple[str, str, tuple[str, ...]]


def outlook(asked: Questionnaire, **answers: str) -> Outlook:
    """Mildest, gravest, movers; answers to the one question ``q`` of each sign."""
    decision = decide(asked, {f"{key}.q": each for key, each in answers.items()})
    return decision.mildest, decision.gravest, decision.movers


THREE = questionnaire(*(scaled(name, 0, 3, 5, 10) for name in "abc"))


def test_with_everything_answered_it_is_settled() -> None:
    assert outlook(THREE, a="p3", b="p0", c="p5") == ("watch", "watch", ())
    assert decide(THREE, {"a.q": "p0", "b.q": "p0", "c.q": "p0"}).settled


def test_an_open_question_is_answered_in_every_way_or_left() -> None:
    assert outlook(THREE, a="p3", b="p0") == ("keep", "fire", ("c.q",))
    assert outlook(THREE, a="p5", b="p0", c=UNKNOWN) == ("watch", "fire", ("c.q",))


def test_what_no_open_question_can_change_is_settled() -> None:
    assert outlook(THREE, a="p10") == ("fire", "fire", ())


def test_with_nothing_answered_no_single_question_need_decide() -> None:
    small = questionnaire(*(scaled(name, 0, 3) for name in "abcd"))
    # one answered sign leaves three silent, and three points are little: it stays undecided
    assert outlook(small) == ("keep", "watch", ())
    assert outlook(small, a="p0") == ("keep", "watch", ("b.q", "c.q", "d.q"))
    assert outlook(small, a="p3", b="p3") == ("keep", "watch", ("c.q", "d.q"))


FOLLOWED = questionnaire(
    sign(
        "late",
        question("paid", option("on-time"), option("late", 3)),
        question("owes", option("little"), option("much", 7), show_if=unless("paid", "on-time")),
        question("sorry", option("no"), option("yes", -3), show_if=when("owes", "much")),
    ),
    scaled("other", 0, 9),
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
    asked = questionnaire(
        sign(
            "a",
            question("q", option("no"), option("threats", 10)),
            question("r", option("no"), option("sorry", -3)),
        ),
    )
    decision = decide(asked, {"a.r": "sorry"})
    assert (decision.gravest, decision.movers) == ("fire", ("a.q",))


WENT_ON = questionnaire(
    *(scaled(name, 0, 9) for name in "ab"),
    sign(
        "told",
        question("calls", option("no"), option("yes", 4)),
        question("raised", option("not-yet"), option("went-on", 0, went_on=True), raised=True),
    ),
)
SUM = {"a.q": "p9", "b.q": "p9", "told.calls": "yes"}


def test_the_sum_needs_one_that_went_on_at_both_ends() -> None:
    decision = decide(WENT_ON, SUM)
    assert (decision.mildest, decision.gravest) == ("watch", "fire")
    assert decision.movers == ("told.raised",)


def test_the_mild_end_leaves_out_what_went_on_even_where_that_is_worth_less() -> None:
    either = questionnaire(
        *(scaled(name, 0, 9) for name in "abc"),
        sign("d", question("q", option("stopped"), option("on", -1, went_on=True))),
    )
    nines = {"a.q": "p9", "b.q": "p9", "c.q": "p9"}
    assert decide(either, nines).mildest == "watch"
    assert decide(either, nines).gravest == "fire"


def test_the_weighing_stays_as_given() -> None:
    serious = {"a.q": "p5", "b.q": "p0", "c.q": "p0"}
    assert decide(THREE, serious).settled
    weighed = decide(THREE, {**serious, "weighing.worth-it": "no"})
    assert (weighed.mildest, weighed.gravest, weighed.movers) == ("fire", "fire", ())


def test_a_blank_or_unknown_weighing_is_no_open_question() -> None:
    decision = decide(THREE, {"a.q": "p5", "b.q": "p0", "weighing.worth-it": UNKNOWN})
    assert decision.movers == ("c.q",)
