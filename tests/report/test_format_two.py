"""Sentences on the rules of format 2: red flags, and a weighing from the first point on."""

import pytest
from msgspec.structs import replace

from tensigns.report.sitting_report import build_report
from tests.report.format_two import FORMAT_TWO, format_two_report
from tests.report.sample import MILDEST, finished_sitting

TWO_RED_FLAGS = {**MILDEST, "threats.threatened": "shouted", "payment.late": "four"}
ALL_OPEN = dict.fromkeys(MILDEST, "unknown")


def test_two_red_flags_are_named() -> None:
    report = format_two_report({**TWO_RED_FLAGS, "payment.short": "no"})
    assert report.recommendation == "fire"
    assert report.meaning_sentence == (
        "It rests on two red flags together: “Threats” and “Slow payment”."
    )
    (paragraph,) = report.rule_paragraphs
    assert paragraph == (
        "“Threats” (4) and “Slow payment” (6) are red flags with 4 points or more. "
        "Two such red flags mean “fire”."
    )


def test_what_is_enough_by_itself_is_listed_beside_the_red_flags() -> None:
    report = format_two_report({**TWO_RED_FLAGS, "payment.short": "yes"})
    assert report.meaning_sentence == (
        "There are two reasons, each enough by itself: “Slow payment” and the red flags together."
    )
    assert [paragraph.split(" ")[0] for paragraph in report.rule_paragraphs] == [
        "“Slow",
        "“Threats”",
    ]


def test_red_flags_that_are_enough_by_themselves_are_not_counted_together() -> None:
    report = format_two_report(
        {**MILDEST, "threats.threatened": "yes", "payment.late": "all", "payment.short": "yes"}
    )
    assert report.meaning_sentence == (
        "There are two reasons, each enough by itself: “Threats” and “Slow payment”."
    )
    assert report.rule_paragraphs == (
        "Under “Threats” you answered “Yes” to “Did they threaten you?”: that is enough by itself.",
        "“Slow payment” reaches 10 points; that many on one sign mean “fire”.",
    )


def test_the_weighing_makes_a_few_points_watch() -> None:
    report = format_two_report({**MILDEST, "law.risk": "small", "weighing.worth-it": "no"})
    assert report.recommendation == "watch"
    assert report.meaning_sentence == (
        "It rests on your own weighing; without it, this would be “keep”."
    )
    (paragraph,) = report.rule_paragraphs
    assert paragraph == (
        "You find that they are not worth what it takes; with points on a sign, that means “watch”."
    )


def test_the_weighing_turns_undecided_into_watch() -> None:
    report = format_two_report({"law.risk": "small", "weighing.worth-it": "no"})
    assert report.recommendation == "watch"
    assert report.meaning_sentence.endswith("this would be “undecided”.")


@pytest.mark.parametrize(
    ("answers", "recommendation", "effect"),
    [
        ({**MILDEST, "law.risk": "small"}, "keep", "watch"),
        ({"law.risk": "small"}, "undecided", "watch"),
        ({**MILDEST, "threats.threatened": "shouted"}, "watch", "fire"),
    ],
)
def test_an_open_weighing_says_what_a_no_would_make_of_it(
    answers: dict[str, str], recommendation: str, effect: str
) -> None:
    report = format_two_report(answers)
    assert report.recommendation == recommendation
    assert report.open_weighing_sentence.endswith(f"If your answer is no, it is “{effect}”.")


def test_keep_does_not_call_an_answer_harmless_that_is_grave_by_itself() -> None:
    quiet = {**MILDEST, "demands.calls": "monthly", "demands.raised": "stayed-away"}
    report = format_two_report(quiet)
    assert report.recommendation == "keep"
    assert report.meaning_sentence == (
        "“Keep” means that on balance your answers show nothing grave, and no more than that."
    )


def test_one_serious_red_flag_is_one_serious_sign() -> None:
    report = format_two_report({**MILDEST, "threats.threatened": "shouted"})
    assert report.rule_paragraphs == ("“Threats” has 4 points; a sign is serious from 4 on.",)


def test_the_sum_of_one_sign_that_is_not_serious_is_a_reason() -> None:
    thresholds = replace(FORMAT_TWO.decision, sum_watch=3)
    sitting = finished_sitting({**MILDEST, "payment.late": "two", "weighing.worth-it": "no"})
    report = build_report(replace(FORMAT_TWO, decision=thresholds), sitting)
    assert report.rule_paragraphs == (
        "Together the signs come to 3 points; “watch” starts at 3.",
        "You find that they are not worth what it takes; here that decides.",
    )
