"""What the report says, sentence by sentence."""

import pytest
from msgspec.structs import replace

from tensigns.language import set_language
from tensigns.report.sitting_report import build_report
from tensigns.report.wording import quote
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, report, sitting

SERIOUS = "“Unreasonable demands” weighs 7 points; a sign is serious from 5 on."
NOTHING_MILDER = (
    "Nothing that can still change would make this milder, not even two things together. "
    "What has happened cannot un-happen."
)


def test_the_word_comes_with_its_symbol_and_the_points() -> None:
    said = report({**WATCH, "law.risk": "small"})
    assert (said.recommendation, said.word, said.symbol) == ("watch", "watch", "◐")
    assert (said.points, said.points_summary) == (8, "8 points, 7 on one sign")
    assert (said.client, said.date) == ("Globex B.V.", "23 November 2026")
    assert report(MILDEST).points_summary == "no points"
    assert report(WATCH).points_summary == "7 points, all on one sign"
    assert report({**MILDEST, "law.risk": "small"}).points_summary == "1 point, on one sign"


@pytest.mark.parametrize(("decisive", "bar"), [(7, 10), (10, 7), (20, 3), (99, 1)])
def test_a_full_bar_is_what_decides_under_the_questionnaire_itself(decisive: int, bar: int) -> None:
    limits = replace(QUESTIONNAIRE.decision, decisive=decisive)
    said = build_report(replace(QUESTIONNAIRE, decision=limits), sitting(WATCH))
    assert [(sign.points, sign.filled_cells) for sign in said.signs_with_points] == [(7, bar)]
    assert {sign.filled_cells for sign in said.signs_without_points} == {0}


def test_signs_that_speak_come_gravest_first() -> None:
    said = report({**MILDEST, "payment.late": "two", "threats.threatened": "shouted"})
    assert [(sign.number, sign.points_text) for sign in said.signs_with_points] == [
        (1, "4"),
        (5, "3"),
    ]
    assert [sign.id for sign in said.signs_without_points] == ["demands", "law"]
    assert said.silent_signs_sentence == "Two signs are silent."


@pytest.mark.parametrize(
    ("answers", "silence"),
    [
        ({}, "No sign has an answer yet."),
        (MILDEST, "All signs are silent."),
        ({"threats.threatened": "no"}, "All signs are silent. Three of them have no answer yet."),
        ({**MILDEST, "law.risk": "real", "payment.late": "two"}, "Two signs are silent."),
        ({"law.risk": "real"}, "Three signs are silent. None of them has an answer yet."),
        (WATCH | {"law.risk": "unknown"}, "Three signs are silent. One of them has no answer yet."),
        (
            {"law.risk": "small", "payment.late": "two", "threats.threatened": "shouted"},
            "One sign is silent. It has no answer yet.",
        ),
    ],
)
def test_silence_tells_what_was_not_answered(answers: dict[str, str], silence: str) -> None:
    assert report(answers).silent_signs_sentence == silence


@pytest.mark.parametrize(
    ("answers", "heaviest"),
    [
        ({"demands.raised": "not-yet"}, "Every week"),
        ({"demands.raised": "went-on"}, "Every week"),
        ({"demands.calls": "monthly", "demands.raised": "went-on"}, "Every month"),
        ({"demands.calls": "unknown", "demands.raised": "went-on"}, "Yes, it went on"),
        ({"demands.calls": "never"}, ""),
    ],
)
def test_beside_a_sign_stands_the_answer_that_brought_the_most_points(
    answers: dict[str, str], heaviest: str
) -> None:
    said = report({**WATCH, **answers})
    (sign,) = [
        each
        for each in (*said.signs_with_points, *said.signs_without_points)
        if each.id == "demands"
    ]
    assert sign.heaviest_answer == heaviest


def test_a_sum_over_ten_says_so() -> None:
    said = report({**MILDEST, "payment.late": "all", "payment.short": "yes"})
    assert said.signs_with_points[0].points_text == "13, counted as 10"
    assert said.rule_sentences[0] == (
        "“Slow payment” adds up to 13, counted as 10. 10 points on one sign mean fire."
    )


