"""Plans for leaving: the order of the steps, and their days."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.leaving import Contract, Manner, Notice, PlanDetails, PlanStep
from tensigns.core.leaving_plan import (
    Arrears,
    arrival_day,
    end_day,
    is_notice_short,
    letter_day,
    needs_lawyer_first,
    next_working_day,
    notice_fits,
    plan_steps,
    previous_working_day,
    with_end,
)

THURSDAY = date(2026, 11, 26)
SATURDAY = date(2026, 11, 28)
MONTH = Notice(1, "months")
OPEN_ENDED = PlanDetails(contract="open-ended", notice=MONTH, manner="decent")
CONTRACTS: tuple[Contract | None, ...] = (None, *get_args(Contract))
MANNERS: tuple[Manner | None, ...] = (None, *get_args(Manner))
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
NOTICES = st.builds(Notice, st.integers(0, 200), st.sampled_from(["days", "weeks", "months"]))
TEXTS = st.sampled_from(["", "something"])
ARREARS = st.builds(Arrears, st.none() | DAYS, st.booleans())
"""The first late day can be years ago, today, or years from now."""


@st.composite
def plans(draw: st.DrawFn, today: date) -> PlanDetails:
    """Draw answers. An end is today or later, as in every front end."""
    return PlanDetails(
        contract=draw(st.sampled_from(CONTRACTS)),
        notice=draw(st.none() | NOTICES),
        owed=draw(TEXTS),
        prepaid=draw(TEXTS),
        theirs=draw(TEXTS),
        ours=draw(TEXTS),
        deadlines=draw(TEXTS),
        manner=draw(st.sampled_from(MANNERS)),
        ends=draw(st.none() | st.integers(0, 400).map(lambda days: today + timedelta(days))),
    )


def ids_of(plan: PlanDetails, today: date = THURSDAY) -> list[str]:
    return [step.id for step in plan_steps(plan, today)]


@given(st.data(), DAYS)
def test_every_step_is_on_a_weekday_and_none_is_in_the_past(
    data: st.DataObject, today: date
) -> None:
    plan = data.draw(plans(today))
    steps = plan_steps(plan, today, data.draw(ARREARS))
    assert all(step.on.weekday() < 5 for step in steps)
    assert all(step.on >= today for step in steps)
    assert [step.on for step in steps] == sorted(step.on for step in steps)
    assert len({step.id for step in steps}) == len(steps)


@given(st.data(), DAYS)
def test_the_end_does_not_change_when_it_is_written_down(data: st.DataObject, today: date) -> None:
    plan, arrears = data.draw(plans(today)), data.draw(ARREARS)
    dated = with_end(plan, today, arrears)
    assert with_end(dated, today, arrears) == dated


@given(st.data(), DAYS | st.dates(date(2024, 12, 10), date(2024, 12, 31)))
def test_announcing_waits_for_at_most_one_reminder(data: st.DataObject, today: date) -> None:
    plan = replace(data.draw(plans(today)), owed="three invoices")
    steps = {step.id: step.on for step in plan_steps(plan, today)}
    if "announce" in steps or (plan.manner != "safety" and "letter" in steps):
        ids = [*steps]
        announced = "announce" if "announce" in steps else "letter"
        assert ids.index("invoice") < ids.index("remind")
        # With a legal risk, what is owed is collected after the letter.
        is_risk = plan.manner == "legal-risk"
        assert (ids.index("remind") < ids.index(announced)) == (not is_risk)
        without_debt = {step.id: step.on for step in plan_steps(replace(plan, owed=""), today)}
        # The reminder gives seven days. Christmas and a weekend can add five.
        assert steps[announced] - without_debt[announced] <= timedelta(12)


def test_the_letter_goes_out_when_the_day_in_the_reminder_has_passed() -> None:
    owing = replace(OPEN_ENDED, owed="an invoice")
    steps = dict(plan_steps(owing, THURSDAY))
    # The reminder asks for payment by Thursday 3 December.
    assert (steps["remind"], steps["announce"]) == (THURSDAY, date(2026, 12, 4))
    # An end that the user gave leaves no time to wait.
    soon = dict(plan_steps(replace(owing, ends=date(2027, 1, 2)), THURSDAY))
    assert soon["announce"] == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("arrears", "remind"),
    [
        (Arrears(late_from=date(2026, 11, 2)), THURSDAY),
        (Arrears(late_from=date(2026, 12, 13)), date(2026, 12, 14)),
        (Arrears(is_disputed=True), THURSDAY),
    ],
)
def test_a_reminder_is_sent_when_something_is_late(arrears: Arrears, remind: date) -> None:
    owing = replace(OPEN_ENDED, owed="an invoice")
    steps = dict(plan_steps(owing, THURSDAY, arrears))
    assert steps["remind"] == remind
    waits = arrears.late_from == date(2026, 11, 2)
    assert steps["announce"] == (date(2026, 12, 4) if waits else THURSDAY)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_who_was_given_notice_confirms_it_at_once_and_needs_no_lawyer_first(
    contract: Contract | None,
) -> None:
    plan = PlanDetails(contract=contract, owed="an invoice", manner="they-ended", ends=SATURDAY)
    assert not needs_lawyer_first(plan)
    ids = ids_of(plan)
    assert ids[:4] == ["contract", "invoice", "remind", "letter"]
    assert dict(plan_steps(plan, THURSDAY))["letter"] == THURSDAY
    assert notice_fits(replace(plan, notice=MONTH), THURSDAY, date(2026, 12, 26))
    assert not notice_fits(replace(plan, notice=MONTH), THURSDAY, date(2026, 12, 25))


@given(st.data(), DAYS)
def test_the_announcement_keeps_the_notice_where_there_is_time(
    data: st.DataObject, today: date
) -> None:
    plan = replace(data.draw(plans(today)), contract="open-ended", manner="letter-only")
    if plan.notice is None or not plan.notice.number or is_notice_short(plan, today):
        return
    steps = {step.id: step.on for step in plan_steps(plan, today)}
    assert plan.notice.after(arrival_day(steps["letter"])) <= end_day(plan, today)


def test_the_steps_of_a_decent_leave_are_in_order() -> None:
    plan = replace(OPEN_ENDED, owed="an invoice", prepaid="ten hours", ends=date(2027, 1, 31))
    assert plan_steps(plan, THURSDAY) == (
        ("invoice", THURSDAY),
        ("remind", THURSDAY),
        # Posted on Monday, the letter has arrived on Thursday 31 December.
        ("announce", date(2026, 12, 28)),
        # 24 January and 31 January are Sundays.
        ("hand-over", date(2027, 1, 22)),
        ("access", date(2027, 1, 29)),
        ("refund", date(2027, 1, 29)),
        # It has the work up to and including the end, so it follows the end.
        ("last-invoice", date(2027, 2, 1)),
        ("archive", date(2027, 2, 8)),
        ("look-back", date(2027, 3, 2)),
    )


@given(st.data(), DAYS)
def test_the_last_invoice_is_not_sent_before_the_end(data: st.DataObject, today: date) -> None:
    plan = replace(data.draw(plans(today)), contract="open-ended", manner="decent")
    steps = {step.id: step.on for step in plan_steps(plan, today)}
    assert end_day(plan, today) <= steps["last-invoice"] <= steps["archive"]


@pytest.mark.parametrize(
    ("sent", "arrived"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (THURSDAY, date(2026, 12, 1)),
        (date(2026, 11, 27), date(2026, 12, 2)),
    ],
)
def test_a_letter_has_arrived_on_the_third_weekday(sent: date, arrived: date) -> None:
    assert arrival_day(sent) == arrived


def test_without_an_end_the_notice_or_a_month_counts_from_the_arrival_of_the_letter() -> None:
    # The letter of Thursday 26 November has arrived on Tuesday 1 December.
    thirty_days = replace(OPEN_ENDED, notice=Notice(30, "days"))
    assert end_day(thirty_days, THURSDAY) == date(2026, 12, 31)
    # 1 January is a holiday, and a weekend follows.
    assert end_day(replace(OPEN_ENDED, notice=None), THURSDAY) == date(2027, 1, 4)
    assert end_day(replace(OPEN_ENDED, notice=MONTH), date(2026, 1, 31)) == date(2026, 3, 5)
    assert end_day(replace(thirty_days, manner="they-ended"), THURSDAY) == date(2026, 12, 28)


@pytest.mark.parametrize("contract", ["fixed-term", "project"])
@pytest.mark.parametrize("manner", [manner for manner in MANNERS if manner != "they-ended"])
def test_what_may_not_be_ended_at_will_begins_with_a_lawyer(
    contract: Contract, manner: Manner | None
) -> None:
    plan = PlanDetails(contract=contract, manner=manner)
    assert needs_lawyer_first(plan)
    ids = ids_of(plan)
    assert not {"announce", "letter"} & {*ids}
    first_ids = ["police", "record", "lawyer"] if manner == "safety" else ["lawyer", "record"]
    assert ids[: len(first_ids)] == first_ids


def test_a_notice_in_a_fixed_term_is_an_agreement_that_it_can_end() -> None:
    plan = PlanDetails(contract="fixed-term", notice=MONTH, manner="letter-only")
    assert not needs_lawyer_first(plan)
    assert ids_of(plan)[:2] == ["clause", "invoice"]


def test_a_threat_means_police_first_no_notice_and_no_meeting() -> None:
    plan = replace(OPEN_ENDED, manner="safety", owed="an invoice", ends=date(2027, 3, 1))
    steps = plan_steps(plan, SATURDAY)
    assert end_day(plan, SATURDAY) == date(2026, 11, 30)
    assert [step.id for step in steps[:4]] == ["police", "record", "letter", "access"]
    assert {step.on for step in steps[:4]} == {date(2026, 11, 30)}
    assert "announce" not in [step.id for step in steps]


def test_a_legal_risk_is_put_in_writing_at_once_and_the_answer_kept_before_the_end() -> None:
    plan = replace(OPEN_ENDED, manner="legal-risk", ends=date(2027, 6, 30))
    steps = {step.id: step.on for step in plan_steps(plan, THURSDAY)}
    assert [*steps][:4] == ["invoice", "risk", "letter", "risk-answer"]
    # A lawyer can be asked before the letter.
    assert (steps["letter"], steps["risk-answer"]) == (date(2026, 11, 30), date(2026, 12, 14))
    soon = replace(plan, ends=date(2026, 12, 1))
    soon_steps = {step.id: step.on for step in plan_steps(soon, THURSDAY)}
    assert soon_steps["risk-answer"] <= soon_steps["access"]


def test_what_was_agreed_is_read_first_unless_the_notice_is_known() -> None:
    assert ids_of(replace(OPEN_ENDED, contract="unknown"))[0] == "contract"
    assert ids_of(replace(OPEN_ENDED, contract="nothing-written"))[0] == "contract"
    assert ids_of(replace(OPEN_ENDED, notice=None))[0] == "contract"
    assert "contract" not in ids_of(OPEN_ENDED)


def test_a_notice_counts_from_the_day_of_the_letter() -> None:
    plan = with_end(OPEN_ENDED, THURSDAY)
    plan = replace(plan, steps=(PlanStep("announce", "Call.", THURSDAY),))
    ends = end_day(plan, THURSDAY)
    assert notice_fits(plan, letter_day(plan, THURSDAY), ends)
    late = date(2026, 12, 10)
    assert letter_day(plan, late) == late
    assert not notice_fits(plan, letter_day(plan, late), ends)
    assert notice_fits(replace(plan, manner="safety"), late, ends)


@pytest.mark.parametrize(
    ("ends", "hand_over"),
    [
        (date(2026, 11, 26), date(2026, 11, 26)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        # The end is a Sunday.
        (date(2026, 12, 6), date(2026, 12, 3)),
        (date(2026, 12, 11), date(2026, 12, 4)),
    ],
)
def test_the_hand_over_leaves_the_client_a_week_if_there_is_a_week(
    ends: date, hand_over: date
) -> None:
    plan = replace(OPEN_ENDED, notice=None, ends=ends)
    assert dict(plan_steps(plan, THURSDAY))["hand-over"] == hand_over


def test_an_end_before_the_notice_is_named_short() -> None:
    assert is_notice_short(replace(OPEN_ENDED, ends=date(2026, 12, 25)), THURSDAY)
    assert is_notice_short(replace(OPEN_ENDED, ends=date(2026, 12, 31)), THURSDAY)
    assert not is_notice_short(replace(OPEN_ENDED, ends=date(2027, 1, 1)), THURSDAY)
    no_notice = replace(OPEN_ENDED, notice=Notice(0, "days"), ends=THURSDAY)
    assert not is_notice_short(no_notice, THURSDAY)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 12, 25), date(2026, 12, 24), date(2026, 12, 28)),
        (date(2024, 12, 26), date(2024, 12, 24), date(2024, 12, 27)),
        (date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_no_day_is_on_a_holiday_around_christmas(day: date, before: date, after: date) -> None:
    assert (previous_working_day(day), next_working_day(day)) == (before, after)


@pytest.mark.parametrize("offset", range(7))
def test_weekends_are_moved_to_friday_or_monday(offset: int) -> None:
    day = THURSDAY + timedelta(offset)
    assert next_working_day(day) == (date(2026, 11, 30) if offset in (2, 3) else day)
    assert previous_working_day(day) == (date(2026, 11, 27) if offset in (2, 3) else day)
