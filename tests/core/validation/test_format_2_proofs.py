"""The proofs with red flags and with options that spare their sign."""

from msgspec.structs import replace

from tensigns.core.questionnaire import Question, Questionnaire, Sign
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.proofs import proof_faults
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

REMARKS = question(
    "remarks", option("no"), option("some", 5), option("more", 6), option("extreme", 10)
)
WHO = question(
    "who", option("client"), option("not-known", spares=True), show_if=unless("remarks", "no")
)


def red_flag(*questions: Question, name: str = "person") -> Sign:
    return sign(name, *questions, red_flag=True)


def faults(*signs: Sign, red_flags: int = 2) -> tuple[Fault, ...]:
    """The faults of these signs and of another red flag."""
    thresholds = replace(FORMAT_2_THRESHOLDS, red_flags=red_flags)
    other = red_flag(*points_sign("x", 0, 5, 10).questions, name="other")
    return proof_faults(questionnaire_of(*signs, other, thresholds=thresholds))


def codes(questionnaire: Questionnaire) -> list[str]:
    return [fault.code for fault in proof_faults(questionnaire)]


def not_monotone(question_id: str, worse: str, milder: str, others: str = "") -> Fault:
    location = FaultLocation("person", question_id, worse)
    return Fault("not-monotone", location, {"milder": milder, "others": others})


def test_an_option_that_spares_is_sound_where_no_worse_answer_spares() -> None:
    assert faults(red_flag(REMARKS, WHO)) == ()


def test_a_worse_answer_that_spares_loses_the_red_flag() -> None:
    no, some, more, extreme = REMARKS.options
    sparing = replace(REMARKS, options=(no, some, replace(more, spares=True), extreme))
    assert faults(red_flag(sparing)) == (not_monotone("remarks", "more", "some"),)


def test_a_worse_answer_that_reveals_an_option_that_spares_can_lose_the_red_flag() -> None:
    who = replace(WHO, show_if=when("remarks", "more"))
    assert faults(red_flag(REMARKS, who)) == (not_monotone("remarks", "more", "some"),)


def test_a_worse_answer_that_hides_a_went_on_loses_the_red_flag_of_raise_first() -> None:
    raised = question(
        "raised",
        option("not-yet"),
        option("went-on", 4, went_on=True),
        raised=True,
        show_if=when("remarks", "some"),
    )
    raised_first = replace(red_flag(REMARKS, raised), raise_first=True)
    lost = not_monotone("remarks", "more", "some")
    assert lost in faults(raised_first)


def test_without_the_rule_nothing_has_to_keep_a_red_flag() -> None:
    who = replace(WHO, show_if=when("remarks", "more"))
    signs = (red_flag(REMARKS, who), points_sign("other", 0, 5, 10))
    thresholds = replace(FORMAT_2_THRESHOLDS, red_flags=None)
    assert proof_faults(questionnaire_of(*signs, thresholds=thresholds)) == ()


def test_with_raise_first_a_spared_sign_stays_below_ten() -> None:
    raised = question(
        "raised",
        option("not-yet"),
        option("went-on", 5, went_on=True),
        raised=True,
        show_if=when("remarks", "some", "more"),
    )
    for spares, expected in ((True, []), (False, ["raise-first-ten"])):
        extreme = replace(REMARKS.options[-1], spares=spares)
        remarks = replace(REMARKS, options=(*REMARKS.options[:-1], extreme))
        raised_first = replace(sign("person", remarks, raised), raise_first=True)
        questionnaire = questionnaire_of(raised_first, points_sign("other", 0, 10))
        reported = [code for code in codes(questionnaire) if code != "not-monotone"]
        assert reported == expected


def test_a_worse_answer_that_spares_loses_ten_points() -> None:
    far = question("far", option("no"), option("yes", 10))
    assert not_monotone("remarks", "some", "no", "person.far = yes") in faults(
        red_flag(far, REMARKS, WHO)
    )


def test_a_question_whose_only_effect_is_to_spare_changes_something() -> None:
    assert faults(red_flag(REMARKS, replace(WHO, show_if=None))) == ()
    idle = question("idle", option("client"), option("not-known"))
    assert [fault.code for fault in faults(red_flag(REMARKS, idle))] == ["question-changes-nothing"]


def test_watch_is_unreachable_where_every_serious_sign_is_a_red_flag_too_many() -> None:
    person = red_flag(*points_sign("x", 0, 5, 10).questions)
    assert faults(person, red_flags=2) == ()
    assert faults(person, red_flags=1) == (
        Fault("unreachable", FaultLocation(part="decision"), {"recommendation": "watch"}),
    )


def test_the_rule_asks_for_no_more_red_flags_than_there_can_be() -> None:
    person = red_flag(*points_sign("x", 0, 5, 10).questions)
    too_few = Fault("too-few-red-flags", FaultLocation(part="decision red_flags"), {"count": "2"})
    assert faults(person, red_flags=3) == (too_few,)
    # A sign that is never serious without being spared, or that never went on, cannot be one.
    spared = red_flag(question("q", option("no"), option("yes", 10, spares=True)))
    assert too_few._replace(details={"count": "1"}) in faults(spared)
    silent = replace(person, raise_first=True)
    assert too_few._replace(details={"count": "1"}) in faults(silent)
