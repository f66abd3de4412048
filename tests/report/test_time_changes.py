"""Sentences on what only time changes, and the claim that nothing makes it better."""

from msgspec.structs import replace

from tensigns.language import set_language
from tensigns.report.sitting_report import build_report
from tests.report.format_two import FORMAT_TWO, format_two_report
from tests.report.sample import MILDEST, finished_sitting, report_on

THREATENED = {**MILDEST, "threats.threatened": "yes"}
NOTHING_BETTER = "Nothing that can still change would make this better"


def test_an_answer_about_the_last_half_year_has_a_day_on_which_it_expires() -> None:
    report = format_two_report(THREATENED)
    assert report.time_sentences == (
        "If nothing new happens under “Threats” until 22 May 2027: keep.",
    )
    assert report.milder_changes == ()
    assert [section.title for section in report.change_sections] == [
        "If you stay: what time would change"
    ]


def test_the_day_is_written_in_dutch() -> None:
    set_language("nl")
    assert format_two_report(THREATENED).time_sentences == (
        "Als er bij “Dreigen” tot 22 mei 2027 niets nieuws gebeurt: houden.",
    )


def test_two_windows_are_told_together_if_neither_is_enough() -> None:
    went_on = {"demands.calls": "weekly", "demands.raised": "went-on"}
    report = format_two_report({**THREATENED, **went_on})
    assert report.time_sentences == (
        (
            "If nothing new happens under “Threats” and “Unreasonable demands” until 22 May 2027: "
            "keep."
        ),
    )


def test_what_asks_about_no_period_does_not_change_with_time() -> None:
    report = format_two_report({**MILDEST, "law.risk": "real"})
    assert report.time_sentences == ()
    assert report.milder_changes[0].startswith(NOTHING_BETTER)
    both = format_two_report({**THREATENED, "law.risk": "real"})
    assert both.time_sentences == ()
    assert both.milder_changes[0].startswith(NOTHING_BETTER)


def test_a_flip_that_takes_less_time_is_told_instead() -> None:
    report = format_two_report({**MILDEST, "demands.calls": "weekly", "demands.raised": "not-yet"})
    assert report.milder_changes == (
        "If you tell them and they keep to it for three months: keep.",
    )
    assert report.time_sentences == ()


def test_a_draft_has_no_day_to_count_from_and_makes_no_claim() -> None:
    report = format_two_report(THREATENED, finished=None)
    assert (report.time_sentences, report.milder_changes) == ((), ())


def test_format_one_does_not_tell_its_periods_so_nothing_is_claimed() -> None:
    report = report_on(THREATENED)
    assert (report.time_sentences, report.milder_changes) == ((), ())


def test_one_s_own_weighing_could_make_it_better() -> None:
    law = {**MILDEST, "law.risk": "small", "payment.late": "four", "payment.short": "no"}
    by_weighing = format_two_report({**law, "weighing.worth-it": "no"})
    assert by_weighing.recommendation == "fire"
    assert not any(NOTHING_BETTER in sentence for sentence in by_weighing.milder_changes)


def test_an_answer_that_does_not_fade_is_no_part_of_what_time_changes() -> None:
    went_on = {"demands.calls": "weekly", "demands.raised": "went-on"}
    fading = replace(FORMAT_TWO.signs[0].questions[0].options[2], fades_to="yes")
    question = FORMAT_TWO.signs[0].questions[0]
    threats = replace(
        FORMAT_TWO.signs[0],
        questions=(replace(question, options=(*question.options[:2], fading)),),
    )
    questionnaire = replace(FORMAT_TWO, signs=(threats, *FORMAT_TWO.signs[1:]))
    report = build_report(questionnaire, finished_sitting({**THREATENED, **went_on}))
    assert report.time_sentences == ()
    assert report.milder_changes[0].startswith(NOTHING_BETTER)
