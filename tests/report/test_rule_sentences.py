"""The sentences of a report on the rules that hold, and on what the recommendation rests on."""

from tests.report.sample import MILDEST, WATCH, report_on

SERIOUS = "“Unreasonable demands” has 7 points; a sign is serious from 5 on."


def test_the_reason_for_watch_by_one_serious_sign() -> None:
    assert report_on(WATCH).rule_paragraphs == (SERIOUS,)


def test_the_reasons_for_watch_by_several_signs_and_the_sum() -> None:
    report = report_on({**WATCH, "payment.late": "four", "payment.short": "no"})
    assert report.rule_paragraphs == (
        (
            "Two signs have 5 points or more and are serious: “Unreasonable demands” (7) and "
            "“Slow payment” (6)."
        ),
        "Together the signs come to 13 points; “watch” starts at 8.",
    )


def test_twenty_points_without_a_went_on_explain_what_fire_would_need() -> None:
    report = report_on(
        {
            "threats.threatened": "shouted",
            "demands.calls": "weekly",
            "demands.raised": "not-yet",
            "payment.late": "all",
            "payment.short": "no",
            "law.risk": "small",
        }
    )
    assert report.recommendation == "watch"
    assert report.rule_paragraphs[-1] == (
        "Together the signs come to 20 points; “watch” starts at 8. “Fire” starts at 20, but only "
        "where something went on after you raised it."
    )


def test_the_reasons_for_fire_leave_the_rules_for_watch_out() -> None:
    report = report_on({**MILDEST, "threats.threatened": "yes"})
    assert report.rule_paragraphs == (
        "Under “Threats” you answered “Yes” to “Did they threaten you?”: that is enough by itself.",
    )
    assert report.meaning_sentence == "It rests on one sign alone: “Threats”."


def test_the_reason_for_fire_by_the_sum_names_what_went_on() -> None:
    answers = {
        "threats.threatened": "shouted",
        "demands.calls": "never",
        "payment.late": "all",
        "payment.short": "no",
        "law.risk": "small",
    }
    with_went_on = {**answers, "demands.calls": "monthly", "demands.raised": "went-on"}
    report = report_on(with_went_on)
    assert report.recommendation == "fire"
    assert report.rule_paragraphs[1].startswith(
        "Together the signs come to 23 points; “fire” starts at 20 where something went on after "
        "you raised it, as it did under “Unreasonable demands”."
    )
    assert (
        report.meaning_sentence
        == "There are two reasons, each enough by itself: “Unreasonable demands” and the sum."
    )


def test_the_meaning_of_fire_by_two_signs_and_the_sum() -> None:
    went_on = {"demands.calls": "weekly", "demands.raised": "went-on"}
    report = report_on({**MILDEST, **went_on, "law.risk": "real"})
    assert report.meaning_sentence == (
        "There are three reasons, each enough by itself: “Unreasonable demands”, “Legal trouble” "
        "and the sum."
    )


def test_the_meaning_of_fire_by_two_signs() -> None:
    report = report_on({**MILDEST, "threats.threatened": "yes", "law.risk": "real"})
    assert report.meaning_sentence == (
        "There are two reasons, each enough by itself: “Threats” and “Legal trouble”."
    )


def test_the_reasons_for_fire_by_the_weighing() -> None:
    report = report_on({**WATCH, "weighing.worth-it": "no"})
    assert report.recommendation == "fire"
    assert (
        report.meaning_sentence
        == "It rests on your own weighing; without it, this would be “watch”."
    )
    assert report.rule_paragraphs == (
        SERIOUS,
        "You find that they are not worth what it takes; here that decides.",
    )


def test_the_meaning_of_keep_does_not_call_it_safe() -> None:
    report = report_on({**MILDEST, "payment.late": "two"})
    assert report.recommendation == "keep"
    assert (
        report.meaning_sentence
        == "“Keep” means that your answers show nothing grave, and no more than that."
    )
    assert report.rule_paragraphs == ("“Slow payment” has 3 points; a sign is serious from 5 on.",)
    assert report_on(MILDEST).rule_paragraphs == (
        "“Watch” starts at 5 points on one sign, or 8 on all together.",
    )


def test_the_reason_for_undecided_counts_the_signs_without_answers() -> None:
    assert report_on({}).rule_paragraphs == (
        "Nothing is answered yet, so there is nothing to go on.",
    )
    assert report_on({"law.risk": "no"}).rule_paragraphs == (
        "Three signs have no answer; with three or more it stays “undecided”.",
    )