def test_watch_by_one_serious_sign() -> None:
    assert report(WATCH).rule_sentences == (SERIOUS,)


def test_watch_by_several_signs_and_the_sum() -> None:
    said = report({**WATCH, "payment.late": "four", "payment.short": "no"})
    assert said.rule_sentences == (
        (
            "Two signs weigh 5 points or more and are serious: “Unreasonable demands” (7) and "
            "“Slow payment” (6)."
        ),
        "Together the signs come to 13 points; watch starts at 8.",
    )


def test_twenty_points_that_were_never_raised_say_what_is_missing() -> None:
    said = report(
        {
            "threats.threatened": "shouted",
            "demands.calls": "weekly",
            "demands.raised": "not-yet",
            "payment.late": "all",
            "payment.short": "no",
            "law.risk": "small",
        }
    )
    assert said.recommendation == "watch"
    assert said.rule_sentences[-1] == (
        "Together the signs come to 20 points; watch starts at 8. Fire starts at 20, but only "
        "where something went on after you raised it."
    )


def test_fire_by_one_decisive_answer_tells_the_milder_rules_too() -> None:
    said = report({**MILDEST, "threats.threatened": "yes"})
    assert said.rule_sentences == (
        (
            "Under “Threats”, one answer is enough: “Yes” to “Did they threaten you?”. "
            "10 points on one sign mean fire."
        ),
        (
            "The rules for watch hold as well: “Threats” (10) has 5 points or more; together the "
            "signs have 8 or more (10)."
        ),
    )
    assert said.meaning_sentence == "It rests on one sign alone: “Threats”."


def test_fire_by_the_sum_names_what_went_on() -> None:
    answers = {
        "threats.threatened": "shouted",
        "demands.calls": "never",
        "payment.late": "all",
        "payment.short": "no",
        "law.risk": "small",
    }
    went_on = {**answers, "demands.calls": "monthly", "demands.raised": "went-on"}
    said = report(went_on)
    assert said.recommendation == "fire"
    assert said.rule_sentences[1].startswith(
        "Together the signs come to 23 points; fire starts at 20 where something went on after "
        "you raised it, as it did under “Unreasonable demands”."
    )
    assert (
        said.meaning_sentence
        == "It rests on “Unreasonable demands” and on the sum; either would be enough."
    )


def test_fire_by_two_signs_and_the_sum() -> None:
    went_on = {"demands.calls": "weekly", "demands.raised": "went-on"}
    said = report({**MILDEST, **went_on, "law.risk": "real"})
    assert said.meaning_sentence == (
        "It rests on “Unreasonable demands” and “Legal trouble”, and on the sum; "
        "any of these would be enough."
    )


def test_fire_by_two_signs() -> None:
    said = report({**MILDEST, "threats.threatened": "yes", "law.risk": "real"})
    assert said.meaning_sentence == (
        "It rests on “Threats” and “Legal trouble”; each of them would be enough by itself."
    )


def test_fire_by_the_users_own_weighing() -> None:
    said = report({**WATCH, "weighing.worth-it": "no"})
    assert said.recommendation == "fire"
    assert (
        said.meaning_sentence == "It rests on your own weighing; without it, this would be watch."
    )
    assert said.rule_sentences == (
        f"{SERIOUS} That alone would mean watch.",
        (
            "By your own weighing, they are not worth what it takes to keep them. With a serious "
            "sign, that means fire."
        ),
    )


def test_keep_is_never_called_safe() -> None:
    said = report({**MILDEST, "payment.late": "two"})
    assert said.recommendation == "keep"
    assert (
        said.meaning_sentence == "Keep says that nothing grave was reported, and no more than that."
    )
    assert said.rule_sentences == (
        "Together the signs come to 3 points and none is serious; watch starts at 8.",
    )
    assert report(MILDEST).rule_sentences == ("None of the signs has any points.",)


def test_undecided_says_how_much_is_missing() -> None:
    assert report({}).rule_sentences == ("Nothing is answered yet, so there is nothing to go on.",)
    assert report({"law.risk": "no"}).rule_sentences == (
        "Three signs have no answer; with more than two of them it stays undecided.",
    )


