"""The sentences of a report on the changes that would flip the recommendation."""

from tests.report.format_two import format_two_report
from tests.report.sample import MILDEST, WATCH, report_on

NO_MILDER_CHANGE = (
    "Nothing that can still change would make this better. What has happened, has happened."
)


def test_tripwires_and_milder_changes_are_sentences() -> None:
    report = report_on(WATCH)
    assert report.tripwires == ("If it goes on after you told them: fire.",)
    assert report.milder_changes == (
        "If you tell them and they keep to it for three months: keep.",
    )


def test_two_changes_of_one_flip_are_joined() -> None:
    report = report_on({**WATCH, "payment.late": "four", "payment.short": "no"})
    assert report.milder_changes == (
        (
            "If you tell them and they keep to it for three months, and the next five invoices are "
            "paid in time: keep."
        ),
    )


def test_only_the_nearest_flip_of_a_question_is_listed() -> None:
    report = report_on({**MILDEST, "payment.late": "two"})
    assert report.tripwires == ("If four of five invoices are late: watch.",)


def test_the_report_says_that_no_change_would_flip_the_recommendation() -> None:
    fire = format_two_report({**MILDEST, "law.risk": "real"})
    assert (fire.tripwires, fire.milder_changes) == ((), (NO_MILDER_CHANGE,))
    slow_payer = {**MILDEST, "payment.late": "all", "payment.short": "no"}
    watch = report_on({**slow_payer, "weighing.worth-it": "yes"})
    assert watch.recommendation == "watch"
    assert watch.tripwires == (
        (
            "Even if something here gets worse, it does not become “fire”, not even with two "
            "things at once."
        ),
    )
    open_weighing = report_on(slow_payer)
    assert "If your answer is no, it is “fire”." in open_weighing.open_weighing_sentence
    assert open_weighing.tripwires == ()
    keep = report_on(MILDEST)
    assert (keep.tripwires, keep.milder_changes) == ((), ())
