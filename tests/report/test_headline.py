"""The sentences of a report on what is settled, and on the open questions."""

import pytest

from tests.report.sample import MILDEST, WATCH, report_on


@pytest.mark.parametrize(
    ("answers", "headline", "range_sentence"),
    [
        (MILDEST, "Every question is answered.", ""),
        (
            {**MILDEST, "law.risk": "real", "payment.late": "unknown"},
            "The question that is still open cannot change this.",
            "",
        ),
        (
            {"law.risk": "real", "demands.calls": "never", "threats.threatened": "unknown"},
            "The two questions that are still open cannot change this.",
            "",
        ),
        (
            {**MILDEST, "law.risk": "unknown"},
            "Provisional: the question that is still open could change this.",
            "At worst it could still become “fire”.",
        ),
        (
            {"payment.late": "none", "demands.calls": "never"},
            "Provisional: each of the two open questions could still change this.",
            "At worst it could still become “fire”.",
        ),
        (
            {**WATCH, "demands.raised": "unknown", "payment.late": "unknown"},
            "Provisional: each of the two open questions could still change this.",
            "It could still become anything from “keep” to “fire”.",
        ),
        (
            {**MILDEST, "payment.late": "unknown", "law.risk": "unknown"},
            "Provisional: each of the two open questions could still change this.",
            "At worst it could still become “fire”.",
        ),
        (
            {
                **MILDEST,
                "demands.calls": "unknown",
                "payment.late": "four",
                "payment.short": "no",
                "law.risk": "unknown",
            },
            "Provisional: one of the three open questions could still change this.",
            "At worst it could still become “fire”.",
        ),
        (
            {"threats.threatened": "no", "demands.calls": "unknown", "payment.late": "four"},
            "Provisional: two of the four open questions could each still change this.",
            "At worst it could still become “fire”.",
        ),
        (
            {
                **MILDEST,
                "demands.calls": "unknown",
                "demands.raised": "unknown",
                "payment.late": "four",
                "payment.short": "no",
            },
            "Provisional: no open question alone could change this, but several together could.",
            "At worst it could still become “fire”.",
        ),
    ],
)
def test_the_headline_and_the_range_say_settled_or_provisional(
    answers: dict[str, str], headline: str, range_sentence: str
) -> None:
    report = report_on(answers)
    assert (report.headline, report.range_sentence) == (headline, range_sentence)
    assert report.settled == (not headline.startswith("Provisional"))


def test_movers_come_first_among_the_open_questions() -> None:
    report = report_on(
        {
            "threats.threatened": "no",
            "demands.calls": "unknown",
            "demands.raised": "unknown",
            "payment.late": "four",
            "payment.short": "no",
            "law.risk": "unknown",
        }
    )
    assert [(question.key, question.is_mover) for question in report.open_questions] == [
        ("law.risk", True),
        ("demands.calls", False),
        ("demands.raised", False),
    ]
    (mover,) = report.movers
    assert (mover.sign_title, mover.question) == ("Legal trouble", "Could you be liable?")


def test_the_report_says_what_an_open_weighing_would_change() -> None:
    assert report_on(WATCH).open_weighing_sentence == (
        "“Is what it takes to keep them worth it?” If your answer is no, it is “fire”."
    )
    assert report_on({**WATCH, "weighing.worth-it": "yes"}).open_weighing_sentence == ""
    assert report_on(MILDEST).open_weighing_sentence == ""