@pytest.mark.parametrize(
    ("answers", "headline", "reach"),
    [
        (MILDEST, "Settled: every question is answered.", ""),
        (
            {**MILDEST, "law.risk": "real", "payment.late": "unknown"},
            "Settled: the one open question cannot change this.",
            "",
        ),
        (
            {"law.risk": "real", "demands.calls": "never", "threats.threatened": "unknown"},
            "Settled: the two open questions cannot change this.",
            "",
        ),
        (
            {**MILDEST, "law.risk": "unknown"},
            "Provisional: the one open question could still turn it.",
            "At its gravest it could still become fire.",
        ),
        (
            {"payment.late": "none", "demands.calls": "never"},
            "Provisional: each of the two open questions could still turn it.",
            "At its gravest it could still become fire.",
        ),
        (
            {**WATCH, "demands.raised": "unknown", "payment.late": "unknown"},
            "Provisional: each of the two open questions could still turn it.",
            "It could still become anything from keep to fire.",
        ),
        (
            {**MILDEST, "payment.late": "unknown", "law.risk": "unknown"},
            "Provisional: each of the two open questions could still turn it.",
            "At its gravest it could still become fire.",
        ),
        (
            {
                **MILDEST,
                "demands.calls": "unknown",
                "payment.late": "four",
                "payment.short": "no",
                "law.risk": "unknown",
            },
            "Provisional: one of the three open questions could still turn it.",
            "At its gravest it could still become fire.",
        ),
        (
            {"threats.threatened": "no", "demands.calls": "unknown", "payment.late": "four"},
            "Provisional: two of the four open questions could each still turn it.",
            "At its gravest it could still become fire.",
        ),
        (
            {
                **MILDEST,
                "demands.calls": "unknown",
                "demands.raised": "unknown",
                "payment.late": "four",
                "payment.short": "no",
            },
            "Provisional: no open question alone could turn it, but several together could.",
            "At its gravest it could still become fire.",
        ),
    ],
)
def test_settled_or_provisional(answers: dict[str, str], headline: str, reach: str) -> None:
    said = report(answers)
    assert (said.headline, said.range_sentence) == (headline, reach)
    assert said.settled == headline.startswith("Settled")


def test_movers_come_first_each_with_its_question() -> None:
    said = report(
        {
            "threats.threatened": "no",
            "demands.calls": "unknown",
            "demands.raised": "unknown",
            "payment.late": "four",
            "payment.short": "no",
            "law.risk": "unknown",
        }
    )
    assert [(each.key, each.is_mover) for each in said.open_questions] == [
        ("law.risk", True),
        ("demands.calls", False),
        ("demands.raised", False),
    ]
    (mover,) = said.movers
    assert (mover.sign_title, mover.question) == ("Legal trouble", "Could you be liable?")


def test_tripwires_and_talk_are_sentences() -> None:
    said = report(WATCH)
    assert said.tripwires == ("If it goes on after you told them: fire.",)
    assert said.milder_changes == ("If you tell them and they keep to it for three months: keep.",)
    assert said.milder_changes_title == "The talk"


def test_two_changes_at_once_are_joined() -> None:
    said = report({**WATCH, "payment.late": "four", "payment.short": "no"})
    assert said.milder_changes == (
        (
            "If you tell them and they keep to it for three months, and the next five invoices are "
            "paid in time: keep."
        ),
    )


def test_of_one_question_only_the_nearest_turn_is_told() -> None:
    said = report({**MILDEST, "payment.late": "two"})
    assert said.tripwires == ("If four of five invoices are late: watch.",)


def test_where_nothing_would_turn_it_that_is_said() -> None:
    fire = report({**MILDEST, "law.risk": "real"})
    assert (fire.tripwires, fire.milder_changes) == ((), (NOTHING_MILDER,))
    assert fire.milder_changes_title == "What could still turn it"
    watch = report({**MILDEST, "payment.late": "all", "payment.short": "no"})
    assert watch.recommendation == "watch"
    assert watch.tripwires == (
        (
            "Of what you reported, nothing that gets worse would make it fire, not even two things "
            "together."
        ),
    )
    keep = report(MILDEST)
    assert (keep.tripwires, keep.milder_changes) == ((), ())


