"""The expiries, on questionnaires small enough to check by hand."""

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

ExpiryTexts = list[tuple[str, int, str]]


def expiries(questionnaire: Questionnaire, **answers: str) -> ExpiryTexts:
    """The expiries: key, days and recommendation.

    Keyword arguments name a sign and a question, joined by ``_``.
    """
    by_key = {key.replace("_", "."): answer for key, answer in answers.items()}
    decision = decide(questionnaire, by_key)
    return [(e.question, e.days, e.recommendation) for e in decision.expiries]


def windowed_sign(name: str, *points: int, days: int | None = 180) -> Sign:
    """A sign of one question ``q`` about a period."""
    options = (option(f"p{value}", value) for value in points)
    return sign(name, question("q", *options, window_days=days))


QUIET = points_sign("quiet", 0, 3)


def test_an_answer_that_decides_alone_expires_when_its_period_has_passed() -> None:
    questionnaire = questionnaire_of(windowed_sign("a", 0, 5, 10), QUIET)
    assert expiries(questionnaire, a_q="p10", quiet_q="p0") == [("a.q", 180, "keep")]
    assert expiries(questionnaire, a_q="p5", quiet_q="p0") == [("a.q", 180, "keep")]


def test_an_answer_of_one_point_expires_too() -> None:
    questionnaire = questionnaire_of(
        points_sign("a", 0, 4), points_sign("b", 0, 3), windowed_sign("c", 0, 1)
    )
    assert expiries(questionnaire, a_q="p4", b_q="p3", c_q="p1") == [("c.q", 180, "keep")]


def test_an_answer_that_changes_nothing_alone_does_not_expire() -> None:
    questionnaire = questionnaire_of(windowed_sign("a", 0, 3, 10), windowed_sign("b", 0, 10))
    assert expiries(questionnaire, a_q="p3", b_q="p0") == []
    # Either of two decisive signs is enough, so neither answer expires alone.
    assert expiries(questionnaire, a_q="p10", b_q="p10") == []


def test_an_answer_without_a_period_without_points_or_open_does_not_expire() -> None:
    always = questionnaire_of(windowed_sign("a", 0, 10, days=None), QUIET)
    assert expiries(always, a_q="p10", quiet_q="p0") == []
    mitigated = questionnaire_of(
        sign(
            "a",
            question("much", option("no"), option("yes", 6)),
            question("sorry", option("no"), option("yes", -3), option("very", -9), window_days=30),
        ),
        QUIET,
    )
    assert expiries(mitigated, a_much="yes", a_sorry="no", quiet_q="p0") == []
    assert expiries(mitigated, a_much="yes", a_sorry="yes", quiet_q="p0") == []
    windowed = questionnaire_of(windowed_sign("a", 0, 10), QUIET)
    assert expiries(windowed, a_q=UNKNOWN, quiet_q="p3") == []


def test_the_soonest_expiry_comes_first_then_the_order_of_the_file() -> None:
    questionnaire = questionnaire_of(
        windowed_sign("a", 0, 4, days=365), windowed_sign("b", 0, 4), windowed_sign("c", 0, 4)
    )
    assert expiries(questionnaire, a_q="p4", b_q="p0", c_q="p4") == [
        ("c.q", 180, "keep"),
        ("a.q", 365, "keep"),
    ]
    assert expiries(questionnaire, a_q="p0", b_q="p4", c_q="p4") == [
        ("b.q", 180, "keep"),
        ("c.q", 180, "keep"),
    ]


def test_the_follow_ups_of_an_expired_answer_do_not_count() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("yes", 2), window_days=180),
            question("r", option("no"), option("on", 8, went_on=True), show_if=unless("q", "no")),
        ),
        QUIET,
    )
    assert expiries(questionnaire, a_q="yes", a_r="on", quiet_q="p0") == [("a.q", 180, "keep")]


def test_a_question_that_an_expired_answer_reveals_is_unanswered() -> None:
    questionnaire = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("yes", 6), window_days=180),
            question("r", option("no"), option("on", 9), show_if=when("q", "no")),
        ),
        QUIET,
    )
    assert expiries(questionnaire, a_q="yes", a_r="on", quiet_q="p0") == [("a.q", 180, "keep")]


def test_of_several_mildest_options_the_one_with_the_mildest_recommendation_counts() -> None:
    for options in (("no", "quiet"), ("quiet", "no")):
        questionnaire = questionnaire_of(
            sign(
                "a",
                question(
                    "q", *(option(name) for name in options), option("yes", 2), window_days=180
                ),
                question("r", option("no"), option("on", 4), show_if=unless("q", "no")),
            ),
            points_sign("b", 0, 4),
        )
        # With "quiet" the follow-up would still count, and eight points are watch.
        assert expiries(questionnaire, a_q="yes", a_r="on", b_q="p4") == [("a.q", 180, "keep")]


def test_an_answer_fades_to_the_option_that_it_names() -> None:
    extreme = replace(option("extreme", 10), fades_to="longer-ago")
    longer_ago = replace(option("longer-ago", 6), fades_to="longer-ago")
    questionnaire = questionnaire_of(
        sign("a", question("q", option("no"), longer_ago, extreme, window_days=180)), QUIET
    )
    assert expiries(questionnaire, a_q="extreme", quiet_q="p0") == [("a.q", 180, "watch")]
    assert expiries(questionnaire, a_q="longer-ago", quiet_q="p0") == []


def test_only_the_options_with_the_fewest_points_are_tried() -> None:
    # "past" would spare the sign, but it is not what the answer becomes.
    questionnaire = questionnaire_of(
        sign(
            "a",
            question(
                "q",
                option("no"),
                option("past", 1, spares=True),
                option("yes", 5),
                window_days=180,
            ),
            question("r", option("no"), option("threats", 10)),
        ),
        QUIET,
    )
    assert expiries(questionnaire, a_q="yes", a_r="threats", quiet_q="p0") == []


def test_the_weighing_stays_and_counts_only_while_a_sign_has_points() -> None:
    questionnaire = questionnaire_of(
        windowed_sign("a", 0, 3), windowed_sign("b", 0, 3), thresholds=FORMAT_2_THRESHOLDS
    )
    weighed = {"weighing_worth-it": "no"}
    assert expiries(questionnaire, a_q="p3", b_q="p0", **weighed) == [("a.q", 180, "keep")]
    assert expiries(questionnaire, a_q="p3", b_q="p3", **weighed) == []


def test_a_decision_without_changes_has_no_expiries() -> None:
    questionnaire = questionnaire_of(windowed_sign("a", 0, 10), QUIET)
    answers = {"a.q": "p10", "quiet.q": "p0"}
    with_changes, without = (
        decide(questionnaire, answers, with_changes=changes) for changes in (True, False)
    )
    assert without == with_changes._replace(flips=(), expiries=())
    assert with_changes.expiries
