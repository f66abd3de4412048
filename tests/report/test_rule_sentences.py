"""The sentences of a report on the rules that hold, and on what the recommendation rests on."""

from collections.abc import Mapping

from msgspec.structs import replace

from tensigns.report.sitting_report import SittingReport, build_report
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting, report_on

SERIOUS = "“Unreasonable demands” weighs 7 points; a sign is serious from 5 on."


def test_the_reason_for_watch_by_one_serious_sign() -> None:
    assert report_on(WATCH).rule_paragraphs == (SERIOUS,)


def test_the_reasons_for_watch_by_several_signs_and_the_sum() -> None:
    report = report_on({**WATCH, "payment.late": "four", "payment.short": "no"})
    assert report.rule_paragraphs == (
        (
            "Two signs weigh 5 points or more and are serious: “Unreasonable demands” (7) and "
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


def test_the_reasons_for_fire_include_the_rules_for_watch() -> None:
    report = report_on({**MILDEST, "threats.threatened": "yes"})
    assert report.rule_paragraphs == (
        (
            "Under “Threats”, one answer is enough: you answered “Yes” to “Did they threaten "
            "you?”. 10 points on one sign mean “fire”."
        ),
        (
            "Without that it would still be “watch”: “Threats” (10) has 5 points or more; "
            "together the signs have 8 or more (10)."
        ),
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
        == "It rests on “Unreasonable demands” and on the sum; either would be enough."
    )


def test_the_meaning_of_fire_by_two_signs_and_the_sum() -> None:
    went_on = {"demands.calls": "weekly", "demands.raised": "went-on"}
    report = report_on({**MILDEST, **went_on, "law.risk": "real"})
    assert report.meaning_sentence == (
        "It rests on “Unreasonable demands” and “Legal trouble”, and on the sum; "
        "any of these would be enough."
    )


def test_the_meaning_of_fire_by_two_signs() -> None:
    report = report_on({**MILDEST, "threats.threatened": "yes", "law.risk": "real"})
    assert report.meaning_sentence == (
        "It rests on “Threats” and “Legal trouble”; each of them would be enough by itself."
    )


def test_the_reasons_for_fire_by_the_weighing() -> None:
    report = report_on({**WATCH, "weighing.worth-it": "no"})
    assert report.recommendation == "fire"
    assert (
        report.meaning_sentence
        == "It rests on your own weighing; without it, this would be “watch”."
    )
    assert report.rule_paragraphs == (
        f"{SERIOUS} That alone would mean “watch”.",
        (
            "By your own weighing, they are not worth what it takes to keep them. With a serious "
            "sign, that means “fire”."
        ),
    )


def report_in_format_2(answers: Mapping[str, str]) -> SittingReport:
    """The report with the rules of format 2, where threats and slow payment are red flags."""
    red_flags = {"threats", "payment"}
    signs = [replace(sign, red_flag=sign.id in red_flags) for sign in QUESTIONNAIRE.signs]
    decision = replace(QUESTIONNAIRE.decision, serious=4, red_flags=2, weighing_from=1)
    questionnaire = replace(QUESTIONNAIRE, signs=tuple(signs), decision=decision)
    return build_report(questionnaire, finished_sitting(answers))


def test_the_reasons_for_fire_by_red_flags() -> None:
    answers = {"threats.threatened": "shouted", "payment.late": "four", "payment.short": "no"}
    report = report_in_format_2({**MILDEST, **answers})
    assert report.recommendation == "fire"
    assert report.rule_paragraphs[0] == (
        "“Threats” (4) and “Slow payment” (6) are serious red flags. Two serious red flags mean "
        "“fire”."
    )
    assert report.meaning_sentence == "It rests on “Threats” and “Slow payment” together."


def test_one_serious_red_flag_is_one_serious_sign() -> None:
    report = report_in_format_2({**MILDEST, "threats.threatened": "shouted"})
    assert report.rule_paragraphs == ("“Threats” weighs 4 points; a sign is serious from 4 on.",)


def test_a_no_to_the_weighing_says_what_it_makes_of_keep_and_of_watch() -> None:
    opinion = "By your own weighing, they are not worth what it takes to keep them."
    keep = {**MILDEST, "law.risk": "small"}
    assert report_in_format_2(keep).recommendation == "keep"
    assert report_in_format_2(keep).open_weighing_sentence.endswith("no, it is “watch”.")
    assert report_in_format_2(keep).headline == (
        "Settled, but for your own weighing: “no” would make it “watch”."
    )
    weighed = report_in_format_2({**keep, "weighing.worth-it": "no"})
    assert weighed.recommendation == "watch"
    assert weighed.rule_paragraphs == (f"{opinion} With points on a sign, that means “watch”.",)
    sums = {"payment.late": "two", "law.risk": "small", "threats.threatened": "no"}
    thresholds = replace(QUESTIONNAIRE.decision, sum_watch=4, weighing_from=1)
    questionnaire = replace(QUESTIONNAIRE, decision=thresholds)
    by_sum = build_report(
        questionnaire, finished_sitting({**MILDEST, **sums, "weighing.worth-it": "no"})
    )
    assert by_sum.rule_paragraphs == (
        "Together the signs come to 4 points; “watch” starts at 4. That alone would mean “watch”.",
        f"{opinion} Where it would be “watch” anyway, that means “fire”.",
    )


def test_the_meaning_of_keep_does_not_call_it_safe() -> None:
    report = report_on({**MILDEST, "payment.late": "two"})
    assert report.recommendation == "keep"
    assert (
        report.meaning_sentence
        == "“Keep” means that your answers show nothing grave, and no more than that."
    )
    assert report.rule_paragraphs == (
        "Together the signs come to 3 points and none is serious; “watch” starts at 8.",
    )
    assert report_on(MILDEST).rule_paragraphs == ("None of the rules for “watch” or “fire” holds.",)


def test_the_reason_for_undecided_counts_the_signs_without_answers() -> None:
    assert report_on({}).rule_paragraphs == (
        "Nothing is answered yet, so there is nothing to go on.",
    )
    assert report_on({"law.risk": "no"}).rule_paragraphs == (
        "Three signs have no answer; with more than two of them it stays “undecided”.",
    )