def test_the_weighing_left_open_is_told() -> None:
    assert report(WATCH).open_weighing_sentence == (
        "“Is what it takes to keep them worth it?” If your answer is no, it is fire."
    )
    assert report({**WATCH, "weighing.worth-it": "yes"}).open_weighing_sentence == ""
    assert report(MILDEST).open_weighing_sentence == ""


def test_next_steps_fit_the_recommendation_the_signs_and_the_answers() -> None:
    assert [step.text for step in report(MILDEST).next_steps] == ["Go on as you are."]
    both = report({**WATCH, "threats.threatened": "shouted"})
    assert [(step.sign_title, step.text) for step in both.next_steps] == [
        # the other sign speaks too, but only the serious one is to be acted on
        ("Unreasonable demands", "Say where your line is."),
        ("", "Write it down."),
        ("", "Tell them now."),
    ]
    unknown = report({**WATCH, "demands.raised": "unknown"})
    assert [step.text for step in unknown.next_steps] == [
        "Say where your line is.",
        "Write it down.",
    ]
    threats = report({**MILDEST, "threats.threatened": "yes"})
    assert [step.text for step in threats.next_steps] == ["Leave by letter.", "Write it down."]
    law = report({**MILDEST, "law.risk": "real"})
    assert [step.text for step in law.next_steps] == [
        "Put it in writing.",
        "Write it down.",
        "Bill what is done.",
    ]
    unless = report({**MILDEST, "law.risk": "real", "threats.threatened": "yes"})
    assert "Bill what is done." not in [step.text for step in unless.next_steps]


def test_the_next_look_is_counted_in_calendar_days() -> None:
    assert report(MILDEST).recheck_sentence == "Look again on 22 May 2027."
    assert report(WATCH).recheck_sentence == "Look again on 23 December 2026."
    fire = report({**MILDEST, "law.risk": "real"})
    assert fire.recheck_sentence == "On 7 December 2026, look back: have you done it?"
    assert report({}).recheck_sentence == ""


def test_an_unfinished_sitting_has_no_next_look() -> None:
    said = build_report(QUESTIONNAIRE, replace(sitting(WATCH), finished=None, id=None))
    assert (said.finished, said.recheck_sentence, said.date) == (False, "", "23 November 2026")


def test_the_record_has_every_note_even_under_what_is_hidden() -> None:
    notes = {"payment.short": "in May", "law.risk": "asked Jo"}
    said = build_report(QUESTIONNAIRE, sitting(WATCH, notes=notes))
    told = {
        section.title: [(each.answer, each.note) for each in section.answers]
        for section in said.answer_sections
    }
    assert told == {
        "4 Unreasonable demands": [("Every week", ""), ("Not yet", "")],
        "5 Slow payment": [("not asked", "in May")],
        "10 Legal trouble": [("No", "asked Jo")],
        "The weighing": [("not answered", "")],
    }


def test_it_speaks_the_language_in_use() -> None:
    set_language("nl")
    said = report(WATCH)
    assert said.language == "nl"
    assert said.signs_with_points[0].title == "Onredelijke eisen"
    assert [step.text for step in said.next_steps] == [
        "Zeg waar je grens ligt.",
        "Schrijf het op.",
        "Zeg het ze nu.",
    ]
    assert "het doorgaat nadat je het hebt gezegd" in said.tripwires[0]


def test_an_amendment_names_what_it_amends() -> None:
    amended = replace(sitting(WATCH), amends="20261101T080000Z", reason="an invoice was found")
    assert build_report(QUESTIONNAIRE, amended).amendment_sentence == (
        "This amends the sitting 20261101T080000Z: an invoice was found"
    )


def test_text_with_braces_is_only_text() -> None:
    said = build_report(QUESTIONNAIRE, sitting(WATCH, client="{points} {0}", note="{client}"))
    assert (said.client, said.note) == ("{points} {0}", "{client}")


def test_a_full_stop_is_not_told_twice() -> None:
    assert quote("How did it end? Take the worst.") == "“How did it end? Take the worst”"
    assert quote("And then...") == "“And then...”"
