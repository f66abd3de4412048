"""The sentences of a report on the changes that would flip the recommendation."""

from hypothesis import HealthCheck, assume, given, settings

from tensigns.core.decision.changes import can_become
from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.questionnaire import GRAVITY
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.sitting_report import build_report
from tests.report.format_two import format_two_report
from tests.report.results import mildest_answers, random_answers
from tests.report.sample import MILDEST, WATCH, finished_sitting, report_on

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


def test_an_answer_that_spares_its_sign_is_named_where_no_change_leads_to_fire() -> None:
    """The people in charge can be told and do nothing. Then the sign counts in full."""
    answers = mildest_answers() | {
        "invoice-disputes.disputes": "once",
        "invoice-disputes.outcome": "held-back",
        "invoice-disputes.who": "not-known",
        "weighing.worth-it": "yes",
    }
    questionnaire = builtin_edition().questionnaire
    watch = build_report(questionnaire, finished_sitting(answers))
    assert watch.recommendation == "watch"
    assert watch.tripwires == (
        (
            "As long as your answer stays “No: one or some of their people do it, and nobody above "
            "them has been told”, it does not become “fire”, not even if two things get worse. "
            "Once that is no longer so, answer the questions again."
        ),
    )
    told_answers = {
        **answers,
        "invoice-disputes.who": "known",
        "invoice-disputes.outcome": "refused",
    }
    assert build_report(questionnaire, finished_sitting(told_answers)).recommendation == "fire"


WENT_ON_IN_THREE_SIGNS = {
    "unreasonable-demands.beyond": "weekly",
    "unreasonable-demands.weight": "harmful",
    "unreasonable-demands.who": "client",
    "unreasonable-demands.raised": "went-on",
    "slow-payment.late": "most",
    "slow-payment.harm": "short",
    "slow-payment.overdue": "yes",
    "slow-payment.raised": "went-on",
    "invoice-disputes.disputes": "more",
    "invoice-disputes.outcome": "open",
    "invoice-disputes.who": "client",
    "invoice-disputes.raised": "went-on",
}


def test_changes_in_more_than_two_signs_are_named_where_no_pair_is_enough() -> None:
    questionnaire = builtin_edition().questionnaire
    answers = mildest_answers() | WENT_ON_IN_THREE_SIGNS
    report = build_report(questionnaire, finished_sitting(answers))
    assert report.recommendation == "fire"
    assert report.milder_changes == (
        (
            "One or two changes are not enough. If things get better under “Unreasonable demands”, "
            "“Slow to pay” and “Disputes your invoices”: keep."
        ),
    )
    better = dict.fromkeys(
        ["unreasonable-demands.raised", "slow-payment.raised", "invoice-disputes.raised"],
        "stayed-away",
    )
    better["slow-payment.overdue"] = "no"
    milder = build_report(questionnaire, finished_sitting(answers | better))
    assert milder.recommendation == "keep"
    violence = answers | {"physical-abuse.outburst": "violence"}
    assert build_report(questionnaire, finished_sitting(violence)).milder_changes == (
        NO_MILDER_CHANGE,
    )


# Few random answers are so grave that no single change helps.
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(answers=random_answers())
def test_the_report_says_that_no_change_helps_only_if_all_together_do_not(
    answers: dict[str, str],
) -> None:
    questionnaire = builtin_edition().questionnaire
    report = build_report(questionnaire, finished_sitting(answers))
    assume(report.milder_changes == (NO_MILDER_CHANGE,))
    better = dict(answers)
    for sign in questionnaire.signs:
        for visible in visible_in_sign(sign, answers):
            if visible.option is None:
                continue
            options = [
                option
                for option in visible.question.options
                if can_become(visible.question, visible.option, option)
            ]
            best = min(options, key=lambda option: option.points, default=visible.option)
            if best.points < visible.option.points:
                better[visible.key] = best.id
    recommendation, _points = recommendation_and_points(questionnaire, better)
    assert GRAVITY.index(recommendation) >= GRAVITY.index(report.recommendation)
