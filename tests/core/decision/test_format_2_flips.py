"""Flips with red flags, and with answers that spare their sign."""

from msgspec.structs import replace

from tensigns.core.questionnaire import Sign
from tests.core.builders import (
    FORMAT_2_THRESHOLDS,
    after,
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
)
from tests.core.decision.test_flips import QUIET_SIGN, changeable_sign, flips


def person_sign(name: str) -> Sign:
    """A sign about one person: the client can stop them, or not know of it yet."""
    return sign(
        name,
        question("q", option("no"), option("insult", 6), option("extreme", 10)),
        question(
            "who",
            option("known"),
            option("not-known", spares=True, becomes=True),
            after(option("stopped", -6, spares=True), "known", "not-known"),
        ),
        red_flag=True,
    )


def test_an_answer_that_spares_its_sign_can_make_it_milder() -> None:
    questionnaire = questionnaire_of(person_sign("a"), QUIET_SIGN, thresholds=FORMAT_2_THRESHOLDS)
    # An extreme remark counts four points once it is spared. Options of equal points are no flip.
    assert flips(questionnaire, a="extreme", a_who="known", quiet="p0") == [
        ("keep", "a.who:known>stopped")
    ]
    assert flips(questionnaire, a="extreme", a_who="not-known", quiet="p0") == [
        ("keep", "a.who:not-known>stopped")
    ]


def test_sparing_one_of_two_red_flags_can_be_enough() -> None:
    questionnaire = questionnaire_of(
        person_sign("a"),
        replace(points_sign("b", 0, 5), red_flag=True),
        thresholds=FORMAT_2_THRESHOLDS,
    )
    assert flips(questionnaire, a="insult", a_who="known", b="p5") == [
        ("watch", "a.who:known>stopped")
    ]


def test_a_second_red_flag_is_a_flip_to_fire() -> None:
    other = sign(
        "b", question("q", option("no"), option("some", 4), option("much", 5, becomes=True))
    )
    for red_flag, expected in ((True, [("fire", "b.q:some>much")]), (False, [])):
        questionnaire = questionnaire_of(
            replace(points_sign("a", 0, 5), red_flag=True),
            replace(other, red_flag=red_flag),
            thresholds=FORMAT_2_THRESHOLDS,
        )
        assert flips(questionnaire, a="p5", b="some") == expected


def test_two_red_flags_together_can_be_a_flip_to_fire() -> None:
    signs = [replace(changeable_sign(name, 0, 4, 5), red_flag=True) for name in "ab"]
    questionnaire = questionnaire_of(*signs, thresholds=FORMAT_2_THRESHOLDS)
    assert flips(questionnaire, a="p4", b="p4")[0] == ("fire", "a.q:p4>p5", "b.q:p4>p5")
